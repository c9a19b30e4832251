import type { CmdletResults } from '../../remote/cmdlets/catalogue'
import { RemoteError, type CmdletReader } from '../../remote/reader'

/** A rule of the mailbox. */
export interface InboxRule {
  /** Exchange's identity of it. */
  readonly id: string
  readonly name: string
  /** Addresses outside the organisation that it sends mail to. */
  readonly outside: readonly string[]
  /** What it does, in Exchange's own words: by these it can be made anew. Not in journals of before. */
  readonly description?: string
}

/** The rules of a mailbox, also those that Outlook hides, without Exchange's own. */
export interface InboxRules {
  readonly on: readonly InboxRule[]
  readonly off: readonly InboxRule[]
}

/** Rules that every mailbox has: the junk mail filter, and what sends automatic replies. */
const ofExchange = /^(Junk E-mail Rule$|Microsoft\.Exchange\.OOF\.)/i

/** Undefined without a mailbox. Throws RemoteError. Source: Get-InboxRule, Get-AcceptedDomain. */
export async function readInboxRules(
  exchange: CmdletReader<'exchange'>,
  mailbox: string,
): Promise<InboxRules | undefined> {
  const [rules, domains] = await Promise.all([
    exchange.get('Get-InboxRule', { Mailbox: mailbox, IncludeHidden: true }).catch(noneWhenMissing),
    exchange.get('Get-AcceptedDomain', {}),
  ])
  if (rules === undefined) return undefined
  const inside = new Set(domains.map(({ DomainName }) => DomainName.toLowerCase()))
  const own = rules.filter(({ Name }) => !ofExchange.test(Name ?? ''))
  const told = (some: typeof own) => some.map((rule) => ruleIn(rule, inside))
  return {
    on: told(own.filter(({ Enabled }) => Enabled !== false)),
    off: told(own.filter(({ Enabled }) => Enabled === false)),
  }
}

function ruleIn(rule: CmdletResults['Get-InboxRule'], inside: ReadonlySet<string>): InboxRule {
  return {
    id: rule.Identity,
    name: rule.Name ?? rule.Identity,
    outside: outsideOf(rule, inside),
    ...(rule.Description == null ? {} : { description: rule.Description }),
  }
}

function outsideOf(
  { ForwardTo, ForwardAsAttachmentTo, RedirectTo }: CmdletResults['Get-InboxRule'],
  inside: ReadonlySet<string>,
): readonly string[] {
  const recipients = [ForwardTo, ForwardAsAttachmentTo, RedirectTo].flatMap((list) => list ?? [])
  const addresses = recipients.flatMap((recipient) => addressOf(recipient) ?? [])
  return [...new Set(addresses)].filter((address) => !inside.has(address.split('@').at(-1)?.toLowerCase() ?? ''))
}

/** The SMTP address in a recipient; one that stands in the organisation's own directory has none. */
function addressOf(recipient: string): string | undefined {
  const [, address] = /\[SMTP:([^\]]+)\]/i.exec(recipient) ?? []
  if (address !== undefined) return address
  return /^[^\s@[\]"]+@[^\s@[\]"]+$/.exec(recipient)?.[0]
}

function noneWhenMissing(error: unknown): undefined {
  if (error instanceof RemoteError && error.problem.kind === 'notFound') return undefined
  throw error
}
