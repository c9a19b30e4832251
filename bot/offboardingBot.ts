import { randomUUID } from 'node:crypto'
import { ActivityHandler, CardFactory, TurnContext, type Activity, type InvokeResponse } from 'botbuilder'
import type { Logger } from 'pino'
import { z } from 'zod'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { helpCard } from '../cards/conversation/help'
import { messageCard } from '../cards/conversation/message'
import type { Card } from '../cards/card'
import { languageOf } from '../cards/texts'
import { refusalCard } from '../dialogs/refusedPress'
import { failureCard } from '../dialogs/afterTheAnswer'
import { offboard } from '../dialogs/commands/offboard'
import { pressInTime } from '../dialogs/pressInTime'
import type { DialogTools } from '../dialogs/dialogTools'
import type { Press, Turn } from '../dialogs/turn'
import { isApprovalsChannel } from './approvalsChannel'
import { parseCommand } from './command'
import type { Visitor } from './frontDoor'

export interface BotTools {
  readonly dialogs: DialogTools
  readonly sandbox: boolean
  readonly approvalsChannelId: string
  /** How long Teams is kept waiting for the answer of a press, milliseconds. */
  readonly answerWithin: number
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
  async answerTooFast(context: TurnContext, { activity }: Visitor): Promise<void> {
    const card = messageCard({
      say: this.tools.dialogs.settings.catalogue[languageOf(activity.locale ?? undefined)],
      tone: 'warning',
      title: dialogTexts.say('tooFastTitle'),
      text: dialogTexts.say('tooFast'),
      next: dialogTexts.say('tooFastNext'),
    })
    if (activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: cardResponse(card) })
    else await this.send(context, this.withCard(card))
  }

  private async answerMessage(context: TurnContext): Promise<void> {
    const turn = this.turnOf(context)
    if (turn === undefined) return
    await this.once(context, async () => {
      const card = await this.guarded(turn, () => this.commandCard(context, turn))
      if (card !== undefined) await this.reply(context, turn, card)
      else if (turn.where !== 'personal') await this.send(context, this.withCard(this.openedElsewhere(turn, true)))
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

  /** What is about a person goes to the asker's own chat, so that colleagues do not read along. */
  private async reply(context: TurnContext, turn: Turn, { card, isPrivate }: Answer): Promise<void> {
    if (turn.where === 'personal' || !isPrivate) {
      await this.send(context, this.withCard(card))
      return
    }
    const place = { kind: 'person', personId: turn.actor.id } as const
    const posted = await this.tools.dialogs.messenger.post(place, card, {
      summary: 'Offboarding',
      under: undefined,
      urgency: 'answer',
    })
    await this.send(context, this.withCard(this.openedElsewhere(turn, posted.kind === 'shown')))
  }

  /**
   * Says something in the conversation. Teams may refuse it; that is nothing to tell Teams about, which would only deliver
   * the same message again.
   */
  private async send(context: TurnContext, message: Partial<Activity>): Promise<void> {
    try {
      await context.sendActivity(message)
    } catch (error) {
      this.tools.log.error({ correlationId: randomUUID(), err: error }, 'An answer could not be delivered')
    }
  }

  private async commandCard(context: TurnContext, turn: Turn): Promise<Answer | undefined> {
    const command = parseCommand(TurnContext.removeRecipientMention(context.activity) ?? context.activity.text ?? '')
    const say = this.tools.dialogs.settings.catalogue[turn.language]
    switch (command.kind) {
      case 'help':
        return { card: helpCard({ say, sandbox: this.tools.sandbox }), isPrivate: false }
      case 'unknown':
        return {
          card: messageCard({
            say,
            tone: 'info',
            title: dialogTexts.say('unknownTitle'),
            text: dialogTexts.say('unknown'),
            next: dialogTexts.say('unknownNext'),
          }),
          isPrivate: false,
        }
      case 'offboard': {
        await context.sendActivity({ type: 'typing' })
        const card = await offboard(this.tools.dialogs, turn, command.query)
        return card === undefined ? undefined : { card, isPrivate: true }
      }
    }
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'adaptiveCard/action') return { status: 501 }
    const turn = this.turnOf(context)
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
  private async guarded<Result>(turn: Turn, act: () => Promise<Result>): Promise<Result | Answer> {
    try {
      return await act()
    } catch (error) {
      return { card: failureCard(this.tools.dialogs, turn, error), isPrivate: false }
    }
  }

  private turnOf(context: TurnContext): Turn | undefined {
    const visitor: Visitor | undefined = context.turnState.get(visitorKey)
    if (visitor?.person === undefined) return undefined
    const inApprovals = isApprovalsChannel(context.activity.conversation.id, this.tools.approvalsChannelId)
    return {
      actor: visitor.person,
      where: visitor.personal ? 'personal' : inApprovals ? 'approvals' : 'shared',
      language: languageOf(context.activity.locale),
    }
  }

  private openedElsewhere(turn: Turn, reached: boolean): Card {
    return messageCard({
      say: this.tools.dialogs.settings.catalogue[turn.language],
      tone: reached ? 'info' : 'warning',
      title: dialogTexts.say('openedTitle'),
      text: reached
        ? dialogTexts.say('opened', { name: turn.actor.displayName })
        : dialogTexts.say('openedUnreachable'),
    })
  }

  private simple(language: Turn['language'], text: ReturnType<typeof dialogTexts.say>): Card {
    const say = this.tools.dialogs.settings.catalogue[language]
    return messageCard({ say, tone: 'warning', title: dialogTexts.say('problemTitle'), text })
  }

  private withCard(card: Card) {
    return { type: 'message', attachments: [CardFactory.adaptiveCard(card)] }
  }
}

interface Answer {
  readonly card: Card
  /** About a person: shown in the asker's own chat only. */
  readonly isPrivate: boolean
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
