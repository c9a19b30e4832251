import type { Card } from '../../cards/card'
import { numbersIn } from '../../cards/channel/batchList'
import { namesOf } from '../../cards/channel/batchParts'
import { batchTexts } from '../../cards/channel/batchTexts'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { carrying } from '../../cards/conversation/carrying'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { problemTexts } from '../../cards/conversation/problems'
import { withNotice } from '../../cards/conversation/withNotice'
import type { Message, Translator } from '../../cards/texts'
import type { BatchEvent, PlannedMember } from '../../services/batches/batchEntry'
import type { Batch } from '../../services/batches/batchState'
import { caseKey, stepKey } from '../../services/cases/journal/cardKeys'
import type { Identity } from '../../services/directory/identity'
import { accountsOfCase, whyNotApprover, type Somebody } from '../../services/planning/approval/approver'
import type { DialogTools } from '../dialogTools'
import { whileNobodyLeaves } from '../leavingLock'
import { refusalCard } from '../refusedPress'
import { sayToChannel } from '../says'
import type { Press, Turn } from '../turn'
import { cardAt } from '../views'
import { batchCardOf, batchStepCardOf, stepsWithCard, type BatchInView } from '../views/batch'
import { batchListOf } from '../views/batchList'
import { batchSummaryOf } from '../views/batchSummary'
import { typedBy } from '../verbs/approve'
import type { Answer } from '../verbs/runVerb'
import { askedOn, askedTogether, type AskedOfMember, type MemberInView } from './batchMembers'
import { outcomeOf } from './outcome'

const say = batchTexts.say

const deciding = ['batchApprove', 'batchReject'] as const
const looking = ['batchList', 'batchPerson', 'batchBack', 'batchOutcome'] as const

/** Whether a press is about all of a batch, on one of its cards in the channel or of its summary. */
export function isBatchPress({ verb }: Pick<Press, 'verb'>): boolean {
  return [...deciding, ...looking].some((one) => one === verb)
}

/**
 * A press about many: what it means follows from the journals of the batch and its cases, and from what its card asked.
 * Throws RemoteError and JournalFault.
 */
export async function pressBatch(tools: DialogTools, turn: Turn, pressed: Press): Promise<Answer> {
  const { batchId } = pressed.input
  const isDeciding = deciding.some((one) => one === pressed.verb)
  const admitted = await tools.access[isDeciding ? 'approver' : 'either'](turn.actor)
  const refuse = (why: Message): Answer => ({ card: refusalCard(tools, turn, { why, verb: pressed.verb }) })
  if (!admitted.ok) return refuse(admitted.why)
  const batch = batchId === undefined ? undefined : await tools.batchJournal.load(batchId)
  if (batch === undefined) return refuse(say('noBatch'))
  if (isDeciding && turn.where !== 'approvals') return refuse(dialogTexts.say('onlyInChannel'))
  const isTheirs = turn.where === 'personal' && turn.actor.id === batch.requester.id
  if (turn.where !== 'approvals' && !isTheirs) return refuse(dialogTexts.say('badCard'))
  const view = await tools.batchThreads.viewOf(batch)
  if (pressed.verb === 'batchPerson')
    return (await personCard(tools, turn, view, pressed)) ?? refuse(dialogTexts.say('noCase'))
  if (pressed.verb === 'batchOutcome') return { card: await written(tools, turn, view) }
  if (!isDeciding) return { card: lookedAt(tools, turn, view, pressed) }
  return decide(tools, turn, view, pressed)
}

/** The summary, and where the file with everybody’s outcome is. */
async function written(tools: DialogTools, turn: Turn, view: BatchInView): Promise<Card> {
  const { settings, log } = tools
  const { batchId } = view.batch
  const file = await tools.writeList(batchId, outcomeOf(view, sayTo(settings, turn, view.batch)))
  log.info({ batchId, file, actor: turn.actor.id }, 'The outcome of a batch was written')
  const card = cardOf(tools, turn, view, undefined, 'summary')
  return withNotice(card, settings.catalogue[turn.language], batchPlanTexts.say('written', { file }))
}

/** A page of the list, or the card that it was opened from. */
function lookedAt({ settings }: DialogTools, turn: Turn, view: BatchInView, { verb, stepId, input }: Press): Card {
  if (verb === 'batchBack') return cardOf({ settings }, turn, view, stepId, input['card'])
  const from = Number(input['from'] ?? 0)
  return batchListOf(view, settings, sayTo(settings, turn, view.batch), {
    stepId,
    card: input['card'],
    from: Number.isSafeInteger(from) ? from : 0,
    ticked: tickedIn(input),
    isInChannel: turn.where === 'approvals',
  })
}

function sayTo(settings: DialogTools['settings'], { where }: Turn, { language }: Batch): Translator {
  return sayToChannel(where === 'approvals' ? settings : { ...settings, channelLanguage: language })
}

/** On this page, and on those before. */
function tickedIn({ out, leaveOut }: Press['input']): readonly number[] {
  return numbersIn([out, leaveOut].filter((text) => text !== undefined && text !== '').join(','))
}

