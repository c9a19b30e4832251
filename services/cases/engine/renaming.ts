import { isDeepStrictEqual } from 'node:util'
import { findNamed, peopleIn } from '../../facts/people'
import type { User } from '../../facts/user'
import type { Names } from '../../model/people'
import { unlessUnread } from '../../remote/attempted'
import type { Gateways } from '../../remote/gateway'
import { decisionsOf, isClosed, stepIn, type OffboardingCase } from '../journal/case'
import type { CaseEvent } from '../journal/entry'
import { botActor, type Journal } from '../journal/journal'

type Renamed = CaseEvent & { readonly kind: 'renamed' }

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
export function renaming(known: Names, account: Partial<User>): readonly Renamed[] {
  const to = namesIn(account, known)
  const { displayName, userPrincipalName, mail } = known
  return isDeepStrictEqual(to, { displayName, userPrincipalName, mail }) ? [] : [{ kind: 'renamed', to }]
}

/**
 * The case with what the directory calls those whom the decisions of a step name: read beside the step's own facts, by their
 * ids. The same case where nobody is called otherwise, or cannot be read at the moment.
 */
export async function othersCalledAsNow(
  { journal, gateways }: { readonly journal: Journal; readonly gateways: Pick<Gateways, 'graph'> },
  theCase: OffboardingCase,
  stepId: string,
): Promise<OffboardingCase> {
  const people = peopleIn(stepIn(theCase, stepId).decision).filter(({ id }) => id !== theCase.employee.id)
  const accounts = await Promise.all(people.map(({ id }) => unlessUnread(findNamed(gateways.graph, id))))
  const read = new Map(people.flatMap(({ id }, index) => [[id, accounts[index] ?? {}] as const]))
  if (isClosed(theCase) || renamingOthers(theCase, read).length === 0) return theCase
  return journal.record(theCase.caseId, botActor, (now) => (isClosed(now) ? [] : renamingOthers(now, read)))
}

/** What to note of those whom decisions name, by their accounts as read, by id. Pure. */
export function renamingOthers(
  theCase: OffboardingCase,
  accounts: ReadonlyMap<string, Partial<User>>,
): readonly CaseEvent[] {
  const others = peopleIn(decisionsOf(theCase)).filter(({ id }) => id !== theCase.employee.id)
  return others.flatMap(({ id, displayName, userPrincipalName, mail }) => {
    const person = { id, displayName, userPrincipalName, mail }
    return renaming(person, accounts.get(id) ?? {}).map((event): CaseEvent => ({ ...event, person }))
  })
}

/** What somebody is called by their account; what it does not tell stays as it was known. Pure. */
export function namesIn({ displayName, userPrincipalName, mail }: Partial<User>, known: Names): Names {
  return {
    displayName: displayName ?? known.displayName,
    userPrincipalName: userPrincipalName ?? known.userPrincipalName,
    mail: mail ?? known.mail,
  }
}
