import type { Card } from '../../cards/card'
import { carrying } from '../../cards/conversation/carrying'
import { chooseCard, severalCard } from '../../cards/conversation/choose'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { whoCard } from '../../cards/conversation/who'
import { withNotice } from '../../cards/conversation/withNotice'
import type { Message } from '../../cards/texts'
import { readingWritten } from '../../services/moments/written'
import { findEachMentioned, findMentioned } from '../../services/directory/mentioned'
import { findNamed } from '../../services/directory/named'
import { findNear, findPeople, type Found } from '../../services/directory/search'
import { isBeingDecided } from '../../services/cases/journal/case'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { notNamedAnswer } from '../restrained'
import type { Turn } from '../turn'
import { mostTyped, type NamedDay, type OffboardIntention } from '../typed/typed'
import { answerCard, type Answer } from './answer'
import { openCase, type Opening } from './open'
import { readSeveral, type SeveralTyped } from './severalTyped'
import { carriedWanted, wantedBy } from './typedMoment'
import { notUnderstood } from './words'

const say = dialogTexts.say

/** What the command needs to know: whether the actor may, and who is meant. */
export interface OffboardRead {
  readonly admitted: Admission
  /** Undefined where nobody was asked for, or the actor may not ask. */
  readonly found: Found | undefined
  /** Where a command names several. */
  readonly several?: SeveralTyped
  /** What was typed and is none of the accounts that the bot is limited to; left out where it is to none. */
  readonly notNamed?: readonly string[]
}

/** What the command comes to: an employee whose case is opened, people to choose from, or words. */
export type OffboardDecision =
  | ({ readonly kind: 'open' } & Opening)
  | { readonly kind: 'askWho' }
  | {
      readonly kind: 'choose'
      readonly found: Extract<Found, { kind: 'several' | 'near' }>
      /** They may be meant, and were not asked for. */
      readonly offered: boolean
    }
  /** Several: to leave together where each is clearly one, and otherwise with the names that are not. */
  | { readonly kind: 'together'; readonly several: SeveralTyped }
  | { readonly kind: 'answer'; readonly answer: Answer }

/**
 * Somebody leaves, or may: a command opens the case of the one whom it names; everything else that names somebody only
 * offers them. Returns the card that answers, or undefined when the case's own cards do. Throws RemoteError when Microsoft
 * 365 cannot be asked.
 */
export async function offboard(tools: DialogTools, turn: Turn, asked: OffboardIntention): Promise<Card | undefined> {
  const decision = decideOffboard(asked, await readOffboard(tools, turn, asked))
  const card = await cardOf(tools, turn, asked, decision)
  return withNotices(tools, turn, card, await noticesAfter(tools, turn, asked, decision))
}

async function cardOf(
  tools: DialogTools,
  turn: Turn,
  { people, day }: OffboardIntention,
  decision: OffboardDecision,
): Promise<Card | undefined> {
  const translator = tools.settings.catalogue[turn.language]
  switch (decision.kind) {
    case 'open':
      return openCase(tools, turn, { ...decision, wanted: wantedBy(day) }, 'command')
    case 'askWho':
      return whoCard({ say: translator })
    case 'choose': {
      const { kind, candidates, ...rest } = decision.found
      const more = 'more' in rest ? rest.more : 0
      const query = people.join(', ')
      const offered = decision.offered ? ({ offered: true } as const) : {}
      const card = chooseCard({ say: translator, query, exact: kind === 'several', candidates, more, ...offered })
      return carrying(card, 'start', carriedWanted(wantedBy(day)))
    }
    case 'together': {
      const card = severalCard({ say: translator, ...decision.several })
      return carrying(card, 'start', carriedWanted(wantedBy(day)))
    }
    case 'answer':
      return answerCard(tools, turn, decision.answer)
  }
}

async function readOffboard(
  { access, gateways, named }: DialogTools,
  { actor }: Turn,
  { how, people }: OffboardIntention,
): Promise<OffboardRead> {
  const admitted = await access.operator(actor)
  const [first, ...more] = people
  if (!admitted.ok || first === undefined) return { admitted, found: undefined }
  // Nobody else is even looked for.
  if (named !== undefined) {
    const { found, together, others } = await findNamed(gateways.graph, named, people)
    const isBatch = how === 'command' && together.length > 0 && others.length === 0
    const several = isBatch ? { several: await readSeveral(gateways, together) } : {}
    return { admitted, found, notNamed: others, ...several }
  }
  if (how === 'command' && more.length === 0) return { admitted, found: await findPeople(gateways.graph, first) }
  if (how === 'command') return { admitted, found: undefined, several: await readSeveral(gateways, people) }
  const find = how === 'sentence' ? findEachMentioned : findMentioned
  const found = await find(gateways.graph, people)
  // Words of which nobody knows whether they are a name are looked for once only.
  const isNearWorthIt = found.kind === 'none' && how !== 'name' && more.length === 0
  return { admitted, found: isNearWorthIt ? await findNear(gateways.graph, first) : found }
}

