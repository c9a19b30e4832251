import { restraintTexts } from '../cards/conversation/restraintTexts'
import type { Message } from '../cards/texts'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { CaseSettings } from './settings'

const say = restraintTexts.say

/** That nothing of a case is sent; nothing of a real one. Pure. */
export function dryRunLines({ dryRun, ended }: Pick<OffboardingCase, 'dryRun' | 'ended'>): readonly Message[] {
  return dryRun === undefined || ended !== undefined ? [] : [say('isDryRun')]
}

/** That nothing is done about anybody but those named; nothing where that is not so. Pure. */
export function limitLines({ restraint }: Pick<CaseSettings, 'restraint'>): readonly Message[] {
  const count = restraint?.only?.length
  return count === undefined ? [] : [say('isLimited', { count })]
}

/** All that keeps the bot from writing, for whoever is new to it. Pure. */
export function restraintLines({ restraint }: Pick<CaseSettings, 'restraint'>): readonly Message[] {
  return [...(restraint?.dryRun === true ? [say('isDryRun')] : []), ...limitLines({ restraint })]
}