/** The card of the batch that was pressed on, as it stands. */
function cardOf(
  { settings }: Pick<DialogTools, 'settings'>,
  turn: Turn,
  view: BatchInView,
  stepId: string | undefined,
  card?: string,
): Card {
  if (turn.where !== 'approvals') return batchSummaryOf(view, sayTo(settings, turn, view.batch), 'requester')
  if (card === 'summary') return batchSummaryOf(view, sayToChannel(settings), 'channel')
  if (stepId !== undefined && stepsWithCard(view, settings).includes(stepId))
    return batchStepCardOf(view, settings, stepId)
  return batchCardOf(view, settings)
}

/** One of them, with all that is asked about them alone: in the view of whoever looks. */
async function personCard(
  { journal, settings }: DialogTools,
  { where }: Turn,
  { members }: BatchInView,
  { input, caseId, stepId }: Press,
): Promise<Answer | undefined> {
  const found = members.find(
    ({ number, digest }) => digest !== undefined && (digest.caseId === caseId || String(number) === input['number']),
  )
  const theCase = found?.digest === undefined ? undefined : await journal.load(found.digest.caseId)
  if (theCase === undefined || where !== 'approvals') return undefined
  const isStep = theCase.steps.some((step) => step.stepId === stepId)
  return { card: cardAt(theCase, settings, isStep && stepId !== undefined ? stepKey(stepId) : caseKey) }
}

/** What of a list is not done, and why. */
interface Left {
  readonly names: readonly string[]
  readonly why: Message
}

async function decide(tools: DialogTools, turn: Turn, view: BatchInView, pressed: Press): Promise<Answer> {
  const { settings, batchJournal, batchThreads, log } = tools
  const { stepId, input, verb } = pressed
  const refuse = (why: Message): Answer => {
    log.warn({ actor: turn.actor.id, why: why.key, verb, batchId: view.batch.batchId }, 'A press was refused')
    return { card: withNotice(cardOf(tools, turn, view, stepId), settings.catalogue[turn.language], why) }
  }
  const now = askedOn(view.members, stepId)
  const meant = askedTogether(now)?.hash === input['hash'] ? now : batchThreads.askedBy(input['hash'] ?? '')
  if (meant === undefined) return refuse(say('changed'))
  const reason = typedBy(input, 'reason')
  if (verb === 'batchReject' && reason === '') return refuse(dialogTexts.say('reasonMissing'))
  const { same, changed } = held(meant, now, view.members)
  const ticked = tickedIn(input)
  const chosen = same.filter(({ number }) => !ticked.includes(number))
  // Pressed twice, or somebody was faster: that is what stands.
  if (same.length === 0 && changed.length > 0) return refuse(say('changed'))
  if (chosen.length === 0 && same.length > 0) return refuse(say('everybodyTicked'))
  if (chosen.length === 0) return refuse(say('nothingLeft'))
  const alsoIs = await tools.access.sameAs(turn.actor, identitiesOf(chosen, view.members))
  if (alsoIs === undefined) return refuse(problemTexts.say('busy'))
  const actor = { ...turn.actor, alsoIs }
  const may = mayDecide(chosen, view.members, actor, settings.policy)
  if (may.allowed.length === 0) return refuse(may.why ?? say('leftOthers'))
  const receiving = may.allowed.filter((one) => receives(one, actor))
  const isApproving = verb === 'batchApprove'
  const isAsked = isApproving && settings.ownReceipt === 'confirm' && input['receives'] !== input['hash']
  if (isAsked && receiving.length > 0) return toConfirm(tools, turn, view, pressed, receiving)
  const refused = isApproving && settings.ownReceipt === 'refuse' ? receiving : []
  const decided = may.allowed.filter((one) => !refused.includes(one))
  if (decided.length === 0) return refuse(say('leftReceives'))
  const comment = typedBy(input, 'comment')
  const events = isApproving ? approvals(decided, alsoIs, comment) : rejections(decided, stepId ?? '', alsoIs, reason)
  const gone = await whileNobodyLeaves(tools, turn.actor, undefined, async (why) => {
    const { id, displayName } = turn.actor
    if (why === undefined) await batchJournal.record(view.batch.batchId, { id, displayName }, () => events)
    return why
  })
  if (gone !== undefined) return refuse(gone)
  const batch = (await batchJournal.load(view.batch.batchId)) ?? view.batch
  const after = await batchThreads.viewOf(batch)
  const card = cardOf(tools, turn, after, stepId)
  const left: readonly Left[] = [
    { names: changed, why: say('leftChanged') },
    { names: may.others, why: say('leftOthers') },
    { names: refused.map(({ name }) => name), why: say('leftReceives') },
  ]
  return { card: left.reduce((on, one) => withLeft(tools, turn, on, one), card) }
}

function withLeft({ settings }: DialogTools, { language }: Turn, card: Card, { names, why }: Left): Card {
  if (names.length === 0) return card
  return withNotice(card, settings.catalogue[language], say('left', { people: namesOf(names, mostNamed), text: why }))
}

/** Names in a notice. */
const mostNamed = 8

