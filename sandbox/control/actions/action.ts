import { z } from 'zod'
import { mailboxOf } from '../../tenant/mailboxes'
import { Refusal } from '../../tenant/refusal'
import type { Group, Mailbox, Tenant, User } from '../../tenant/state'
import { userOf } from '../../tenant/state'
import type { JsonBody } from '../../wire/http'

/** Something that an administrator can do to the tenant in another window, and the bot’s own calls need not be able to. */
export interface Action {
  /** One sentence for whoever looks for it. */
  readonly what: string
  readonly body: z.ZodType
  /**
   * Does it to the tenant, by a body that nobody has checked.
   * @returns what there is to say about it, if anything
   * @throws Refusal, and nothing is changed
   */
  readonly perform: (tenant: Tenant, body: unknown) => JsonBody | undefined
}

/** An entry of the table of actions. */
export function action<Body extends z.ZodType>(
  what: string,
  body: Body,
  change: (tenant: Tenant, given: z.infer<Body>) => JsonBody | void,
): Action {
  return {
    what,
    body,
    perform: (tenant, given) => {
      const parsed = body.safeParse(given)
      if (!parsed.success) throw refused(z.prettifyError(parsed.error))
      return change(tenant, parsed.data) ?? undefined
    },
  }
}

/** What cannot be done, in the words of the sandbox itself. */
export function refused(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message)
}

/** Who or what is not there. */
export function missing(message: string): Refusal {
  return new Refusal(404, 'NotFound', message)
}

/** A person by directory id or user principal name. Throws a Refusal when there is none, or only a deleted one. */
export function personIn(tenant: Tenant, id: string): User {
  const user = userOf(tenant, id)
  if (user === undefined) throw missing(`The tenant has no person ${id}.`)
  return user
}

/** Throws a Refusal. */
export function groupIn({ groups }: Tenant, id: string): Group {
  const group = groups.get(id.toLowerCase())
  if (group === undefined) throw missing(`The tenant has no group ${id}.`)
  return group
}

/** Somebody’s mailbox. Throws a Refusal when there is none, or none any more. */
export function mailboxIn(tenant: Tenant, id: string): { readonly mailbox: Mailbox; readonly user: User } {
  const found = mailboxOf(tenant, personIn(tenant, id).id)
  if (found === undefined) throw missing(`${id} has no mailbox.`)
  return found
}
