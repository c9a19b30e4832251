import { afterQuiet, type QuietHours } from '../../facts/quietHours'
import { isClosed, type CaseStep, type OffboardingCase } from '../journal/case'
import { botActor } from '../journal/entry'
import type { Journal } from '../journal/journal'
import type { WorkQueue } from '../queue/workQueue'

/** How whoever has a task is reminded of it. */
export interface TaskReminding {
  readonly quiet: QuietHours | undefined
  /** Milliseconds from when it was given to them until the first reminder. */
  readonly after: number
}

/** Milliseconds between one reminder and the next. */
const between = 7 * 24 * 60 * 60_000
/** Whoever did not hear so many will not hear the next. */
export const mostReminders = 4

/** The steps whose task somebody is to be reminded of, and when; none of what is confirmed or closed. Pure. */
export function taskRemindersDue(
  theCase: OffboardingCase,
  { quiet, after }: TaskReminding,
  now: Date,
): readonly { readonly stepId: string; readonly at: Date }[] {
  if (isClosed(theCase) || theCase.accountGoneSince !== undefined) return []
  return theCase.steps.flatMap((step) => {
    const due = nextReminder(step, after)
    if (due === undefined) return []
    const moment = due > now.getTime() ? new Date(due) : now
    return [{ stepId: step.stepId, at: afterQuiet(quiet, moment) }]
  })
}

function nextReminder({ status, taskGiven }: CaseStep, after: number): number | undefined {
  if (status !== 'task' || taskGiven === undefined || taskGiven.reminders.length >= mostReminders) return undefined
  const last = taskGiven.reminders.at(-1)
  return last === undefined ? Date.parse(taskGiven.at) + after : Date.parse(last.at) + between
}

/** Has people reminded of what is due now, and comes back for what is due later. */
export async function remindOfTasks(
  tools: {
    readonly taskReminding?: TaskReminding
    readonly journal: Pick<Journal, 'load' | 'record'>
    readonly queue: Pick<WorkQueue, 'lookAt'>
    readonly now: () => Date
  },
  caseId: string,
): Promise<void> {
  const { taskReminding: reminding, journal, queue } = tools
  const theCase = reminding === undefined ? undefined : await journal.load(caseId)
  if (reminding === undefined || theCase === undefined) return
  const now = tools.now()
  const dueNow = (found: OffboardingCase) => taskRemindersDue(found, reminding, now).filter(({ at }) => at <= now)
  const reminded =
    dueNow(theCase).length === 0
      ? theCase
      : await journal.record(caseId, botActor, (latest) =>
          dueNow(latest).map(({ stepId }) => ({ kind: 'taskReminded', stepId })),
        )
  for (const { at } of taskRemindersDue(reminded, reminding, now)) await queue.lookAt(caseId, at)
}
