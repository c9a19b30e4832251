import type { SoundActivity } from './frontDoor'

/**
 * Whether the app came to a conversation with this activity, or went from it; undefined for everything else. Teams says the
 * same by two activities, and the Playground whenever its page is loaded: what follows is to happen once. Pure.
 * Source: learn, conversations/subscribe-to-conversation-events (installationUpdate, conversationUpdate).
 */
export function arrivalOf({ type, action, membersAdded, recipient }: SoundActivity): 'came' | 'went' | undefined {
  if (type === 'installationUpdate') return action === 'add' ? 'came' : action === 'remove' ? 'went' : undefined
  if (type !== 'conversationUpdate' || recipient?.id === undefined) return undefined
  return membersAdded?.some(({ id }) => id === recipient.id) === true ? 'came' : undefined
}
