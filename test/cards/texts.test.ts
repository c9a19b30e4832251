import { strict as assert } from 'node:assert'
import { IntlMessageFormat } from 'intl-messageformat'
import { cardTexts } from '../../cards/index'
import {
  apartFromWay,
  createCatalogue,
  defineTexts,
  languageOf,
  languages,
  saidFor,
  type Language,
} from '../../cards/texts'
import { allTexts } from '../truth/allTexts'

const fruit = defineTexts('fruit', {
  en: {
    plain: 'An apple',
    named: 'An apple for {name}',
    counted: '{count, plural, one {one apple} other {# apples}}',
    dated: 'Ripe on {at, date, long}',
    basket: 'With {fruits}',
    quoted: "Apples '{'{name}'}'",
  },
  nl: {
    plain: 'Een appel',
    named: 'Een appel voor {name}',
    counted: '{count, plural, one {één appel} other {# appels}}',
    dated: 'Rijp op {at, date, long}',
    basket: 'Met {fruits}',
    quoted: "Appels '{'{name}'}'",
  },
})
const say: typeof fruit.say = (key, values) => fruit.say(key, values)

describe('the catalogue', () => {
  const { en, nl } = createCatalogue([fruit])

  it('says a message in both languages', () => {
    assert.equal(en(say('named', { name: 'Eva' })), 'An apple for Eva')
    assert.equal(nl(say('named', { name: 'Eva' })), 'Een appel voor Eva')
  })

  it('knows which language a translator speaks', () => {
    assert.equal(en.language, 'en')
    assert.equal(nl.language, 'nl')
  })

  it('counts as each language does', () => {
    assert.equal(en(say('counted', { count: 1 })), 'one apple')
    assert.equal(en(say('counted', { count: 1200 })), '1,200 apples')
    assert.equal(nl(say('counted', { count: 1 })), 'één appel')
    assert.equal(nl(say('counted', { count: 1200 })), '1.200 appels')
  })

  it('writes a date as each language does', () => {
    const dated = say('dated', { at: '2026-11-03T13:05:00Z' })

    assert.equal(en(dated), 'Ripe on November 3, 2026')
    assert.equal(nl(dated), 'Rijp op 3 november 2026')
  })

  it('writes a date as it is in the time zone of the tenant', () => {
    const lateInLondon = say('dated', { at: '2026-11-03T23:30:00Z' })

    assert.equal(nl(lateInLondon), 'Rijp op 4 november 2026')
    assert.equal(createCatalogue([fruit], 'America/New_York').nl(lateInLondon), 'Rijp op 3 november 2026')
  })

  it('joins a list of messages as each language does', () => {
    const basket = say('basket', {
      fruits: [say('plain'), say('counted', { count: 2 }), say('named', { name: 'Jan' })],
    })

    assert.equal(en(basket), 'With An apple, 2 apples, and An apple for Jan')
    assert.equal(nl(basket), 'Met Een appel, 2 appels en Een appel voor Jan')
  })

  it('says a message inside a message', () => {
    assert.equal(en(say('basket', { fruits: say('plain') })), 'With An apple')
  })

  it('takes an accolade in a value for what it is', () => {
    assert.equal(en(say('named', { name: '{count}' })), 'An apple for {count}')
    assert.equal(en(say('quoted', { name: 'x' })), 'Apples {x}')
  })

  it('refuses a message that it does not know', () => {
    assert.throws(() => en({ key: 'fruit.pear' }), /no text fruit\.pear/)
  })

  it('refuses a message with a value too few', () => {
    assert.throws(() => en(say('named')), /name/)
  })

  it('refuses two parts of one name', () => {
    assert.throws(() => createCatalogue([fruit, fruit]), /share a name/)
  })
})

