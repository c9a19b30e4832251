/** Service plan MCOEV, Teams Phone: without it a person has no number and no call forwarding. */
const phonePlanId = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7'

/** Whether one of a user's `assignedPlans` is an enabled phone licence. */
export function isPhoneLicensed(
  plans: readonly { readonly servicePlanId?: string | null; readonly capabilityStatus?: string | null }[],
): boolean {
  return plans.some(
    ({ servicePlanId, capabilityStatus }) => servicePlanId === phonePlanId && capabilityStatus === 'Enabled',
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
