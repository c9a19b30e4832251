import type { Card } from '../../cards/card'
import { openStep } from '../support/conversation'
import { ilse, noor, petra, tom, waitFor, type Office } from '../support/office'
import { actionsOf, type Colleague, type Message } from '../support/teams'

export type Language = 'en' | 'nl'

/** One card as somebody had it before them. */
export interface Shown {
  /** Whose chat, or the channel. */
  readonly where: string
  /** What had just happened. */
  readonly after: string
  readonly card: Card
}

/** How a case goes besides by the suggestions. */
export interface Course {
  /** What Ilse types. */
  readonly typed: string
  /** The one of several whom she means. */
  readonly employeeId: string
  /** The step that Petra rejects, with her reason. */
  readonly rejected?: { readonly stepId: string; readonly reason: string }
  /** Whether each step's own card is opened from the page, too. */
  readonly opensEach?: true | undefined
  /** It ends where it begins: nobody may offboard this person. */
  readonly isRefused?: true
  /** They come back: only what is shown from then on is drawn. */
  readonly comesBack?: true
}

/**
 * Plays a whole case over HTTP, in any language since buttons are found by what they do, and returns every card that was
 * there at the moments when all stood still, as it stood then: from the first command
 * until all that needed an approval is decided and done.
 */
export async function playCase(office: Office, course: Course, language: Language): Promise<readonly Shown[]> {
  const { teams } = office
  const place = { locale: language === 'nl' ? 'nl-NL' : 'en-US' }
  const shown: Shown[] = []
  const drawn = new Set<string>()
  const add = (where: string, after: string, card: Card): void => {
    // What looks the same in two places, or again, is read once.
    const said = JSON.stringify(card, withoutData)
    if (!drawn.has(said)) shown.push({ where, after, card: structuredClone(card) })
    drawn.add(said)
  }
  const see = async (after: string): Promise<void> => {
    await settled(office)
    for (const [where, { card }] of places(office)) if (card !== undefined) add(where, after, card)
  }
  const inChat = (verb: string): Promise<Message> =>
    waitFor(`a card with ${verb}`, () => teams.inChatOf(ilse).findLast((one) => can(one, verb)))

  // Teams says with each press, too, which language its person reads.
  const ilsePresses = (message: Message, verb: string): Promise<Card | undefined> =>
    press(office, ilse, message, verb, place)

  await teams.say(ilse, course.typed, place)
  await see(`Ilse: ${course.typed}`)
  const several = teams.inChatOf(ilse).findLast((one) => can(one, 'start'))
  if (several !== undefined) {
    const chosen = actionsOf(several.card ?? nothing).find(({ data }) => data['employeeId'] === course.employeeId)
    if (chosen !== undefined) await teams.pressAction(ilse, several, chosen, {}, place)
    await see('Ilse chose')
  }
  if (course.isRefused === true) return shown
  const asked = await inChat('decide')
  // While a step's card is open, it stands in the page's place.
  let page = { ...asked, card: structuredClone(asked.card) }
  if (course.opensEach === true)
    for (const { data } of actionsOf(asked.card ?? nothing).filter(({ verb }) => verb === 'change')) {
      const opened = await openStep(office, page, String(data['stepId']))
      if (opened.card !== undefined) add('Ilse’s chat', 'Ilse looked closer', opened.card)
      page = { ...page, card: await ilsePresses(opened, 'back') }
    }
  await ilsePresses(page, 'decide')
  const plan = await inChat('submit')
  await see('Ilse made the plan')

  const requests = await ilsePresses(plan, 'requests')
  if (requests !== undefined) {
    add('Ilse’s chat', 'Ilse asked what exactly is sent', requests)
    await ilsePresses({ ...plan, card: requests }, 'back')
  }
  await ilsePresses(plan, 'submit')
  await waitFor('what waits', () => teams.inChannel().find((one) => can(one, 'approve')))
  await see('Ilse sent the plan')

  if (course.rejected !== undefined) {
    const { stepId, reason } = course.rejected
    const rejectable = () => teams.inChannel().findLast((one) => reject(one, stepId) !== undefined)
    const waiting = await waitFor(`what can be rejected of ${stepId}`, rejectable)
    const button = reject(waiting, stepId)
    if (button === undefined) throw new Error(`Nobody can reject ${stepId}`)
    await teams.pressAction(petra, waiting, button, { reason, [`comment-${stepId}`]: reason })
    await see(`Petra rejected one: ${reason}`)
  }
  await approveWhatWaits(office)
  await see('Petra approved')
  if (course.comesBack !== true) return shown
  const before = shown.length
  const command = `${language === 'nl' ? '/terughalen' : '/restore'} ${course.employeeId}`
  await teams.say(ilse, command, place)
  const offer = await waitFor('whether they come back', () => teams.inChatOf(ilse).findLast(begins))
  await see('Ilse: /restore')
  await ilsePresses(offer, 'ask')
  await see('Ilse said yes')
  await ilsePresses(await inChat('decide'), 'decide')
  await see('Ilse made the plan of the return')
  await ilsePresses(await inChat('submit'), 'submit')
  await waitFor('what waits', () => teams.inChannel().find((one) => can(one, 'approve')))
  await see('Ilse sent it')
  await approveWhatWaits(office, 2)
  await see('Petra approved the return')
  return shown.slice(before)
}

