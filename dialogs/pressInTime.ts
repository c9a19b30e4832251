import { isDeepStrictEqual } from 'node:util'
import type { Card } from '../cards/card'
import { toRead } from '../cards/conversation/elsewhere'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { typedTexts } from '../cards/conversation/typedTexts'
import { withNotice } from '../cards/conversation/withNotice'
import { earlierRequesterOf, standsInChannel } from '../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { ShownAt } from '../services/cases/journal/entry'
import { failureCard } from './afterTheAnswer'
import { answerCard } from './commands/answer'
import type { DialogTools } from './dialogTools'
import type { OwedAnswer, Owing } from './owedAnswers'
import { press } from './press'
import { threadOf } from './threadOf'
import type { Answer } from './verbs/runVerb'
import type { Press, Turn } from './turn'
import { cardAt } from './views'
import type { Place } from './views/desiredCard'

const say = dialogTexts.say

/** Whose presses wait for each other; what goes on after answers waits apart, so that it keeps no press waiting. */
export function pressesOf(personId: string): string {
  return `presses of ${personId}`
}

/**
 * The answer of a press, within so many milliseconds: Teams shows an error when it waits for long. What takes longer goes
 * on, once, and what came of it is shown where it was pressed; in the channel only what everybody may read there, and the
 * rest in the presser's own chat.
 * @param at the message with the card that was pressed, where Teams says which
 */
export function pressInTime(
  tools: DialogTools,
  turn: Turn,
  pressed: Press,
  at: ShownAt | undefined,
  within: number,
): Promise<Card> {
  return new Promise((resolve) => {
    let owing: Promise<Owing> | undefined
    const timer = setTimeout(() => {
      owing = tools.owed.owe(owedFor(tools, turn, pressed, at))
      owing
        .then(() => workingCard(tools, turn, pressed, at))
        .then(resolve, (error: unknown) => resolve(failureCard(tools, turn, error)))
    }, within)
    tools.background.run(async () => {
      const answer = await press(tools, turn, pressed).catch((error: unknown): Answer => ({
        card: failureCard(tools, turn, error),
      }))
      clearTimeout(timer)
      if (owing === undefined) return resolve(answer.card)
      const owed = await owing
      try {
        if (await owed.isOurs()) await showLate(tools, turn, pressed, at, answer)
      } finally {
        await owed.end()
      }
    }, pressesOf(turn.actor.id))
  })
}

function owedFor(
  { now }: DialogTools,
  { actor, where, language }: Turn,
  pressed: Press,
  at: ShownAt | undefined,
): OwedAnswer {
  const to = { kind: 'pressed', pressed, ...(at === undefined ? {} : { at }) } as const
  return { at: now().toISOString(), turn: { actor, where, language }, to }
}

/** The card as it stands, with the word that its press is worked on; without the card where it is not the presser's to see. */
async function workingCard(tools: DialogTools, turn: Turn, pressed: Press, at: ShownAt | undefined): Promise<Card> {
  const stands = await standingCard(tools, turn, pressed, at)
  const working = say('working')
  if (stands !== undefined) return withNotice(stands, tools.settings.catalogue[turn.language], working, 'emphasis')
  const isLooking = pressed.verb === 'start'
  return answerCard(tools, turn, {
    tone: 'info',
    title: say(isLooking ? 'lookingTitle' : 'workingTitle'),
    text: isLooking ? say('looking') : working,
  })
}

/** What came of a press whose answer was not waited for. */
export async function showLate(
  tools: DialogTools,
  turn: Turn,
  pressed: Press,
  at: ShownAt | undefined,
  { card, toAll }: Answer,
): Promise<void> {
  const own: Place = { kind: 'person', personId: turn.actor.id }
  if (turn.where === 'personal' && at !== undefined && (await putAnswer(tools, own, turn, pressed, at, card))) return
  // A question is asked where its answer is pressed; in one’s own chat nobody approves anything.
  const isAsked = turn.where === 'approvals' && at !== undefined && toAll !== undefined
  if (isAsked && (await putAnswer(tools, { kind: 'channel' }, turn, pressed, at, toAll))) return
  const stands = turn.where === 'approvals' ? await showStanding(tools, turn, pressed, at) : undefined
  if (isDeepStrictEqual(card, stands)) return
  const shown = turn.where === 'personal' ? card : await awayFromChannel(tools, turn, pressed, card)
  await tools.messenger.post(own, shown, { summary: 'Offboarding', under: undefined, urgency: 'answer' })
}

