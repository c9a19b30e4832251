import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { commandNames, longestName, mostTyped, type Intention, type Typed } from '../../../dialogs/typed/typed'
import { understand } from '../../../dialogs/typed/understand'
import { commandWords } from '../../../dialogs/typed/vocabulary'
import { dayOf, hourOf, type Reading } from '../../../services/moments/moment'
import { people } from '../../../sandbox/seeds/people'

const at = { now: new Date('2026-11-29T09:00:00Z'), timeZone: 'Europe/Amsterdam', language: 'nl' } as const
const said = (text: string, more: Partial<Typed> = {}): Intention =>
  understand({ text, mentions: [], attachments: [], ...more }, at)

/** An intention in a few words: `command Jan`, `sentence Jan on 2026-11-30`, `status`. */
function brief(intention: Intention): string {
  switch (intention.kind) {
    case 'offboard': {
      const { how, people: named, day } = intention
      return [how, named.join(' + '), ...(day === undefined ? [] : [`on ${whenIn(day.reading)}`])].join(' ').trim()
    }
    case 'status':
    case 'check':
      return [intention.kind, intention.people.join(' + ')].join(' ').trim()
    case 'overview':
      return `overview ${intention.listed}`
    case 'crowd': {
      const { how, asked } = intention
      const what =
        asked.by === 'leaving'
          ? asked.period === undefined
            ? 'some days'
            : `${asked.period.from} to ${asked.period.to}`
          : asked.lookups.map(({ name, as }) => (as === undefined ? name : `${as} ${name}`)).join(' or ')
      return [how, 'all of', what, ...(asked.except.length === 0 ? [] : ['but', asked.except.join(' + ')])].join(' ')
    }
    case 'tooMany':
      return `too many: ${intention.count}`
    case 'unknown':
      return `unknown, perhaps ${intention.nearest}`
    case 'language':
      return `language ${intention.language}`
    case 'wordless':
      return `wordless ${intention.sent}`
    default:
      return intention.kind
  }
}

function whenIn(reading: Reading): string {
  if (reading.kind === 'either')
    return reading.readings.map((one) => whenIn({ ...one.reading, remarks: [] })).join(' or ')
  if (reading.kind === 'day') return reading.day.day
  return reading.kind === 'moment' ? `${dayOf(reading.moment).day} ${hourOf(reading.moment)}` : reading.kind
}

const janId = people.janDeVries.id

