import { strict as assert } from 'node:assert'
import { apartFromWay, type Language } from '../../cards/texts'
import { texts, wordsIn } from './texts'

describe('What a remote system refused', () => {
  /** What passes by itself, or is tried again without anybody: nobody has to give anything. */
  const passes = new Set([
    'problem.throttled',
    'problem.unavailable',
    'problem.unknown',
    'dialog.unread',
    'dialog.unreadOfAccount',
    'dialog.planLater',
    'dialog.notRead',
    'hold.refusedForLicence',
  ])
  const quoting = texts.filter(({ source }) => /“\{text\}”/.test(source) && !/\{timeZone\}/.test(source))
  const refusals = quoting
    .filter(({ key }) => !passes.has(apartFromWay(key).base))
    .concat(texts.filter(({ key }) => key === 'hold.refusedLicence'))
  const whoGives: Readonly<Record<Language, RegExp>> = {
    en: /administrator|somebody with rights/i,
    nl: /beheerder|iemand met rechten/i,
  }
  const again: Readonly<Record<Language, RegExp>> = { en: /try(ing)? again/i, nl: /probeer het (\S+ ){0,2}opnieuw/i }

  it('is said in our words before Microsoft’s: what lacks, who can give it, and to try again', () => {
    const lacking = refusals.flatMap(({ key, language, source }) => [
      ...(wordsIn(source.split(/ (?:Microsoft (?:said|meldt)|Details|Bijzonderheden):/)[0] ?? '') < 12
        ? [`${language} ${key}: what`]
        : []),
      ...(whoGives[language].test(source) ? [] : [`${language} ${key}: who`]),
      ...(again[language].test(source) ? [] : [`${language} ${key}: to try again`]),
    ])

    assert.ok(refusals.length >= 2 * 12, 'the table is there')
    assert.deepEqual(lacking, [])
  })

  it('says of a person who may not, who may', () => {
    const may: Readonly<Record<Language, RegExp>> = {
      en: /\bask\b|somebody else must|only \{requester\}|add somebody/i,
      nl: /vraag|iemand anders moet|alleen \{requester\}|zet eerst iemand|laat je IT-beheerder/i,
    }
    const persons =
      /^dialog\.(not(Operator|Approver|Requester|Own|Enabled)|secondPerson|leaver\w+|wasRequester|requesters\w+|self\w+|last(Operator|Approver))(@returns)?$/

    const refused = texts.filter(({ key }) => persons.test(key))

    assert.ok(refused.length >= 2 * 12, 'the table is there')
    assert.deepEqual(
      refused
        .filter(({ language, source }) => !may[language].test(source))
        .map(({ key, language }) => `${language} ${key}`),
      [],
    )
  })
})
