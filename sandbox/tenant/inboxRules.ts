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
