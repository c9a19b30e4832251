import type { Reader } from '../../remote/reader'
import { readMailbox } from '../../facts/mailboxAsRead'
import { readMemberships, type GroupMembership } from '../../facts/membership'
import { productNameOf } from '../../facts/productNames'
import { carriedBy, neededBy, type Carried } from '../../facts/servicePlans'
import { readSubscribedSkus, type SubscribedSku } from '../../facts/subscribedSkus'
import { readRestriction } from '../../facts/restriction'
import { rootOf } from '../graphRoot'
import type { PerhapsRestricted } from '../restricted'
import { readUser, type User } from '../../facts/user'

/** A group that gives its members licences. */
export interface LicensingGroup {
  readonly id: string
  readonly name: string
  /** Membership follows a rule: nobody can be taken out by hand. */
  readonly dynamic: boolean
  /** Mastered in on-premises Active Directory: members are taken out there. */
  readonly synced: boolean
  /** A mail-enabled security group: Exchange takes members out, Graph cannot. */
  readonly exchange?: boolean
  /** The leaver is not in it any more, and its licences are still to go. */
  readonly left?: boolean
}

/** A licence of the leaver, and what it gives of what this product has rules about. */
export interface Licence {
  readonly skuId: string
  readonly partNumber: string
  readonly name: string
  /** Assigned to the account itself; it may come from groups as well. */
  readonly direct: boolean
  readonly groups: readonly LicensingGroup[]
  /** Ids of the service plans that are switched off in the direct assignment. */
  readonly disabledPlans: readonly string[]
  /** Why Microsoft could not assign it, in its own word: `CountViolation`. Left out when it could. */
  readonly error?: string
  /** Ids of all its service plans, by which Microsoft names what depends on what. */
  readonly planIds?: readonly string[]
  /** How many service plans it has: what is kept for one reason should be as small as possible. */
  readonly size: number
  readonly hasExchange: boolean
  readonly hasExchangePlan2: boolean
  /** Carries an archive, and a hold: Plan 2, or the add-on beside Plan 1. Left out in journals of earlier versions. */
  readonly hasArchive?: boolean
  readonly hasHold?: boolean
  readonly hasPhone: boolean
  readonly hasOneDrive: boolean
  /** Has the service of Teams, and something that Microsoft refuses whoever lacks that. Left out in journals of earlier versions. */
  readonly hasTeams?: boolean
  readonly needsTeams?: boolean
}

export interface LicencesFacts extends PerhapsRestricted {
  readonly assigned: readonly Licence[]
  /** RecipientTypeDetails, undefined without a mailbox: to see that the mailbox outlived its licence. */
  readonly mailboxKind: string | undefined
  /**
   * Free seats of each product that was decided to be taken away and that the organisation has, by sku id; fewer than none
   * where more are assigned than bought. Not in journals of before.
   */
  readonly free?: Readonly<Record<string, number>>
  /** Graph's address in the cloud of this organisation, which names a person in a request. Not in journals of before. */
  readonly root?: string
}

/**
 * The leaver's licences: by which way each came, and what it gives. Throws RemoteError. Source: learn, licenseassignmentstate.
 * @param taken sku ids of what was decided to be taken away
 */
export async function readLicences(from: Reader, userId: string, taken?: readonly string[]): Promise<LicencesFacts> {
  const [user, skus, mailbox, memberships] = await Promise.all([
    readUser(from.graph, userId),
    readSubscribedSkus(from.graph),
    readMailbox(from.exchange, userId),
    readMemberships(from.graph, userId),
  ])
  const groupIds = new Set((user.licenseAssignmentStates ?? []).flatMap(({ assignedByGroup }) => assignedByGroup ?? []))
  const groups = [...groupIds].map((id) => licensingGroup(id, memberships))
  const assigned = (user.assignedLicenses ?? []).flatMap(({ skuId, disabledPlans }) =>
    skuId == null ? [] : [licenceOf(skuId, disabledPlans ?? [], user, skus, groups)],
  )
  const restriction = await readRestriction(from, userId, user.isManagementRestricted)
  return {
    assigned,
    mailboxKind: mailbox?.kind,
    root: rootOf(from.settings),
    ...(taken === undefined ? {} : { free: freeSeats(skus, taken) }),
    ...(restriction === undefined ? {} : { restriction }),
  }
}

function freeSeats(skus: readonly SubscribedSku[], taken: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    skus.flatMap(({ skuId, prepaidUnits, consumedUnits }) =>
      skuId == null || !taken.includes(skuId) ? [] : [[skuId, (prepaidUnits?.enabled ?? 0) - (consumedUnits ?? 0)]],
    ),
  )
}

/**
 * Licences come by direct membership only. A group that the leaver is no longer in was left, and Microsoft has not taken its
 * licences yet: there is nothing left to do but wait.
 */
function licensingGroup(id: string, memberships: readonly GroupMembership[]): LicensingGroup {
  const found = memberships.find((one) => one.id === id)
  if (found === undefined) return { id, name: id, dynamic: false, synced: false, left: true }
  const { name, dynamic, synced, kind } = found
  const exchange = kind === 'mailEnabledSecurity' || kind === 'distribution'
  return { id, name, dynamic, synced, ...(exchange ? { exchange } : {}) }
}

function licenceOf(
  skuId: string,
  disabledPlans: readonly string[],
  user: User,
  skus: readonly SubscribedSku[],
  groups: readonly LicensingGroup[],
): Licence {
  const states = (user.licenseAssignmentStates ?? []).filter((state) => state.skuId === skuId)
  const sku = skus.find((candidate) => candidate.skuId === skuId)
  const plans = sku?.servicePlans ?? []
  const enabled = plans.filter(({ servicePlanId }) => !disabledPlans.includes(servicePlanId ?? ''))
  const carried = new Set(enabled.flatMap(({ servicePlanName }) => carriedBy(servicePlanName ?? '')))
  const gives = (what: Carried): boolean => carried.has(what)
  const needed = new Set(enabled.flatMap(({ servicePlanName }) => neededBy(servicePlanName ?? '')))
  const partNumber = sku?.skuPartNumber ?? skuId
  const error = states.map(errorIn).find((one) => one !== undefined)
  const direct = states.find(({ assignedByGroup }) => assignedByGroup == null)
  return {
    skuId,
    partNumber,
    name: productNameOf(partNumber),
    // A licence that no state speaks of can only have been assigned to the account itself.
    direct: direct !== undefined || states.length === 0,
    groups: groups.filter(({ id }) => states.some(({ assignedByGroup }) => assignedByGroup === id)),
    disabledPlans: direct?.disabledPlans ?? (states.length === 0 ? disabledPlans : []),
    ...(error === undefined ? {} : { error }),
    planIds: plans.flatMap(({ servicePlanId }) => servicePlanId ?? []),
    size: plans.length,
    hasExchange: gives('mailbox'),
    hasExchangePlan2: gives('large'),
    hasArchive: gives('archive'),
    hasHold: gives('hold'),
    hasPhone: gives('phone'),
    hasOneDrive: gives('oneDrive'),
    hasTeams: gives('teams'),
    needsTeams: needed.has('teams'),
  }
}

type State = NonNullable<User['licenseAssignmentStates']>[number]

function errorIn({ state, error }: State): string | undefined {
  return state === 'Error' && error != null && error !== 'None' ? error : undefined
}
