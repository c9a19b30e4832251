import { dialogTexts } from '../cards/dialogs'
import { problemTexts } from '../cards/problems'
import type { Message } from '../cards/texts'
import type { Membership } from '../services/directory/membership'
import type { Actor } from '../services/journal/entry'
import { RemoteError } from '../services/remote'

/** The Entra groups that may do something, by object id; from configuration. */
export interface AccessGroups {
  readonly operators: string
  readonly approvers: string
}

/** Whether somebody may do something: undefined when they may, or why not (promise 11). */
export interface Access {
  /** May start and carry cases. */
  operator(actor: Actor): Promise<Message | undefined>
  /** May approve and reject. */
  approver(actor: Actor): Promise<Message | undefined>
  /** Is one or the other: may have a failed step tried again. */
  either(actor: Actor): Promise<Message | undefined>
}

/** When Graph cannot say who is in a group, nobody is: the bot does nothing rather than guess. */
export function createAccess(membership: Membership, groups: AccessGroups): Access {
  const check = async (actor: Actor, allowed: readonly string[], why: Message): Promise<Message | undefined> => {
    try {
      for (const group of allowed) if (await membership.isMember(actor.id, group)) return undefined
      return why
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      // Somebody whom Graph does not know is in no group.
      return error.problem.kind === 'notFound' ? why : problemTexts.say('busy')
    }
  }
  const notApprover = (actor: Actor) => dialogTexts.say('notApprover', { name: actor.displayName })
  return {
    operator: (actor) => check(actor, [groups.operators], dialogTexts.say('notOperator')),
    approver: (actor) => check(actor, [groups.approvers], notApprover(actor)),
    either: (actor) => check(actor, [groups.operators, groups.approvers], dialogTexts.say('notOperator')),
  }
}
