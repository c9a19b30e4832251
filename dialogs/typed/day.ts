import { findMoment, type SaidAt } from '../../services/moments/readMoment'
import type { NamedDay } from './typed'

/** Where nothing is a date: an address, or an object id. */
const noDate = /\S+@\S+|[\w]+(?:\.[a-z]{2,})+|[0-9a-f]{8}-[0-9a-f-]{27}/gi

/**
 * When a sentence says that something is to happen, in English or Dutch, and the sentence without it; undefined where it
 * does not say. Pure; never throws.
 * @param isName whether a text still names somebody: of a sentence that is all date, April is a person
 */
export function dayNamed(
  text: string,
  at: SaidAt,
  isName: (text: string) => boolean,
): { readonly day: NamedDay; readonly without: string } | undefined {
  const hidden = text.replaceAll(noDate, (part) => '_'.repeat(part.length))
  // Jan is a man far more often than a month: the latter only right after a day, or when that is all that makes sense.
  const withoutJan = hidden.replaceAll(/(?<!\d[\s/-]?)\bjan\b/gi, '___')
  const found = findMoment(withoutJan, at) ?? findMoment(hidden, at)
  if (found === undefined) return undefined
  const words = found.spans.map(({ index, length }) => text.slice(index, index + length).trim())
  const without = found.spans
    .toReversed()
    .reduce((rest, { index, length }) => `${rest.slice(0, index)} , ${rest.slice(index + length)}`, text)
  return isName(without) ? { day: { text: words.join(' '), reading: found.reading }, without } : undefined
}
