import { isGuardedBy, type Rule } from '../steps/rule'

/** A step about which nothing can be planned, and the ids of the steps of which too little is known for that. */
export interface LeftOut {
  readonly stepId: string
  readonly because: readonly string[]
}

/**
 * Of which steps nothing may be planned while facts cannot be read: those whose own facts they are, and those guarded by a
 * rule that looks at them. What cannot be known is never taken for harmless, and stops no more than that. Pure.
 * @param stepIds all steps of the case
 * @param unread ids of those that could not be read
 */
export function leftOutBy(
  stepIds: readonly string[],
  rules: readonly Rule[],
  unread: readonly string[],
): readonly LeftOut[] {
  if (unread.length === 0) return []
  return stepIds.flatMap((stepId) => {
    const because = unread.filter((id) => id === stepId || rules.some((rule) => stops(rule, stepId, id)))
    return because.length === 0 ? [] : [{ stepId, because }]
  })
}

/** Whether a rule can judge at all while these facts cannot be read. */
export function canJudge({ uses, letsGoUnread = [] }: Rule, unread: readonly string[]): boolean {
  return letsGoUnread.length > 0 || !uses.some((id) => unread.includes(id))
}

function stops(rule: Rule, stepId: string, unreadId: string): boolean {
  return isGuardedBy(rule, stepId) && rule.uses.includes(unreadId) && rule.letsGoUnread?.includes(stepId) !== true
}
