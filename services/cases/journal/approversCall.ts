import type { ApproversCall } from './caseState'
import type { CaseEvent, Entry } from './entry'

/** One call of the approvers, as its entry says it: a first one is of what waits since then. Pure. */
export function callIn(
  { level, since }: CaseEvent & { readonly kind: 'approversCalled' },
  { at, revision }: Entry,
): ApproversCall {
  return { revision, at, since: since ?? at, level: level ?? 'first' }
}
