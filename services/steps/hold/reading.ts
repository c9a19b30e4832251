import type { Reader } from '../../remote/reader'
import { orNone } from '../../facts/mailboxAsRead'
import { readHolds } from '../../facts/holds'
import { isLicensedFor } from '../../facts/servicePlans'
import type { HoldSource } from '../../model/holdSource'
import { findUser } from '../../facts/user'

/** What keeps the contents of a mailbox now. */
export interface MailboxHold {
  readonly exists: true
  /** A litigation hold is on. */
  readonly litigation: boolean
  /** How long each item is kept, in days; undefined without end, without a hold, or when that cannot be read. */
  readonly days: number | undefined
  /** The same as Exchange writes it: `365.00:00:00`, `Unlimited`. Not in journals of before. */
  readonly duration?: string
  /** Something else than a litigation hold holds it. */
  readonly otherwise: boolean
  /** By what else it is held. Left out in journals of earlier versions. */
  readonly heldBy?: readonly HoldSource[]
  /** The account has a licence that is known to allow a litigation hold. */
  readonly licensed: boolean
  /** Where a person exports it; undefined where no address is known. */
  readonly portal: string | undefined
  /** The bot can have it exported by eDiscovery: it was set up for that, in a cloud that has it. */
  readonly exportable: boolean
}

/** Undefined when there is no mailbox. Throws RemoteError. Source: learn, Get-Mailbox. */
export async function readHold({ graph, exchange, settings }: Reader, id: string): Promise<MailboxHold | undefined> {
  const [user, [mailbox], holds] = await Promise.all([
    findUser(graph, id),
    orNone(exchange.get('Get-Mailbox', { Identity: id })),
    readHolds(exchange, id),
  ])
  if (mailbox === undefined) return undefined
  const heldBy = holds.filter((source) => source !== 'litigation')
  return {
    exists: true,
    litigation: holds.includes('litigation'),
    days: daysOf(mailbox.LitigationHoldDuration),
    ...(typeof mailbox.LitigationHoldDuration === 'string' ? { duration: mailbox.LitigationHoldDuration } : {}),
    otherwise: heldBy.length > 0,
    heldBy,
    licensed: isLicensedFor('hold', user?.assignedPlans ?? []),
    // The portals of the national clouds were not read in Microsoft's pages.
    portal: settings.cloud === 'global' ? 'https://purview.microsoft.com/ediscovery' : undefined,
    // Microsoft's metadata: no eDiscovery in China.
    exportable: settings.ediscoveryExport && settings.cloud !== 'china',
  }
}

/** Days of a span of time as .NET writes it: `365.00:00:00`. Undefined for `Unlimited` and for what is no such span. */
export function daysOf(duration: unknown): number | undefined {
  const days = typeof duration === 'string' ? /^(\d+)(\.\d\d:\d\d:\d\d)?$/.exec(duration)?.[1] : undefined
  return days === undefined ? undefined : Number(days)
}