/** What people typed, in both languages, and what is understood. */
const sentences: readonly (readonly [string, string])[] = [
  // Commands, as they are typed and as Teams picks them.
  ['/offboard Jan', 'command Jan'],
  ['offboard jan', 'command jan'],
  ['  OFFBOARD   Jan de Vries ', 'command Jan de Vries'],
  ['<at>Offboarding</at> /offboard Jan', 'command Jan'],
  ['/offboard jan@contoso.com', 'command jan@contoso.com'],
  ['/offboard', 'command'],
  ['offboard\n', 'command'],
  ['/offboard <at>Jan</at>', 'command Jan'],
  ["/offboard O'Brien", "command O'Brien"],
  ['/offboard&nbsp;Jan', 'command Jan'],
  ['/offboard jan.devries', 'command jan.devries'],
  [`/offboard ${janId}`, `command ${janId}`],
  ['/offboard mailto:jan.devries@contoso.com', 'command jan.devries@contoso.com'],
  ['/offboard [jan.devries@contoso.com](mailto:jan.devries@contoso.com)', 'command jan.devries@contoso.com'],
  ['/offboard <a href="mailto:jan.devries@contoso.com">Jan</a>', 'command jan.devries@contoso.com'],
  ['/offboard @Jan de Vries', 'command Jan de Vries'],
  ['/offboard Jan please!', 'command Jan'],
  ['/offboard An', 'command An'],
  ['/offboard Will Smith', 'command Will Smith'],
  ['/uitdienst Jan', 'command Jan'],
  ['uit dienst Jan', 'command Jan'],
  ['Uit-dienst: Jan', 'command Jan'],
  ['/help', 'help'],
  ['hulp', 'help'],
  ['?', 'help'],
  ['/hulp', 'help'],
  ['what can you do?', 'help'],
  ['What can you do for me, please?', 'help'],
  ['wat kun je?', 'help'],
  ['Wat kun je allemaal?', 'help'],
  ['wat kun je doen aub', 'help'],
  ['wat kan je', 'help'],
  ['Wat kun je allemaal voor ons doen?', 'help'],
  ['Wat kunt u?', 'help'],
  ['hoe werkt dit?', 'help'],
  ['wat kun je voor Jan doen', 'name Jan'],
  ['what can you do about Jan', 'name Jan'],
  ['status', 'status'],
  ['/status', 'status'],
  ['/STATUS!', 'status'],
  ['hoe staat het?', 'status'],
  ['hoe staat het ermee?', 'status'],
  ['status please', 'status'],
  ['/status Jan', 'status Jan'],
  ['/status Jan de Vries', 'status Jan de Vries'],
  ['/status An', 'status An'],
  ['status of Jan', 'status Jan'],
  ['status van Jan', 'status Jan'],
  ['status van der Berg', 'status van der Berg'],
  ['Hoe staat het met Jan?', 'status Jan'],
  ['/status jan.devries@contoso.com', 'status jan.devries@contoso.com'],
  [`/status ${janId}`, `status ${janId}`],
  ['/status <at>Jan</at>', 'status Jan'],
  ['/waiting', 'waiting'],
  ['/wachtend', 'waiting'],
  ['What waits for me?', 'waiting'],
  ['wat wacht er op mij?', 'waiting'],
  ['/check Jan', 'check Jan'],
  ['check Jan de Vries', 'check Jan de Vries'],
  ['controleer jan@contoso.com', 'check jan@contoso.com'],
  ['/check', 'check'],
  ['/cases', 'overview open'],
  ['/cases finished', 'overview closed'],
  ['/overzicht', 'overview open'],
  ['overzicht afgerond', 'overview closed'],
  ['all offboardings', 'overview open'],
  ['withdraw', 'withdraw'],
  ['trek in', 'withdraw'],
  ['trek de aanvraag van Jan in', 'withdraw'],
  ['Intrekken a.u.b.', 'withdraw'],
  ['/intrekken', 'withdraw'],
  // A name anywhere.
  ['Jan', 'name Jan'],
  ['Jan!', 'name Jan'],
  ['Jan please', 'name Jan'],
  ['@Jan de Vries', 'name Jan de Vries'],
  ['<at>Jan de Vries</at>', 'name Jan de Vries'],
  ['jan.devries@contoso.com', 'name jan.devries@contoso.com'],
  ['do you know Jan', 'name Jan'],
  ['jan gaat weg', 'sentence jan'],
  ['Jan is leaving', 'sentence Jan'],
  ['kun je Jan de Vries offboarden', 'sentence Jan de Vries'],
  ['please offboard Jan', 'sentence Jan'],
  ['meld Jan uit dienst', 'sentence Jan'],
  ['help, Jan gaat weg', 'sentence Jan'],
  ['Hoi, Jan van der Berg heeft ontslag genomen', 'sentence Jan van der Berg + genomen'],
  ['somebody is leaving', 'sentence'],
  ['An gaat weg', 'sentence An'],
  ['Will is leaving', 'sentence Will'],
  ['May is leaving', 'sentence May'],
  // Typing errors: near is not exact.
  ['/offbord Jna', 'sentence Jna'],
  ['uitdients Jan', 'sentence Jan'],
  ['/offboarding Jan', 'sentence Jan'],
  ['/statsu', 'unknown, perhaps status'],
  ['/withdrwa', 'unknown, perhaps withdraw'],
  ['/hepl', 'unknown, perhaps help'],
  ['/restart Jan', 'unknown, perhaps restore'],
  // Several.
  ['/offboard Jan de Vries and Petra de Boer', 'command Jan de Vries + Petra de Boer'],
  ['Jan, Petra en Eva gaan weg', 'sentence Jan + Petra + Eva'],
  // Days.
  ['Jan is leaving tomorrow', 'sentence Jan on 2026-11-30'],
  ['jan gaat morgen weg', 'sentence jan on 2026-11-30'],
  ['Jan gaat overmorgen weg', 'sentence Jan on 2026-12-01'],
  ['/offboard Jan 31 December', 'command Jan on 2026-12-31'],
  ['/offboard Jan per 1 januari', 'command Jan on 2027-01-01 00:00 or 2027-01-01'],
  ['/offboard Jan on 31-12-2026', 'command Jan on 2026-12-31'],
  ['Jan vertrekt vrijdag', 'sentence Jan on 2026-12-04'],
  ['Jan leaves next Friday at 5pm', 'sentence Jan on 2026-12-04 17:00'],
  ['over twee weken gaat Jan weg', 'sentence Jan on 2026-12-13'],
  ['Petra leaves Jan 31', 'sentence Petra on 2027-01-31'],
  ['Petra vertrekt 31 jan', 'sentence Petra on 2027-01-31'],
  ['Petra leaves in April', 'sentence Petra on none'],
  ['Jan vertrekt eind van de maand', 'sentence Jan on 2026-11-30'],
  ['Offboard Jan, hij gaat vrijdag weg', 'command Jan on 2026-12-04'],
  ['Jan gaat zo weg', 'sentence Jan'],
  ['/offboard Jan per 31 december 17:00', 'command Jan on 2026-12-31 17:00'],
  ['/offboard Jan de Vries met ingang van 1 maart', 'command Jan de Vries on 2027-03-01 00:00 or 2027-03-01'],
  ['/offboard Jan half zes vrijdag', 'command Jan on 2026-12-04 17:30'],
  ['/offboard Jan per direct', 'command Jan on now'],
  ['/offboard Jan before Christmas', 'command Jan on none'],
  ['Jan gaat na 1 januari weg', 'sentence Jan on none'],
  ['Jan leaves 31 November', 'sentence Jan on none'],
  ['/offboard Jan, Piet en Klaas', 'command Jan + Piet + Klaas'],
  ['wat kun je voor De Winter doen', 'name De Winter'],
  // Many at once. Said on Sunday 29 November 2026.
  ['/offboard everyone in Sales except Petra', 'command all of Sales but Petra'],
  [
    '/uitdienst iedereen van afdeling Sales behalve Petra en Jan de Vries',
    'command all of afdeling Sales or department Sales but Petra + Jan de Vries',
  ],
  ['/offboard everyone in Research and Development', 'command all of Research and Development'],
  ['/offboard all of the Sales department', 'command all of Sales department or department Sales'],
  ['/offboard team Alpha', 'command all of team Alpha or group Alpha'],
  [
    '/offboard iedereen van de vestiging Utrecht op Petra na',
    'command all of de vestiging Utrecht or office Utrecht or vestiging Utrecht but Petra',
  ],
  ['iedereen van Sales vertrekt', 'sentence all of Sales vertrekt or Sales'],
  ['/offboard everyone in sales@contoso.com', 'command all of sales@contoso.com'],
  ['allen die volgende week uit dienst gaan', 'sentence all of 2026-11-30 to 2026-12-06'],
  ['/offboard everyone who leaves this week', 'command all of 2026-11-23 to 2026-11-29'],
  ['/offboard everyone who leaves in the week of 27 November', 'command all of 2026-11-23 to 2026-11-29'],
  ['/offboard everyone leaving in week 53', 'command all of 2026-12-28 to 2027-01-03'],
  ['/offboard everyone leaving in week 12', 'command all of 2027-03-22 to 2027-03-28'],
  ['/offboard everyone leaving in week 54', 'command all of some days'],
  ['iedereen die deze maand vertrekt', 'sentence all of 2026-11-01 to 2026-11-30'],
  ['/offboard all leavers of next month', 'command all of 2026-12-01 to 2026-12-31'],
  ['iedereen die in februari uit dienst gaat behalve Jan', 'sentence all of 2027-02-01 to 2027-02-28 but Jan'],
  ['everyone who leaves on 31 December', 'sentence all of 2026-12-31 to 2026-12-31'],
  ['/offboard everyone who left', 'command all of some days'],
  ['/offboard all', 'command all'],
  ['iedereen weg', 'sentence iedereen'],
  // The rest.
  ['hoi', 'greeting'],
  ['good morning 👋', 'greeting'],
  ['Dank je wel!', 'greeting'],
  ['Nederlands', 'language nl'],
  ['speak English please', 'language en'],
  ['praat Nederlands', 'language nl'],
  ['', 'wordless nothing'],
  ['/', 'wordless nothing'],
  ['👋', 'wordless picture'],
  ['statsu', 'name statsu'],
]

