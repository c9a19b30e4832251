import { ilse, petra, waitFor, type Office } from './office'
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
    const card = await office.teams.press(ilse, opened, answer === undefined ? 'Back' : 'Save', answer?.inputs)
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

function stepsToOpen({ card }: Message) {
  return card === undefined ? [] : actionsOf(card).filter(({ verb }) => verb === 'change')
}

async function answerQuestion(office: Office, card: Message, open: Answer[]): Promise<void> {
  await office.teams.press(ilse, card, 'Save', takeFitting(card, open)?.inputs)
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
