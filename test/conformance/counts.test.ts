import { strict as assert } from 'node:assert'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../../cards/texts'
import { kinds, nodesIn, parsed, texts, type Text } from './texts'

describe('Every text that counts', () => {
  it('counts one as one: no “1 tasks”', () => {
    const wrong = texts.flatMap((text) =>
      countsOf(text.source).flatMap((counted) => {
        const said = sayingOne(text, counted)
        return [...said.matchAll(manyOfOne[text.language])].map(([words]) => `${text.language} ${text.key}: ${words}`)
      }),
    )

    assert.deepEqual(wrong, [])
  })

  it('would be found if it counted one as many', () => {
    const source = '{done, number} of {all, number} steps'

    assert.match(sayingOne({ key: 'a.b', language: 'en', source }, 'all'), manyOfOne.en)
    assert.match(sayingOne({ key: 'a.b', language: 'nl', source: '{count, number} taken' }, 'count'), manyOfOne.nl)
  })

  it('has every number in the way of its language', () => {
    const counts = new Set(texts.flatMap(({ key, source }) => countsOf(source).map((name) => `${partOf(key)} ${name}`)))
    const bare = texts.flatMap(({ key, language, source }) =>
      nodesIn(parsed(source, language))
        .filter(({ type, value = '' }) => type === kinds.argument && counts.has(`${partOf(key)} ${value}`))
        .map(({ value }) => `${language} ${key}: {${value}}`),
    )

    assert.deepEqual(bare, [])
  })
})

/** One, and then a word that ends as many do; short words of a sentence are none. */
const manyOfOne: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}\d.,])1 (?!is\b|has\b|was\b)\p{L}{2,}s\b/gu,
  nl: /(?<![\p{L}\d.,])1 (?!(?:open|goedkeuren|aangenomen|teken)\b)\p{L}{2,}(?:en|s)\b/gu,
}

function partOf(key: string): string {
  return key.split('.')[0] ?? ''
}

/** What a text counts. */
function countsOf(source: string): readonly string[] {
  const numbers = nodesIn(parsed(source, 'en')).filter(({ type }) => type === kinds.number || type === kinds.plural)
  return [...new Set(numbers.map(({ value = '' }) => value))]
}

/** A name in a text, and what is put there. */
type Value = readonly [string, string | number | Date]

/** A text as it is said when this is one, and all else that it counts is seven. */
function sayingOne({ language, source }: Text, counted: string): string {
  const values = nodesIn(parsed(source, language)).flatMap(({ type, value = '' }): readonly Value[] => {
    if (type === kinds.literal || type === kinds.pound) return []
    if (type === kinds.date || type === kinds.time) return [[value, new Date(0)]]
    if (type === kinds.number || type === kinds.plural) return [[value, value === counted ? 1 : 7]]
    return [[value, 'X']]
  })
  return String(new IntlMessageFormat(source, language).format(Object.fromEntries(values)))
}