describe('What somebody types', () => {
  for (const [text, meant] of sentences)
    it(`${JSON.stringify(text)} is understood as ${meant}`, () => {
      assert.equal(brief(said(text)), meant)
    })

  it('tells a mentioned person by object id where Teams says it, and never takes the bot for one', () => {
    const mention = (text: string, id: string | undefined, isBot = false) => ({ text, id, isBot })
    const bot = mention('<at>Offboarding</at>', undefined, true)

    const byId = said('<at>Offboarding</at> <at>Jan de Vries</at> gaat weg', {
      mentions: [bot, mention('<at>Jan de Vries</at>', janId)],
    })
    const byName = said('<at>Jan de Vries</at> gaat weg', { mentions: [mention('<at>Jan de Vries</at>', undefined)] })
    const alone = said('<at>Offboarding</at>', { mentions: [bot] })

    assert.deepEqual([byId, byName, alone].map(brief), [
      `sentence ${janId}`,
      'sentence Jan de Vries',
      'wordless nothing',
    ])
  })

  it('is what stands under a card, not the card', () => {
    const content =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><p itemprop="preview">Offboard Eva</p></blockquote><p>status</p>'

    assert.deepEqual(said('Offboard Eva\r\nstatus', { attachments: [{ contentType: 'text/html', content }] }), {
      kind: 'status',
      people: [],
    })
    assert.deepEqual(said('<quoted messageId="1"/> status'), { kind: 'status', people: [] })
  })

  for (const [contentType, content, sent] of [
    ['application/vnd.microsoft.teams.file.download.info', undefined, 'file'],
    ['image/png', undefined, 'picture'],
    ['text/html', '<img itemtype="http://schema.skype.com/Sticker" src="https://x">', 'picture'],
    ['text/html', '<p>&nbsp;</p>', 'nothing'],
  ] as const)
    it(`may be no words but ${sent} (${contentType})`, () => {
      assert.deepEqual(said('', { attachments: [{ contentType, content }] }), { kind: 'wordless', sent })
    })

  it('names a moment by the clock of the zone that is given, on both sides of a change of clocks', () => {
    const when = (text: string, timeZone: string) => {
      const intention = understand({ text, mentions: [], attachments: [] }, { ...at, timeZone })
      return intention.kind === 'offboard' ? intention.day : undefined
    }
    const dayThere = (timeZone: string) => when('Jan leaves tomorrow', timeZone)?.reading

    assert.deepEqual(when('Jan leaves 31 December at 17:00', 'Europe/Amsterdam'), {
      text: '31 December at 17:00',
      reading: {
        kind: 'moment',
        moment: { at: '2026-12-31T16:00:00.000Z', timeZone: 'Europe/Amsterdam' },
        remarks: [],
      },
    })
    const inSummer = when('Jan leaves 1 July 2027 at 17:00', 'Europe/Amsterdam')?.reading
    assert.equal(inSummer?.kind === 'moment' ? inSummer.moment.at : '', '2027-07-01T15:00:00.000Z')
    for (const timeZone of ['America/New_York', 'Pacific/Auckland'])
      assert.deepEqual(dayThere(timeZone), { kind: 'day', day: { day: '2026-11-30', timeZone }, remarks: [] })
    assert.deepEqual(dayThere('Pacific/Kiritimati'), {
      kind: 'day',
      day: { day: '2026-11-30', timeZone: 'Pacific/Kiritimati' },
      remarks: [],
    })
  })
})

