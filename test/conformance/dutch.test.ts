import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../../cards/texts'
import { readDocument } from './markdown'
import { namedTest, pagesInDutch, partsOf } from './pageParts'
import { kinds, parsed, texts, type Node } from './texts'
import { wrongWordsIn } from './words'

const pages = readdirSync(pagesInDutch)
/** What a program calls so itself: a person has to find it there by that name. */
const namesOfOthers = ['eDiscovery Manager']

describe('The pages in Dutch', () => {
  it('are those that the English ones lead to', () => {
    const led = readdirSync('docs')
      .filter((file) => file.endsWith('.md'))
      .filter((file) => readDocument(`docs/${file}`).targets.some((target) => target.startsWith('nl/')))

    assert.ok(pages.length > 0)
    assert.deepEqual(pages.toSorted(), led.toSorted())
  })

  for (const page of pages) {
    const file = `${pagesInDutch}${page}`
    const english = readFileSync(`docs/${page}`, 'utf8')
    const dutch = readFileSync(file, 'utf8')

    describe(file, () => {
      it('leads to the English page in its first line, and that one back, by their titles', () => {
        assert.equal(firstLineOf(dutch), `English: [${titleOf(english)}](../${page})`)
        assert.equal(firstLineOf(english), `Nederlands: [${titleOf(dutch)}](nl/${page})`)
      })

      it('has what the English page has: each heading, paragraph, item, row and command, with the same names and figures', () => {
        assert.deepEqual(sharedParts(file, dutch), sharedParts(`docs/${page}`, english))
      })

      it('leads to a page in Dutch where there is one', () => {
        const toEnglish = readDocument(file)
          .targets.filter((target) => !target.startsWith('http'))
          .map((target) => target.split('#')[0] ?? '')
          .filter((target) => target !== `../${page}`)
          .filter((target) => existsSync(path.posix.join(pagesInDutch, path.posix.basename(target))))
          .filter((target) => path.posix.dirname(target) === '..')

        assert.deepEqual(toEnglish, [])
      })

      it('calls a button, a card and a state as the cards call it in Dutch', () => {
        assert.deepEqual(wronglyCalled(english, dutch, page), [])
      })

      it('uses the words of docs/words.md', () => {
        assert.deepEqual(wrongWordsIn(proseOf(dutch), 'nl'), [])
      })
    })
  }
})

describe('A change in English that is forgotten in Dutch', () => {
  for (const page of pages)
    it(`is found in docs/${page}, whichever line is taken away`, () => {
      const file = `docs/${page}`
      const lines = readFileSync(file, 'utf8').split('\n')
      const whole = JSON.stringify(sharedParts(file, lines.join('\n')))
      const without = (index: number) => lines.filter((_line, at) => at !== index).join('\n')

      const unseen = lines.filter(
        (line, index) => line !== '' && JSON.stringify(sharedParts(file, without(index))) === whole,
      )
      assert.deepEqual(unseen, [])
    })

  const saysSo = (english: string, dutch: string) =>
    assert.notDeepEqual(sharedParts('docs/lists.md', english), sharedParts('docs/nl/lists.md', dutch))

  for (const [what, english, dutch] of [
    ['a variable', 'Set `ONLY` first', 'Zet eerst `DRY_RUN`'],
    ['a figure', 'At most 1,000 accounts', 'Hooguit 500 accounts'],
    ['a command', '```\nnpm start # once\n```', '```\nnpm stop # één keer\n```'],
    ['what is typed to the bot', 'Type `/offboard` and a name', 'Typ `/terughalen` en een naam'],
    ['whom it is typed about', '`/offboard everyone in group A`', '`/uitdienst iedereen van afdeling A`'],
    ['days that are typed', '`… this month`', '`… volgende week`'],
    ['a link to a page', '[Security](security.md)', '[Bewijs](evidence.md)'],
    [
      'a link to a place on a page',
      '[Who](administrators.md#who-may-do-what)',
      '[Wie](administrators.md#configuratie)',
    ],
    ['a column', '| a | b |\n|---|---|\n| 1 | 2 |', '| a |\n|---|\n| 1 |'],
    ['the level of a heading', '## Together', '### Samen'],
    ['a button', 'Press *Pause* or *Resume*', 'Druk op *Pauzeren* of Hervatten'],
  ] as const)
    it(`is found where it is ${what}`, () => saysSo(english, dutch))

  it('is none where only the language differs', () => {
    for (const [english, dutch] of [
      ['At most 1,000 accounts', 'Hooguit 1.000 accounts'],
      ['Type `waiting`', 'Typ `wachtend`'],
      ['`/offboard everyone in group A`', '`/uitdienst iedereen in groep A`'],
      ['`… this month`', '`… deze maand`'],
      ['[Who](administrators.md#who-may-do-what)', '[Wie](administrators.md#wie-mag-wat)'],
      ['```\nnpm start -- <app id> # once\n```', '```\nnpm start -- <id van de app> # één keer\n```'],
    ] as const)
      assert.deepEqual(sharedParts('docs/nl/lists.md', dutch), sharedParts('docs/lists.md', english))
  })

  it('is found where a button is called otherwise than on its card', () => {
    assert.deepEqual(wronglyCalled('Press *Pause*, *Approve all*', 'Druk op *Pauze*, *Alle goedkeuren*', 'lists.md'), [
      'Pause: Pauzeren',
    ])
  })
})

