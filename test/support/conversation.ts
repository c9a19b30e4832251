import { strict as assert } from 'node:assert'
import { ilse, petra, waitFor, type Office } from './office'
import type { Card } from '../../cards/card'
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
  const waiting = await office.cardInChannel(/waits? for an approval/)
  const isAll = textOf(waiting.card).includes('Approve all')
  const approvable = isAll ? waiting : await office.cardInChannel(/\nApprove\n/)
  await office.teams.press(approver, approvable, isAll ? /Approve all/ : 'Approve')
  return theCase
}

/**
 * What the channel shows of a step, with its buttons, once it says this: a card of its own, or its line on the case card.
 * What is there of it changes with the message.
 */
export async function stepCardOf(office: Office, title: string, says = /^/): Promise<Message> {
  const look = () => {
    const messages = office.teams.inChannel().toReversed()
    return [isOwnCard, hasLine].flatMap((is) => messages.filter((one) => is(one, title)))
  }
  const found = await waitFor(`the step ${title} to say ${String(says)} in the channel`, () =>
    look().find((one) => says.test(textOf(partAbout(one, title)))),
  ).catch(async (error: unknown) => {
    const shown = look().map((one) => textOf(partAbout(one, title)))
    throw new Error(`${String(error)}\nIt says:\n${shown.join('\n---\n')}`)
  })
  return {
    id: found.id,
    conversationId: found.conversationId,
    get card() {
      return partAbout(found, title)
    },
    get text() {
      return found.text
    },
    get updates() {
      return found.updates
    },
  }
}

function isOwnCard({ card }: Message, title: string): boolean {
  const text = textOf(card)
  return /^Offboarding .*requested by/.test(text) && (text.includes(`\n${title}\n`) || text.includes(`**${title}:**`))
}

function hasLine({ card }: Message, title: string): boolean {
  return lineIn(card, title) !== undefined
}

function partAbout(message: Message, title: string): Card | undefined {
  const { card } = message
  if (card === undefined || isOwnCard(message, title)) return card
  const { actions: _ofTheCase, ...rest } = card
  const line = lineIn(card, title)
  return line === undefined ? undefined : { ...rest, body: [line] }
}

/** The element of the case card that is about a step, and says what is asked about it. */
function lineIn(element: unknown, title: string): object | undefined {
  if (typeof element !== 'object' || element === null) return undefined
  const isLine = 'id' in element && String(element.id).startsWith('step-')
  if (isLine && JSON.stringify(element).includes(`**${title}:**`)) return element
  for (const child of Object.values(element)) {
    const found = lineIn(child, title)
    if (found !== undefined) return found
  }
  return undefined
}
