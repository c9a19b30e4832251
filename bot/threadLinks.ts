import type { ShownAt } from '../services/cases/journal/entry'

/**
 * Makes links to messages of a channel that open in Teams. Pure. Undefined for a message that is no thread of a channel, and
 * where no Teams is known.
 *
 * Source: learn, deep-link-teams, “Deep link to navigate to channel conversation”. The page also names the team's and the
 * channel's names and group, which the bot does not know; not tried on a real tenant without them.
 * @param client where people open Teams, `https://teams.microsoft.com`
 */
export function linksInto(client: string | undefined, tenantId: string): (at: ShownAt) => string | undefined {
  return ({ conversationId }) => {
    const { channel, message } = /^(?<channel>19:[^;]+);messageid=(?<message>\d+)$/.exec(conversationId)?.groups ?? {}
    if (client === undefined || channel === undefined || message === undefined) return undefined
    const query = new URLSearchParams({ tenantId, parentMessageId: message }).toString()
    return `${client}/l/message/${encodeURIComponent(channel)}/${message}?${query}`
  }
}
