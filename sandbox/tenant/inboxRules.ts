import type { Tenant, User } from './state'
import type { InboxRule } from './state/inboxRules'

/** Adds a rule that is on. @returns its number, as text */
export function addInboxRule(
  { inboxRules }: Tenant,
  { id: owner }: User,
  rule: Omit<InboxRule, 'id' | 'enabled'>,
): string {
  const rules = inboxRules.get(owner) ?? []
  const id = `2748837420019${rules.length.toString().padStart(7, '0')}`
  inboxRules.set(owner, [...rules, { ...rule, id, enabled: true }])
  return id
}

/** The names of the rules that Outlook on a computer keeps for itself. */
export function outlookRulesOf({ inboxRules }: Tenant, { id }: User): readonly string[] {
  return (inboxRules.get(id) ?? []).filter(({ onlyInOutlook }) => onlyInOutlook === true).map(({ name }) => name)
}

/** The rules of a mailbox that its owner sees. */
export function rulesOfMailbox({ inboxRules }: Tenant, { id }: User): readonly InboxRule[] {
  return (inboxRules.get(id) ?? []).filter(({ hidden }) => !hidden)
}

/** Adds a rule as its owner would; it is on unless it is said to be off. */
export function addMessageRule(
  tenant: Tenant,
  user: User,
  rule: Omit<InboxRule, 'id' | 'enabled'> & Partial<InboxRule>,
): InboxRule {
  const id = addInboxRule(tenant, user, rule)
  const made: InboxRule = { enabled: true, ...rule, id }
  tenant.inboxRules.set(
    user.id,
    (tenant.inboxRules.get(user.id) ?? []).map((one) => (one.id === id ? made : one)),
  )
  return made
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
