import { randomUUID } from 'node:crypto'
import { ActivityHandler, CardFactory, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { z } from 'zod'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { messageCard } from '../cards/conversation/message'
import type { Card } from '../cards/card'
import { languageOf, type Language } from '../cards/texts'
import { refusalCard } from '../dialogs/refusedPress'
import { failureCard } from '../dialogs/afterTheAnswer'
import { answerTyped, type TypedAnswer } from '../dialogs/commands/answerTyped'
import { cardForPlace } from '../dialogs/commands/elsewhere'
import { welcome, welcomeInTeam } from '../dialogs/commands/welcome'
import { pressInDialog } from '../dialogs/pressInDialog'
import { pressInTime } from '../dialogs/pressInTime'
import type { DialogTools } from '../dialogs/dialogTools'
import type { Asked, Owing } from '../dialogs/owedAnswers'
import type { Press, Turn } from '../dialogs/turn'
import { understand } from '../dialogs/typed/understand'
import type { Replicas } from '../services/cases/replicas/replicas'
import { greetedKey } from '../services/cases/store/caseStore'
import { JournalFault } from '../services/cases/store/journalFault'
import { answering } from './answering'
import { channelOf, isApprovalsChannel } from './approvalsChannel'
import type { Visitor } from './frontDoor'
import { typedIn } from './typedIn'

export interface BotTools {
  readonly dialogs: DialogTools
  readonly approvalsChannelId: string
  /** What no other bot may do at the same time: Teams may give what it sends again to another one. */
  readonly alone: Replicas['alone']
  /** How long Teams is kept waiting for the answer of a press, milliseconds. */
  readonly answerWithin: number
  /** The same of a press that opens a dialog, whose answer is shown there or nowhere. */
  readonly dialogWithin: number
  /** After how long what Teams did not take is said once more, milliseconds. */
  readonly answerAgainAfter: number
  /** The clock, for days that people name. */
  readonly now: () => Date
  readonly log: Logger
}

/** `Action.Execute`'s invoke; Adaptive Cards for bots, Universal Actions. Unknown fields are ignored, values become text. */
const invokeSchema = z.object({
  action: z.object({ verb: z.string().max(64), data: z.record(z.string(), z.unknown()).nullish() }),
})
/** A dialog’s invoke has what the button carries, and the inputs, as its `data`. */
const dialogSchema = z.object({ data: z.looseObject({ verb: z.string().max(64) }) })
const longestInput = 4_000
/** Where a turn keeps who is visiting. */
const visitorKey = Symbol('visitor')
/** And when their request came. */
const cameKey = Symbol('came')

/** Activities in, answers out: message to command, press to verb; nothing else happens here. */
export class OffboardingBot extends ActivityHandler {
  /** Messages that are being answered. */
  private readonly underWay = new Set<string>()

  constructor(private readonly tools: BotTools) {
    super()
    this.onMessage(async (context, next) => {
      await this.answerMessage(context)
      await next()
    })
  }

  /**
   * Has the turn of a visitor who passed the front door; nobody else gets as far.
   * @param cameAt when its request came, by `performance.now()`: from then on Teams waits
   */
  async answer(context: TurnContext, visitor: Visitor, cameAt: number): Promise<void> {
    context.turnState.set(visitorKey, visitor)
    context.turnState.set(cameKey, cameAt)
    await this.run(context)
  }

  /** Says that the bot was asked more than it can follow, and does nothing else. */
  async answerTooFast(context: TurnContext, visitor: Visitor): Promise<void> {
    const { activity } = visitor
    const card = messageCard({
      say: this.tools.dialogs.settings.catalogue[await this.languageFor(visitor)],
      tone: 'warning',
      title: dialogTexts.say('tooFastTitle'),
      text: dialogTexts.say('tooFast'),
      next: dialogTexts.say('tooFastNext'),
    })
    if (activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: responseFor(activity.name, card) })
    else await this.send(context, this.withCard(card))
  }

  /**
   * The app was added to a conversation: greets there once, until it is removed. A greeting that Teams did not take is tried
   * when the next activity says the same.
   */
  async arrived(context: TurnContext, visitor: Visitor, how: 'came' | 'went'): Promise<void> {
    const { store } = this.tools.dialogs
    const { conversation } = visitor.activity
    const key = greetedKey(visitor.personal ? (visitor.person?.id ?? conversation.id) : channelOf(conversation.id))
    if (how === 'went') return store.rememberConversation(key, { greeted: false })
    await this.alone(key, async () => {
      if ((await store.conversation(key))?.['greeted'] === true) return
      context.turnState.set(visitorKey, visitor)
      const card = await this.welcomeCard(context, visitor)
      if (card === undefined || !(await this.send(context, this.withCard(card)))) return
      await store.rememberConversation(key, { greeted: true })
    })
  }

  /** In a team colleagues read along, whoever added the app; in a group chat there is nothing to say. */
  private async welcomeCard(context: TurnContext, visitor: Visitor): Promise<Card | undefined> {
    const { dialogs, approvalsChannelId } = this.tools
    const { conversation } = visitor.activity
    const turn = await this.turnOf(context)
    if (visitor.personal) return turn === undefined ? undefined : welcome(dialogs, turn)
    if (conversation.conversationType !== 'channel') return undefined
    const where = isApprovalsChannel(conversation.id, approvalsChannelId) ? 'approvals' : 'shared'
    const say = dialogs.settings.catalogue[dialogs.settings.channelLanguage]
    return messageCard({ say, ...welcomeInTeam(where, channelOf(conversation.id)) })
  }

  private async answerMessage(context: TurnContext): Promise<void> {
    const turn = await this.turnOf(context)
    if (turn === undefined) return
    await this.once(context, async (isOurs) => {
      const answer = await this.guarded(turn, () => this.answerTo(context, turn))
      if (!(await isOurs())) return
      const card = await cardForPlace(this.tools.dialogs, turn, answer)
      if (card !== undefined) await this.send(context, this.withCard(card))
    })
  }

  /** Nobody waits for the answer of a message any longer: it is owed, so that it comes whatever happens to this bot. */
  async owe(activity: Partial<Activity>, visitor: Visitor): Promise<Owing | undefined> {
    const { now, dialogs } = this.tools
    const turn = await this.turnFor(visitor)
    const message = nameOf(activity)
    if (turn === undefined || activity.type !== 'message' || message === undefined) return undefined
    const { timeZone } = dialogs.gateways.settings
    const intention = understand(typedIn(activity), { now: now(), timeZone, language: turn.language })
    const asked: Asked = intention.kind === 'list' ? { kind: 'file' } : intention
    return dialogs.owed.owe({ at: now().toISOString(), turn, to: { kind: 'typed', asked, message } })
  }

  /**
   * Teams sometimes delivers a message twice. It counts as seen once it was answered: one that a crash kept from its answer
   * is answered when it comes again. Where that cannot be read or kept it is answered all the same: hearing nothing is worse
   * than hearing it twice.
   */
  private async once(
    { activity }: TurnContext,
    answer: (isOurs: () => Promise<boolean>) => Promise<void>,
  ): Promise<void> {
    const name = nameOf(activity)
    if (name === undefined) return answer(async () => true)
    const { store } = this.tools.dialogs
    const wasSeen = () => store.wasSeen(name).catch(unlessReadable)
    await this.alone(name, async (still) => {
      if (await wasSeen()) return
      // Another bot answers for one that was frozen or cut off.
      await answer(async () => still() || !(await wasSeen()))
      await store.firstSeen(name).catch(unlessReadable)
    })
  }

  /** Does nothing where this bot does it already, and waits where another one does; does it, too, where nobody knows that. */
  private async alone(name: string, act: (still: () => boolean) => Promise<void>): Promise<void> {
    if (this.underWay.has(name)) return
    this.underWay.add(name)
    let hasBegun = false
    try {
      await this.tools.alone(`answer: ${name}`, async (still) => {
        hasBegun = true
        await act(still)
      })
    } catch (error) {
      if (hasBegun || !(error instanceof JournalFault)) throw error
      await act(() => true)
    } finally {
      this.underWay.delete(name)
    }
  }

  /**
   * Says something in the conversation. Teams may refuse it; that is nothing to tell Teams about, which would only deliver
   * the same message again. Says whether Teams took it.
   */
  private async send(context: TurnContext, message: Partial<Activity>): Promise<boolean> {
    try {
      await answering(() => context.sendActivity(message), this.tools.answerAgainAfter)
      return true
    } catch (error) {
      this.tools.log.error({ correlationId: randomUUID(), err: error }, 'An answer could not be delivered')
      return false
    }
  }

  private async answerTo(context: TurnContext, turn: Turn): Promise<TypedAnswer> {
    const { dialogs, now } = this.tools
    const { timeZone } = dialogs.gateways.settings
    const intention = understand(typedIn(context.activity), { now: now(), timeZone, language: turn.language })
    // Reading about people takes a moment.
    if (['offboard', 'check', 'list'].includes(intention.kind)) await this.showTyping(context)
    return answerTyped(dialogs, turn, intention)
  }

  /** A courtesy: what is asked for is done whether Teams shows it or not. */
  private async showTyping(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity({ type: 'typing' })
    } catch (error) {
      this.tools.log.info({ err: error }, 'Teams did not show that an answer is on its way')
    }
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name, replyToId, conversation, locale } = context.activity
    if (name !== 'adaptiveCard/action' && !isOfDialog(name)) return { status: 501 }
    const turn = await this.turnOf(context)
    const action = isOfDialog(name) ? dialogActionOf(context.activity.value) : actionOf(context.activity.value)
    const { dialogs } = this.tools
    // With many at once some of it has passed before their turn begins.
    const passed = performance.now() - (context.turnState.get<number | undefined>(cameKey) ?? performance.now())
    const [answerWithin, dialogWithin] = [this.tools.answerWithin - passed, this.tools.dialogWithin - passed]
    if (turn === undefined) return responseFor(name, this.simple(languageOf(locale), dialogTexts.say('badCard')))
    if (action === undefined) return responseFor(name, refusalCard(dialogs, turn, { why: dialogTexts.say('badCard') }))
    if (isOfDialog(name)) return dialogResponse(await pressInDialog(dialogs, turn, pressOf(action), dialogWithin))
    const at = replyToId === undefined ? undefined : { conversationId: conversation.id, activityId: replyToId }
    return cardResponse(await pressInTime(dialogs, turn, pressOf(action), at, answerWithin))
  }

  /** The one boundary: an error becomes a sentence with a code. */
  private async guarded(turn: Turn, act: () => Promise<TypedAnswer>): Promise<TypedAnswer> {
    try {
      return await act()
    } catch (error) {
      return { card: failureCard(this.tools.dialogs, turn, error), isPrivate: false }
    }
  }

  private async turnOf(context: TurnContext): Promise<Turn | undefined> {
    const visitor: Visitor | undefined = context.turnState.get(visitorKey)
    return visitor === undefined ? undefined : this.turnFor(visitor)
  }

  private async turnFor(visitor: Visitor): Promise<Turn | undefined> {
    if (visitor.person === undefined) return undefined
    const inApprovals = isApprovalsChannel(visitor.activity.conversation.id, this.tools.approvalsChannelId)
    return {
      actor: visitor.person,
      where: visitor.personal ? 'personal' : inApprovals ? 'approvals' : 'shared',
      language: await this.languageFor(visitor),
    }
  }

  /** The one that the person chose, else that of their Teams. */
  private async languageFor({ person, activity }: Visitor): Promise<Language> {
    const chosen = person === undefined ? undefined : await this.tools.dialogs.languages.chosenBy(person.id)
    return chosen ?? languageOf(activity.locale)
  }

  private simple(language: Turn['language'], text: ReturnType<typeof dialogTexts.say>): Card {
    const say = this.tools.dialogs.settings.catalogue[language]
    return messageCard({ say, tone: 'warning', title: dialogTexts.say('problemTitle'), text })
  }

  private withCard(card: Card) {
    return { type: 'message', attachments: [CardFactory.adaptiveCard(card)] }
  }
}

