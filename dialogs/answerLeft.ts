import type { Card } from '../cards/card'
import { interruptedTexts } from '../cards/conversation/interruptedTexts'
import { withNotice } from '../cards/conversation/withNotice'
import { wasPressed } from '../services/cases/journal/case'
import { failureCard } from './afterTheAnswer'
import { answerCard } from './commands/answer'
import { answerTyped } from './commands/answerTyped'
import type { DialogTools } from './dialogTools'
import type { OwedAnswer } from './owedAnswers'
import { press } from './press'
import { showLate, standingCard } from './pressInTime'
import { saysOf } from './says'
import type { Turn } from './turn'
import type { Answer } from './verbs/runVerb'

const say = interruptedTexts.say

/** After so long nobody waits any more for what they asked: it is told that it was never answered. Milliseconds. */
const longest = 60 * 60_000

/** Presses that belong to no case. What they do is looked up, or begins by a question. */
const readOnly = ['start', 'ask']

/**
 * Gives an answer that a bot owed which is gone. What only reads, or begins what ends by a question, is done again; a press on a
 * case is not, so that nothing is decided or approved at a moment that nobody chose: where the journal has it, its card shows
 * what came of it, and elsewhere how it stands, and that it is to be pressed again. What was tried again already, or is old, is
 * not tried once more: it may be what ended the bot. Throws JournalFault.
 */
export async function answerLeft(tools: DialogTools, owed: OwedAnswer, now: Date): Promise<void> {
  const { turn, to, at } = owed
  const isTooLate = owed.isTriedAgain === true || now.getTime() - Date.parse(at) > longest
  if (to.kind === 'typed') {
    // It may have been answered and only not struck off; from now on it is this bot's.
    if (!(await tools.store.firstSeen(to.message))) return
    const card =
      isTooLate || to.asked.kind === 'file'
        ? interrupted(tools, turn, at)
        : // Where colleagues read along it says no more: the answer comes to whom it is for.
          await orFailure(tools, turn, answerTyped(tools, { ...turn, where: 'personal' }, to.asked))
    if (card !== undefined) await postToAsker(tools, turn, card)
    return
  }
  const { pressed, at: place } = to
  const answer = readOnly.includes(pressed.verb)
    ? isTooLate
      ? { card: interrupted(tools, turn, at) }
      : await press(tools, turn, pressed).catch((error: unknown): Answer => ({ card: failureCard(tools, turn, error) }))
    : await asItStands(tools, turn, to, at)
  await showLate(tools, turn, pressed, place, answer)
}

/** The card that was pressed as it stands now, and that nothing came of the press where the journal does not have it. */
async function asItStands(
  tools: DialogTools,
  turn: Turn,
  { pressed, at: place }: OwedAnswer['to'] & { readonly kind: 'pressed' },
  at: string,
): Promise<Answer> {
  const { caseId, verb, stepId = '', revision = 0 } = pressed
  const stands = await standingCard(tools, turn, pressed, place)
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  if (stands === undefined || theCase === undefined) return { card: interrupted(tools, turn, at) }
  if (wasPressed(theCase, turn.actor, { verb, stepId, revision })) return { card: stands }
  return { card: withNotice(stands, saysOf(theCase, tools.settings, turn.language), say('press')) }
}

function interrupted(tools: DialogTools, turn: Turn, at: string): Card {
  return answerCard(tools, turn, { tone: 'warning', title: say('title'), text: say('text', { at }), next: say('next') })
}

async function orFailure(
  tools: DialogTools,
  turn: Turn,
  answer: ReturnType<typeof answerTyped>,
): Promise<Card | undefined> {
  return answer.then(
    ({ card }) => card,
    (error: unknown) => failureCard(tools, turn, error),
  )
}

async function postToAsker({ messenger }: DialogTools, { actor }: Turn, card: Card): Promise<void> {
  const place = { kind: 'person', personId: actor.id } as const
  await messenger.post(place, card, { summary: 'Offboarding', under: undefined, urgency: 'answer' })
}
