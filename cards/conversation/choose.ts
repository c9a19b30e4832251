import { batchPlanTexts } from './batchPlanTexts'
import { template, type Card } from '../card'
import source from './choose.json'
import { dayText } from '../common'
import { bare, named, speaking } from '../speech'
import { defineTexts, type Translator } from '../texts'

export const chooseTexts = defineTexts('choose', {
  en: {
    several: 'Which {query} do you mean?',
    none: 'I found nobody called {query}',
    didYouMean: 'Did you mean one of these?',
    offered: '{count, plural, one {Is this who leaves?} other {Which of them leaves?}}',
    nothingChanged: 'Choosing only looks up the facts. Nothing changes.',
    manager: 'Manager: {name}',
    noManager: 'No manager on record',
    lastSignIn: 'Last sign-in: {day}',
    noSignIn: 'Last sign-in: unknown',
    blocked: '⚠ This account is already blocked',
    pick: 'Choose {name}',
    togetherTitle: '{count, plural, one {Is this who leaves?} other {Do these # leave together?}}',
    alone: 'Or choose one of them alone.',
    unclearTitle: '{count, plural, one {One name is} other {# names are}} not clear',
    unclear: 'Not clearly one colleague: {names}.',
    unclearName: '“{name}” ({count, plural, =0 {nobody} one {one fits} other {# fit}})',
    clear: 'Clear: {people}.',
    unclearNext: 'Type **/offboard** again, with a full name or an address for each. Then I offer them together.',
    person: '{name}',
    tooMany:
      '{count, plural, one {One more colleague fits} other {# more colleagues fit}}. Type more of the name to find them.',
  },
  nl: {
    several: 'Welke {query} bedoel je?',
    none: 'Ik vind niemand die {query} heet',
    didYouMean: 'Bedoel je een van deze collega’s?',
    offered: '{count, plural, one {Gaat deze collega uit dienst?} other {Wie van hen gaat uit dienst?}}',
    nothingChanged: 'Na je keuze zoek ik alleen de feiten op. Er verandert niets.',
    manager: 'Leidinggevende: {name}',
    noManager: 'Geen leidinggevende bekend',
    lastSignIn: 'Laatst aangemeld: {day}',
    noSignIn: 'Laatst aangemeld: onbekend',
    blocked: '⚠ Dit account is al geblokkeerd',
    pick: 'Kies {name}',
    togetherTitle: '{count, plural, one {Gaat deze collega uit dienst?} other {Gaan deze # samen uit dienst?}}',
    alone: 'Of kies er één van.',
    unclearTitle: '{count, plural, one {Eén naam is} other {# namen zijn}} niet duidelijk',
    unclear: 'Niet duidelijk één collega: {names}.',
    unclearName: '“{name}” ({count, plural, =0 {niemand} one {één past} other {# passen}})',
    clear: 'Wel duidelijk: {people}.',
    unclearNext: 'Typ opnieuw **/uitdienst**, met van ieder de hele naam of het adres. Dan bied ik ze samen aan.',
    person: '{name}',
    tooMany:
      'Er {count, plural, one {past nog één collega} other {passen nog # collega’s}} bij. Typ meer van de naam om ze te vinden.',
  },
})

export interface Candidate {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle?: string | undefined
  readonly department?: string | undefined
  readonly managerName?: string | undefined
  /** ISO 8601. */
  readonly lastSignIn?: string | undefined
  readonly accountEnabled: boolean
}

export interface ChooseCard {
  readonly say: Translator
  /** What was typed. */
  readonly query: string
  /** False: nobody is called that, these come near. */
  readonly exact: boolean
  readonly candidates: readonly Candidate[]
  /** Nobody asked for them by a command: they may be meant by what was typed. */
  readonly offered?: true
  /** How many more there are than `candidates` holds. */
  readonly more?: number
}

/** A name that was typed, and how many it fits: not one. */
export interface UnclearName {
  readonly name: string
  readonly count: number
}

export interface SeveralCard {
  readonly say: Translator
  /** Each who is clearly meant. */
  readonly clear: readonly { readonly id: string; readonly displayName: string }[]
  /** Where there are none, the others are offered together. */
  readonly unclear: readonly UnclearName[]
  readonly candidates: readonly Candidate[]
}

