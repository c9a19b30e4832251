import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { GraphOperation, JsonObject, Operation, TeamsOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { TelephoneNumber } from './reading'

const say = sayOf(callsTexts)
const management = '/admin/teams/telephoneNumberManagement/numberAssignments'

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

/** Takes a number from whoever holds it. Answered with 202; the gateway follows it to its end. */
export function unassign({ telephoneNumber, numberType }: TelephoneNumber): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `${management}/unassignNumber`,
    body: { telephoneNumber, numberType },
    explain: say('explainUnassign', { number: telephoneNumber }),
    irreversible: true,
  }
}

export function unassignBack(number: TelephoneNumber, { displayName }: Person): GraphOperation {
  const explain = say('explainUnassignBack', { number: number.telephoneNumber, successor: displayName })
  return { ...unassign(number), explain }
}

/** Gives a free number to somebody with a phone licence. */
export function assign(number: TelephoneNumber, { id, displayName }: Person): GraphOperation {
  return assignTo(number, id, say('explainAssign', { number: number.telephoneNumber, successor: displayName }))
}

export function assignBack(number: TelephoneNumber, { id }: Employee): GraphOperation {
  return assignTo(number, id, say('explainAssignBack', { number: number.telephoneNumber }))
}

function assignTo(number: TelephoneNumber, assignmentTargetId: string, explain: Message): GraphOperation {
  const { telephoneNumber, numberType, locationId } = number
  const location: JsonObject = locationId === undefined ? {} : { locationId }
  const body = { telephoneNumber, numberType, assignmentTargetId, assignmentCategory: 'primary', ...location }
  return { via: 'graph', method: 'POST', path: `${management}/assignNumber`, body, explain }
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