describe('a text about somebody who comes back', () => {
  const both = defineTexts('way', {
    en: {
      goes: '{leaver} leaves',
      'goes@returns': '{leaver} returns',
      'goes@partly': '{leaver} stays away',
      says: 'Eva: {what}',
      lists: 'All: {all}',
      'lists@returns': 'All of a return: {all}',
    },
    nl: {
      goes: '{leaver} gaat',
      'goes@returns': '{leaver} komt',
      'goes@partly': '{leaver} blijft weg',
      says: 'Ook Eva: {what}',
      lists: 'Alle: {all}',
      'lists@returns': 'Alle van een terugkeer: {all}',
    },
  })
  const { en } = createCatalogue([both])
  const nested = both.say('says', { what: both.say('goes') })

  it('has its own wording where there is one, also within another', () => {
    assert.equal(en.about('Jan', 'returns')(nested), 'Eva: Jan returns')
    assert.equal(en.about('Jan', 'leaves')(nested), 'Eva: Jan leaves')
    assert.equal(en.about('Jan')(both.say('goes')), 'Jan leaves')
  })

  it('has a third one where only something comes back, and else that of a return', () => {
    assert.equal(en.about('Jan', 'partly')(nested), 'Eva: Jan stays away')
    assert.equal(
      en.about('Jan', 'partly')(both.say('lists', { all: [nested] })),
      'All of a return: Eva: Jan stays away',
    )
  })

  it('has it among others that leave, and they have theirs', () => {
    const all = [saidFor('returns', nested), both.say('goes')]

    assert.equal(en.about('Jan')(both.say('lists', { all })), 'All: Eva: Jan returns and Jan leaves')
    assert.equal(
      en.about('Jan')(saidFor('returns', both.say('lists', { all }))),
      'All of a return: Eva: Jan returns and Jan returns',
    )
    assert.deepEqual(saidFor('returns', saidFor('returns', nested)), saidFor('returns', nested))
  })

  it('stands beside the other wording, and takes nothing that this one does not', () => {
    const wrong = allTexts.flatMap(({ part, texts }) =>
      languages.flatMap((language) =>
        Object.entries(texts[language])
          .filter(([key]) => apartFromWay(key).way !== undefined)
          .filter(([key, text]) => {
            const other = texts[language][apartFromWay(key).base]
            const known = other === undefined ? [] : valuesOf(other, language)
            return (
              other === undefined || other === text || valuesOf(text, language).some((value) => !known.includes(value))
            )
          })
          .map(([key]) => `${language} ${part}.${key}`),
      ),
    )

    assert.deepEqual(wrong, [])
  })
})

describe('the language of a locale', () => {
  it('is Dutch for every kind of Dutch', () => {
    assert.deepEqual(['nl', 'nl-NL', 'NL-be'].map(languageOf), ['nl', 'nl', 'nl'])
  })

  it('is Dutch for those who read it before English', () => {
    assert.deepEqual(['fy-NL', 'af', 'af-ZA'].map(languageOf), ['nl', 'nl', 'nl'])
  })

  it('is English for all others', () => {
    assert.deepEqual(
      ['en-GB', 'de-DE', 'fil-PH', 'nld-x', '', null, undefined].map(languageOf),
      Array.from({ length: 7 }, () => 'en'),
    )
  })
})

describe('the texts of the cards', () => {
  it('make a catalogue together', () => {
    assert.doesNotThrow(() => createCatalogue(cardTexts))
  })

  for (const { part, texts } of cardTexts) {
    it(`${part}: have the same keys in every language`, () => {
      assert.deepEqual(Object.keys(texts.nl).toSorted(), Object.keys(texts.en).toSorted())
    })

    it(`${part}: take the same values in every language`, () => {
      for (const key of Object.keys(texts.en)) {
        const [inEnglish, inDutch] = languages.map((language) => valuesOf(texts[language][key] ?? '', language))

        assert.deepEqual(inDutch, inEnglish, `${part}.${key}`)
      }
    })

    it(`${part}: are never empty`, () => {
      for (const language of languages) {
        const empty = Object.entries(texts[language]).filter(([, text]) => text.trim() === '')

        assert.deepEqual(empty, [], language)
      }
    })

    it(`${part}: differ between the languages, unless they are a single word or hold no words`, () => {
      const same = Object.keys(texts.en).filter(
        (key) => texts.en[key] === texts.nl[key] && hasWords(texts.en[key] ?? ''),
      )

      assert.deepEqual(same, [])
    })
  }
})

type Elements = ReturnType<IntlMessageFormat['getAst']>

function valuesOf(text: string, language: Language): readonly string[] {
  return [...new Set(namesIn(new IntlMessageFormat(text, language).getAst()))].toSorted()
}

/** TYPE.literal of the ICU parser. */
const literal = 0

/** Names with the kind of value they take. The "#" of a plural has no value of its own. */
function namesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    const kind: number = element.type
    if (kind === literal || !('value' in element)) return []
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : []
    return [`${element.value} (${element.type})`, ...inner]
  })
}

function hasWords(text: string): boolean {
  return /[a-z]+ [a-z]+/i.test(text.replaceAll(/\{[^{}]*\}/g, ''))
}
