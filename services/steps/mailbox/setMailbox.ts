import type { Message } from '../../model/message'
import type { ExchangeOperation, JsonObject } from '../../model/operation'
import type { Employee } from '../../model/people'

/** Changes the mailbox itself: what kind it is, and where it forwards to. Source: learn, Set-Mailbox. */
export function setMailbox({ id }: Employee, parameters: JsonObject, explain: Message): ExchangeOperation {
  return { via: 'exchange', cmdlet: 'Set-Mailbox', parameters: { Identity: id, ...parameters }, explain }
}
