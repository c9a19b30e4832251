/** Service plan MCOEV, Teams Phone: without it a person has no number and no call forwarding. */
const phonePlanId = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7'

interface AssignedPlan {
  readonly servicePlanId?: string | null
  readonly capabilityStatus?: string | null
}

/** Whether one of a user's `assignedPlans` is an enabled phone licence. */
export function isPhoneLicensed(plans: readonly AssignedPlan[]): boolean {
  return plans.some(
    ({ servicePlanId, capabilityStatus }) => servicePlanId === phonePlanId && capabilityStatus === 'Enabled',
  )
}

/**
 * Service plans that allow a litigation hold, by id, since `assignedPlans` has no names: EXCHANGE_S_ENTERPRISE and its
 * government form, and EXCHANGE_S_ARCHIVE_ADDON beside Plan 1. There may be others, so that none of these proves nothing.
 */
const holdPlanIds = [
  'efb87545-963c-4e0d-99df-69c6916d9eb0',
  '8c3069c0-ccdb-44be-ab77-986203a67df2',
  '176a09a6-7ec5-4039-ac02-b2791c6ba793',
]

/** Whether one of a user's `assignedPlans` is known to allow a litigation hold. */
export function isHoldLicensed(plans: readonly AssignedPlan[]): boolean {
  return plans.some(
    ({ servicePlanId, capabilityStatus }) =>
      servicePlanId != null && holdPlanIds.includes(servicePlanId) && capabilityStatus === 'Enabled',
  )
}

/**
 * What the service plans of a licence give that this product has rules about. By name, since the government clouds have
 * plans of their own: `EXCHANGE_S_ENTERPRISE_GOV`. `EXCHANGE_S_FOUNDATION` comes with many products and gives no mailbox.
 */
export const givesMailbox = (plan: string): boolean =>
  /^EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS)|[BL]_STANDARD)/.test(plan)
export const givesExchangePlan2 = (plan: string): boolean => plan.startsWith('EXCHANGE_S_ENTERPRISE')
export const givesPhone = (plan: string): boolean => /^MCOEV(_|$)/.test(plan)
export const givesOneDrive = (plan: string): boolean =>
  /^(SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS)|ONEDRIVE_)/.test(plan)
