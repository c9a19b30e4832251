import { catalogueFor } from '../../dialogs/catalogue'
import type { CaseSettings } from '../../dialogs/settings'

/** What is configured ordinarily: a second person approves, signing out does not wait for it, and nobody is protected by name. */
export function caseSettings(
  steps: CaseSettings['steps'],
  differently: Partial<Omit<CaseSettings, 'steps' | 'catalogue'>> = {},
): CaseSettings {
  return {
    steps,
    catalogue: catalogueFor(steps),
    channelLanguage: 'en',
    timeZone: 'Europe/Amsterdam',
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    signOutNow: 'without-approval',
    ownReceipt: 'allow',
    sandbox: false,
    ...differently,
  }
}
