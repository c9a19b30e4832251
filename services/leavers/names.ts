/** The parts in which a table has a name; those that it has not are left out. */
export interface NameParts {
  /** The name as one. */
  readonly whole: readonly string[]
  /** Given name, and the one that they are called by. */
  readonly given: readonly string[]
  readonly prefix: string | undefined
  readonly family: readonly string[]
  readonly partnerPrefix: string | undefined
  readonly partnerFamily: string | undefined
}

const mostNames = 6

/** Whether a text may be somebody’s name and is no number. Pure. */
export function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/\d/.test(text)
}

/**
 * The ways in which somebody’s name may be written, the likeliest first, as one says it: `Vries, J. (Jan) de` is Jan de Vries. Pure.
 */
export function namesFrom({
  whole,
  given,
  prefix,
  family,
  partnerPrefix,
  partnerFamily,
}: NameParts): readonly string[] {
  const own = family.map((name) => joined(prefix, name))
  const partners = partnerFamily === undefined ? [] : [joined(partnerPrefix, partnerFamily)]
  const both = own.flatMap((one) => partners.flatMap((other) => [`${other}-${one}`, `${one}-${other}`]))
  const inParts = given.flatMap((first) => [...own, ...partners, ...both].map((last) => joined(first, last)))
  return [...new Set([...whole.map(asSaid), ...inParts])].filter((name) => name !== '').slice(0, mostNames)
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}

/** What stands behind a comma comes first; a name in brackets is the one that they are called by, and initials say less. */
function asSaid(written: string): string {
  const { last, rest } = /^(?<last>[^,]+),(?<rest>[^,]+)$/.exec(written)?.groups ?? {}
  if (last === undefined || rest === undefined) return written
  const called = /\((?<called>[^)]+)\)/.exec(rest)?.groups?.['called']
  const others = rest
    .replaceAll(/\([^)]*\)/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !(called !== undefined && /^(?:\p{L}\.)+$/u.test(word)))
  return joined(called?.trim(), ...others, last.trim())
}

/**
 * Whether two names are written with the same words, in whatever order, with or without accents and signs. Pure.
 */
export function areAlike(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  return mine !== '' && mine === theirs
}

function wordsOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ')
}
