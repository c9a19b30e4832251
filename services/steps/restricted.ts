import { sayOf } from '../../cards/conversation/decision'
import { restrictedTexts } from '../../cards/steps/restricted'
import type { Restriction } from '../facts/restriction'
import type { Finding } from '../model/finding'
import type { Message } from '../model/message'
import type { Operation, PersonOperation } from '../model/operation'
import type { Employee } from '../model/people'

const say = sayOf(restrictedTexts)

/** Facts of an account that a restricted management unit may protect. Not in journals of before. */
export interface PerhapsRestricted {
  readonly restriction?: Restriction
}

/**
 * What goes out to change an account: the requests themselves, or where Microsoft would refuse them all a task for those who
 * may.
 * @param what the same in words, in the infinitive: “delete the account”
 */
export function byWhoMay(
  facts: PerhapsRestricted,
  { userPrincipalName: upn }: Employee,
  what: Message,
  requests: readonly Operation[],
): readonly Operation[] {
  const { restriction } = facts
  if (requests.length === 0 || restriction === undefined || !isForOthers(facts)) return requests
  const values = valuesOf(restriction)
  const task: PersonOperation = {
    via: 'person',
    explain: say('explain', { ...values, what }),
    instruction: say('instruct', { ...values, what, upn }),
    link: restriction.link,
  }
  return [task]
}

/** Whether only others than the bot may change the account. */
export function isForOthers({ restriction }: PerhapsRestricted): boolean {
  return restriction?.tries === false
}

/** That only some may change the account, where the bot is not among them. */
export function restrictedFindings(facts: PerhapsRestricted): readonly Finding[] {
  const { restriction } = facts
  if (restriction === undefined || !isForOthers(facts)) return []
  return [{ tone: 'warning', message: say('finding', valuesOf(restriction)) }]
}

function valuesOf({ units, administrators }: Restriction) {
  const list = (names: readonly string[]) => names.map((text) => say('name', { text }))
  return { names: list(units), who: administrators.length === 0 ? [say('nobody')] : list(administrators) }
}
