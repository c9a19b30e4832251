import { CardFactory, type Activity, type CloudAdapter, type ConversationReference, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { Card } from '../cards/card'
import { bare } from '../cards/speech'
import type { Messenger, Posted, Refusal, Updated, Urgency } from '../dialogs/messenger'
import type { Place } from '../dialogs/views/desiredCard'
import type { ShownAt } from '../services/cases/journal/entry'
import { isInChannel } from './approvalsChannel'
import { ThreadHeld } from './budget'
import type { Configuration } from './configuration'
import type { Conversations } from './conversations'
import { statusOf, urgencyKey, type TeamsAdapter } from './teamsAdapter'
import { refusalOf, type Asked } from './teamsAnswers'

export interface MessengerTools {
  readonly adapter: TeamsAdapter
  readonly configuration: Pick<Configuration, 'appId' | 'tenantId' | 'approvalsChannelId' | 'cloud'>
  readonly conversations: Conversations
  readonly log: Logger
}

/** Teams out, by the Bot Connector. Sending is not idempotent there, so a failed post is tried again by the caller only. */
export function createMessenger(tools: MessengerTools): Messenger {
  const { conversations, configuration } = tools
  return {
    async post(place, card, { summary, under, urgency }) {
      const message = messageWith(card, summary)
      const into = async (asked: Asked, reference: Partial<ConversationReference>): Promise<Posted> =>
        answered(tools, place, asked, async () => ({
          kind: 'shown',
          at: await postIn(tools, urgency, reference, message),
        }))
      if (under !== undefined) return into('reply', await referenceIn(tools, place, under.conversationId))
      if (place.kind === 'channel')
        return answered(tools, place, 'post', async () => ({
          kind: 'shown',
          at: await postToChannel(tools, urgency, message, place.id ?? configuration.approvalsChannelId),
        }))
      const known = await conversations.find(place)
      const posted = known === undefined ? undefined : await into('reply', known)
      if (posted !== undefined && posted.kind !== 'lost') return posted
      const begun = await beginChat(tools, urgency, place)
      return typeof begun === 'string' ? into('post', await referenceIn(tools, place, begun)) : begun
    },
    async update(place, at, card, { summary, urgency }) {
      return answered(tools, place, 'update', async () => {
        const reference = await referenceIn(tools, place, at.conversationId)
        await inConversation(tools, urgency, reference, (context) =>
          context.updateActivity({ ...messageWith(card, summary), id: at.activityId }),
        )
        return { kind: 'accepted' }
      })
    },
    belongs: (place, at) =>
      place.kind === 'person' || isInChannel(at.conversationId, place.id ?? configuration.approvalsChannelId),
  }
}

function messageWith(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary: bare(summary), attachments: [CardFactory.adaptiveCard(card)] }
}

async function postIn(
  tools: MessengerTools,
  urgency: Urgency,
  reference: Partial<ConversationReference>,
  message: Partial<Activity>,
): Promise<ShownAt> {
  let activityId = ''
  await inConversation(tools, urgency, reference, async (context) => {
    activityId = (await context.sendActivity(message))?.id ?? ''
  })
  return { conversationId: reference.conversation?.id ?? '', activityId }
}

/** A new thread in a channel; its root message's id is in the conversation's id. */
async function postToChannel(
  tools: MessengerTools,
  urgency: Urgency,
  message: Partial<Activity>,
  id: string,
): Promise<ShownAt> {
  const conversationId = await begin(tools, id, urgency, {
    isGroup: true,
    channelData: { channel: { id } },
    activity: message as Activity,
  })
  return { conversationId, activityId: /;messageid=(\d+)/.exec(conversationId)?.[1] ?? '' }
}

/** The chat of somebody who never spoke to the bot, or whose chat is lost: works where the app is installed for them. */
async function beginChat(
  tools: MessengerTools,
  urgency: Urgency,
  place: Place & { readonly kind: 'person' },
): Promise<string | Refusal> {
  const { personId } = place
  return answered<string | Refusal>(tools, place, 'post', () =>
    begin(tools, personId, urgency, { isGroup: false, members: [{ id: personId }] }),
  )
}

/** Returns the id of the new conversation. */
async function begin(
  { adapter, configuration, conversations }: MessengerTools,
  thread: string,
  urgency: Urgency,
  parameters: object,
): Promise<string> {
  const { appId, tenantId, cloud } = configuration
  const channelData = {
    ...('channelData' in parameters ? (parameters.channelData as object) : {}),
    tenant: { id: tenantId },
  }
  let conversationId = ''
  await adapter.beginConversation(
    thread,
    urgency,
    appId,
    'msteams',
    await conversations.serviceUrl(),
    cloud.channelTokens.issuer,
    { bot: { id: appId === '' ? 'bot' : `28:${appId}` }, tenantId, ...parameters, channelData } as Parameters<
      CloudAdapter['createConversationAsync']
    >[4],
    async (context) => {
      conversationId = context.activity.conversation.id
    },
  )
  return conversationId
}

async function inConversation(
  { adapter, configuration }: MessengerTools,
  urgency: Urgency,
  reference: Partial<ConversationReference>,
  act: (context: TurnContext) => Promise<unknown>,
): Promise<void> {
  const caught = catching(async (context) => {
    context.turnState.set(urgencyKey, urgency)
    await act(context)
  })
  await adapter.continueConversationAsync(configuration.appId, reference, caught.act)
  caught.rethrow()
}

/** The adapter swallows what goes wrong in a callback (it tells its onTurnError); the sender must know. */
function catching(act: (context: TurnContext) => Promise<unknown>) {
  let failure: { readonly error: unknown } | undefined
  return {
    act: async (context: TurnContext): Promise<void> => {
      try {
        await act(context)
      } catch (error) {
        failure = { error }
      }
    },
    rethrow(): void {
      if (failure !== undefined) throw failure.error
    },
  }
}

async function referenceIn(
  { conversations, configuration }: MessengerTools,
  place: Place,
  conversationId: string,
): Promise<Partial<ConversationReference>> {
  const known = await conversations.find(place)
  return {
    channelId: 'msteams',
    serviceUrl: await conversations.serviceUrl(),
    bot: { id: configuration.appId === '' ? 'bot' : `28:${configuration.appId}`, name: '' },
    ...known,
    conversation: {
      isGroup: place.kind === 'channel',
      name: '',
      conversationType: place.kind === 'channel' ? 'channel' : 'personal',
      tenantId: configuration.tenantId,
      id: conversationId,
    },
  }
}

/** What Teams answered, as a value. */
async function answered<Answer extends Posted | Updated | string>(
  { log }: MessengerTools,
  place: Place,
  asked: Asked,
  act: () => Promise<Answer>,
): Promise<Answer | Refusal> {
  try {
    return await act()
  } catch (error) {
    const refusal: Refusal =
      error instanceof ThreadHeld ? { kind: 'later', at: error.until } : refusalOf(error, asked, Date.now())
    log.warn({ place, asked, status: statusOf(error), refusal, err: error }, 'Teams did not take a card')
    return refusal
  }
}
