import { isDue, type Moment } from '../moments/moment'
import { isInOrder, type Schedule, type When } from '../moments/schedule'
import type { ScheduleForAll, WhenForAll } from './batchEntry'
import type { Batch, BatchMember } from './batchState'

interface Timed {
  readonly timed: ScheduleForAll | undefined
}

/** When one of a batch is carried out, by what was chosen for all; undefined where nobody chose: at once. Pure. */
export function scheduleOf({ timed }: Timed, member: Pick<BatchMember, 'leaves'>): Schedule | undefined {
  if (timed === undefined) return undefined
  const own = (when: WhenForAll): When => (when === 'ownDays' ? (member.leaves ?? 'now') : when)
  return { containment: own(timed.containment), rest: own(timed.rest) }
}

/** Whether for nobody of a batch the rest would come before containment. Pure. */
export function isInOrderForAll(schedule: ScheduleForAll, batch: Pick<Batch, 'members'>): boolean {
  return presentIn(batch).every((member) => {
    const own = scheduleOf({ timed: schedule }, member)
    return own === undefined || isInOrder(own)
  })
}

/** The different moments at which the list says that those of a batch leave, the first one first. Pure. */
export function daysOfList(batch: Pick<Batch, 'members'>): readonly Moment[] {
  return inTime(presentIn(batch).flatMap(({ leaves }) => leaves ?? []))
}

/** Each moment once, the first one first. Pure. */
export function inTime(moments: readonly Moment[]): readonly Moment[] {
  const apart = new Map(moments.map((one) => [`${one.at} ${one.timeZone}`, one]))
  return [...apart.values()].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

/** How many of a batch have no day on the list. Pure. */
export function withoutDay(batch: Pick<Batch, 'members'>): number {
  return presentIn(batch).filter(({ leaves }) => leaves === undefined).length
}

/** Whether each of a batch can be carried out on their own day of the list: all have one, and none is over. Pure. */
export function haveOwnDays(batch: Pick<Batch, 'members'>, now: Date): boolean {
  return presentIn(batch).every(({ leaves }) => leaves !== undefined && !isDue(leaves, now))
}

/**
 * Whether somebody has to choose when before anything is sent: a moment was typed that is not one, or the list names days that
 * were to come when it was sent. Pure.
 */
export function isWhenOpen(batch: Pick<Batch, 'members' | 'timed' | 'wanted' | 'openedAt'>): boolean {
  if (batch.timed !== undefined) return false
  const openedAt = new Date(batch.openedAt)
  return (
    batch.wanted !== undefined ||
    presentIn(batch).some(({ leaves }) => leaves !== undefined && !isDue(leaves, openedAt))
  )
}

/** The first of the chosen moments that has come; undefined where all are to come. Pure. */
export function momentOver(batch: Pick<Batch, 'members'> & Timed, now: Date): Moment | undefined {
  return presentIn(batch)
    .flatMap((member) => {
      const schedule = scheduleOf(batch, member)
      return schedule === undefined ? [] : [schedule.containment, schedule.rest]
    })
    .find((one): one is Moment => one !== 'now' && isDue(one, now))
}

function presentIn({ members }: Pick<Batch, 'members'>): readonly BatchMember[] {
  return members.filter(({ leftOut }) => leftOut === undefined)
}
