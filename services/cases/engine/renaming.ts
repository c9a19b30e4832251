import { isDeepStrictEqual } from 'node:util'
import type { User } from '../../facts/user'
import type { Names } from '../../model/people'
import { isClosed, type OffboardingCase } from '../journal/case'
import type { CaseEvent } from '../journal/entry'
import { botActor, type Journal } from '../journal/journal'

/**
 * The case with what the directory calls the leaver now, by an account that was read, whatever for. Noted once, whoever sees
 * it first; the same case where there is nothing to note, and once it is closed.
 */
export async function calledAsNow(
  journal: Journal,
  theCase: OffboardingCase,
  account: Partial<User>,
): Promise<OffboardingCase> {
  if (isClosed(theCase) || renaming(theCase.employee, account).length === 0) return theCase
  return journal.record(theCase.caseId, botActor, (now) => (isClosed(now) ? [] : renaming(now.employee, account)))
}

/** What to note of an account that was read, whatever for: that its names are others by now. Pure. */
export function renaming(known: Names, account: Partial<User>): readonly CaseEvent[] {
  const to = namesIn(account, known)
  const { displayName, userPrincipalName, mail } = known
  return isDeepStrictEqual(to, { displayName, userPrincipalName, mail }) ? [] : [{ kind: 'renamed', to }]
}

/** What somebody is called by their account; what it does not tell stays as it was known. Pure. */
export function namesIn({ displayName, userPrincipalName, mail }: Partial<User>, known: Names): Names {
  return {
    displayName: displayName ?? known.displayName,
    userPrincipalName: userPrincipalName ?? known.userPrincipalName,
    mail: mail ?? known.mail,
  }
}
