import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { createCatalogue, languages, type Language } from '../../cards/texts'
import { commandNames } from '../../dialogs/typed/typed'
import { understand } from '../../dialogs/typed/understand'
import { commandWords } from '../../dialogs/typed/vocabulary'
import { filesIn } from './sources'
import { kinds, nodesIn, parsed, sentencesOf, texts, wordsIn, type Text } from './texts'
import { wrongWordsIn } from './words'

/** What a program calls so itself: a person has to find it there by that name. */
const namesOfOthers: Readonly<Record<string, string>> = {
  'hold.refusedRights': 'Purview’s role group eDiscovery Manager',
  'reports.instructAllBack': 'the field Manager of the Entra admin centre',
  'reports.instructBack': 'the field Manager of the Entra admin centre',
  'reports.instruct': 'the field Manager of the Entra admin centre',
  'reports.instructOpen': 'the field Manager of the Entra admin centre',
}

/** A breath: what is read at once. */
const mostWords = 25

describe('Every text that somebody sees', () => {
  it('uses the words of docs/words.md, and not what those stand for', () => {
    assert.deepEqual(
      texts.flatMap((text) => (text.key in namesOfOthers ? [] : forbiddenIn(text))),
      [],
    )
  })

  it('would be found with another word, also where it stands in one of several choices', () => {
    const of = (language: Language, source: string) => forbiddenIn({ key: 'a.b', language, source })

    assert.deepEqual(of('nl', '{count, plural, one {Eén zaak} other {# zaken}}'), ['nl a.b: zaak', 'nl a.b: zaken'])
    assert.deepEqual(of('en', 'The employee: an eDiscovery case'), ['en a.b: the employee'])
    assert.deepEqual(of('nl', 'In bewaring (litigation hold) van {leaver}'), [])
  })

  it('is no exception without need', () => {
    const excepted = new Set(
      texts.filter((text) => text.key in namesOfOthers && forbiddenIn(text).length > 0).map(({ key }) => key),
    )

    assert.deepEqual(
      Object.keys(namesOfOthers).filter((key) => !excepted.has(key)),
      [],
    )
  })

  it(`says in no sentence more than ${mostWords} words`, () => {
    const long = texts.flatMap(({ key, language, source }) =>
      sentencesOf(source, language)
        .filter((sentence) => wordsIn(sentence) > mostWords)
        .map((sentence) => `${language} ${key} (${wordsIn(sentence)}): ${sentence}`),
    )

    assert.deepEqual(long, [])
  })
})

describe('A command behind a slash', () => {
  const behindSlash = /(?<![\w/}.])\/(?<word>[a-z]+)/g
  const named = texts.flatMap(({ key, language, source }) =>
    [...source.matchAll(behindSlash)].map(({ groups }) => ({ key, language, word: groups?.['word'] ?? '' })),
  )
  const meantBy = (word: string) =>
    understand(
      { text: `/${word}`, mentions: [], attachments: [] },
      { now: new Date(), timeZone: 'Europe/Amsterdam', language: 'en' },
    ).kind
  /** Of what there is a word for in both languages, the English one. */
  const english = commandNames.filter((name) =>
    commandWords[name].some((word) => /^[a-z]+$/.test(word) && word !== name),
  )

  it('is one that is understood', () => {
    assert.deepEqual(
      named.filter(({ word }) => !(commandNames as readonly string[]).includes(meantBy(word))),
      [],
    )
    for (const language of languages)
      assert.ok(
        commandNames.every((name) => named.some((one) => one.language === language && meantBy(one.word) === name)),
        `every command is told of in ${language}`,
      )
  })

  it('is named by the word of the language that it stands in', () => {
    const isOther = ({ language, word }: (typeof named)[number]) =>
      language === 'en' ? word !== meantBy(word) : (english as readonly string[]).includes(word)

    assert.deepEqual(named.filter(isOther), [])
  })
})

describe('Whoever leaves', () => {
  /** Where there is no case, or the card names nobody: answers to what was typed, and cards before a case is opened. */
  const withoutACase = new Set([
    'bot/offboardingBot.ts',
    'dialogs/afterTheAnswer.ts',
    'dialogs/batches/pressBatch.ts',
    'dialogs/commands/answer.ts',
    'dialogs/commands/answerTyped.ts',
    'dialogs/commands/leaverList.ts',
    'dialogs/commands/offboard.ts',
    'dialogs/commands/overview.ts',
    'dialogs/commands/proposed.ts',
    'dialogs/pressInTime.ts',
    'dialogs/proposalCard.ts',
    'dialogs/proposing.ts',
    'dialogs/refusedPress.ts',
    'dialogs/says.ts',
    'dialogs/setAside.ts',
  ])

  it('is named on every card of a case, by the one way to say anything about it', () => {
    const files = [...filesIn('dialogs'), ...filesIn('bot')]
    const own = files.filter((file) => /\bcatalogue\[/.test(readFileSync(file, 'utf8')))

    assert.deepEqual(own.toSorted(), [...withoutACase].toSorted())
  })

  it('has the name of now in every text that names them, also in one within another', () => {
    const { en } = createCatalogue([{ part: 'a', texts: { en: both, nl: both } }])

    assert.equal(
      en.about('Jan de Vries')({ key: 'a.outer', values: { inner: { key: 'a.inner' } } }),
      'Jan de Vries: Jan de Vries leaves',
    )
    assert.equal(en({ key: 'a.inner' }), 'the leaver leaves')
    assert.equal(
      en.about('Jan')({ key: 'a.inner', values: { leaver: 'Eva' } }),
      'Eva leaves',
      'who else left is named by the message',
    )
  })
})

const both = { outer: '{leaver}: {inner}', inner: '{leaver} leaves' }

function forbiddenIn({ key, language, source }: Text): readonly string[] {
  const said = nodesIn(parsed(source, language))
    .filter(({ type }) => type === kinds.literal)
    .map(({ value = '' }) => value)
    .join(' ')
  return wrongWordsIn(said, language).map((word) => `${language} ${key}: ${word}`)
}
