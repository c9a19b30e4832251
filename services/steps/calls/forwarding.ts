import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { JsonObject, Operation, TeamsOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'

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

/** Forwarding as it was; unanswered calls go back to what Teams does by default, since more of it was not read. */
export function forwardAsBefore(
  employee: Employee,
  target: string | undefined,
  unanswered: boolean,
): readonly Operation[] {
  if (target !== undefined) return [setCallSettings(employee, forwardingTo(target), say('explainForwardBack'))]
  const off = setCallSettings(employee, { IsForwardingEnabled: false }, say('explainForwardOff'))
  if (!unanswered) return [off]
  const voicemail = { IsUnansweredEnabled: true, UnansweredTargetType: 'Voicemail', UnansweredDelay: '00:00:20' }
  return [off, setCallSettings(employee, voicemail, say('explainVoicemail'))]
}

function forwardingTo(target: string): JsonObject {
  return {
    IsForwardingEnabled: true,
    ForwardingType: 'Immediate',
    ForwardingTargetType: 'SingleTarget',
    ForwardingTarget: target,
  }
}

function setCallSettings({ id }: Employee, parameters: JsonObject, explain: Message): TeamsOperation {
  return { via: 'teams', cmdlet: 'Set-CsUserCallingSettings', parameters: { Identity: id, ...parameters }, explain }
}
