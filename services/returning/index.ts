import type { Cloud } from '../model/cloud'
import type { AnyStep } from '../steps/step'
import { account } from '../steps/account'
import { calls } from '../steps/calls'
import { contain } from '../steps/contain'
import { notice } from '../steps/notice'
import { foundEverywhere, isAccountThere, onlyWithAccount } from './account'
import { letterTaken, noticeOfReturn } from './notice'
import { unlessGivenOn } from './number'
import { unlessAdministrator } from './unblocking'
import { wayIn, wayInId } from './wayIn'
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

/** What stands ready when somebody signs in again. Not what only whoever is back can do, such as to enrol a phone. */
const beforeTheWayIn = ['contain', 'licences', 'mailbox', 'mailbox-access', 'onedrive', 'calls', 'groups', 'roles']

/**
 * The way back of each step: the account’s first, then a way in for the person, and who was told of the leaving hears of the
 * return. Pure.
 * @param cloud which Microsoft cloud the tenant is in
 */
export function waysBack(steps: readonly AnyStep[], cloud: Cloud = 'global'): readonly AnyStep[] {
  const others = steps.filter(({ id }) => id !== account.id && id !== notice.id)
  const back = (step: AnyStep, order: OrderBack, made?: string) => stepBack(step, order, isAccountThere, made)
  return [
    ...steps
      .filter(({ id }) => id === account.id)
      .map((step) => foundEverywhere(back(step, { after: [], follows: [] }))),
    ...[
      ...others.map((step) => {
        const own = back(step, { after: [account.id], follows: goesAfter[step.id] ?? [] })
        if (step.id === contain.id) return unlessAdministrator(own)
        return step.id === calls.id ? unlessGivenOn(own) : own
      }),
      back(wayIn(cloud), { after: [account.id], follows: beforeTheWayIn }, contain.id),
      {
        ...back(noticeOfReturn, { after: [account.id], follows: [...beforeTheWayIn, wayInId] }),
        verified: letterTaken,
      },
    ].map(onlyWithAccount),
  ]
}
