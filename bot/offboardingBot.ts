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
import { pressInTime } from '../dialogs/pressInTime'
import type { DialogTools } from '../dialogs/dialogTools'
import type { Press, Turn } from '../dialogs/turn'
import { understand } from '../dialogs/typed/understand'
import { answering } from './answering'
import { isApprovalsChannel } from './approvalsChannel'
import type { Visitor } from './frontDoor'
import { typedIn } from './typedIn'

export interface BotTools {
  readonly dialogs: DialogTools
  readonly approvalsChannelId: string
  /** How long Teams is kept waiting for the answer of a press, milliseconds. */
  readonly answerWithin: number
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
const longestInput = 4_000
/** Where a turn keeps who is visiting. */
const visitorKey = Symbol('visitor')

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

  /** Has the turn of a visitor who passed the front door; nobody else gets as far. */
  async answer(context: TurnContext, visitor: Visitor): Promise<void> {
    context.turnState.set(visitorKey, visitor)
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
    if (activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: cardResponse(card) })
    else await this.send(context, this.withCard(card))
  }

  private async answerMessage(context: TurnContext): Promise<void> {
    const turn = await this.turnOf(context)
    if (turn === undefined) return
    await this.once(context, async () => {
      const answer = await this.guarded(turn, () => this.answerTo(context, turn))
      const card = await cardForPlace(this.tools.dialogs, turn, answer)
      if (card !== undefined) await this.send(context, this.withCard(card))
    })
  }

  /**
   * Teams sometimes delivers a message twice. It counts as seen once it was answered: one that a crash kept from its answer
   * is answered when it comes again.
   */
  private async once({ activity: { id, conversation } }: TurnContext, answer: () => Promise<void>): Promise<void> {
    if (id === undefined) return answer()
    const { store } = this.tools.dialogs
    const name = `${conversation.id} ${id}`
    if (this.underWay.has(name)) return
    this.underWay.add(name)
    try {
      if (await store.wasSeen(name)) return
      await answer()
      await store.firstSeen(name)
    } finally {
      this.underWay.delete(name)
    }
  }

  /**
   * Says something in the conversation. Teams may refuse it; that is nothing to tell Teams about, which would only deliver
   * the same message again.
   */
  private async send(context: TurnContext, message: Partial<Activity>): Promise<void> {
    try {
      await answering(() => context.sendActivity(message), this.tools.answerAgainAfter)
    } catch (error) {
      this.tools.log.error({ correlationId: randomUUID(), err: error }, 'An answer could not be delivered')
    }
  }

  private async answerTo(context: TurnContext, turn: Turn): Promise<TypedAnswer> {
    const { dialogs, now } = this.tools
    const { timeZone } = dialogs.gateways.settings
    const intention = understand(typedIn(context.activity), { now: now(), timeZone })
    // Reading about people takes a moment.
    if (intention.kind === 'offboard') await this.showTyping(context)
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
    if (context.activity.name !== 'adaptiveCard/action') return { status: 501 }
    const turn = await this.turnOf(context)
    const value = invokeSchema.safeParse(context.activity.value)
    if (turn !== undefined && !value.success)
      return cardResponse(refusalCard(this.tools.dialogs, turn, { why: dialogTexts.say('badCard') }))
    if (turn === undefined || !value.success) {
      const language = languageOf(context.activity.locale)
      return cardResponse(this.simple(language, dialogTexts.say('badCard')))
    }
    const { dialogs, answerWithin } = this.tools
    const { replyToId, conversation } = context.activity
    const at = replyToId === undefined ? undefined : { conversationId: conversation.id, activityId: replyToId }
    return cardResponse(await pressInTime(dialogs, turn, pressOf(value.data.action), at, answerWithin))
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
    if (visitor?.person === undefined) return undefined
    const inApprovals = isApprovalsChannel(context.activity.conversation.id, this.tools.approvalsChannelId)
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

function pressOf({ verb, data }: z.infer<typeof invokeSchema>['action']): Press {
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

function cardResponse(card: Card): InvokeResponse {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  }
}
