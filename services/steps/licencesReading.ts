import { z } from 'zod'
import type { GraphReader, Reader } from '../remote'
import { readMailbox } from './mailboxState'
import { productNameOf } from './productNames'
import { givesExchangePlan2, givesMailbox, givesOneDrive, givesPhone } from './servicePlans'
import { readUser, type User } from './userReading'

/** A group that gives its members licences. */
export interface LicensingGroup {
  readonly id: string
  readonly name: string
  /** Membership follows a rule: nobody can be taken out by hand. */
  readonly dynamic: boolean
  /** Mastered in on-premises Active Directory: members are taken out there. */
  readonly synced: boolean
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
  /** How many service plans it has: what is kept for one reason should be as small as possible. */
  readonly size: number
  readonly hasExchange: boolean
  readonly hasExchangePlan2: boolean
  readonly hasPhone: boolean
  readonly hasOneDrive: boolean
}

export interface LicencesFacts {
  readonly assigned: readonly Licence[]
  /** RecipientTypeDetails, undefined without a mailbox: to see that the mailbox outlived its licence. */
  readonly mailboxKind: string | undefined
}

const skuSchema = z.object({
  skuId: z.string().nullish(),
  skuPartNumber: z.string().nullish(),
  servicePlans: z
    .array(z.object({ servicePlanId: z.string().nullish(), servicePlanName: z.string().nullish() }))
    .nullish(),
})
const groupSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
})
type Sku = z.infer<typeof skuSchema>

/** The leaver's licences: by which way each came, and what it gives. Throws RemoteError. Source: section 10 of the API facts. */
export async function readLicences(from: Reader, userId: string): Promise<LicencesFacts> {
  const [user, skus, mailbox] = await Promise.all([
    readUser(from.graph, userId),
    from.graph.list('/subscribedSkus?$select=skuId,skuPartNumber,servicePlans', skuSchema),
    readMailbox(from.exchange, userId),
  ])
  const groupIds = new Set((user.licenseAssignmentStates ?? []).flatMap(({ assignedByGroup }) => assignedByGroup ?? []))
  const groups = await Promise.all([...groupIds].map((id) => readGroup(from.graph, id)))
  const assigned = (user.assignedLicenses ?? []).flatMap(({ skuId, disabledPlans }) =>
    skuId == null ? [] : [licenceOf(skuId, disabledPlans ?? [], user, skus, groups)],
  )
  return { assigned, mailboxKind: mailbox?.kind }
}

async function readGroup(graph: GraphReader, id: string): Promise<LicensingGroup> {
  const fields = 'id,displayName,groupTypes,membershipRule,onPremisesSyncEnabled'
  const group = await graph.find(`/groups/${id}?$select=${fields}`, groupSchema)
  return {
    id,
    name: group?.displayName ?? id,
    dynamic: group?.groupTypes?.includes('DynamicMembership') === true || (group?.membershipRule ?? '') !== '',
    synced: group?.onPremisesSyncEnabled === true,
  }
}

function licenceOf(
  skuId: string,
  disabledPlans: readonly string[],
  user: User,
  skus: readonly Sku[],
  groups: readonly LicensingGroup[],
): Licence {
  const states = (user.licenseAssignmentStates ?? []).filter((state) => state.skuId === skuId)
  const sku = skus.find((candidate) => candidate.skuId === skuId)
  const plans = sku?.servicePlans ?? []
  const gives = (test: (plan: string) => boolean) =>
    plans.some(
      ({ servicePlanId, servicePlanName }) =>
        test(servicePlanName ?? '') && !disabledPlans.includes(servicePlanId ?? ''),
    )
  const partNumber = sku?.skuPartNumber ?? skuId
  const direct = states.find(({ assignedByGroup }) => assignedByGroup == null)
  return {
    skuId,
    partNumber,
    name: productNameOf(partNumber),
    // A licence that no state speaks of can only have been assigned to the account itself.
    direct: direct !== undefined || states.length === 0,
    groups: groups.filter(({ id }) => states.some(({ assignedByGroup }) => assignedByGroup === id)),
    disabledPlans: direct?.disabledPlans ?? (states.length === 0 ? disabledPlans : []),
    size: plans.length,
    hasExchange: gives(givesMailbox),
    hasExchangePlan2: gives(givesExchangePlan2),
    hasPhone: gives(givesPhone),
    hasOneDrive: gives(givesOneDrive),
  }
}
