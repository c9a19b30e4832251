import { endOfWork } from '../moments/choices'
import { momentOn, type Moment } from '../moments/moment'
import type { LeaveDay } from './said'

/**
 * When a row of a list says that somebody leaves: at the hour that stands there, else at the end of the working day. Undefined
 * where it names no day, or several. Pure.
 * @param timeZone IANA name: by whose clock
 */
export function leaveMoment(days: readonly LeaveDay[], timeZone: string): Moment | undefined {
  const moments = days.map(({ read }) =>
    read.kind === 'day' ? momentOn({ day: read.day, timeZone }, read.hour ?? endOfWork).moment : undefined,
  )
  const [first, ...others] = moments
  return others.every((one) => one?.at === first?.at) ? first : undefined
}
