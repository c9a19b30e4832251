import type { Message } from '../../cards/texts'
import { isWhenOpen, scheduleOf } from '../../services/batches/batchMoment'
import type { Batch, BatchMember } from '../../services/batches/batchState'
import { toBegin } from '../../services/cases/engine/progress'
import { mostLate } from '../../services/cases/engine/atMoment'
import { isBeingDecided, isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { momentOf } from '../../services/cases/journal/timed'
import { dayOf, type Moment } from '../../services/moments/moment'
import { isSameWhen, type Schedule, type WhyAsked } from '../../services/moments/schedule'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import { answersAtMoment, timedTo } from '../chosenWhen'
import type { CaseSettings } from '../settings'
import { nearMoment } from '../views/moment'
import { isAnyOpen, isOpen, scheduleLine, standsLine } from '../views/when'

/** When one of a batch is carried out, as far as the cards of all tell of it. */
export interface MemberMoment {
  /** What is still to begin, in words; undefined where that is nothing, or has no moment. */
  readonly line: Message | undefined
  /** When the rest begins, where that is to come. */
  readonly rest: Moment | undefined
  readonly isContainmentOpen: boolean
  /** Nothing goes on before it, and what begins then is approved. */
  readonly waits: boolean
  /** What is asked at its moment, and since when. */
  readonly asked: { readonly why: WhyAsked; readonly at: string; readonly moment: Moment } | undefined
  /** Of which people are reminded, as long as they are to come. */
  readonly near: readonly Moment[]
  /** Steps that wait for an approval. */
  readonly waiting: number
  /** What was chosen last, whatever became of it. */
  readonly chosen: Moment | undefined
  /** Of the case: when that was chosen, or 0. */
  readonly timed: number
  /** Somebody chose for this one alone: what is chosen for all changes nothing of it. */
  readonly byHand: boolean
}

/** Of one of whom nobody said when. */
const atOnce = {
  line: undefined,
  rest: undefined,
  isContainmentOpen: true,
  waits: false,
  asked: undefined,
  near: [],
  chosen: undefined,
  timed: 0,
} as const

/** Pure. */
export function memberMomentOf(theCase: OffboardingCase, settings: CaseSettings): MemberMoment {
  const { askedAtMoment, timed, momentReminders } = theCase
  const waiting = waitingForApproval(theCase).length
  const byHand = isTimedByHand(theCase)
  if (timed === undefined) return { ...atOnce, waiting, byHand }
  const chosen = momentOf(theCase, 'rest') ?? momentOf(theCase, 'containment')
  const rest = momentOf(theCase, 'rest')
  const isToCome = rest !== undefined && !isClosed(theCase) && isAnyOpen(theCase, settings)
  const near = momentReminders.flatMap((one) => nearMoment(theCase, settings, one) ?? [])
  return {
    line: isToCome ? standsLine(theCase, rest, settings) : undefined,
    rest: isToCome ? rest : undefined,
    waits: toBegin(theCase, settings.steps).length > 0 && theCase.steps.every(({ status }) => status !== 'running'),
    isContainmentOpen: isOpen(theCase, 'containment', settings),
    asked:
      askedAtMoment === undefined || !isToCome
        ? undefined
        : { why: askedAtMoment.why, at: askedAtMoment.at, moment: momentOf(theCase, askedAtMoment.part) ?? rest },
    near: near.filter((one, index) => near.findIndex(({ at }) => at === one.at) === index),
    waiting,
    chosen,
    timed: timed.revision,
    byHand,
  }
}

/** The same as all that was chosen or answered for all since will have it. Pure. */
export function momentAsOrdered({ orders }: Batch, member: BatchMember, moment: MemberMoment): MemberMoment {
  const { asked, rest, byHand, isContainmentOpen } = moment
  const event =
    byHand || rest === undefined ? undefined : orders.findLast((one) => one.event.kind === 'timedForAll')?.event
  const isAnswered = orders.some(
    ({ event: one, at }) =>
      one.kind === 'momentAnsweredForAll' && asked !== undefined && one.why === asked.why && at >= asked.at,
  )
  if (event?.kind !== 'timedForAll') return isAnswered ? { ...moment, asked: undefined } : moment
  const schedule = scheduleOf({ timed: event }, member)
  const line =
    schedule === undefined || schedule.rest === 'now'
      ? undefined
      : scheduleLine({ ...schedule, rest: schedule.rest }, isContainmentOpen)
  return { ...moment, line, asked: undefined }
}

/** Whether somebody chose for this one alone when it is carried out. Pure. */
export function isTimedByHand({ presses }: Pick<OffboardingCase, 'presses'>): boolean {
  return presses.some((press) => /"when"/.test(press))
}

/**
 * What a case whose plan is not sent lacks of when the batch is carried out: the moment, or that somebody has to choose one, by
 * the events of one who leaves alone. Pure.
 */
export function draftMoment(theCase: OffboardingCase, batch: Batch, member: BatchMember): readonly CaseEvent[] {
  const { timed, momentTyped } = theCase
  if (!isBeingDecided(theCase) || theCase.takesBack !== undefined || isTimedByHand(theCase)) return []
  const schedule = scheduleOf(batch, member)
  if (schedule !== undefined)
    return momentTyped === undefined && isAsChosen(theCase, schedule) ? [] : [{ kind: 'timed', ...schedule }]
  if (timed !== undefined || momentTyped !== undefined || !isWhenOpen(batch)) return []
  const { wanted } = batch
  const words = wanted?.words ?? (member.leaves === undefined ? batch.name : dayOf(member.leaves).day)
  const own = member.leaves === undefined ? [] : [{ kind: 'moment' as const, moment: member.leaves }]
  return [{ kind: 'momentTyped', words: words.slice(0, longestWords), readings: wanted?.readings ?? own }]
}

const longestWords = 80

/**
 * What is asked of one whose plan is sent now, since its moment was over for long by then: this was off meanwhile. Pure.
 */
export function missedAtSending(
  theCase: OffboardingCase,
  schedule: Schedule | undefined,
  now: Date,
): readonly CaseEvent[] {
  const over = (['containment', 'rest'] as const).find((part) => {
    const when = schedule?.[part] ?? 'now'
    return when !== 'now' && Date.parse(when.at) + mostLate < now.getTime()
  })
  return over === undefined || isTimedByHand(theCase) ? [] : [{ kind: 'momentAsked', part: over, why: 'missed' }]
}

/**
 * What another moment for all means in one case whose plan was sent: nothing where it has begun, or somebody chose for it
 * alone. Pure.
 */
export function timedInOne(
  theCase: OffboardingCase,
  schedule: Schedule,
  now: Date,
  settings: CaseSettings,
): readonly CaseEvent[] {
  if (isClosed(theCase) || !isSent(theCase) || isTimedByHand(theCase) || theCase.takesBack !== undefined) return []
  if (!isAnyOpen(theCase, settings)) return []
  const isBegun = !isOpen(theCase, 'containment', settings)
  const containment = isBegun ? (theCase.timed?.containment ?? 'now') : schedule.containment
  const chosen = { containment, rest: schedule.rest }
  if (theCase.askedAtMoment === undefined && isAsChosen(theCase, chosen)) return []
  return [timedTo(theCase, chosen, now, settings)]
}

/** What an answer for all means in one case: nothing where it was not asked by then. Pure. */
export function answeredInOne(theCase: OffboardingCase, why: WhyAsked, at: string): readonly CaseEvent[] {
  const { askedAtMoment } = theCase
  if (isClosed(theCase) || askedAtMoment?.why !== why || askedAtMoment.at > at) return []
  return answersAtMoment(theCase, why === 'missed' ? 'now' : 'signOut') ?? []
}

function isAsChosen({ timed }: OffboardingCase, { containment, rest }: Schedule): boolean {
  return isSameWhen(containment, timed?.containment ?? 'now') && isSameWhen(rest, timed?.rest ?? 'now')
}