const mostCandidates = 8

/** Eight candidates have to fit on one card. */
const longestFact = 80

const render = template<{
  readonly title: string
  readonly text: string
  readonly lines: readonly object[]
  readonly more: string
  readonly together: string
  readonly togetherCarries: object
  readonly candidates: readonly object[]
}>(source)

/** Several people fit what was typed (or none, and these come near): each with the facts that tell them apart. */
export function chooseCard({ say, query, exact, candidates, offered, more = 0 }: ChooseCard): Card {
  const speak = speaking(say)
  const asked = chooseTexts.say(exact ? 'several' : 'none', { query: bare(query, 80) })
  return render({
    title: speak(offered === true && exact ? chooseTexts.say('offered', { count: candidates.length }) : asked),
    text: say(chooseTexts.say(exact ? 'nothingChanged' : 'didYouMean')),
    lines: [],
    together: '',
    togetherCarries: {},
    ...candidatesView(say, candidates, more),
  })
}

/** Several were typed: together where each is clearly one of them, and otherwise which names are not. */
export function severalCard({ say, clear, unclear, candidates }: SeveralCard): Card {
  const speak = speaking(say)
  const people = clear.map(({ displayName }) => chooseTexts.say('person', { name: displayName.slice(0, longestFact) }))
  const names = unclear.map(({ name, count }) =>
    chooseTexts.say('unclearName', { name: name.slice(0, longestFact), count }),
  )
  const isTogether = unclear.length === 0 && clear.length > 1
  const lines = [
    ...(unclear.length === 0 ? [] : [chooseTexts.say('unclear', { names })]),
    ...(unclear.length === 0 || clear.length === 0 ? [] : [chooseTexts.say('clear', { people })]),
    ...(unclear.length === 0 ? [] : [chooseTexts.say('unclearNext')]),
    ...(isTogether ? [chooseTexts.say('person', { name: people })] : []),
    ...(isTogether && candidates.length > 0 ? [chooseTexts.say('alone')] : []),
  ]
  const title = isTogether
    ? chooseTexts.say('togetherTitle', { count: clear.length })
    : chooseTexts.say('offered', { count: clear.length })
  return render({
    title: speak(unclear.length === 0 ? title : chooseTexts.say('unclearTitle', { count: unclear.length })),
    text: say(chooseTexts.say('nothingChanged')),
    lines: lines.map((line) => ({ text: speak(line) })),
    together: isTogether ? say(batchPlanTexts.say('together', { count: clear.length })) : '',
    togetherCarries: { together: clear.map(({ id }) => id).join(',') },
    ...candidatesView(say, candidates, 0),
  })
}

function candidatesView(say: Translator, candidates: readonly Candidate[], more: number) {
  const count = more + Math.max(0, candidates.length - mostCandidates)
  return {
    more: count === 0 ? '' : say(chooseTexts.say('tooMany', { count })),
    candidates: candidates.slice(0, mostCandidates).map((candidate) => candidateView(say, candidate)),
  }
}

function candidateView(say: Translator, candidate: Candidate): object {
  const { id, displayName, userPrincipalName, jobTitle, department, managerName, accountEnabled } = candidate
  const speak = speaking(say)
  const day = dayText(say, candidate.lastSignIn)
  return {
    id,
    name: named(displayName, longestFact),
    work: [jobTitle, department]
      .filter((part) => part !== undefined && part !== '')
      .map((part) => named(part ?? '', longestFact))
      .join(' · '),
    manager: speak(
      managerName === undefined
        ? chooseTexts.say('noManager')
        : chooseTexts.say('manager', { name: bare(managerName, longestFact) }),
    ),
    lastSignIn: speak(day === '' ? chooseTexts.say('noSignIn') : chooseTexts.say('lastSignIn', { day })),
    address: named(userPrincipalName, longestFact),
    blocked: accountEnabled ? '' : say(chooseTexts.say('blocked')),
    pick: bare(say(chooseTexts.say('pick', { name: bare(displayName, 40) })), 60),
  }
}
