import { randomUUID } from 'node:crypto'
import type { EdiscoveryCase, EdiscoverySearch, ExportOperation } from './state/ediscovery'
import { isHere } from './mailboxes'
import { Refusal } from './refusal'
import type { Tenant, User } from './state'
import { later } from './state'

/**
 * Throws unless the app is in the role group. Permissions alone do not let an app in (learn, edisc-ref-api-guide); in which
 * words it is refused was not read in Microsoft's pages.
 */
export function requireManager({ ediscovery }: Tenant): void {
  if (!ediscovery.manager)
    throw new Refusal(403, 'Forbidden', 'The application is not a member of a role group that allows this action.')
}

export function createCase(
  { ediscovery }: Tenant,
  named: Pick<EdiscoveryCase, 'displayName' | 'description'>,
): EdiscoveryCase {
  const made: EdiscoveryCase = { ...stamped(), ...named, searches: new Map(), operations: new Map() }
  ediscovery.cases.set(made.id, made)
  return made
}

/** Throws a Refusal when there is no such case. */
export function caseIn({ ediscovery }: Tenant, id: string): EdiscoveryCase {
  return ediscovery.cases.get(id) ?? missing('case')
}

export function createSearch(
  { searches }: EdiscoveryCase,
  named: Pick<EdiscoverySearch, 'displayName' | 'contentQuery'>,
): EdiscoverySearch {
  const made: EdiscoverySearch = { ...stamped(), ...named, sources: [] }
  searches.set(made.id, made)
  return made
}

/** Throws a Refusal when the case has no such search. */
export function searchIn({ searches }: EdiscoveryCase, id: string): EdiscoverySearch {
  return searches.get(id) ?? missing('search')
}

/** Has a search look in somebody's mailbox. Throws a Refusal when nobody has one by this address. */
export function addSource(tenant: Tenant, search: EdiscoverySearch, email: string): User {
  const user = ownerOf(tenant, email)
  // That an address of nobody is refused is a guess of ours: a search of nothing would be found out too late.
  if (user === undefined) throw new Refusal(400, 'BadRequest', `The data source ${email} was not found.`)
  search.sources = [...search.sources, user.id]
  return user
}

/** Starts an export of what a search finds. It ends as the tenant was told. */
export function startExport(tenant: Tenant, { operations }: EdiscoveryCase, outputName: string): ExportOperation {
  const takes = tenant.delays.ediscoveryExport
  const operation: ExportOperation = {
    ...stamped(),
    startedAt: Date.now(),
    takes,
    outputName,
    status: 'running',
    completedDateTime: null,
  }
  operations.set(operation.id, operation)
  later(tenant, takes, () => {
    operation.status = tenant.ediscovery.exportsEnd
    operation.completedDateTime = new Date().toISOString()
  })
  return operation
}

/** Throws a Refusal when the case has no such operation. */
export function operationIn({ operations }: EdiscoveryCase, id: string): ExportOperation {
  return operations.get(id) ?? missing('operation')
}

/** How far an export is, 0 to 100. */
export function progressOf({ startedAt, takes, status }: ExportOperation, now = Date.now()): number {
  return status === 'running' ? Math.min(99, Math.floor((100 * (now - startedAt)) / takes)) : 100
}

function ownerOf(tenant: Tenant, email: string): User | undefined {
  const wanted = email.toLowerCase()
  const isTheirs = ({ properties: { mail, userPrincipalName } }: User) =>
    [mail, userPrincipalName].some((address) => address?.toLowerCase() === wanted)
  const hasMailbox = ({ id }: User) => {
    const mailbox = tenant.mailboxes.get(id)
    return mailbox !== undefined && isHere(mailbox)
  }
  return [...tenant.users.values()].find((user) => isTheirs(user) && hasMailbox(user))
}

function stamped(): { readonly id: string; readonly createdDateTime: string } {
  return { id: randomUUID(), createdDateTime: new Date().toISOString() }
}

function missing(what: string): never {
  throw new Refusal(404, 'NotFound', `The ${what} was not found.`)
}
