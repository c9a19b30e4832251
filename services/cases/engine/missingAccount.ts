import { botActor, type Journal } from '../journal/journal'
import type { OffboardingCase } from '../journal/case'
import { attempted } from '../../remote/attempted'
import type { User } from '../../facts/user'
import type { AnyStep } from '../../steps/step'
import { calledAsNow } from './renaming'

export interface AccountTools {
  readonly journal: Journal
  /** The leaver’s account as the directory has it now; undefined when it has none. Throws RemoteError. */
  readonly findAccount: (id: string) => Promise<Partial<User> | undefined>
}

/**
 * The case with what the directory calls the leaver now; undefined when a step cannot go on because the account is gone.
 * Looked at beside what the step itself reads, so that it takes no round trip of its own, and is found before anything is made
 * of what the step could not find, or read by a name that is no longer so. Noted once for the case, whichever step sees it
 * first; the same case where there is nothing to note.
 */
export async function withAccountOfNow(
  tools: AccountTools,
  theCase: OffboardingCase,
  { withoutAccount }: AnyStep,
): Promise<OffboardingCase | undefined> {
  const { caseId, employee } = theCase
  if (withoutAccount === true) return theCase
  const account = await find(tools, employee.id)
  if (account === 'unknown') return theCase
  if (account !== undefined) return calledAsNow(tools.journal, theCase, account)
  await tools.journal.record(caseId, botActor, (now) =>
    now.accountGoneSince === undefined ? [{ kind: 'accountGone' }] : [],
  )
  return undefined
}

/** The case with the account back, where it was gone and is there again: then everything goes on by itself. */
export async function withAccountBack(tools: AccountTools, theCase: OffboardingCase): Promise<OffboardingCase> {
  if (theCase.accountGoneSince === undefined) return theCase
  const account = await find(tools, theCase.employee.id)
  if (account === undefined || account === 'unknown') return theCase
  return tools.journal.record(theCase.caseId, botActor, (now) =>
    now.accountGoneSince === undefined ? [] : [{ kind: 'accountBack' }],
  )
}

/** `unknown` while the directory cannot be asked. */
async function find({ findAccount }: AccountTools, id: string): Promise<Partial<User> | undefined | 'unknown'> {
  const read = await attempted(findAccount(id))
  return 'problem' in read ? 'unknown' : read.value
}
