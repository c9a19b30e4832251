import { afterQuiet, type QuietHours } from '../../facts/quietHours'
import type { AnyStep } from '../../steps/step'
import { isClosed, isSent, type OffboardingCase } from '../journal/case'
import { botActor } from '../journal/entry'
import type { Journal } from '../journal/journal'
import { isKeptByMoment, momentOf } from '../journal/timed'
import type { WorkQueue } from '../queue/workQueue'
import { partOf } from './progress'

/** How long before a moment people are told that it is near, milliseconds. */
const ahead = 24 * 60 * 60_000

/**
 * The moments of a case of which people are to be reminded, and when: once each, a day before, of what is still to begin by
 * then; none of one that was chosen within that day, and none that has come. Pure.
 */
export function momentRemindersDue(
  theCase: OffboardingCase,
  steps: readonly AnyStep[],
  quiet: QuietHours | undefined,
  now: Date,
): readonly { readonly moment: string; readonly at: Date }[] {
  const { timed, momentReminders } = theCase
  if (timed === undefined || isClosed(theCase) || !isSent(theCase)) return []
  const open = theCase.steps.filter(
    (step) => step.status !== 'done' && step.status !== 'skipped' && isKeptByMoment(step),
  )
  const moments = new Set(open.flatMap((step) => momentOf(theCase, partOf(theCase, step, steps))?.at ?? []))
  return [...moments].flatMap((moment) => {
    const due = Date.parse(moment) - ahead
    const at = afterQuiet(quiet, new Date(Math.max(due, now.getTime())))
    const isLate = due <= Date.parse(timed.at) || at.getTime() >= Date.parse(moment)
    return isLate || momentReminders.some((one) => one.moment === moment) ? [] : [{ moment, at }]
  })
}

/** Has people reminded of what is due now, and comes back for what is due later. */
export async function remindOfMoments(
  tools: {
    readonly steps: readonly AnyStep[]
    readonly quietHours?: QuietHours | undefined
    readonly journal: Pick<Journal, 'load' | 'record'>
    readonly queue: Pick<WorkQueue, 'lookAt'>
    readonly now: () => Date
  },
  caseId: string,
): Promise<void> {
  const { steps, quietHours, journal, queue } = tools
  const theCase = await journal.load(caseId)
  if (theCase?.timed === undefined) return
  const now = tools.now()
  const remindersOf = (found: OffboardingCase) => momentRemindersDue(found, steps, quietHours, now)
  const isDue = ({ at }: { readonly at: Date }) => at <= now
  const reminded = remindersOf(theCase).some(isDue)
    ? await journal.record(caseId, botActor, (latest) =>
        remindersOf(latest)
          .filter(isDue)
          .map(({ moment }) => ({ kind: 'momentReminded', moment })),
      )
    : theCase
  for (const { at } of remindersOf(reminded)) await queue.lookAt(caseId, at)
}
