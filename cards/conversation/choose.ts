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
  /** Their ids, where each that was typed is clearly one of them, to be offboarded together. */
  readonly together?: readonly string[]
}

const mostCandidates = 8

/** Eight candidates have to fit on one card. */
const longestFact = 80

const render = template<{
  readonly title: string
  readonly text: string
  readonly more: string
  readonly together: string
  readonly togetherCarries: object
  readonly candidates: readonly object[]
}>(source)

/** Several people fit what was typed (or none, and these come near): each with the facts that tell them apart. */
export function chooseCard({ say, query, exact, candidates, offered, more = 0, together = [] }: ChooseCard): Card {
  const speak = speaking(say)
  const count = more + Math.max(0, candidates.length - mostCandidates)
  const asked = chooseTexts.say(exact ? 'several' : 'none', { query: bare(query, 80) })
  return render({
    title: speak(offered === true && exact ? chooseTexts.say('offered', { count: candidates.length }) : asked),
    text: say(chooseTexts.say(exact ? 'nothingChanged' : 'didYouMean')),
    more: count === 0 ? '' : say(chooseTexts.say('tooMany', { count })),
    together: together.length < 2 ? '' : say(batchPlanTexts.say('together', { count: together.length })),
    togetherCarries: { together: together.join(',') },
    candidates: candidates.slice(0, mostCandidates).map((candidate) => candidateView(say, candidate)),
  })
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
