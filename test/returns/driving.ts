import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import { planTexts } from '../../cards/conversation/planTexts'
import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Dice } from '../../sandbox/weather/dice'
import { foldCase, isClosed, isSettled, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { Message as Said } from '../../services/model/message'
import { idBack, type BackFacts } from '../../services/returning'
import { anyAnswer, inputsIn } from '../support/anyAnswer'
import { entriesOf } from '../support/journal'
import { ilse, petra, waitFor, type Office } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

type Card = NonNullable<Message['card']>

/** How a card of a step is answered at random. */
type Answers = (card: Card, stepId: string) => Readonly<Record<string, string>>

/** How many looks in a row have to show the same case before it counts as one that waits for somebody. */
const looksAlike = 30

const noPlan = new RegExp(planTexts.texts.en.noPlan ?? assert.fail())

/** Whether the account goes, too. */
function isDeletedBy(dice: Dice): boolean {
  return dice('deleted') < 0.3
}

/** What the rules ask of a leaving that ends with the account: nothing that depends on it. */
const decidedForDeletion: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: { choice: 'delete' },
  mailbox: { choice: 'leave' },
}

/** Ilse answers some steps’ own cards at random, the rest as suggested; false when no plan can be made of that. */
export async function offboards(office: Office, who: PersonSeed, dice: Dice): Promise<boolean> {
  await office.teams.say(ilse, `/offboard ${who.userPrincipalName}`)
  const fixed = isDeletedBy(dice) ? decidedForDeletion : {}
  const page = await answersSome(
    office,
    await office.cardFor(ilse, /Decisions about/),
    (stepId) => stepId in fixed || dice('answers', stepId) < (isDeletedBy(dice) ? 0.1 : 0.4),
    (card, stepId) => ({ ...anyAnswer(card, Math.floor(dice('answer', stepId) * 1_000)), ...fixed[stepId] }),
  )
  return makesThePlan(office, page)
}

/** Ilse begins the return of somebody, and ticks at random what is asked: nothing, all of it, or some. */
export async function takesBack(office: Office, who: PersonSeed, dice: Dice): Promise<boolean> {
  await office.teams.say(ilse, `/restore ${who.userPrincipalName}`)
  const offer = await office.cardFor(ilse, new RegExp(`Take ${who.displayName} back`))
  await office.teams.press(ilse, offer, /^Yes, /)
  const how = dice('ticks')
  const page = await answersSome(
    office,
    await office.cardFor(ilse, /What comes back for/),
    // Without the account nothing else could come back.
    (stepId) => how > 0.3 && stepId !== idBack('account'),
    (card, stepId) =>
      ticked(card, (what, id) => (how > 0.7 ? what === 'chosen' : dice('tick', stepId, what, id) < 0.4)),
  )
  return makesThePlan(office, page)
}

function ticked(card: Card, isTicked: (what: string, id: string) => boolean): Readonly<Record<string, string>> {
  const lists = inputsIn(card).filter(({ isMultiSelect }) => isMultiSelect === true)
  const answers = lists.map(({ id: what, choices = [] }) => {
    const chosen = choices.map(({ value }) => value).filter((id) => isTicked(what, id))
    return [what, chosen.join(',')] as const
  })
  return { ...Object.fromEntries(answers), choice: 'back' }
}

/** Opens the cards of some steps from their lines on the page and saves an answer; the page as it stands then. */
async function answersSome(
  office: Office,
  page: Message,
  isAnswered: (stepId: string) => boolean,
  answers: Answers,
): Promise<Message> {
  let shown: Message = { ...page }
  const looked = new Set<string>()
  for (;;) {
    const line = buttonsOn(shown, 'change').find(({ data }) => !looked.has(String(data['stepId'])))
    if (line === undefined) return shown
    const stepId = String(line.data['stepId'])
    looked.add(stepId)
    if (!isAnswered(stepId)) continue
    let card = await office.teams.pressAction(ilse, shown, line)
    // A choice may ask for more than the card did; what is still refused then is left.
    for (let times = 0; times < 3 && has(card, 'Save'); times += 1)
      card = await office.teams.press(ilse, { ...shown, card }, 'Save', answers(card, stepId))
    if (has(card, 'Save')) card = await office.teams.press(ilse, { ...shown, card }, 'Back')
    shown = { ...shown, card }
  }
}

async function makesThePlan(office: Office, page: Message): Promise<boolean> {
  const before = office.teams.inChatOf(ilse).filter(isPlan).length
  if (has(page.card, 'Make the plan')) await office.teams.press(ilse, page, 'Make the plan')
  const made = await waitFor('the plan, or why there is none', () => {
    const chat = office.teams.inChatOf(ilse)
    if (chat.filter(isPlan).length > before) return 'plan'
    return chat.some(({ card }) => noPlan.test(textOf(card))) ? 'none' : undefined
  })
  return made === 'plan'
}

