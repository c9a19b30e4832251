import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { plain } from '../../cards/card'
import { requestLines } from '../../cards/conversation/requests'
import { bare, momentOf, named, shortened, speaking } from '../../cards/speech'
import { sample } from './sampleTexts'
import { catalogue, variants } from './variants'

const markdown = new MarkdownIt()
const shown = (text: string): string => markdown.renderInline(text)

describe('a name on a card', () => {
  it('shows its Markdown as it was typed', () => {
    assert.equal(shown(named('**Jan** [x](https://evil.example)')), '**Jan** [x](https://evil.example)')
  })

  it('is made harmless once, however often it passes', () => {
    const name = 'Jan_Willem (extern) <at>'

    assert.equal(named(plain(name)), named(name))
    assert.equal(named(named(name)), named(name))
  })

  it('stays on one line and comes to an end', () => {
    const name = named(`a\r\n# b ${'x'.repeat(1_000)}`)

    assert.ok(!name.includes('\n'))
    assert.ok(name.length < 300)
    assert.ok(name.endsWith('…'))
  })

  it('is never cut in the middle of an emoji', () => {
    assert.equal(shortened('ab👩', 4), 'ab👩')
    assert.equal(shortened('ab👩c', 4), 'ab…')
  })

  it('is the same whether or not it needed anything done to it', () => {
    const letters = fc.stringMatching(/^[aZ09éß.,:;'"@/%?= ${_-]{0,12}$/)
    fc.assert(
      fc.property(letters, (text) => {
        // What is appended is taken away again, so that all of it is looked at.
        assert.equal(named(text), named(`${text}\u2800`))
        assert.equal(bare(text), bare(`${text}\u2800`))
      }),
    )
  })

  it('is readable where nothing renders Markdown', () => {
    assert.equal(bare(plain('Jan_Willem <extern>')), 'Jan_Willem <extern>')
  })
})

describe('a name that hides or reorders', () => {
  /** All that Unicode has of these kinds, and what draws nothing although it is a letter. */
  const hidden = [
    '\u0000',
    '\u0007',
    '\u001B',
    '\u007F',
    '\u0085',
    '\u00AD',
    '\u061C',
    '\u180E',
    '\u200B',
    '\u200E',
    '\u200F',
    '\u202A',
    '\u202B',
    '\u202C',
    '\u202D',
    '\u202E',
    '\u2028',
    '\u2029',
    '\u2060',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\uFEFF',
    '\u{E0041}',
    '\uD800',
    '\u3164',
    '\uFFA0',
    '\u115F',
    '\u2800',
  ]

  it('reads on a card as if nothing were hidden in it, wherever it stands', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', '–', '字', '👩') })
    fc.assert(
      fc.property(letters, fc.constantFrom(...hidden), letters, (before, character, after) => {
        const marks =
          /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u3164\uFFA0\u115F\u2800\u{E0041}]|\p{Cs}/u
        for (const shown of [bare, named]) assert.doesNotMatch(shown(`${before}${character}${after}`), marks)
      }),
    )
  })

  it('keeps an emoji of several and the joiners of Persian', () => {
    assert.equal(bare('👩‍💻 Eva'), '👩‍💻 Eva')
    assert.ok(bare('نمی‌خواهم').includes('\u200C'))
  })

  it('that is written from right to left turns nothing round but itself', () => {
    for (const name of ['דנה כהן', 'محمد علي', 'Dana (דנה)']) {
      assert.equal(bare(name), `\u2068${name}\u2069`)
      assert.equal(named(named(name)), named(name))
    }
  })

  it('shows in an exact request as its number, which means the same', () => {
    const operation = {
      via: 'graph',
      method: 'PATCH',
      path: '/users/a\u202Eb',
      body: { displayName: 'exe\u202Egpj.\u200B' },
      explain: { key: 'x' },
    } as const

    const [line] = requestLines(catalogue.en, [operation], 500)

    assert.equal(line?.heading, '1 PATCH /users/a%E2%80%AEb')
    assert.equal(line?.body, '{ "displayName": "exe\\u202egpj.\\u200b" }')
    assert.equal(decodeURIComponent(line?.heading.split(' ')[2] ?? ''), operation.path)
  })
})

describe('a message on a card', () => {
  const speak = speaking(catalogue.en)

  it('keeps the Markdown of its text and takes that of its values away', () => {
    assert.equal(speak(sample('anything', { text: '*x*' })), 'About \\*x\\*')
  })

  it('makes values harmless in a message inside a message too', () => {
    const inner = sample('anything', { text: '[x](y)' })

    assert.ok(!speak(sample('anything', { text: inner })).includes('[x](y)'))
    assert.ok(!speak(sample('anything', { text: [inner, inner] })).includes('[x](y)'))
  })

  it('leaves a time a time', () => {
    const read = sample('containRead', { at: '2026-11-03T14:05:00+01:00' })

    assert.equal(speaking(catalogue.nl)(read), 'Geblokkeerd, en alle sessies beëindigd op 3 november 2026 om 14:05.')
  })
})

describe('a time on a card', () => {
  it('is one that the texts can format', () => {
    assert.equal(momentOf('2026-11-03'), '2026-11-03T00:00:00.000Z')
  })

  it('is left out when it is not a time', () => {
    assert.equal(momentOf('yesterday'), undefined)
    assert.equal(momentOf(undefined), undefined)
  })
})

describe('a card about somebody with a hostile name', () => {
  for (const { name, language, card } of variants.filter(({ hostile }) => hostile)) {
    it(`shows no link, picture or title that the name brought: ${name}, in ${language}`, () => {
      const rendered = textsIn(card).map((text) => markdown.render(text))

      assert.deepEqual(
        rendered.filter((html) => /<(a|img|h\d)\b/.test(html)),
        [],
      )
      assert.deepEqual(
        textsIn(card).filter((text) => text.includes('<at>')),
        [],
      )
    })
  }
})

/** What the client renders as Markdown: TextBlocks and facts. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const {
    type,
    text,
    value: fact,
  } = value as { readonly type?: unknown; readonly text?: unknown; readonly value?: unknown }
  const own = type === 'TextBlock' ? [text] : type === undefined ? [fact] : []
  return [...own.filter((each) => typeof each === 'string'), ...Object.values(value).flatMap(textsIn)]
}
