import { botActor, type Journal } from '../journal/journal'
import type { OffboardingCase } from '../journal/case'
import { RemoteError } from '../../remote/reader'
import type { AnyStep } from '../../steps/step'

export interface AccountTools {
  readonly journal: Journal
  /** Whether the directory has this account. Throws RemoteError. */
  readonly hasAccount: (id: string) => Promise<boolean>
}

/**
 * Whether a step cannot go on because the leaver’s account is gone: looked at beside what the step itself reads, so that it
 * takes no round trip of its own, and is found before anything is made of what the step could not find. Noted once for the
 * case, whichever step sees it first.
 */
export async function waitsForAccount(
  tools: AccountTools,
  { caseId, employee }: OffboardingCase,
  { withoutAccount }: AnyStep,
): Promise<boolean> {
  if (withoutAccount === true || (await isThere(tools, employee.id))) return false
  await tools.journal.record(caseId, botActor, (now) =>
    now.accountGoneSince === undefined ? [{ kind: 'accountGone' }] : [],
  )
  return true
}

/** The case with the account back, where it was gone and is there again: then everything goes on by itself. */
export async function withAccountBack(tools: AccountTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  if (theCase.accountGoneSince === undefined || !(await isThere(tools, theCase.employee.id, false))) return theCase
  return tools.journal.record(theCase.caseId, botActor, (now) =>
    now.accountGoneSince === undefined ? [] : [{ kind: 'accountBack' }],
  )
}

/** @param unknown what to take for so while the directory cannot be asked */
async function isThere({ hasAccount }: AccountTools, id: string, unknown = true): Promise<boolean> {
  try {
    return await hasAccount(id)
  } catch (error) {
    if (error instanceof RemoteError) return unknown
    throw error
  }
}
