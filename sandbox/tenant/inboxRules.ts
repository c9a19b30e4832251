import type { Tenant, User } from './state'
import type { InboxRule } from './state/inboxRules'

/** Adds a rule, which is on unless it is said to be off, under a number that no other has. */
export function addInboxRule(
  { inboxRules }: Tenant,
  { id: owner }: User,
  rule: Omit<InboxRule, 'id' | 'enabled'> & Partial<Pick<InboxRule, 'enabled'>>,
): InboxRule {
  const rules = inboxRules.get(owner) ?? []
  const number = Math.max(0, ...rules.map(({ id }) => Number(id.slice(-7)))) + 1
  const made = { enabled: true, ...rule, id: `2748837420019${number.toString().padStart(7, '0')}` }
  inboxRules.set(owner, [...rules, made])
  return made
}

/** The names of the rules that Outlook on a computer keeps for itself. */
export function outlookRulesOf({ inboxRules }: Tenant, { id }: User): readonly string[] {
  return (inboxRules.get(id) ?? []).filter(({ onlyInOutlook }) => onlyInOutlook === true).map(({ name }) => name)
}

/** The rules of a mailbox that its owner sees. */
export function rulesOfMailbox({ inboxRules }: Tenant, { id }: User): readonly InboxRule[] {
  return (inboxRules.get(id) ?? []).filter(({ hidden }) => !hidden)
}

/** Changes what is named of a rule. */
export function changeMessageRule(rule: InboxRule, parts: Partial<InboxRule>): InboxRule {
  return Object.assign(rule, parts)
}

/** Takes a rule away. */
export function removeMessageRule({ inboxRules }: Tenant, { id }: User, rule: InboxRule): void {
  inboxRules.set(
    id,
    (inboxRules.get(id) ?? []).filter((one) => one !== rule),
  )
}
