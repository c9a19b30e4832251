import { zoneNamed } from '../moments/zoneNames'
import type { StepSettings } from '../model/settings'
import { autoReply } from './auto-reply'
import { known, type Context } from './context'

/**
 * By whose clock the leaver’s hours are told, as an IANA name: that of their mailbox, as it was read with what it answers; the
 * organisation’s where there is no mailbox, or it names no zone. Pure.
 */
export function timeZoneOf(context: Context, { timeZone }: Pick<StepSettings, 'timeZone'>): string {
  const { facts } = known(autoReply, context)
  const named = facts?.exists === true ? facts.timeZone : undefined
  return (named === undefined ? undefined : zoneNamed(named, timeZone)) ?? timeZone
}