/** What belongs to the channel is read in one’s own chat and pressed there, where its thread is one press away. */
async function awayFromChannel(tools: DialogTools, turn: Turn, { caseId }: Press, card: Card): Promise<Card> {
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  const url = theCase === undefined ? undefined : threadOf(theCase, tools.settings)
  const title = tools.settings.catalogue[turn.language](typedTexts.say('thread'))
  return toRead(card, url === undefined ? undefined : { title, url })
}

/**
 * Puts the answer in the place of the card that was pressed; false when Teams did not take it there. A change that came to
 * stand there meanwhile is not to be undone by that: it is shown again.
 */
async function putAnswer(
  tools: DialogTools,
  place: Place,
  turn: Turn,
  pressed: Press,
  at: ShownAt,
  card: Card,
): Promise<boolean> {
  const look = () => standingCard(tools, turn, pressed, at)
  const before = await look()
  const isPut = await putAt(tools, place, pressed, at, card)
  if (pressed.caseId !== undefined && !isDeepStrictEqual(await look(), before)) tools.delivery.changed(pressed.caseId)
  return isPut
}

/** Whether Teams took the card in the place of the one that was pressed; then that is what is known to stand there. */
async function putAt(tools: DialogTools, place: Place, { caseId }: Press, at: ShownAt, card: Card): Promise<boolean> {
  const updated = await tools.messenger.update(place, at, card, { summary: 'Offboarding', urgency: 'answer' })
  if (updated.kind !== 'accepted') return false
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  const key = theCase === undefined ? undefined : keyAt(theCase, at)
  if (theCase !== undefined && key !== undefined) await tools.delivery.replaced(theCase.caseId, key, card)
  return true
}

/** Takes the word that it is worked on off a card of the channel. What changes meanwhile is not to be undone by that. */
async function showStanding(
  tools: DialogTools,
  turn: Turn,
  pressed: Press,
  at: ShownAt | undefined,
): Promise<Card | undefined> {
  const look = () => standingCard(tools, turn, pressed, at)
  if (at === undefined) return undefined
  let card = await look()
  while (card !== undefined) {
    // What Teams does not take here the delivery finds out by itself, and posts it again.
    if (!(await putAt(tools, { kind: 'channel' }, pressed, at, card))) break
    const now = await look()
    if (isDeepStrictEqual(now, card)) break
    card = now
  }
  return card
}

/** The card of the message that was pressed, as it stands, for those who see it there: the channel, or its requester. */
export async function standingCard(
  { journal, settings }: DialogTools,
  turn: Turn,
  { caseId }: Press,
  at: ShownAt | undefined,
): Promise<Card | undefined> {
  const theCase = caseId === undefined || at === undefined ? undefined : await journal.load(caseId)
  const key = theCase === undefined || at === undefined ? undefined : keyAt(theCase, at)
  if (theCase === undefined || key === undefined || !sees(turn, theCase, key)) return undefined
  return cardAt(theCase, settings, key)
}

function keyAt({ shown }: OffboardingCase, { activityId }: ShownAt): string | undefined {
  const keys = Object.keys(shown).filter((key) => earlierRequesterOf(key) === undefined)
  return keys.find((key) => shown[key]?.activityId === activityId)
}

function sees({ where, actor }: Turn, { requester }: OffboardingCase, key: string): boolean {
  return standsInChannel(key) ? where === 'approvals' : where === 'personal' && actor.id === requester.id
}