function sharedParts(file: string, text: string): readonly unknown[] {
  return partsOf(file, text).map(({ kind, names }) => ({ kind, names }))
}

function titleOf(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^# /, '')
}

function firstLineOf(text: string): string | undefined {
  return text.split('\n')[2]
}

/** What a page says in its own words: without code, and without the titles of tests. */
function proseOf(text: string): string {
  const own = text
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(namedTest, '')
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
  return namesOfOthers.reduce((said, name) => said.replaceAll(name, ''), own)
}

/** What is emphasised in English as it stands on a card, and is called otherwise in Dutch: with what it may be called. */
function wronglyCalled(english: string, dutch: string, page: string): readonly string[] {
  const inDutch = partsOf(`${pagesInDutch}${page}`, dutch)
  return partsOf(`docs/${page}`, english).flatMap(({ emphasised }, index) => {
    const called = inDutch[index]?.emphasised.map(plain) ?? []
    return emphasised.flatMap((phrase) => {
      const right = dutchOf.get(plain(phrase)) ?? []
      return right.length === 0 || right.some((one) => called.includes(one))
        ? []
        : [`${phrase}: ${right.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join(', ')}`]
    })
  })
}

/** What each short text of a card is in Dutch, by what it is in English; several where it stands on several. */
const dutchOf: ReadonlyMap<string, readonly string[]> = (() => {
  const byKey = new Map(texts.filter(({ language }) => language === 'nl').map((text) => [text.key, text.source]))
  const found = new Map<string, readonly string[]>()
  for (const { key, language, source } of texts) {
    if (language !== 'en') continue
    const said = plain(shownOf(source, 'en'))
    const inDutch = plain(shownOf(byKey.get(key) ?? '', 'nl'))
    found.set(said, [...new Set([...(found.get(said) ?? []), inDutch])])
  }
  return found
})()

/** A text for several, without what is put in: “Approve all”, where a card says how many. */
function shownOf(source: string, language: Language): string {
  const said = (nodes: readonly Node[]): string =>
    nodes
      .map(({ type, value = '', options }) => (type === kinds.literal ? value : said(options?.['other']?.value ?? [])))
      .join('')
  return said(parsed(source, language))
}

/** Without a sign before it, and as if it began no sentence. */
function plain(phrase: string): string {
  return phrase
    .replace(/^[^\p{L}]+/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