/** By which a message is known that Teams gives again; undefined where Teams gives it none. */
function nameOf({ id, conversation }: Partial<Activity>): string | undefined {
  return id === undefined || conversation === undefined ? undefined : `${conversation.id} ${id}`
}

/** A button that opens a dialog was pressed, or one in a dialog (msteams-docs, task-modules-bots). */
function isOfDialog(name: string | null | undefined): boolean {
  return name === 'task/fetch' || name === 'task/submit'
}

type Action = z.infer<typeof invokeSchema>['action']

function actionOf(value: unknown): Action | undefined {
  return invokeSchema.safeParse(value).data?.action
}

function dialogActionOf(value: unknown): Action | undefined {
  const data = dialogSchema.safeParse(value).data?.data
  return data === undefined ? undefined : { verb: data.verb, data }
}

function pressOf({ verb, data }: Action): Press {
  const input = Object.fromEntries(
    Object.entries(data ?? {})
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([name, value]) => [name, String(value).slice(0, longestInput)]),
  )
  const revision = Number(input['revision'])
  return {
    verb,
    caseId: input['caseId'],
    stepId: input['stepId'],
    revision: Number.isSafeInteger(revision) && input['revision'] !== undefined ? revision : undefined,
    input,
  }
}

function responseFor(name: string | null | undefined, card: Card): InvokeResponse {
  return isOfDialog(name) ? dialogResponse(card) : cardResponse(card)
}

/** What it shows stands in no chat, and is gone when the dialog is closed (msteams-docs, task-modules-bots). */
function dialogResponse(card: Card): InvokeResponse {
  const value = {
    title: 'Offboarding',
    width: 'medium',
    height: 'medium',
    card: CardFactory.adaptiveCard(card),
  }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

function cardResponse(card: Card): InvokeResponse {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  }
}

/** The journal’s own watch has told of it. */
function unlessReadable(error: unknown): false {
  if (error instanceof JournalFault) return false
  throw error
}
