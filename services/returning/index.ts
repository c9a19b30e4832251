import type { AnyStep } from '../steps/step'
import { account } from '../steps/account'
import { foundEverywhere, isAccountThere } from './account'
import { stepBack, type OrderBack } from './stepBack'

export { idBack, type BackDecision, type BackFacts } from './stepBack'

/**
 * What each waits for besides the account, by ids of steps of an offboarding: they go first, and need not succeed, so that
 * one refusal never loses the rest. Measured where an order binds: a licence needs a seat; a mailbox of its own, a number and
 * a queue need the licence; an account that is in a role or in a group that gives one cannot be unblocked by an application;
 * the successor is out of the mailbox and the files before somebody can sign in; a hold ends last, if at all.
 */
const goesAfter: Readonly<Record<string, readonly string[]>> = {
  licences: ['seats'],
  mailbox: ['licences'],
  calls: ['licences'],
  pointers: ['mailbox', 'calls'],
  contain: ['licences', 'mailbox', 'mailbox-access', 'onedrive'],
  roles: ['contain'],
  groups: ['contain'],
  ownership: ['contain'],
  hold: ['mailbox', 'mailbox-access', 'groups', 'licences'],
}

/** The way back of each step, in the order in which a return goes: `account` first of all. Pure. */
export function waysBack(steps: readonly AnyStep[]): readonly AnyStep[] {
  const [first, others] = [
    steps.filter(({ id }) => id === account.id),
    steps.filter(({ id }) => id !== account.id).toReversed(),
  ]
  return [
    ...first.map((step) => foundEverywhere(stepBack(step, { after: [], follows: [] }, isAccountThere))),
    ...others.map((step) => stepBack(step, orderOf(step.id), isAccountThere)),
  ]
}

function orderOf(stepId: string): OrderBack {
  return { after: [account.id], follows: goesAfter[stepId] ?? [] }
}
