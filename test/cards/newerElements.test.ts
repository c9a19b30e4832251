import { strict as assert } from 'node:assert'
import { asOlderClientDraws, isNewer } from '../support/olderClient'
import { actionsOf, textOf } from '../support/teams'
import { readingOf } from '../words/count'
import { variants } from './variants'

type Element = Readonly<Record<string, unknown>>

function elementsIn(value: unknown): readonly Element[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(elementsIn)
  return Array.isArray(value) ? inner : [value as Element, ...inner]
}

describe('What is newer than Adaptive Cards 1.5', () => {
  const newer = variants.flatMap(({ card }) => elementsIn(card).filter(isNewer))

  it('is a state as a badge and how far a case is, with something else for clients that do not draw it', () => {
    assert.deepEqual([...new Set(newer.map(({ type }) => type))].toSorted(), ['Badge', 'ProgressBar'])
    for (const { type, text, fallback } of newer)
      if (type === 'Badge') assert.equal((fallback as Element)['text'], text)
      // The line above it says the same in words.
      else assert.equal(fallback, 'drop')
  })

  for (const { name, language, card } of variants.filter((one) => elementsIn(one.card).some(isNewer)))
    it(`takes no word and no button away where it is not drawn: ${name}, in ${language}`, () => {
      const older = asOlderClientDraws(card)

      assert.equal(elementsIn(older).some(isNewer), false)
      assert.deepEqual(readingOf(older), readingOf(card))
      assert.deepEqual(actionsOf(older), actionsOf(card))
      for (const { type, text } of elementsIn(card))
        if (type === 'Badge') assert.ok(textOf(older).includes(String(text)))
    })

  it('says each state with a sign and a word, never by its colour alone', () => {
    for (const { type, text } of newer) if (type === 'Badge') assert.match(String(text), /^[✓⏳☐✗–] \p{L}+/u)
  })
})