/**
 * Of what a card asked, what is asked in the same way still; and who was meant and has another plan by now, by name. What
 * somebody decided meanwhile is neither.
 */
function held(
  meant: readonly AskedOfMember[],
  now: readonly AskedOfMember[],
  members: readonly MemberInView[],
): { readonly same: readonly AskedOfMember[]; readonly changed: readonly string[] } {
  const asked = new Map(now.map((one) => [one.caseId, one]))
  const same = meant.flatMap((one): readonly AskedOfMember[] => {
    const still = asked.get(one.caseId)
    if (still === undefined || still.planHash !== one.planHash || still.timed !== one.timed) return []
    const steps = still.steps.filter(({ stepId }) => one.steps.some((step) => step.stepId === stepId))
    return steps.length === 0 ? [] : [{ ...still, steps }]
  })
  const changed = meant.filter(({ caseId, planHash, timed, steps }) => {
    const digest = members.find((one) => one.digest?.caseId === caseId)?.digest
    const waiting = digest?.steps.filter(
      (step) => step.planHash !== undefined && steps.some(({ stepId }) => stepId === step.stepId),
    )
    return (
      waiting?.some((step) => !step.isTogether || step.planHash !== planHash || digest?.moment.timed !== timed) === true
    )
  })
  return { same, changed: changed.map(({ name }) => name) }
}

function digestsOf(asked: readonly AskedOfMember[], members: readonly MemberInView[]) {
  const ids = new Set(asked.map(({ caseId }) => caseId))
  return members.flatMap(({ digest }) => (digest !== undefined && ids.has(digest.caseId) ? [digest] : []))
}

/** Everybody of whom an approver may be one by another account, each once. */
function identitiesOf(asked: readonly AskedOfMember[], members: readonly MemberInView[]): readonly Identity[] {
  const all = digestsOf(asked, members).flatMap(({ people, receivers }) => [...accountsOfCase(people), ...receivers])
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** Four eyes, in each case by itself. */
function mayDecide(
  asked: readonly AskedOfMember[],
  members: readonly MemberInView[],
  actor: Somebody,
  policy: DialogTools['settings']['policy'],
) {
  const whyNot = new Map(
    digestsOf(asked, members).map(({ caseId, people }) => [caseId, whyNotApprover(people, actor, policy)]),
  )
  const allowed = asked.filter(({ caseId }) => whyNot.get(caseId) === undefined)
  const others = asked.filter((one) => !allowed.includes(one))
  const [first] = others
  return {
    allowed,
    others: others.map(({ name }) => name),
    why: first === undefined ? undefined : whyNot.get(first.caseId),
  }
}

function receives({ steps }: AskedOfMember, { id, alsoIs = [] }: Somebody): boolean {
  return steps.some(({ handsOver }) => handsOver !== undefined && [id, ...alsoIs].includes(handsOver.to.id))
}

/** Whoever gets something by what they approve says so once more: the same card, with a button that says that it is known. */
function toConfirm(
  tools: DialogTools,
  turn: Turn,
  view: BatchInView,
  { verb, stepId, input }: Press,
  receiving: readonly AskedOfMember[],
): Answer {
  const { settings } = tools
  const carries = { receives: input['hash'] ?? '', hash: input['hash'] ?? '', out: tickedIn(input).join(',') }
  const card = carrying(cardOf(tools, turn, view, stepId), verb, carries)
  const people = namesOf(
    receiving.map(({ name }) => name),
    mostNamed,
  )
  return {
    card: withNotice(card, settings.catalogue[turn.language], say('confirm', { people })),
    toAll: withNotice(card, sayToChannel(settings), say('confirmToAll', { name: turn.actor.displayName, people })),
  }
}

/** One order for those of whom the same steps are approved. */
function approvals(asked: readonly AskedOfMember[], alsoIs: readonly string[], comment: string): readonly BatchEvent[] {
  const groups = new Map<string, { readonly stepIds: readonly string[]; readonly members: PlannedMember[] }>()
  for (const one of asked) {
    const stepIds = one.steps.map(({ stepId }) => stepId)
    const group = groups.get(stepIds.join(' ')) ?? { stepIds, members: [] }
    group.members.push(plannedAs(one))
    groups.set(stepIds.join(' '), group)
  }
  return [...groups.values()].map((group) => ({
    kind: 'approvedForAll',
    ...group,
    ...(alsoIs.length === 0 ? {} : { alsoIs }),
    ...(comment === '' ? {} : { comment }),
  }))
}

function rejections(
  asked: readonly AskedOfMember[],
  stepId: string,
  alsoIs: readonly string[],
  reason: string,
): readonly BatchEvent[] {
  const members = asked.map(plannedAs)
  return [{ kind: 'rejectedForAll', stepId, members, ...(alsoIs.length === 0 ? {} : { alsoIs }), reason }]
}

/** What stood on the card: the plan, and when it begins. */
function plannedAs({ caseId, planHash, timed }: AskedOfMember): PlannedMember {
  return { caseId, planHash, ...(timed === 0 ? {} : { timed }) }
}
