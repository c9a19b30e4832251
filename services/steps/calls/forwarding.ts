import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { JsonObject, Operation, TeamsOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import { forwardingGroup, unansweredGroup } from '../../remote/cmdlets/teams'
import type { CallsFacts } from './afterDecision'

const say = sayOf(callsTexts)

/**
 * Whether calls go on to this person. Teams writes the target of forwarding as a directory id or as a SIP address, which is
 * the user principal name.
 */
export function isForwardedTo(target: string | undefined, { id, userPrincipalName }: Person): boolean {
  const written = target?.toLowerCase().replace(/^sip:/, '')
  return written === id.toLowerCase() || written === userPrincipalName.toLowerCase()
}

/**
 * Forwards all calls at once. The settings of forwarding and of unanswered calls are parameter sets of their own in
 * Set-CsUserCallingSettings: one call cannot carry both, so the second is switched off first.
 */
export function forwardTo(employee: Employee, successor: Person, unanswered: boolean): readonly Operation[] {
  const words = say('explainForward', { successor: successor.displayName })
  const forward = setCallSettings(employee, forwardingTo(successor.id), words)
  if (!unanswered) return [forward]
  return [setCallSettings(employee, { IsUnansweredEnabled: false }, say('explainUnanswered')), forward]
}

/** What happens to calls at once, or to those that nobody answers: whether anything does, and the settings of it as the cmdlet takes them. */
export interface CallSetting {
  readonly isOn: boolean
  /** Undefined where it was not read as Microsoft's cmdlet takes it. */
  readonly group: JsonObject | undefined
}

/** Where calls go at once. In journals of before only one target is known. */
export function forwardingIn({ forwardingTo, settings }: CallsFacts): CallSetting {
  const isOn = settings?.IsForwardingEnabled ?? forwardingTo !== undefined
  const told = settings ?? (forwardingTo === undefined ? undefined : singleTarget(forwardingTo))
  return { isOn, group: isOn ? forwardingGroup.safeParse(told).data : undefined }
}

/** What happens to calls that nobody answers. */
export function unansweredIn({ unanswered, settings }: CallsFacts): CallSetting {
  return { isOn: unanswered, group: unanswered ? unansweredGroup.safeParse(settings).data : undefined }
}

/** The telephone number that calls are forwarded to, which may be anybody's; undefined where they are not, or to a colleague. */
export function outsideNumberIn({ group }: CallSetting): string | undefined {
  const target = group?.['ForwardingTarget']
  return typeof target === 'string' && /^(tel:)?\+?[\d\s().-]+$/i.test(target) ? target : undefined
}

/** Ends forwarding. */
export function stopForwarding(employee: Employee): TeamsOperation {
  return setCallSettings(employee, { IsForwardingEnabled: false }, say('explainForwardOff'))
}

/**
 * Forwarding as it was before, its settings whole. What was not read as the cmdlet takes it is a task: nothing is made up in its
 * place.
 */
export function forwardingAsBefore(employee: Employee, before: CallSetting): Operation {
  const { isOn, group } = before
  if (!isOn) return stopForwarding(employee)
  const target = outsideNumberIn(before)
  const explain = target === undefined ? say('explainForwardBack') : say('explainForwardOutsideBack', { target })
  return asItWas(employee, { IsForwardingEnabled: true }, group, explain)
}

/** The same for calls that nobody answers, to which something happened. */
export function unansweredAsBefore(employee: Employee, { group }: CallSetting): Operation {
  return asItWas(employee, { IsUnansweredEnabled: true }, group, say('explainUnansweredBack'))
}

function asItWas(employee: Employee, enabled: JsonObject, group: JsonObject | undefined, explain: Message): Operation {
  if (group !== undefined) return setCallSettings(employee, { ...enabled, ...group }, explain)
  const instruction = say('instructCallsBack', { upn: employee.userPrincipalName })
  return { via: 'person', explain, instruction }
}

function forwardingTo(target: string): JsonObject {
  return { IsForwardingEnabled: true, ...singleTarget(target) }
}

function singleTarget(target: string) {
  return { ForwardingType: 'Immediate', ForwardingTargetType: 'SingleTarget', ForwardingTarget: target } as const
}

function setCallSettings({ id }: Employee, parameters: JsonObject, explain: Message): TeamsOperation {
  return { via: 'teams', cmdlet: 'Set-CsUserCallingSettings', parameters: { Identity: id, ...parameters }, explain }
}