function isPlan(message: Message): boolean {
  return buttonsOn(message, 'submit').length > 0
}

/** Ilse sends the newest plan. */
export async function sendsThePlan(office: Office): Promise<void> {
  const plan = office.teams.inChatOf(ilse).findLast(isPlan)
  if (plan !== undefined) await office.teams.press(ilse, plan, /Send for approval|Start now/)
}

/**
 * Petra approves all that waits for it, Ilse says of what nobody can see that she has done it, and both go on until the case
 * has come to its end or waits for what they do not do. The case as it stands then.
 */
export async function goesOn(
  office: Office,
  isEnough: () => Promise<boolean> = async () => false,
): Promise<OffboardingCase> {
  const confirmed = new Set<string>()
  let alike = 0
  let revision = 0
  return waitFor(
    'a case that rests',
    async () => {
      const theCase = await newestCase(office)
      if (theCase === undefined) return undefined
      if (await isEnough()) return theCase
      const toDo = theCase.steps.filter((step) => isDoneByHand(step) && !confirmed.has(step.stepId))
      if (toDo.length === 0 && isAtEnd(theCase)) return theCase
      alike = theCase.revision === revision ? alike + 1 : 0
      revision = theCase.revision
      if (toDo.length === 0 && alike > looksAlike && waitsForSomebody(theCase)) return theCase
      await pressesAll(office, petra, 'approve', office.teams.inChannel())
      for (const step of toDo) {
        const isAbout = (message: Message) =>
          buttonsOn(message, 'confirm').some(({ data }) => data['stepId'] === step.stepId)
        const cards = office.teams.inChatOf(ilse).filter(isAbout)
        // A task is in the journal before its card is in the chat.
        if (cards.length === 0) continue
        confirmed.add(step.stepId)
        if (isUnblocking(step)) await office.control('enable-account', { id: theCase.employee.id })
        await pressesAll(office, ilse, 'confirm', cards)
      }
      await pause(30)
      return undefined
    },
    120_000,
  ).catch(async (error: unknown) => {
    const { phase, steps = [] } = (await newestCase(office)) ?? {}
    const standing = steps.map(({ stepId, status, held }) => `${stepId} ${status} ${JSON.stringify(held ?? '')}`)
    throw new Error(`${String(error)}; it is ${phase}:\n${standing.join('\n')}`, { cause: error })
  })
}

/** Whether it waits for what Ilse does: what nobody can see, and letting in whom the bot may not. */
function isDoneByHand(step: CaseStep): boolean {
  return step.status === 'task' && (isUnblocking(step) || isUnseen(step.facts))
}

/** Whoever was given a role meanwhile is let in again by another administrator. */
function isUnblocking({ decision }: CaseStep): boolean {
  return (decision as { readonly what?: Said } | undefined)?.what?.key === 'unblocking.explain'
}

/** Only the word of whoever did it tells that it was done. */
function isUnseen(facts: unknown): boolean {
  const { parts = [] } = facts as Partial<BackFacts>
  return parts.length > 0 && parts.every(({ stands, onlyIfChosen }) => stands === 'byHand' || onlyIfChosen === true)
}

function isAtEnd(theCase: OffboardingCase): boolean {
  return isClosed(theCase) || theCase.phase === 'settled'
}

/** Nothing is on its way any more: what is not settled failed, waits for somebody’s hand, or behind what does. */
function waitsForSomebody({ steps }: OffboardingCase): boolean {
  const open = steps.filter((step) => !isSettled(step))
  return open.some(isStuck) && open.every((step) => isStuck(step) || step.status === 'approved')
}

function isStuck({ status }: CaseStep): boolean {
  return status === 'task' || status === 'failed'
}

/** The case that was opened last. */
export async function newestCase(office: Office): Promise<OffboardingCase | undefined> {
  const cases = [...(await entriesOf(office)).values()].flatMap((entries) => foldCase(entries) ?? [])
  return cases.toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1)).at(-1)
}

async function pressesAll(
  office: Office,
  colleague: Colleague,
  verb: string,
  messages: readonly Message[],
): Promise<void> {
  for (const message of messages) {
    const buttons = buttonsOn(message, verb)
    const button = buttons.find(({ title }) => /all/i.test(title)) ?? buttons[0]
    if (button !== undefined) await office.teams.pressAction(colleague, message, button)
  }
}

function buttonsOn({ card }: Pick<Message, 'card'>, wanted: string) {
  return card === undefined ? [] : actionsOf(card).filter(({ verb }) => verb === wanted)
}

function has(card: Message['card'], wanted: string): boolean {
  return card !== undefined && actionsOf(card).some(({ title }) => title === wanted)
}
