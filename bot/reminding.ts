import type { Calling } from '../services/cases/engine/approversCalled'
import type { TaskReminding } from '../services/cases/engine/taskReminders'
import type { Configuration } from './configuration'

/** How approvers are called, where there is anybody to call. */
export function callingBy({ mentions, quietHours, callTimes }: Configuration): { readonly calling?: Calling } {
  if (mentions.length === 0 && callTimes.escalated === undefined) return {}
  return { calling: { quiet: quietHours, ...callTimes } }
}

/** How whoever has a task is reminded of it, unless nobody is to be. */
export function remindingBy({ quietHours: quiet, taskReminder: after }: Configuration): {
  readonly taskReminding?: TaskReminding
} {
  return after === undefined ? {} : { taskReminding: { quiet, after } }
}
