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

/**
 * What happened to calls before, each group of settings whole as it was read. What was not read as Microsoft's cmdlet takes it is
 * a task: nothing is made up in its place.
 */
export function forwardAsBefore(
  employee: Employee,
  { forwardingTo: target, unanswered, settings }: CallsFacts,
): readonly Operation[] {
  const wasForwarded = settings?.IsForwardingEnabled ?? target !== undefined
  const forwarded = settings === undefined && target !== undefined ? singleTarget(target) : settings
  return [
    wasForwarded
      ? asItWas(
          employee,
          { IsForwardingEnabled: true },
          forwardingGroup.safeParse(forwarded).data,
          'explainForwardBack',
        )
      : setCallSettings(employee, { IsForwardingEnabled: false }, say('explainForwardOff')),
    ...(unanswered
      ? [
          asItWas(
            employee,
            { IsUnansweredEnabled: true },
            unansweredGroup.safeParse(settings).data,
            'explainUnansweredBack',
          ),
        ]
      : []),
  ]
}

function asItWas(
  employee: Employee,
  enabled: JsonObject,
  group: JsonObject | undefined,
  explain: 'explainForwardBack' | 'explainUnansweredBack',
): Operation {
  if (group !== undefined) return setCallSettings(employee, { ...enabled, ...group }, say(explain))
  const instruction = say('instructCallsBack', { upn: employee.userPrincipalName })
  return { via: 'person', explain: say(explain), instruction }
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
