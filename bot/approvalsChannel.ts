/** The channel of a thread, or the conversation itself. Pure. */
export function channelOf(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId
}

/**
 * Whether a conversation is the approvals channel: its own posts, or a thread in it, whose id follows the channel's. What else
 * an activity says about its channel is not asked, since approvals are given by where the conversation is (promise 11).
 */
export function isApprovalsChannel(conversationId: string, approvalsChannelId: string): boolean {
  return isInChannel(conversationId, approvalsChannelId)
}

/** The same of any channel. Pure. */
export function isInChannel(conversationId: string, channelId: string): boolean {
  return conversationId === channelId || conversationId.startsWith(`${channelId};`)
}
