import { strict as assert } from 'node:assert'
import { ilse, petra, waitFor, type Office } from './office'
import type { Card } from '../../cards/card'
import { actionsOf, textOf, type Colleague, type Message } from './teams'

/**
 * Ilse offboards somebody up to the plan. `answers` are saved on the cards of their steps, which she opens from the page of
 * decisions one by one; everything else is left as suggested, and then she makes the plan.
 */
export async function planFor(office: Office, address: string, answers: readonly Answer[] = []): Promise<Message> {
  const chat = () => office.teams.inChatOf(ilse)
  const before = chat().length
  const answered = new Set<string>()
  const open = [...answers]
  await office.teams.say(ilse, `/offboard ${address}`)
  for (;;) {
    const message = await waitFor(`decisions or the plan for ${address}`, () =>
      chat()
        .slice(before)
        .findLast((one) => !answered.has(one.id) && (isPlan(one) || isPage(one) || isQuestion(one))),
    )
    if (isPlan(message)) {
      if (open.length > 0) throw new Error(`Nobody asked: ${open.map(({ question }) => String(question)).join(', ')}`)
      return message
    }
    answered.add(message.id)
    await (isPage(message) ? answerPage(office, message, open) : answerQuestion(office, message, open))
  }
}

/** Opens each step's card from its line and saves the answer that fits it; leaves the rest as suggested. */
async function answerPage(office: Office, message: Message, open: Answer[]): Promise<void> {
  const looked = new Set<string>()
  let page = message
  for (;;) {
    const line =
      open.length === 0 ? undefined : stepsToOpen(page).find(({ data }) => !looked.has(String(data['stepId'])))
    if (line === undefined) break
    looked.add(String(line.data['stepId']))
    const opened = { ...page, card: await office.teams.pressAction(ilse, page, line) }
    const answer = takeFitting(opened, open)
    const card =
      answer === undefined ? await office.teams.press(ilse, opened, 'Back') : await save(office, opened, answer.inputs)
    page = { ...page, card }
  }
  // The last answer that is saved is the last decision where there are no others.
  if (isPage(page)) await office.teams.press(ilse, page, 'Make the plan')
}

/** The card of a step, opened from its line on the page or the plan. */
export async function openStep(office: Pick<Office, 'teams'>, message: Message, stepId: string): Promise<Message> {
  const line = stepsToOpen(message).find(({ data }) => data['stepId'] === stepId)
  if (line === undefined) throw new Error(`No line about ${stepId} on\n${textOf(message.card)}`)
  return { ...message, card: await office.teams.pressAction(ilse, message, line) }
}

/** Each step's own card, opened from its line on the page, and left again. */
export async function openEach(office: Pick<Office, 'teams'>, message: Message): Promise<readonly Card[]> {
  return (await openEachAndBack(office, message)).cards
}

/** The same, with the page as it stands when the last one was left. */
export async function openEachAndBack(
  office: Pick<Office, 'teams'>,
  message: Message,
): Promise<{ readonly cards: readonly Card[]; readonly page: Message }> {
  const cards: Card[] = []
  let page: Message = { ...message }
  for (const { data } of stepsToOpen(page)) {
    const opened = await openStep(office, page, String(data['stepId']))
    const card = opened.card ?? assert.fail()
    const back = actionsOf(card).find(({ verb }) => verb === 'back') ?? assert.fail()
    cards.push(card)
    page = { ...page, card: await office.teams.pressAction(ilse, opened, back) }
  }
  return { cards, page }
}

function stepsToOpen({ card }: Message) {
  return card === undefined ? [] : actionsOf(card).filter(({ verb }) => verb === 'change')
}

async function answerQuestion(office: Office, card: Message, open: Answer[]): Promise<void> {
  await save(office, card, takeFitting(card, open)?.inputs)
}

/** Saves an answer, and once more where its choice asks for more than the card did, which is left as it is filled in. */
async function save(office: Office, message: Message, inputs: Answer['inputs'] = {}): Promise<Card> {
  const card = await office.teams.press(ilse, message, 'Save', inputs)
  return /This choice asks for a little more/.test(textOf(card))
    ? office.teams.press(ilse, { ...message, card }, 'Save', inputs)
    : card
}

function takeFitting({ card }: Message, open: Answer[]): Answer | undefined {
  const says = textOf(card)
  const fitting = open.findIndex(({ question }) =>
    typeof question === 'string' ? says.includes(question) : question.test(says),
  )
  return fitting < 0 ? undefined : open.splice(fitting, 1)[0]
}

const isPlan = ({ card }: Message): boolean => textOf(card).includes('The plan for')

/** The page of decisions, as long as there is something to decide on it. */
function isPage({ card }: Message): boolean {
  return card !== undefined && actionsOf(card).some(({ title }) => title === 'Make the plan')
}

/** A decision card that stands by itself and is still to be answered. */
function isQuestion({ card }: Message): boolean {
  return card !== undefined && actionsOf(card).some(({ title }) => title === 'Save')
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
  return (
    /^(?:Offboarding|Return of|To come back for) .*requested by/.test(text) &&
    (text.includes(`\n${title}\n`) || text.includes(`**${title}:**`))
  )
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

/** What is said once of several steps, and the line of one of them. */
function withOnlyLine(group: object, title: string): object {
  const items = 'items' in group && Array.isArray(group.items) ? (group.items as readonly object[]) : undefined
  if (items === undefined) return group
  const isOther = (item: object) => ('id' in item || 'items' in item) && !JSON.stringify(item).includes(`**${title}:**`)
  return { ...group, items: items.filter((item) => !isOther(item)).map((item) => withOnlyLine(item, title)) }
}

/** The element of the case card that is about a step, and says what is asked about it. */
function lineIn(element: unknown, title: string): object | undefined {
  if (typeof element !== 'object' || element === null) return undefined
  const id = 'id' in element ? String(element.id) : ''
  const isAbout = id.startsWith('step-') || id.startsWith('finished-')
  if (isAbout && JSON.stringify(element).includes(`**${title}:**`))
    return id.startsWith('step-') ? element : withOnlyLine(element, title)
  for (const child of Object.values(element)) {
    const found = lineIn(child, title)
    if (found !== undefined) return found
  }
  return undefined
}