/** What follows from who asks, what they said and who was found. Pure. */
export function decideOffboard(
  { how, people, nearest }: Pick<OffboardIntention, 'how' | 'people' | 'nearest'>,
  { admitted, found, several, notNamed = [] }: OffboardRead,
): OffboardDecision {
  if (!admitted.ok) {
    if (admitted.barrier === 'busy') return inWords({ tone: 'warning', title: say('problemTitle'), text: admitted.why })
    // Whether those words are a name is not told to somebody who may not ask.
    if (how === 'name') return inWords(notUnderstood(nearest))
    return inWords({ tone: 'warning', title: say('notOperatorTitle'), text: admitted.why })
  }
  if (notNamed.length > 0) return inWords(how === 'name' ? notUnderstood(nearest) : notNamedAnswer(notNamed.join(', ')))
  if (several !== undefined) return { kind: 'together', several }
  if (found === undefined) return { kind: 'askWho' }
  switch (found.kind) {
    case 'one':
      return { kind: 'open', account: admitted.account, employeeId: found.account.id, found: found.account }
    case 'several':
    case 'near':
      return { kind: 'choose', found, offered: how !== 'command' }
    case 'deleted':
    case 'none':
      return inWords(
        found.kind === 'none' && how === 'name' ? notUnderstood(nearest) : notFound(found, people.join(', ')),
      )
  }
}

/** That there is no account by this name, or not any more. Pure. */
export function notFound(found: Extract<Found, { kind: 'deleted' | 'none' }>, query: string): Answer {
  if (found.kind === 'none') {
    const text = say('none', { query: query.slice(0, 80) })
    return { tone: 'info', title: say('noneTitle'), text, next: say('noneNext') }
  }
  const text = say('deleted', { name: found.displayName, at: found.deletedAt })
  return { tone: 'info', title: say('deletedTitle'), text }
}

function inWords(answer: Answer): OffboardDecision {
  return { kind: 'answer', answer }
}

/** What is said of the words only where they went into a plan that is being made, or will once somebody is chosen. */
async function noticesAfter(
  { store, journal }: DialogTools,
  { actor }: Turn,
  asked: OffboardIntention,
  decision: OffboardDecision,
): Promise<readonly Message[]> {
  if (decision.kind === 'answer') return []
  if (decision.kind !== 'open' || asked.day === undefined) return noticesOf(asked)
  const caseId = await store.unfinishedOf(decision.employeeId)
  const theCase = caseId === undefined ? undefined : await journal.load(caseId)
  const isOnPlan = theCase !== undefined && theCase.requester.id === actor.id && isBeingDecided(theCase)
  return noticesOf(isOnPlan ? asked : { ...asked, day: undefined })
}

/** What is said besides: what of the sentence cannot be done as it was said. Pure. */
export function noticesOf({ how, people, day, isCut }: OffboardIntention): readonly Message[] {
  return [
    ...(people.length > 1 && how !== 'command' ? [typedTexts.say('several')] : []),
    ...(isCut === true ? [typedTexts.say('cut', { most: mostTyped })] : []),
    ...(day === undefined ? [] : aboutDay(day)),
  ]
}

function aboutDay({ text: words, reading }: NamedDay): readonly Message[] {
  switch (reading.kind) {
    case 'now':
      return []
    case 'none':
      return [typedTexts.say('noDay', { words, why: reading.why })]
    case 'either': {
      const readings = reading.readings.map((one) => readingWritten(one.reading))
      return [typedTexts.say('dayEither', { words, readings })]
    }
    case 'moment':
      return [typedTexts.say('dayToCome', { words, when: readingWritten(reading) })]
    case 'day':
      return [typedTexts.say('dayOpen', { words, when: readingWritten(reading) })]
  }
}

/** On the card that answers; where the case's own cards do, they are said alone. */
function withNotices(tools: DialogTools, turn: Turn, card: Card | undefined, notices: readonly Message[]) {
  const [first, ...rest] = notices
  if (first === undefined) return card
  if (card === undefined)
    return answerCard(tools, turn, { tone: 'info', title: say('reopenedTitle'), text: first, lines: rest })
  const translator = tools.settings.catalogue[turn.language]
  return notices.toReversed().reduce((under, notice) => withNotice(under, translator, notice, 'emphasis'), card)
}
