import { IntlMessageFormat } from 'intl-messageformat'
import type { Language, Message, MessageValue } from '../services/model/message'

export { languages, type Language, type Message, type MessageValue } from '../services/model/message'

/**
 * Which way the person goes whom something is about: `partly` where they stay away, and something of what was done for their
 * leaving comes back.
 */
export type Way = 'leaves' | 'returns' | 'partly'

/** What ends the key of a text’s own wording for a way; the best that there is comes first. */
const endings: Readonly<Record<Way, readonly string[]>> = {
  leaves: [],
  returns: ['@returns'],
  partly: ['@partly', '@returns'],
}

const ofAWay = /@(?<way>returns|partly)$/

/** A key without the way that it ends with, which is left out where it has none. Pure. */
export function apartFromWay(key: string): { readonly base: string; readonly way?: Exclude<Way, 'leaves'> } {
  const way = ofAWay.exec(key)?.groups?.['way']
  return way === 'returns' || way === 'partly' ? { base: key.slice(0, -way.length - 1), way } : { base: key }
}

/** The texts of one part of the product (a step, or the common cards), each in every language, in ICU MessageFormat. */
export interface Texts {
  readonly part: string
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>
}

/** A part's texts, and the function that makes a message of one of its keys. */
export interface PartTexts<Key extends string> extends Texts {
  /** A message of this part: `say('forwarded', { successor: 'Eva' })`. The key must exist in every language. */
  readonly say: (key: Key, values?: Message['values']) => Message
}

/** Keys that are said: which wording of one is right follows from whom it is about. */
type WithoutWay<Key extends string> = Exclude<Key, `${string}@${Way}`>

/**
 * Declares the texts of one part. The Dutch must have exactly the keys of the English: a missing one does not compile.
 * A part's keys stand in the catalogue behind its name: `mailbox.forwarded`.
 */
export function defineTexts<const English extends Readonly<Record<string, string>>>(
  part: string,
  texts: { readonly en: English; readonly nl: Readonly<Record<keyof English, string>> },
): PartTexts<WithoutWay<keyof English & string>> {
  return {
    part,
    texts,
    say: (key, values) => (values === undefined ? { key: `${part}.${key}` } : { key: `${part}.${key}`, values }),
  }
}

/** Says messages in one language. */
export interface Translator {
  readonly language: Language
  /**
   * The same about one person: whom any text calls `{leaver}`. No message has to carry that name, and none that stands in
   * a journal grows old when the person is renamed. Without it, `{leaver}` is a plain word for whoever leaves.
   * @param leaver made harmless already, as every value on a card is
   * @param way a text that has another wording for it, under its key and `@returns` or `@partly`, is said in that one
   */
  about(leaver: string, way?: Way): Translator
  /** The text of a message. Throws when the catalogue lacks the key or a value is missing: a missing text is a failing test. */
  (message: Message): string
}

/**
 * A message, and all within it, among others that are about people who go another way: in the wording for this one, whoever
 * says it. Pure.
 */
export function saidFor(way: Way, message: Message): Message {
  if (way === 'leaves') return message
  const { key, values } = message
  const turned = (value: MessageValue): MessageValue => {
    if (isMessages(value)) return value.map((one) => saidFor(way, one))
    return typeof value === 'object' ? saidFor(way, value) : value
  }
  const named = `${apartFromWay(key).base}@${way}`
  if (values === undefined) return { key: named }
  return {
    key: named,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, turned(value)])),
  }
}

/** Who `{leaver}` is where no case is. */
const somebody: Readonly<Record<Language, string>> = { en: 'the leaver', nl: 'de vertrekkende collega' }

/** All texts of the product, one catalogue per language. */
export type Catalogue = Readonly<Record<Language, Translator>>

/**
 * Builds the catalogue of each language from the parts. Throws when two parts have the same name.
 * @param parts the common texts and those of every step
 */
