import { caseKey } from '../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { CaseSettings } from './settings'

/** The address of a case’s thread in the approvals channel, for a link; undefined before there is one. Pure. */
export function threadOf(
  { shown }: Pick<OffboardingCase, 'shown'>,
  { linkTo }: Pick<CaseSettings, 'linkTo'>,
): string | undefined {
  const { [caseKey]: at } = shown
  return at === undefined ? undefined : linkTo?.(at)
}
