import type { Actor, CaseEvent } from './entry'

/** A press that was refused: which, and why. */
export type Refused = Pick<CaseEvent & { readonly kind: 'refused' }, 'verb' | 'stepId' | 'why'>

/** What makes refused presses the same: who, which verb, which step, and why; not what the reason names. Pure. */
export function refusalKey({ id }: Pick<Actor, 'id'>, { verb, stepId, why }: Refused): string {
  return JSON.stringify([id, verb, stepId ?? '', why.key])
}