export function createCatalogue(parts: readonly Texts[], timeZone = 'Europe/Amsterdam'): Catalogue {
  if (new Set(parts.map(({ part }) => part)).size !== parts.length)
    throw new Error('Two parts of the texts share a name')
  const translator = (language: Language): Translator => {
    const list = new Intl.ListFormat(language, { type: 'conjunction' })
    const formats = new Map<string, IntlMessageFormat>()
    const all = new Map<string, string>(
      parts.flatMap(({ part, texts }) =>
        Object.entries(texts[language]).map(([key, text]) => [`${part}.${key}`, text] as const),
      ),
    )
    const format = (key: string): IntlMessageFormat => {
      const known = formats.get(key)
      if (known !== undefined) return known
      const text = all.get(key)
      if (text === undefined) throw new Error(`The ${language} catalogue has no text ${key}`)
      const made = formatOf(text, language, timeZone)
      formats.set(key, made)
      return made
    }
    const about = (leaver: string, way: Way = 'leaves'): Translator => {
      const worded = (named: string) => {
        const { base, way: own = way } = apartFromWay(named)
        const wording = endings[own].map((ending) => `${base}${ending}`).find((key) => all.has(key))
        return wording ?? base
      }
      const say = ({ key, values }: Message): string =>
        String(format(worded(key)).format({ leaver, ...spoken(values ?? {}, say, list) }))
      return Object.assign(say, { language, about })
    }
    return about(somebody[language])
  }
  return { en: translator('en'), nl: translator('nl') }
}

/** Who reads Dutch before English: the Dutch and the Flemish, and whoever set Teams to Frisian or Afrikaans. */
const readsDutch = /^(?:nl|fy|af)(?![a-z])/i

/** The language for an activity's locale ('nl-NL', 'fy-NL', 'en-US', undefined). */
export function languageOf(locale: string | null | undefined): Language {
  return readsDutch.test(locale ?? '') ? 'nl' : 'en'
}

const isoDateTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/

function spoken(
  values: Readonly<Record<string, MessageValue>>,
  say: (message: Message) => string,
  list: Intl.ListFormat,
): Record<string, string | number | boolean | Date> {
  const one = (value: MessageValue): string | number | boolean | Date => {
    if (isMessages(value)) return list.format(value.map(say))
    if (typeof value === 'object') return say(value)
    return typeof value === 'string' && isoDateTime.test(value) ? new Date(value) : value
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value)]))
}

function isMessages(value: MessageValue): value is readonly Message[] {
  return Array.isArray(value)
}

const formatsMade = new Map<string, IntlMessageFormat>()
const formattersMade = new Map<string, ReturnType<typeof formattersIn>>()

/** A text is parsed once, for however many catalogues: there are as many as the product has. */
function formatOf(text: string, language: Language, timeZone: string): IntlMessageFormat {
  const name = JSON.stringify([text, language, timeZone])
  const known = formatsMade.get(name)
  if (known !== undefined) return known
  const formatters = formattersMade.get(timeZone) ?? formattersIn(timeZone)
  formattersMade.set(timeZone, formatters)
  const made = new IntlMessageFormat(text, language, undefined, { formatters })
  formatsMade.set(name, made)
  return made
}

/** ICU's date and time arguments carry no time zone; people read the tenant's. */
function formattersIn(timeZone: string) {
  return {
    getNumberFormat: madeOnce(
      (locales?: string | string[], options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locales, options),
    ),
    getDateTimeFormat: madeOnce(
      (locales?: string | string[], options?: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(locales, { ...options, timeZone }),
    ),
    getPluralRules: madeOnce(
      (locales?: string | string[], options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locales, options),
    ),
  }
}

/** Making one of them costs a hundred times what it costs to use it, and a card says dozens of times. */
function madeOnce<Options, Format>(
  make: (locales?: string | string[], options?: Options) => Format,
): (locales?: string | string[], options?: Options) => Format {
  const made = new Map<string, Format>()
  return (locales, options) => {
    const key = JSON.stringify([locales, options])
    const known = made.get(key) ?? make(locales, options)
    made.set(key, known)
    return known
  }
}
