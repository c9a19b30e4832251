import { CardFactory, type Activity, type CloudAdapter, type ConversationReference, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { Card } from '../cards/card'
import { bare } from '../cards/speech'
import type { Messenger } from '../dialogs/messenger'
import type { Place } from '../dialogs/views/desiredCard'
import type { ShownAt } from '../services/cases/journal/entry'
import type { Configuration } from './configuration'
import type { Conversations } from './conversations'
import { statusOf } from './teamsAdapter'

export interface MessengerTools {
  readonly adapter: CloudAdapter
  readonly configuration: Pick<Configuration, 'appId' | 'tenantId' | 'approvalsChannelId' | 'cloud'>
  readonly conversations: Conversations
  readonly log: Logger
}

/** Teams out, by the Bot Connector. Sending is not idempotent there, so a failed post is tried again by the caller only. */
export function createMessenger(tools: MessengerTools): Messenger {
  return {
    async post(place, card, { summary, under }) {
      return reachable(tools, place, async () => {
        const message = messageWith(card, summary)
        if (under !== undefined) return postIn(tools, await referenceIn(tools, place, under.conversationId), message)
        if (place.kind === 'channel') return postToChannel(tools, message)
        const known = await tools.conversations.find(place)
        return known === undefined ? postToStranger(tools, place.personId, message) : postIn(tools, known, message)
      })
    },
    async update(place, at, card, { summary }) {
      await reachable(tools, place, async () => {
        const reference = await referenceIn(tools, place, at.conversationId)
        await inConversation(tools, reference, (context) =>
          context.updateActivity({ ...messageWith(card, summary), id: at.activityId }),
        )
        return at
      })
    },
  }
}

function messageWith(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary: bare(summary), attachments: [CardFactory.adaptiveCard(card)] }
}

async function postIn(
  tools: MessengerTools,
  reference: Partial<ConversationReference>,
  message: Partial<Activity>,
): Promise<ShownAt> {
  let activityId = ''
  await inConversation(tools, reference, async (context) => {
    activityId = (await context.sendActivity(message))?.id ?? ''
  })
  return { conversationId: reference.conversation?.id ?? '', activityId }
}

/** A new thread in the approvals channel; its root message's id is in the conversation's id. */
async function postToChannel(tools: MessengerTools, message: Partial<Activity>): Promise<ShownAt> {
  const { approvalsChannelId } = tools.configuration
  return create(tools, {
    isGroup: true,
    channelData: { channel: { id: approvalsChannelId } },
    activity: message as Activity,
  })
}

/** Somebody who never spoke to the bot: works where the app is installed for them. */
async function postToStranger(tools: MessengerTools, personId: string, message: Partial<Activity>): Promise<ShownAt> {
  let place: ShownAt = { conversationId: '', activityId: '' }
  await create(tools, { isGroup: false, members: [{ id: personId }] }, async (context) => {
    const sent = await context.sendActivity(message)
    place = { conversationId: context.activity.conversation.id, activityId: sent?.id ?? '' }
  })
  return place
}

async function create(
  { adapter, configuration, conversations }: MessengerTools,
  parameters: object,
  then?: (context: TurnContext) => Promise<void>,
): Promise<ShownAt> {
  const { appId, tenantId, cloud } = configuration
  const channelData = {
    ...('channelData' in parameters ? (parameters.channelData as object) : {}),
    tenant: { id: tenantId },
  }
  let conversationId = ''
  const caught = catching(async (context) => {
    conversationId = context.activity.conversation.id
    await then?.(context)
  })
  await adapter.createConversationAsync(
    appId,
    'msteams',
    await conversations.serviceUrl(),
    cloud.channelTokens.issuer,
    { bot: { id: appId === '' ? 'bot' : `28:${appId}` }, tenantId, ...parameters, channelData } as Parameters<
      CloudAdapter['createConversationAsync']
    >[4],
    caught.act,
  )
  caught.rethrow()
  return { conversationId, activityId: /;messageid=(\d+)/.exec(conversationId)?.[1] ?? '' }
}

async function inConversation(
  { adapter, configuration }: MessengerTools,
  reference: Partial<ConversationReference>,
  act: (context: TurnContext) => Promise<unknown>,
): Promise<void> {
  const caught = catching(act)
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

/** 403 and 404 mean that the app is not there (any more): a value. Everything else may pass, and is thrown. */
async function reachable(
  { log }: MessengerTools,
  place: Place,
  act: () => Promise<ShownAt>,
): Promise<ShownAt | undefined> {
  try {
    return await act()
  } catch (error) {
    const status = statusOf(error)
    if (status !== 403 && status !== 404) throw new Error(`Teams answered ${status ?? 'nothing'}`, { cause: error })
    log.warn({ place, status }, 'Teams cannot reach this person or channel')
    return undefined
  }
}
