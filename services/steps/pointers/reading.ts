import { isLicensedFor } from '../../facts/servicePlans'
import { aliasesIn, orNone } from '../../facts/mailboxAsRead'
import { readUser } from '../../facts/user'
import type { CmdletResults } from '../../remote/cmdlets/catalogue'
import type { Employee } from '../../model/people'
import type { Reader } from '../../remote/reader'

/** Something of others by a name that cmdlets take as Identity, and by the one that people know. */
export interface Pointer {
  readonly id: string
  readonly name: string
}

export interface PointersFacts {
  /** Mailboxes whose mail goes on to the leaver. */
  readonly forwarding: readonly Pointer[]
  /** Mailing lists to which the leaver lets mail through. `alone`: nobody else does. */
  readonly moderated: readonly (Pointer & { readonly alone: boolean })[]
  /** Names of the auto attendants and call queues that pass callers on to the leaver. */
  readonly answering: readonly string[]
  /** Where calls are looked after, https. */
  readonly teams: string
}

/** Both cmdlets of Teams give at most 100 at a time, and no organisation has more pages than this. */
const pageSize = 100
const mostPages = 20
/** Of more addresses of one person no filter is made: Exchange takes no endless one. */
const mostAddresses = 40

/**
 * What of others leads to somebody, each by a filter that Exchange itself applies, or from the few attendants and queues that
 * there are: so the number of mailboxes does not matter. Throws RemoteError. Source: learn, filter-properties,
 * Get-CsAutoAttendant, Get-CsCallQueue.
 */
export async function readPointers(from: Reader, employee: Employee): Promise<PointersFacts> {
  const [[mailbox], { assignedPlans }] = await Promise.all([
    orNone(from.exchange.get('Get-Mailbox', { Identity: employee.id })),
    readUser(from.graph, employee.id),
  ])
  // Teams puts callers through only to whom it can ring, and only in the cloud of the step for calls its cmdlets are known to work.
  const rings = from.settings.cloud === 'global' && isLicensedFor('phone', assignedPlans ?? [])
  const name = mailbox?.DistinguishedName ?? undefined
  const [forwarding, moderated, answering] = await Promise.all([
    name === undefined ? [] : readForwarding(from, name, employee, aliasesIn(mailbox?.EmailAddresses)),
    name === undefined ? [] : readModerated(from, name),
    rings ? readAnswering(from, employee.id) : [],
  ])
  return { forwarding, moderated, answering, teams: from.settings.links.teams }
}

/** By the recipient, which wins, or by the address. A complete address needs no `smtp:` in front. */
async function readForwarding(
  { exchange }: Reader,
  distinguishedName: string,
  { id, mail, userPrincipalName }: Employee,
  aliases: readonly string[],
): Promise<readonly Pointer[]> {
  const addresses = [...new Set([mail ?? userPrincipalName, userPrincipalName, ...aliases])].slice(0, mostAddresses)
  const wanted = [
    `ForwardingAddress -eq ${literal(distinguishedName)}`,
    ...addresses.map((address) => `ForwardingSmtpAddress -eq ${literal(address)}`),
  ]
  const found = await exchange.get('Get-Mailbox', { Filter: wanted.join(' -or '), ResultSize: 'Unlimited' })
  return byName(found.flatMap(pointerOf)).filter((one) => one.id !== id)
}

async function readModerated({ exchange }: Reader, distinguishedName: string): Promise<PointersFacts['moderated']> {
  const Filter = `ModeratedBy -eq ${literal(distinguishedName)}`
  const found = await exchange.get('Get-DistributionGroup', { Filter, ResultSize: 'Unlimited' })
  return byName(
    found
      .filter(({ ModerationEnabled }) => ModerationEnabled !== false)
      .flatMap((list) => pointerOf(list).map((one) => ({ ...one, alone: (list.ModeratedBy ?? []).length <= 1 }))),
  )
}

async function readAnswering({ teams }: Reader, userId: string): Promise<readonly string[]> {
  const [attendants, queues] = await Promise.all([
    allPages((page) => teams.get('Get-CsAutoAttendant', page)),
    allPages((page) => teams.get('Get-CsCallQueue', page)),
  ])
  const leads = (...targets: readonly unknown[]) => targets.some((target) => names(target, userId))
  return [
    ...attendants.flatMap(({ Name, Id, Operator, DefaultCallFlow, CallFlows }) =>
      leads(Operator, DefaultCallFlow, CallFlows) ? [Name ?? Id ?? ''] : [],
    ),
    ...queues.flatMap(({ Name, Identity, OverflowActionTarget, TimeoutActionTarget, NoAgentActionTarget }) =>
      leads(OverflowActionTarget, TimeoutActionTarget, NoAgentActionTarget) ? [Name ?? Identity] : [],
    ),
  ].sort((one, other) => one.localeCompare(other))
}

async function allPages<Item>(
  read: (page: { First: number; Skip: number }) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const found: Item[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const items = await read({ First: pageSize, Skip: page * pageSize })
    found.push(...items)
    if (items.length < pageSize) break
  }
  return found
}

/** How a target is written in JSON is not published, its directory id is somewhere in it. */
function names(target: unknown, userId: string): boolean {
  return (JSON.stringify(target) ?? '').toLowerCase().includes(userId.toLowerCase())
}

type Found = Pick<CmdletResults['Get-Mailbox'], 'ExternalDirectoryObjectId' | 'DisplayName'> & {
  readonly Identity?: string | null | undefined
}

function pointerOf({ ExternalDirectoryObjectId, Identity, DisplayName }: Found): readonly Pointer[] {
  const id = [ExternalDirectoryObjectId, Identity].find((one) => one != null && one !== '')
  return id == null ? [] : [{ id, name: DisplayName ?? id }]
}

function byName<One extends Pointer>(found: readonly One[]): readonly One[] {
  return found.toSorted((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
}

/** A text in Exchange’s filter language. */
function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
