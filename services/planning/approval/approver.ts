import { dialogTexts } from '../../../cards/conversation/dialogTexts'
import type { Message } from '../../../cards/texts'
import type { Identity } from '../../directory/identity'
import type { ApprovalPolicy } from '../../model/approvalPolicy'
import type { Employee, Person } from '../../model/people'

type Named = Pick<Person, 'id' | 'displayName'>

/** Whom a case is about, and whose it is and was. */
export interface PeopleOfCase {
  readonly employee: Employee
  readonly requester: Named & { readonly account: Identity | undefined }
  /** Oldest first. */
  readonly earlierRequesters: readonly PeopleOfCase['requester'][]
}

/** Somebody who acts in a case. */
export interface Somebody extends Named {
  /** Ids of the people of the case who are the same person, by another account, as far as the directory shows it. */
  readonly alsoIs?: readonly string[] | undefined
}

const say = dialogTexts.say

/** Promise 8: nobody decides about their own leaving, by whichever account. Why not; undefined when it is about another. */
export function whyAboutThemselves({ employee }: Pick<PeopleOfCase, 'employee'>, actor: Somebody): Message | undefined {
  if (actor.id === employee.id) return say('leaverApproves')
  return isAlso(actor, employee) ? say('leaversOther', { name: employee.displayName }) : undefined
}

/**
 * Four eyes: the approver is neither the leaver nor, where a second person is asked for, anybody whose case it is or was,
 * by whichever account. Why somebody may not approve or reject in this case; undefined when they may. That they are in the
 * approvers group is for the directory to say.
 */
export function whyNotApprover(people: PeopleOfCase, actor: Somebody, policy: ApprovalPolicy): Message | undefined {
  const leaver = whyAboutThemselves(people, actor)
  if (leaver !== undefined || policy !== 'second-person') return leaver
  const { requester, earlierRequesters } = people
  if (actor.id === requester.id) return say('secondPerson')
  if (earlierRequesters.some(({ id }) => id === actor.id)) return say('wasRequester')
  const same = [requester, ...earlierRequesters].find((one) => isAlso(actor, one))
  return same === undefined ? undefined : say('requestersOther', { name: same.displayName })
}

/** Those who may not be the approver, as far as the journal knows them: of whom the directory is asked who is who. */
export function accountsOfCase({ employee, requester, earlierRequesters }: PeopleOfCase): readonly Identity[] {
  const requesters = [requester, ...earlierRequesters]
  return [employee, ...requesters.map(({ id, account }) => account ?? { id, userPrincipalName: '', mail: undefined })]
}

function isAlso({ alsoIs = [] }: Somebody, { id }: Named): boolean {
  return alsoIs.includes(id)
}
