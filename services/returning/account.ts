import { returningTexts } from '../../cards/returning/texts'
import { readMailbox } from '../facts/mailboxAsRead'
import { findUser } from '../facts/user'
import { sayOf } from '../../cards/conversation/decision'
import { asMade } from '../model/partBack'
import type { FactsAbout } from '../model/people'
import type { Reader } from '../remote/reader'
import { account } from '../steps/account'
import type { AnyStep, Context } from '../steps/step'
import { idBack, type BackDecision, type BackFacts } from './stepBack'

const say = sayOf(returningTexts)

/** A part that nobody sends anything for: it is waited for until all find the account. */
const visible = 'visible'

/** Seconds until an account that was restored must be found everywhere; a day, as Microsoft names hours and no limit. */
const foundWithin = 24 * 3_600

/** Whether the directory has the account. Throws RemoteError. */
export async function isAccountThere({ graph }: Pick<Reader, 'graph'>, { id }: FactsAbout): Promise<boolean> {
  const user = await findUser(graph, id)
  return user !== undefined && user.deletedDateTime == null
}

/** Of an account that is deleted, and is left so, nothing else comes back: there is nothing to ask. */
export function onlyWithAccount(back: AnyStep): AnyStep {
  return {
    ...back,
    applies: (facts, context) => !staysDeleted(context) && back.applies(facts, context),
  }
}

function staysDeleted({ facts, decisions }: Context): boolean {
  const id = idBack(account.id)
  return isLeftDeleted(facts[id], decisions[id])
}

function isLeftDeleted(facts: unknown, decision: unknown): boolean {
  const [found, decided] = [facts as BackFacts | undefined, decision as BackDecision | undefined]
  return decided?.choice === 'leave' && (found?.parts.length ?? 0) > 0
}

/**
 * The account's own way back is done only once its mailbox is found, too: what is asked of Exchange before that is answered
 * as if there were none. Measured: the order that binds.
 */
export function foundEverywhere(back: AnyStep): AnyStep {
  return {
    ...back,
    patienceSeconds: foundWithin,
    async read(from, employee, decision, made) {
      const facts = (await back.read(from, employee, decision, made)) as BackFacts
      if (made?.mailbox !== true || facts.parts.length > 0) return facts
      const isFound = (await readMailbox(from.exchange, employee.id)) !== undefined
      return isFound ? facts : { parts: [asMade(visible)] }
    },
    /**
     * Restored, it is no more among the deleted users, and not yet among the others: measured. What Microsoft accepted is
     * waited for, and not lost.
     */
    withAccepted(facts, accepted, partly) {
      const read = (back.withAccepted?.(facts, accepted, partly) ?? facts) as BackFacts
      const isOnItsWay = accepted.length > 0 && read.parts.some(({ stands }) => stands === 'lost')
      return isOnItsWay ? { parts: [asMade(visible)] } : read
    },
    whyNotVisible: () => say('notFoundYet'),
    leftToPeople: (employee, facts, decision, before) => [
      ...(back.leftToPeople?.(employee, facts, decision, before) ?? []),
      ...(isLeftDeleted(facts, decision) ? [say('staysDeleted')] : []),
    ],
  }
}
