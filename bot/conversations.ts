import { isDeepStrictEqual } from 'node:util'
import type { ConversationReference } from 'botbuilder'
import type { Logger } from 'pino'
import { languageOf, languages, type Language } from '../cards/texts'
import type { Place } from '../dialogs/views/desiredCard'
import type { Languages } from '../dialogs/dialogTools'
import {
  languageKey,
  personKey,
  type CaseStore,
  type ConversationReferenceData,
} from '../services/cases/store/caseStore'
import { JournalFault } from '../services/cases/store/journalFault'
import { isApprovalsChannel } from './approvalsChannel'
import type { SoundActivity, Visitor } from './frontDoor'
import { isTeamsAddress, type TeamsAddresses } from './serviceUrl'

export interface ConversationsTools {
  readonly store: CaseStore
  readonly approvalsChannelId: string
  /** Where Teams is reached before anybody has spoken to the bot. */
  readonly teamsServiceUrl: string
  readonly addresses: TeamsAddresses
  readonly log: Logger
}

/** Knows how to reach people and the approvals channel, and in which language: from what they sent, kept in the store. */
export interface Conversations extends Languages {
  /** Keeps how to reach a visitor who passed the front door. */
  remember(visitor: Visitor): Promise<void>
  /** The language that somebody chose, or that of their Teams when they last wrote; undefined when neither is known now. */
  knownOf(personId: string): Promise<Language | undefined>
  find(place: Place): Promise<Partial<ConversationReference> | undefined>
  /** Where Teams is reached for this tenant: from any activity, else as configured. */
  serviceUrl(): Promise<string>
}

const serviceKey = 'service'

export function createConversations(tools: ConversationsTools): Conversations {
  const { store, approvalsChannelId, addresses } = tools
  const keep = async (key: string, reference: ConversationReferenceData): Promise<void> => {
    try {
      // Asked each time: another replica may have kept another one since.
      const asKept = JSON.parse(JSON.stringify(reference)) as ConversationReferenceData
      if (isDeepStrictEqual(await store.conversation(key), asKept)) return
      await store.rememberConversation(key, reference)
    } catch (error) {
      // Whoever speaks is told what is wrong when what they want cannot be recorded either.
      if (!(error instanceof JournalFault)) throw error
      tools.log.error({ err: error }, 'How to reach somebody could not be kept')
    }
  }
  // Whoever can write the store must not be sent the bot's token: what was looked at before it was kept is looked at again.
  const known = async (key: string): Promise<ConversationReferenceData | undefined> => {
    const reference = await store.conversation(key)
    if (reference === undefined || isTeamsAddress(reference['serviceUrl'], addresses)) return reference
    tools.log.warn({ key }, 'A stored service URL is not one of Teams, and is not used')
    return undefined
  }
  const chosenBy = async (personId: string) => {
    const kept = await store.conversation(languageKey(personId)).catch(ifUnreadable)
    return languages.find((language) => language === kept?.['language'])
  }
  return {
    async remember({ activity, person, personal }) {
      const reference = referenceOf(activity)
      await keep(serviceKey, { serviceUrl: activity.serviceUrl })
      for (const place of placesOf({ activity, person, personal }, approvalsChannelId)) {
        const conversation =
          place.kind === 'person' ? reference.conversation : { ...reference.conversation, id: approvalsChannelId }
        await keep(keyOf(place), { ...reference, conversation })
      }
    },
    find: (place) => known(keyOf(place)),
    chosenBy,
    async knownOf(personId) {
      const chosen = await chosenBy(personId)
      if (chosen !== undefined) return chosen
      const locale = (await store.conversation(personKey(personId)).catch(ifUnreadable))?.['locale']
      return typeof locale === 'string' ? languageOf(locale) : undefined
    },
    choose: (personId, language) => store.rememberConversation(languageKey(personId), { language }),
    async serviceUrl() {
      const reference = await known(serviceKey)
      return typeof reference?.['serviceUrl'] === 'string' ? reference['serviceUrl'] : tools.teamsServiceUrl
    },
  }
}

/** Then everybody is spoken to in the language of their Teams. */
function ifUnreadable(error: unknown): undefined {
  if (!(error instanceof JournalFault)) throw error
}

/** Where something came from, as a place that cards stand in. Pure. */
export function placesOf(
  { activity, person, personal }: Pick<Visitor, 'activity' | 'person' | 'personal'>,
  approvalsChannelId: string,
): readonly Place[] {
  if (personal) return person === undefined ? [] : [{ kind: 'person', personId: person.id }]
  return isApprovalsChannel(activity.conversation.id, approvalsChannelId) ? [{ kind: 'channel' }] : []
}

/** Only what was checked, and not the activity's own id, which changes with every message. */
function referenceOf({ from, recipient, conversation, channelId, serviceUrl, locale }: SoundActivity) {
  return { user: from, bot: recipient, conversation, channelId, serviceUrl, locale }
}

function keyOf(place: Place): string {
  return place.kind === 'channel' ? 'channel' : personKey(place.personId)
}
