import type { HoldSource } from '../model/holdSource'
import type { CmdletReader } from '../remote/reader'
import { orNone } from './mailboxAsRead'

/** What Get-Mailbox says of holds. */
interface HeldMailbox {
  readonly LitigationHoldEnabled?: boolean | null | undefined
  readonly InPlaceHolds?: readonly string[] | null | undefined
  readonly DelayHoldApplied?: boolean | null | undefined
  readonly DelayReleaseHoldApplied?: boolean | null | undefined
  readonly ComplianceTagHoldApplied?: boolean | null | undefined
}

/**
 * By what a mailbox is held, from all the places where Microsoft keeps it; empty when by nothing, and without a mailbox.
 * Throws RemoteError: what could not be read is not taken for no hold (promise 4). Source: learn,
 * ediscovery-identify-a-hold-on-an-exchange-online-mailbox.
 */
export async function readHolds(exchange: CmdletReader<'exchange'>, identity: string): Promise<readonly HoldSource[]> {
  const [[mailbox], [organisation]] = await Promise.all([
    orNone(exchange.get('Get-Mailbox', { Identity: identity })),
    exchange.get('Get-OrganizationConfig', {}),
  ])
  return mailbox === undefined ? [] : holdsOf(mailbox, organisation?.InPlaceHolds ?? [])
}

/** By what a mailbox is held. Pure. @param ofAll InPlaceHolds of the organisation */
export function holdsOf(mailbox: HeldMailbox, ofAll: readonly string[]): readonly HoldSource[] {
  const own = mailbox.InPlaceHolds ?? []
  // An entry with a minus says that this mailbox is left out of a policy of the whole organisation.
  const leftOut = new Set(own.filter((hold) => hold.startsWith('-')).map(policyIn))
  const keeping = own.filter((hold) => !hold.startsWith('-') && keeps(hold))
  const organisation = ofAll.some((hold) => isOfMailboxes(hold) && keeps(hold) && !leftOut.has(policyIn(hold)))
  return [
    ...(mailbox.LitigationHoldEnabled === true ? ['litigation' as const] : []),
    ...(keeping.some(isOfACase) ? ['case' as const] : []),
    ...(keeping.some((hold) => !isOfACase(hold)) ? ['policy' as const] : []),
    ...(organisation ? ['organisation' as const] : []),
    ...(mailbox.DelayHoldApplied === true || mailbox.DelayReleaseHoldApplied === true ? ['delay' as const] : []),
    ...(mailbox.ComplianceTagHoldApplied === true ? ['label' as const] : []),
  ]
}

/** `mbx…:1` only deletes; `:2` keeps, `:3` keeps and then deletes, and what says nothing is taken to keep. */
function keeps(hold: string): boolean {
  return !hold.endsWith(':1')
}

/** `grp…` is about the mailboxes of groups; `mbx…` and `skp…` (chats) about those of people. */
function isOfMailboxes(hold: string): boolean {
  return !/^grp/i.test(hold)
}

/** `UniH…`: by a case of eDiscovery. */
function isOfACase(hold: string): boolean {
  return /^UniH/i.test(hold)
}

/** Which policy it is, without what it does and whether it is left out. */
function policyIn(hold: string): string {
  return hold.replace(/^-/, '').replace(/:\d+$/, '').toLowerCase()
}
