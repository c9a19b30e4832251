import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { GraphOperation, JsonObject, PersonOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { CallsFacts } from './afterDecision'
import { isSameNumber, type TelephoneNumber } from './reading'

const say = sayOf(callsTexts)
const management = '/admin/teams/telephoneNumberManagement/numberAssignments'

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
  const { irreversible: _, ...taking } = unassign(number)
  return { ...taking, explain: say('explainUnassignBack', { number: number.telephoneNumber, successor: displayName }) }
}

/** Gives a free number to somebody with a phone licence. */
export function assign(number: TelephoneNumber, { id, displayName }: Person): GraphOperation {
  return assignTo(number, id, say('explainAssign', { number: number.telephoneNumber, successor: displayName }))
}

export function assignBack(number: TelephoneNumber, { id }: Employee): GraphOperation {
  return assignTo(number, id, say('explainAssignBack', { number: number.telephoneNumber }))
}

/**
 * Has a person take a number away that Microsoft 365 does not let go, and give it to the successor where there is one. Sources:
 * learn, direct-routing-enable-users (OnPremLineUri), cloud-consolidation-managing-attributes (msRTCSIP-Line).
 */
export function moveByHand(
  { userPrincipalName: upn }: Employee,
  { telephoneNumber: number, writtenBy }: TelephoneNumber,
  successor: Person | undefined,
): PersonOperation {
  const values = { number, upn, successor: successor?.userPrincipalName ?? 'nobody' }
  return {
    via: 'person',
    explain: say('explainMoveByHand', { ...values, successor: successor?.displayName ?? 'nobody' }),
    instruction: say(writtenBy === 'activeDirectory' ? 'instructInDirectory' : 'instructByOperator', values),
  }
}

/** Has a person put such a number back to where it was. */
export function moveBackByHand(
  { userPrincipalName: upn }: Employee,
  { telephoneNumber: number, writtenBy }: TelephoneNumber,
): PersonOperation {
  const values = { number, upn }
  return {
    via: 'person',
    explain: say('explainAssignBack', values),
    instruction: say(writtenBy === 'activeDirectory' ? 'instructBackInDirectory' : 'instructBackByOperator', values),
  }
}

function assignTo(number: TelephoneNumber, assignmentTargetId: string, explain: Message): GraphOperation {
  const { telephoneNumber, numberType, locationId } = number
  const location: JsonObject = locationId === undefined ? {} : { locationId }
  const body = { telephoneNumber, numberType, assignmentTargetId, assignmentCategory: 'primary', ...location }
  return { via: 'graph', method: 'POST', path: `${management}/assignNumber`, body, explain }
}

/** Whether somebody holds that very number. */
export function holdsSame(number: TelephoneNumber | undefined, other: TelephoneNumber | undefined): boolean {
  return number !== undefined && other !== undefined && isSameNumber(number.telephoneNumber, other.telephoneNumber)
}

/** Whether the successor holds the number that the leaver had. */
export function isGiven({ successorNumbers }: CallsFacts, number: TelephoneNumber | undefined): boolean {
  return number !== undefined && successorNumbers.some((one) => isSameNumber(one, number.telephoneNumber))
}
