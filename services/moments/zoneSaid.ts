import type { Temporal } from '@js-temporal/polyfill'
import { momentTexts } from '../../cards/conversation/momentTexts'
import { momentOf, momentOn, zoned, type Moment, type PossibleReading } from './moment'
import type { Said, Span } from './words'

const say = momentTexts.say

interface Clock {
  readonly name: string
  /** Hours ahead of UTC. */
  readonly hours: number
  /** Where clocks show it for a part of the year; undefined for one that never changes. */
  readonly zone?: string
}

const clocks: readonly Clock[] = [
  { name: 'utc', hours: 0 },
  { name: 'z', hours: 0 },
  { name: 'gmt', hours: 0 },
  ...pair('wet', 'west', 0, 'Europe/Lisbon'),
  { name: 'bst', hours: 1, zone: 'Europe/London' },
  ...pair('cet', 'cest', 1, 'Europe/Brussels'),
  ...pair('eet', 'eest', 2, 'Europe/Athens'),
  ...pair('est', 'edt', -5, 'America/New_York'),
  ...pair('cst', 'cdt', -6, 'America/Chicago'),
  ...pair('mst', 'mdt', -7, 'America/Denver'),
  ...pair('pst', 'pdt', -8, 'America/Los_Angeles'),
]

function pair(winter: string, summer: string, hours: number, zone: string): readonly Clock[] {
  return [
    { name: winter, hours, zone },
    { name: summer, hours: hours + 1, zone },
  ]
}

/** The clock by which an hour is told. */
export interface OffsetSaid {
  /**
   * The moment that an hour of it is; two where its clocks show another time that day: as it is written, and by the clock on
   * the wall, which may have been meant. @param hour `HH:mm`
   */
  momentsAt(date: Temporal.PlainDate, hour: string, timeZone: string): readonly PossibleMomentThere[]
}

type PossibleMomentThere = PossibleReading & { readonly reading: { readonly kind: 'moment'; readonly moment: Moment } }

const behind = new RegExp(String.raw`^\s*\(?(?<name>${clocks.map(({ name }) => name).join('|')})\b\)?`, 'u')

/** The name of a clock right behind an hour. Pure. @param text folded */
export function offsetSaidBehind(text: string, { index, length }: Span): Said<OffsetSaid> | undefined {
  const words = behind.exec(text.slice(index + length))
  const clock = clocks.find(({ name }) => name === words?.groups?.['name'])
  if (words === null || clock === undefined) return undefined
  const means: OffsetSaid = { momentsAt: (date, hour, timeZone) => momentsBy(clock, date, hour, timeZone) }
  return { index: index + length, length: words[0].length, means }
}

function momentsBy(
  { name, hours, zone }: Clock,
  date: Temporal.PlainDate,
  hour: string,
  timeZone: string,
): readonly PossibleMomentThere[] {
  const day = date.toString()
  const written = momentOf(
    zoned({ at: momentOn({ day, timeZone: 'UTC' }, hour).moment.at, timeZone }).subtract({ hours }),
  )
  const called = name.toUpperCase()
  const asWritten = { reading: { kind: 'moment', moment: written }, why: say('asWritten', { called }) } as const
  if (zone === undefined) return [asWritten]
  const onTheWall = { ...momentOn({ day, timeZone: zone }, hour).moment, timeZone }
  if (onTheWall.at === written.at) return [asWritten]
  return [asWritten, { reading: { kind: 'moment', moment: onTheWall }, why: say('onTheWall', { called, hour }) }]
}
