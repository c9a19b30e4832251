import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import type { Card } from '../cards/card'
import { commonTexts } from '../cards/common'
import { isPortrait } from '../cards/conversation/portrait'
import { shortened } from '../cards/fit'
import type { Language } from '../cards/texts'
import { earlierRequesterOf, successorOf, successorReminderOf } from '../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../services/cases/journal/case'
import { requesterReminded } from '../services/cases/journal/dateReminders'
import type { ShownAt } from '../services/cases/journal/entry'
import { botActor, type Journal } from '../services/cases/journal/journal'
import { keyInChatOf } from '../services/cases/journal/takenOver'
import type { AcceptedLook, CaseStore } from '../services/cases/store/caseStore'
import { backOff, isBackedOff, nameOfCard, nameOfPlace, type BackOffs } from './backOff'
import type { Messenger, Refusal } from './messenger'
import type { Photos } from './photos'
import type { CaseSettings } from './settings'
import { channelSays, requesterSays } from './says'
import { cardsOf } from './views'
import type { DesiredCard } from './views/desiredCard'
import { urgencyOf } from './views/urgency'

export interface ShowTools {
  /** Late, because the journal tells the delivery of its changes. */
  readonly journal: () => Journal
  readonly store: Pick<CaseStore, 'looks' | 'acceptLook'>
  readonly messenger: Messenger
  readonly settings: CaseSettings
  /** In which language somebody is spoken to, as far as that is known. */
  readonly languageOf: (personId: string) => Promise<Language | undefined>
  readonly photos: Pick<Photos, 'look'>
  /** Does it while nobody else shows the same case, such as another replica; what is not alone any more posts nothing. */
  readonly alone: <Result>(name: string, act: (still: () => boolean) => Promise<Result>) => Promise<Result>
  readonly log: Logger
  /** Before the n-th retry, milliseconds. */
  readonly pause: (count: number, refusal: Refusal) => number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * For how long it is believed that a card with buttons stands where Teams took it, milliseconds: nobody tells the bot that
 * one was deleted, and a case must not wait for ever on a card that nobody can see (promise 15).
 */
const trusted = 24 * 60 * 60_000

/** What is sent: what differs from what Teams accepted; or also what does not, so that what is gone comes to light. */
export type Scope = 'whatDiffers' | 'everything'

/** One go at the cards of a case. */
export interface Pass {
  readonly tools: ShowTools
  readonly theCase: OffboardingCase
  readonly looks: ReadonlyMap<string, AcceptedLook>
  /** Where the cards stand. */
  readonly posted: Map<string, ShownAt>
  readonly backOffs: BackOffs
  /** Cards that Teams says are gone, by key. */
  readonly lost: Set<string>
  readonly scope: Scope
}

/** `leftOut`: it is gone, and nobody needs it any more. `threadLost`: what it would stand under is gone. */
export type Delivered = 'stands' | 'leftOut' | 'threadLost' | { readonly refusal: Refusal; readonly until: number }

/** Has one card stand as it should. Throws JournalFault. */
export async function deliverCard(pass: Pass, desired: DesiredCard): Promise<Delivered> {
  const { theCase, posted, lost, looks } = pass
  const { key } = desired
  const at = posted.get(key)
  const accepted = looks.get(key)
  if (at !== undefined && isClosed(theCase) && accepted?.look === lookOf(desired.card)) return 'stands'
  if (at !== undefined && !lost.has(key) && isThere(pass, desired, at)) {
    if (isTrusted(pass, desired, accepted)) return 'stands'
    const updated = await updateCard(pass, desired, at)
    if (updated !== 'lost') return updated
    lost.add(key)
  }
  if (at !== undefined && !isWanted(pass, desired)) return accept(pass, desired, 'leftOut')
  return postCard(pass, desired)
}

async function updateCard(pass: Pass, desired: DesiredCard, at: ShownAt): Promise<Delivered | 'lost'> {
  const { tools, theCase, backOffs } = pass
  const held = backedOff(pass, desired)
  if (held !== undefined) return held
  const options = { summary: desired.summary, urgency: urgencyOf(theCase) }
  const answer = await shorterIfTooLarge(pass, desired, (card) =>
    tools.messenger.update(desired.place, at, card, options),
  )
  if (answer.kind === 'accepted') return accept(pass, desired, 'stands')
  if (answer.kind === 'lost' && isBelieved(backOffs, desired.key)) return 'lost'
  return backOffFrom(pass, desired, answer)
}

async function postCard(pass: Pass, desired: DesiredCard): Promise<Delivered> {
  const { tools, theCase, posted, backOffs } = pass
  const under = desired.under === undefined ? undefined : posted.get(desired.under)
  const held = backedOff(pass, desired)
  if (held !== undefined) return held
  // A reply without its thread would stand alone in the channel.
  if (desired.under !== undefined && under === undefined) return 'leftOut'
  const options = { summary: desired.summary, under, urgency: urgencyOf(theCase) }
  const answer = await shorterIfTooLarge(pass, desired, (card) => tools.messenger.post(desired.place, card, options))
  if (answer.kind === 'lost' && under !== undefined && isBelieved(backOffs, desired.key)) return 'threadLost'
  if (answer.kind !== 'shown') return backOffFrom(pass, desired, answer)
  posted.set(desired.key, answer.at)
  await tools
    .journal()
    .record(theCase.caseId, botActor, (now) => [{ kind: 'shown', card: keyNow(now, desired), at: answer.at }])
  return accept(pass, desired, 'stands')
}

/** Under which key a card is kept that was just posted: somebody may have taken the case over meanwhile. */
function keyNow(theCase: OffboardingCase, { key, place }: DesiredCard): string {
  return place.kind === 'person' ? keyInChatOf(theCase, key, place.personId) : key
}

/** Whether a card stands where it belongs: in the channel that is configured, in the thread of its case. */
function isThere({ tools, posted }: Pass, { place, under }: DesiredCard, at: ShownAt): boolean {
  const thread = under === undefined ? undefined : posted.get(under)
  return tools.messenger.belongs(place, at) && (thread === undefined || thread.conversationId === at.conversationId)
}

function isTrusted(
  { tools, scope, backOffs }: Pass,
  { key, card }: DesiredCard,
  accepted: AcceptedLook | undefined,
): boolean {
  if (scope === 'everything') return false
  // What Teams said is gone is asked for once more.
  if (backOffs.has(nameOfCard(key)) || accepted?.look !== lookOf(card)) return false
  return !hasButtons(card) || tools.now() - Date.parse(accepted.at) < trusted
}

function hasButtons(card: Card): boolean {
  return JSON.stringify(card).includes('"Action.Execute"')
}

/** Whether a card that is gone would be posted if it had never been. */
function isWanted({ theCase, tools }: Pass, { key }: DesiredCard): boolean {
  if (isClosed(theCase)) return false
  const { [key]: _gone, ...shown } = theCase.shown
  return cardsOf({ ...theCase, shown }, tools.settings).some((card) => card.key === key)
}

/**
 * Teams has said of conversations that they are gone and taken the next message (msteams-docs, issue 9425), so it is
 * believed the second time.
 */
function isBelieved(backOffs: BackOffs, key: string): boolean {
  return backOffs.get(nameOfCard(key))?.refusal.kind === 'lost'
}

/** What Teams finds too large is sent once more, shorter, and says so. */
async function shorterIfTooLarge<Answer extends { readonly kind: string }>(
  { theCase, tools: { settings } }: Pass,
  { card, place }: DesiredCard,
  send: (card: Card) => Promise<Answer>,
): Promise<Answer> {
  const answer = await send(card)
  if (answer.kind !== 'tooLarge') return answer
  const say = place.kind === 'channel' ? channelSays(theCase, settings) : requesterSays(theCase, settings)
  return send(shortened(card, say(commonTexts.say('shortened'))))
}

async function accept<As extends Delivered>(pass: Pass, desired: DesiredCard, as: As): Promise<As> {
  const { tools, theCase, backOffs, lost } = pass
  const { key, card, place } = desired
  backOffs.delete(nameOfCard(key))
  if (as === 'stands') backOffs.delete(nameOfPlace(place))
  lost.delete(key)
  const at = new Date(tools.now()).toISOString()
  await tools.store.acceptLook(theCase.caseId, key, { look: lookOf(card), at })
  return as
}

function backedOff({ tools, backOffs }: Pass, { key, place }: DesiredCard): Delivered | undefined {
  const now = tools.now()
  return [nameOfPlace(place), nameOfCard(key)]
    .flatMap((name) => backOffs.get(name) ?? [])
    .find((one) => isBackedOff(one, now))
}

async function backOffFrom(pass: Pass, desired: DesiredCard, refusal: Refusal): Promise<Delivered> {
  const { tools, theCase, backOffs } = pass
  const { key, place } = desired
  if (successorOf(key) !== undefined && isUnreachable(backOffs, key, refusal)) {
    await tools.journal().record(theCase.caseId, botActor, () => [{ kind: 'successorUnreached', card: key }])
    return accept(pass, desired, 'leftOut')
  }
  const reminder = successorReminderOf(key)
  if (reminder !== undefined && isUnreachable(backOffs, key, refusal)) {
    await tools.journal().record(theCase.caseId, botActor, (now) => requesterReminded(now, reminder))
    return accept(pass, desired, 'leftOut')
  }
  // Whoever has handed a case on may have left, and needs nothing of it.
  if (earlierRequesterOf(key) !== undefined && refusal.kind !== 'later') return accept(pass, desired, 'leftOut')
  const isAboutPlace = refusal.kind === 'refused' || refusal.kind === 'later'
  const name = isAboutPlace ? nameOfPlace(place) : nameOfCard(key)
  const made = backOff(backOffs, name, place, refusal, tools.now(), tools.pause)
  const { count, until } = made
  tools.log.warn(
    { caseId: theCase.caseId, card: key, place, refusal, count, until: new Date(until).toISOString() },
    'Teams did not take a card of a case; it is tried again',
  )
  return made
}

/** Whether it is no use to try somebody again who has no need to have the app: somebody else can tell them. */
function isUnreachable(backOffs: BackOffs, key: string, { kind }: Refusal): boolean {
  return kind === 'lost' ? isBelieved(backOffs, key) : kind !== 'later'
}

/** Stands for everything on a card but a portrait, which is no reason to send it anew. Pure. */
export function lookOf(card: Card): string {
  const known = looks.get(card)
  if (known !== undefined) return known
  const said = JSON.stringify(card, (_name, value: unknown) => (isPortrait(value) ? undefined : value))
  const look = createHash('sha256').update(said).digest('base64')
  looks.set(card, look)
  return look
}

/** A card is never changed, only followed by another, and most are asked about again. */
const looks = new WeakMap<Card, string>()
