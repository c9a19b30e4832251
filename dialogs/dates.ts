import type { Message } from '../cards/texts'
import type { OffboardingCase } from '../services/cases/journal/case'
import { isAftercared } from '../services/cases/journal/standing'
import type { Person } from '../services/model/people'
import type { Reminder } from '../services/steps/step'
import type { CaseSettings } from './settings'
import { lateSteps, relevantSteps, type StepOfCase } from './stepsOfCase'
import { handedBy } from './views/handedOver'

/** A date that the summary names. */
export interface DateToRemember extends Reminder {
  readonly stepId: string
  /** Names it in the journal: its step, what it is about and its day. */
  readonly date: string
  /** What was decided, by which there is such a date. */
  readonly what: Message
  /** ISO 8601: when its step was done, and the summary could name it. */
  readonly knownAt: string
  /** Who has what it is about; undefined where that is nobody, and it is the requester’s. */
  readonly owner: Person | undefined
}

/** The steps that a summary tells of; of a case that was ended, both what one had done and what was found since. Pure. */
export function stepsTold(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] {
  const late = lateSteps(theCase, settings)
  const isLate = ({ state }: StepOfCase) => late.some((one) => one.state.stepId === state.stepId)
  const views = [...relevantSteps(theCase, settings).filter((view) => !isLate(view)), ...late]
  return views.flatMap((view) => asItEnded(theCase, view))
}

function asItEnded({ ended }: OffboardingCase, view: StepOfCase): readonly StepOfCase[] {
  const { earlier } = view.state
  return ended === undefined || earlier === undefined ? [view] : [{ ...view, state: earlier }, view]
}

/** When the effect of a step is felt, and what to remember of it. Pure. */
export function aftermathOf({ definition, state }: StepOfCase) {
  return definition.aftermath(state.before ?? state.facts, state.decision, state.doneAt ?? '')
}

/** The dates of what was done, for the summary that names them and the reminders of them alike. Pure. */
export function datesOf(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly DateToRemember[] {
  const done = stepsTold(theCase, settings).filter(({ state }) => state.status === 'done')
  return done.flatMap((view) =>
    aftermathOf(view).reminders.map((reminder): DateToRemember => {
      const { stepId, decision, doneAt = '' } = view.state
      const what = view.definition.describe(decision)
      const holder = done.find(({ state }) => state.stepId === reminder.about)
      const date = `${stepId}:${reminder.message.key}:${reminder.at.slice(0, 10)}`
      return { ...reminder, stepId, date, what, knownAt: doneAt, owner: holder && handedBy(holder)?.to }
    }),
  )
}

/**
 * When the next of these dates is due that is not due now, as the case is; undefined where none will be before it changes. Pure.
 * @param ahead milliseconds from the reminder to the date
 */
export function nextDate(
  theCase: OffboardingCase,
  dates: readonly DateToRemember[],
  ahead: number,
  now: Date,
): Date | undefined {
  if (!isAftercared(theCase)) return undefined
  const moments = dates.flatMap(({ date, at, knownAt }): readonly (string | number)[] => {
    const newest = theCase.dates.findLast((one) => one.date === date)
    if (newest !== undefined) return newest.seen === undefined && newest.until !== undefined ? [newest.until] : []
    const from = Date.parse(at) - ahead
    return Date.parse(knownAt) < from ? [from] : []
  })
  const later = moments.map((moment) => new Date(moment)).filter((moment) => moment > now)
  return later.sort((one, other) => one.getTime() - other.getTime())[0]
}

/**
 * The dates that somebody is to be reminded of now: those that are near and have not gone by, once; and what was still
 * needed when they were asked, when its time has come. What was near already when the summary named it is none. Pure.
 * @param ahead milliseconds from the reminder to the date
 */
export function datesDue(
  theCase: OffboardingCase,
  dates: readonly DateToRemember[],
  ahead: number,
  now: Date,
): readonly DateToRemember[] {
  if (!isAftercared(theCase)) return []
  return dates.filter(({ date, at, knownAt }) => {
    const newest = theCase.dates.findLast((one) => one.date === date)
    if (newest !== undefined)
      return newest.seen === undefined && newest.until !== undefined && Date.parse(newest.until) <= now.getTime()
    const day = Date.parse(at)
    const from = day - ahead
    return Date.parse(knownAt) < from && from <= now.getTime() && now.getTime() <= day
  })
}