/** Whether a card asks whether somebody comes back. */
function begins({ card }: Message): boolean {
  return actionsOf(card ?? nothing).some(({ data }) => data['begins'] === 'yes')
}

/** For how long nothing comes where all stands still, milliseconds; and for how long at most where the bot looks on. */
const still = { idle: 500, looking: 2_500 } as const

/** Once the bot has done nothing for a while, or has said nothing for longer: some looks are made again and again. */
async function settled({ teams, log }: Office): Promise<void> {
  let [lines, arrivals, since] = [-1, -1, performance.now()]
  for (;;) {
    const isIdle = lines === log.length && arrivals === teams.arrivals.length
    if (isIdle || performance.now() - since > still.looking) return
    if (arrivals !== teams.arrivals.length) since = performance.now()
    lines = log.length
    arrivals = teams.arrivals.length
    await new Promise((resolve) => setTimeout(resolve, still.idle))
  }
}

function withoutData(name: string, value: unknown): unknown {
  return name === 'data' ? undefined : value
}

/** For how long nothing is posted where a case waits for time to pass, milliseconds: while it stands still, for ever. */
const waitsForTime = 6_000

/** First all at once; whoever is asked once more presses once more, until nothing waits and so many summaries are there. */
async function approveWhatWaits(office: Office, summaries = 1): Promise<void> {
  const { teams } = office
  let [arrivals, since] = [-1, performance.now()]
  while (performance.now() - since < waitsForTime) {
    await settled(office)
    if (arrivals !== teams.arrivals.length) since = performance.now()
    arrivals = teams.arrivals.length
    const waiting = teams.inChannel().find((one) => can(one, 'approve'))
    const [button] = actionsOf(waiting?.card ?? nothing).filter(({ verb }) => verb === 'approve')
    const told = teams.inChannel().filter((one) => can(one, 'evidence')).length
    if (waiting === undefined && told >= summaries) return
    if (waiting !== undefined && button !== undefined) await teams.pressAction(petra, waiting, button)
  }
}

function reject({ card }: Message, stepId: string) {
  return actionsOf(card ?? nothing).find(({ verb, data }) => verb === 'reject' && data['stepId'] === stepId)
}

/** Presses the first button that does this, by whatever name. Undefined where there is none. */
async function press(
  office: Office,
  by: Colleague,
  message: Message,
  verb: string,
  place: { readonly locale?: string } = {},
): Promise<Card | undefined> {
  const fitting = actionsOf(message.card ?? nothing).filter((one) => one.verb === verb)
  // Of the decisions on the page, the button that takes the rest as suggested is the last.
  const action = verb === 'decide' ? fitting.at(-1) : fitting[0]
  return action === undefined ? undefined : office.teams.pressAction(by, message, action, {}, place)
}

/** Every message with where it stands: each chat, then the channel. */
function places({ teams }: Office): readonly (readonly [string, Message])[] {
  const chats = [ilse, petra, tom, noor].flatMap((one) =>
    teams.inChatOf(one).map((message) => [`${one.displayName.split(' ')[0]}’s chat`, message] as const),
  )
  return [...chats, ...teams.inChannel().map((message) => ['The channel', message] as const)]
}

function can({ card }: Message, verb: string): boolean {
  return card !== undefined && actionsOf(card).some((action) => action.verb === verb)
}

const nothing: Card = { type: 'AdaptiveCard' }
