import { firstSaid, numberOf, numberWords, phrase, weekdayWords, type Phrase, type Said, type Span } from './words'

const now: readonly Phrase<true, undefined>[] = [
  phrase(
    '(?:per (?:direct|omgaande|nu)|met onmiddellijke ingang|meteen|onmiddellijk|direct|right (?:now|away)|now|nu|immediately|at once|asap|a[.]s[.]a[.]p[.]?|as soon as possible|z[.]?s[.]?m[.]?|zo snel mogelijk|effective immediately|with immediate effect)',
    () => true,
  ),
]

const count = `(?<count>${numberWords}|half an|half a|een half|anderhalf|een kwart)`
const units = '(?<unit>uur|uren|uurtje|hours?|hrs?|minuten|minuut|minutes?|mins?|kwartier|kwartieren)'

const sinceNow: readonly Phrase<number, undefined>[] = [
  phrase(`(?:in|over) ${count} ${units}`, ({ count: many = '', unit = '' }) => {
    const number = /half (?:an?)|een half/.test(many) ? 0.5 : many === 'anderhalf' ? 1.5 : numberOf(many)
    const minutes = number * (unit.startsWith('m') ? 1 : unit.startsWith('k') ? 15 : 60)
    return Number.isInteger(minutes) && minutes > 0 ? minutes : undefined
  }),
]

const occasions =
  "kerst(?:mis)?|christmas|xmas|pasen|easter|pinksteren|nieuwjaar|new year(?:'?s)?|oud en nieuw|vakantie|verlof|holidays?|vacation|leave|summer|voorjaar|najaar|autumn|lunch|vijven|zessen"
const before =
  '(?:niet|not|never|nooit|voor|before|prior to|na|after|rond|around|omstreeks|circa|ca[.]?|about|tussen|between|binnen|within|ergens|sometime)'
const whose =
  '(?:(?:de|het|the|his|her|their|zijn|haar|hun|my|your|our|mijn|jouw|onze|a|an|een|on|op|om|at|in|a[.]s[.]|aanstaande|volgende|komende|next|this|deze)\\s+)*'

const between: readonly Phrase<true, undefined>[] = [
  phrase(`(?:tussen|between) ${whose}(?:${numberWords}|${weekdayWords}|${occasions})`, () => true),
]

const noMoment: readonly Phrase<true, undefined>[] = [
  phrase(`(?:${before}|met|with|at|in|during|tijdens) ${whose}(?:${occasions})`, () => true),
  phrase(`${before} ${whose}(?:${numberWords}) (?:dagen|days?|weken|weeks?|maanden|months?|uur|hours?)`, () => true),
  phrase(
    '(?:binnenkort|soon|some ?time|some day|ooit|later|t[.]?b[.]?d[.]?|nader te bepalen|to be decided)',
    () => true,
  ),
]

const beforeIt = new RegExp(String.raw`(?<![\p{L}\p{N}_'])${before}\s+${whose}$`, 'u')

/** The words of a text that say “at once”. Pure. @param text folded */
export function nowIn(text: string): Span | undefined {
  return firstSaid(now, text, undefined)
}

/** After how many minutes something is to happen, as “in two hours” says. Pure. @param text folded */
export function sinceNowIn(text: string): Said<number> | undefined {
  return firstSaid(sinceNow, text, undefined)
}

/**
 * The words that make a time of which a text speaks no moment: before it, after it, around it, not then, between two. Pure.
 * @param text folded
 * @param named the pieces that name a day, an hour, or at once
 */
export function apartFromIt(text: string, named: readonly Span[]): Span | undefined {
  for (const { index } of named) {
    const words = beforeIt.exec(text.slice(0, index))
    if (words !== null) return { index: words.index, length: words[0].length }
  }
  return named.length === 0 ? undefined : firstSaid(between, text, undefined)
}

/** The words that speak of a time and name no day: on an occasion, within some weeks. Pure. @param text folded */
export function noMomentIn(text: string): Span | undefined {
  return firstSaid(noMoment, text, undefined)
}
