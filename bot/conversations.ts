import { TurnContext, type Activity, type ConversationReference } from 'botbuilder'
import { LRUCache } from 'lru-cache'
import type { Place } from '../dialogs/views/view'
import type { CaseStore, ConversationReferenceData } from '../services/store/caseStore'

/** Knows how to reach people and the approvals channel: from what they sent last, kept in the store. */
export interface Conversations {
  /** Keeps the reference of an activity that passed the front door. */
  remember(activity: Partial<Activity>, person: { readonly id: string } | undefined, personal: boolean): Promise<void>
  find(place: Place): Promise<Partial<ConversationReference> | undefined>
  /** Where Teams is reached for this tenant: from any activity, else as configured. */
  serviceUrl(): Promise<string>
}

const serviceKey = 'service'

export function createConversations(store: CaseStore, channelId: string, defaultServiceUrl: string): Conversations {
  const written = new LRUCache<string, string>({ max: 10_000 })
  const keep = async (key: string, reference: ConversationReferenceData): Promise<void> => {
    const text = JSON.stringify(reference)
    if (written.get(key) === text) return
    await store.rememberConversation(key, reference)
    written.set(key, text)
  }
  return {
    async remember(activity, person, personal) {
      // The activity's own id would change with every message, and is not part of how to reach somebody.
      const { activityId: _activityId, ...reference } = TurnContext.getConversationReference(activity)
      await keep(serviceKey, { serviceUrl: reference.serviceUrl })
      if (personal && person !== undefined) await keep(keyOf({ kind: 'person', personId: person.id }), reference)
      if (channelOf(activity) === channelId) {
        await keep(keyOf({ kind: 'channel' }), {
          ...reference,
          conversation: { ...reference.conversation, id: channelId },
        })
      }
    },
    find: (place) => store.conversation(keyOf(place)),
    async serviceUrl() {
      const known = await store.conversation(serviceKey)
      return typeof known?.['serviceUrl'] === 'string' ? known['serviceUrl'] : defaultServiceUrl
    },
  }
}

function keyOf(place: Place): string {
  return place.kind === 'channel' ? 'channel' : `person:${place.personId}`
}

function channelOf({ channelData }: Partial<Activity>): string | undefined {
  const data = channelData as { readonly channel?: { readonly id?: string } } | undefined
  return data?.channel?.id
}