describe('Understanding', () => {
  const anything = fc.record({
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom('<', '>', 'at', '/', ' ', '\n', 'jan', '31', 'dec', '&', ':', '@', '\\', '('),
      }),
      fc.array(fc.constantFrom(...sentences.map(([text]) => text)), { maxLength: 4 }).map((all) => all.join(' ')),
    ),
    mentions: fc.array(
      fc.record({ text: fc.string(), id: fc.option(fc.uuid(), { nil: undefined }), isBot: fc.boolean() }),
      { maxLength: 3 },
    ),
    attachments: fc.array(
      fc.record({ contentType: fc.string(), content: fc.option(fc.string(), { nil: undefined }) }),
      { maxLength: 3 },
    ),
  })

  it('never fails, means nothing destructive, and names few people in few words, whatever was sent', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const intention = understand(typed, at)

        // All that these lead to is reading, offering and listing; what ends or changes something is pressed.
        assert.ok(
          [...commandNames, 'greeting', 'language', 'wordless', 'unknown', 'tooMany', 'crowd'].includes(intention.kind),
        )
        if (!('people' in intention)) return
        assert.ok(intention.people.length <= mostTyped)
        assert.ok(intention.people.every((name) => name !== '' && name.length <= longestName && !/[<>]/.test(name)))
      }),
      { numRuns: 300 },
    )
  })

  it('leaves nobody out in silence whom a command names: all of them are in it, or it says that they are too many', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z]{1,60}$/), fc.nat(999), fc.stringMatching(/^[a-z]{1,60}$/))
      .map(([name, number, domain]) => `${name}${number}@${domain}.example`)
    const all = fc.uniqueArray(address, { minLength: 1, maxLength: mostTyped + 4 })
    fc.assert(
      fc.property(
        all,
        fc.constantFrom('/offboard', '/uitdienst', '/status'),
        fc.boolean(),
        (names, command, isDated) => {
          const intention = said(
            `${command} ${names.join(', ')}${isDated && command !== '/status' ? ' on 31-12-2026' : ''}`,
          )

          if (names.length > mostTyped) return assert.deepEqual(intention, { kind: 'tooMany', count: names.length })
          assert.ok('people' in intention)
          assert.deepEqual(intention.people, names)
          if (intention.kind === 'offboard') assert.equal(intention.day !== undefined, isDated)
        },
      ),
    )
    assert.deepEqual(said(`/offboard ${'Jan de Vries, '.repeat(2_000)}`), { kind: 'tooMany', count: undefined })
  })

  it('costs a moment, however much was sent', () => {
    const started = Date.now()

    for (const part of [
      '<',
      '<at>',
      '<a href="mailto:',
      '[x](mailto:',
      'jan 31 ',
      '@',
      '<blockquote schema.skype.com/Reply>',
    ])
      said(part.repeat(20_000 / part.length))

    assert.ok(Date.now() - started < 20_000)
  })

  it('takes a file that may be a list for one, whatever is said beside it, unless that is a command', () => {
    const file = (name: string) => ({ contentType: 'x', content: undefined, file: { name, url: 'https://x' } })
    const sent = (text: string, ...names: readonly string[]) => {
      const intention = said(text, { attachments: names.map(file) })
      return intention.kind === 'list' ? `${intention.file.name} ${intention.besides}` : brief(intention)
    }

    assert.equal(sent('', 'lijst.csv'), 'lijst.csv false')
    assert.equal(sent('', 'UIT DIENST.XLSX', 'lijst.csv'), 'UIT DIENST.XLSX true')
    assert.equal(sent('Jan gaat weg', 'brief.pdf', 'lijst.csv'), 'lijst.csv true')
    assert.equal(sent('Jan gaat weg', 'brief.pdf'), 'sentence Jan')
    assert.equal(sent('/status', 'lijst.csv'), 'status')
    assert.equal(sent('', 'brief.pdf'), 'wordless file')
  })

  const spaced = fc.constantFrom(' ', '  ', '\t', ' \n ')
  const ends = fc.constantFrom('', '!', '.', '?', ' !!', '…', ' 👋')
  const command = fc.constantFrom(
    ...commandNames.flatMap((name) => commandWords[name].map((words) => ({ name, words }))),
  )
  const cased = (text: string, upper: boolean) => (upper ? text.toUpperCase() : text)

  it('knows each command when it is typed exactly, in any case, with any spaces and signs', () => {
    fc.assert(
      fc.property(
        command,
        fc.constantFrom('', '/'),
        spaced,
        ends,
        fc.boolean(),
        ({ name, words }, slash, space, end, upper) => {
          const text = `${space}${slash}${cased(words, upper).replaceAll(' ', space.replaceAll('\n', ''))}${end}`

          const intention = said(text)

          assert.equal(intention.kind, name, JSON.stringify(text))
          if (intention.kind === 'offboard') assert.deepEqual([intention.how, intention.people], ['command', []])
        },
      ),
    )
  })

  it('takes whoever is named after the command for the one who is meant, in any case, with any spaces and signs', () => {
    const names = Object.values(people).map(({ displayName }) => displayName)
    const words = commandWords.offboard
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter((name) => /^[\p{L}\p{M} '’-]+$/u.test(name))),
        fc.constantFrom(...words),
        spaced,
        fc.constantFrom('', '!', ' ?', '.'),
        (name, word, space, end) => {
          const intention = said(`/${word.toUpperCase()}${space}${name.replaceAll(' ', '  ')}${end}`)

          assert.ok(intention.kind === 'offboard' && intention.how === 'command')
          assert.deepEqual(intention.people, [name.normalize('NFC')])
        },
      ),
    )
  })
})
