import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { ilse, petra, waitFor, type Office } from './office'
import { actionsOf, textOf, type Colleague, type Message } from './teams'

/**
 * Ilse offboards somebody up to the plan. `answers` are given to their questions in whatever order those come, other
 * questions before them are answered by what their cards suggest, and when none is left all suggestions are taken over.
 */
export async function planFor(office: Office, address: string, answers: readonly Answer[] = []): Promise<Message> {
  const chat = () => office.teams.inChatOf(ilse)
  const before = chat().length
  const answered = new Set<string>()
  const open = [...answers]
  await office.teams.say(ilse, `/offboard ${address}`)
  for (;;) {
    const card = await waitFor(`a question or the plan for ${address}`, () =>
      chat()
        .slice(before)
        .findLast((message) => !answered.has(message.id) && (isPlan(message) || isQuestion(message))),
    )
    if (isPlan(card)) {
      if (open.length > 0) throw new Error(`Nobody asked: ${open.map(({ question }) => String(question)).join(', ')}`)
      return card
    }
    answered.add(card.id)
    await answerQuestion(office, card, open)
  }
}

async function answerQuestion(office: Office, card: Message, open: Answer[]): Promise<void> {
  if (open.length === 0) return void (await office.teams.press(ilse, card, /suggestions/))
  const says = textOf(card.card)
  const fitting = open.findIndex(({ question }) =>
    typeof question === 'string' ? says.includes(question) : question.test(says),
  )
  const [answer] = fitting < 0 ? [] : open.splice(fitting, 1)
  await office.teams.press(ilse, card, 'Next', answer?.inputs)
}

const isPlan = ({ card }: Message): boolean => textOf(card).includes('The plan for')

/** A decision card that is still to be answered. */
function isQuestion({ card }: Message): boolean {
  return (
    card !== undefined && /Question \d+ of/.test(textOf(card)) && actionsOf(card).some(({ title }) => title === 'Next')
  )
}

export interface Answer {
  /** A part of the decision card's text that tells it apart. */
  readonly question: string | RegExp
  readonly inputs: Readonly<Record<string, string>>
}

/** Exactly what is sent, read by Ilse from the plan page by page, and back again. */
export async function exactRequests(office: Office, plan: Message): Promise<string> {
  const press = (card: Card, title: string) => office.teams.press(ilse, { ...plan, card }, title)
  let page = await office.teams.press(ilse, plan, 'Exactly what is sent')
  const pages = [textOf(page)]
  while (actionsOf(page).some(({ title }) => title === 'Next page')) {
    page = await press(page, 'Next page')
    pages.push(textOf(page))
  }
  assert.deepEqual(await press(page, 'Back'), plan.card, 'back from the requests stands the plan as it was')
  return pages.join('\n')
}

/** Sends the plan for approval and returns the case card in the channel. */
export async function submit(office: Office, plan: Message): Promise<Message> {
  await office.teams.press(ilse, plan, /Send for approval|Start now/)
  return office.cardInChannel(/is leaving/)
}

/** Sends the plan and has Petra approve all of it, or the one step that there is. */
export async function submitAndApprove(office: Office, plan: Message, approver: Colleague = petra): Promise<Message> {
  const theCase = await submit(office, plan)
  const waiting = await office.cardInChannel(/steps wait for an approval|One step waits for an approval/)
  const one = textOf(waiting.card).includes('One step')
  const approvable = one
    ? await office.cardInChannel(/requested by[^]*\nApprove\n/)
    : await office.cardInChannel(/Approve all/)
  await office.teams.press(approver, approvable, one ? 'Approve' : /Approve all/)
  return theCase
}

/** The step's card in the channel. */
export function stepCardOf(office: Office, title: string): Promise<Message> {
  return office.cardInChannel(new RegExp(`requested by[\\s\\S]*\n${title}\n`))
}
