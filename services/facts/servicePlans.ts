/** What the rules need a licence for. `large`: a mailbox above 50 GB. */
export type Carried = 'mailbox' | 'large' | 'archive' | 'hold' | 'phone' | 'oneDrive' | 'teams'

interface Carrier {
  /** By name, since the government clouds have plans of their own: `EXCHANGE_S_ENTERPRISE_GOV`. */
  readonly plan: RegExp
  /** Those ids that are known: a user's `assignedPlans` has no names. There may be others, so that none of these proves nothing. */
  readonly ids: readonly string[]
  readonly carries: readonly Carried[]
}

/**
 * Which service plans carry what: the one table that every rule about licences goes by. `EXCHANGE_S_FOUNDATION` comes with
 * many products and carries nothing. Source: learn, remove-license-from-shared-mailbox and Exchange Online limits (Plan 2 for
 * more than 50 GB), set-mailbox (a hold takes Plan 2, or Plan 1 with the archiving add-on), and "Product names and service
 * plan identifiers for licensing".
 */
const carriers: readonly Carrier[] = [
  {
    plan: /^EXCHANGE_S_ENTERPRISE/,
    ids: ['efb87545-963c-4e0d-99df-69c6916d9eb0', '8c3069c0-ccdb-44be-ab77-986203a67df2'],
    carries: ['mailbox', 'large', 'archive', 'hold'],
  },
  { plan: /^EXCHANGE_(S_(STANDARD|DESKLESS)|[BL]_STANDARD)/, ids: [], carries: ['mailbox'] },
  // Beside Plan 1, which carries the mailbox.
  { plan: /^EXCHANGE_S_ARCHIVE/, ids: ['176a09a6-7ec5-4039-ac02-b2791c6ba793'], carries: ['archive', 'hold'] },
  // Teams Phone: without it a person has no forwarding of calls.
  { plan: /^MCOEV(_|$)/, ids: ['4828c8ec-dc2e-4779-b502-87ac9ce28ab7'], carries: ['phone'] },
  // Skype for Business carried the same before Teams did.
  { plan: /^(TEAMS|MCOSTANDARD)/, ids: ['57ff2da0-773e-42df-b2af-ffb7a2317929'], carries: ['teams'] },
  { plan: /^(SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS)|ONEDRIVE_)/, ids: [], carries: ['oneDrive'] },
]

/** What a service plan carries of what the rules are about. @param plan its name */
export function carriedBy(plan: string): readonly Carried[] {
  return carriers.filter((one) => one.plan.test(plan)).flatMap(({ carries }) => carries)
}

/**
 * Service plans that Microsoft assigns to nobody who lacks another. Source: learn, Microsoft Teams add-on licensing; there may be
 * others, which Microsoft then refuses in its own words. Accounts of a queue or an attendant have a phone plan alone.
 */
const dependents: readonly { readonly plan: RegExp; readonly needs: Carried }[] = [
  { plan: /^(MCOEV(?!_VIRTUAL)|MCOMEETADV)/, needs: 'teams' },
]

/** What a service plan is refused without. @param plan its name */
export function neededBy(plan: string): readonly Carried[] {
  return dependents.filter((one) => one.plan.test(plan)).map(({ needs }) => needs)
}

interface AssignedPlan {
  readonly servicePlanId?: string | null
  readonly capabilityStatus?: string | null
}

/** Whether one of a user's `assignedPlans` is enabled and known to carry this. */
export function isLicensedFor(what: Carried, plans: readonly AssignedPlan[]): boolean {
  const ids = carriers.filter(({ carries }) => carries.includes(what)).flatMap((one) => one.ids)
  return plans.some(
    ({ servicePlanId, capabilityStatus }) =>
      servicePlanId != null && ids.includes(servicePlanId) && capabilityStatus === 'Enabled',
  )
}
