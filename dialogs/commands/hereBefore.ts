import { isLeaving, type OffboardingCase } from '../../services/cases/journal/case'
import { reveal } from '../../services/cases/journal/seal'
import { likenessOf, type Likeness, type NamedIdentity } from '../../services/directory/identity'
import { findUnusedAccounts, type UnusedAccount } from '../../services/directory/otherAccounts'
import type { Employee } from '../../services/model/people'
import { readKept, type FormerAccount, type Kept } from '../../services/joining/kept'
import { calls } from '../../services/steps/calls'
import type { CallsFacts } from '../../services/steps/calls/afterDecision'
import { licences } from '../../services/steps/licences'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import { readEarlier } from './earlier'
import { isKeptFrom } from './knownCases'

/** An account that somebody had, or may have had, before the one that they have now. */
export interface EarlierAccount {
  readonly account: FormerAccount & Pick<NamedIdentity, 'employeeId'>
  readonly likeness: Likeness
  /** The offboarding of it that runs, or was closed last and changed something. */
  readonly theCase: OffboardingCase | undefined
  /** Without a case: whether the journal may have forgotten one. */
  readonly mayBeForgotten: boolean
  /** As the directory shows it; undefined where it is in use, or gone. */
  readonly unused: UnusedAccount | undefined
  /** What is kept of it now; of an account that only has the same name nobody looks. */
  readonly kept: Kept | undefined
}

/** What was found of a person's time before this account, the most certain first. */
export interface HereBefore {
  readonly accounts: readonly EarlierAccount[]
  /** So many more may be theirs. */
  readonly more: number
  /** Everything could be looked through. */
  readonly complete: boolean
}

/** Whoever comes back had one account before, seldom two: more is namesakes. */
const mostAccounts = 3
const certainty: readonly Likeness[] = ['employeeId', 'address', 'name']

/**
 * Whether a person had another account before, and what is kept of that: from the journal, and from the directory's blocked
 * and deleted accounts. Nobody learns here of their own leaving. Throws JournalFault; what Microsoft 365 does not tell is left
 * out and said.
 */
export async function readHereBefore(tools: DialogTools, turn: Turn, person: Employee): Promise<HereBefore> {
  if (person.guest) return { accounts: [], more: 0, complete: true }
  const [{ accounts: unused, complete }, leavers] = await Promise.all([
    findUnusedAccounts(tools.gateways.graph, person),
    leaversLike(tools, person),
  ])
  const known = new Map<string, NamedIdentity>([...leavers, ...unused].map((one) => [one.id.toLowerCase(), one]))
  const found: Found[] = []
  for (const identity of known.values()) {
    const likeness = likenessOf(person, identity)
    if (likeness === undefined) continue
    const theCase = await caseOf(tools, identity.id)
    const inDirectory = unused.find(({ id }) => id === identity.id)
    // An account of which nothing was taken is in use, or only its plan is being made.
    if (theCase === undefined && inDirectory === undefined) continue
    if (theCase !== undefined && (await isKeptFrom(tools, theCase, turn.actor, { isOperator: true }))) continue
    found.push({ identity, likeness, theCase, unused: inDirectory })
  }
  const sorted = found.toSorted((one, other) => certainty.indexOf(one.likeness) - certainty.indexOf(other.likeness))
  const forgotten = await tools.store.newestForgotten()
  const accounts = await Promise.all(sorted.slice(0, mostAccounts).map((one) => lookAt(tools, one, forgotten)))
  return { accounts, more: Math.max(0, sorted.length - mostAccounts), complete }
}

type Found = Pick<EarlierAccount, 'likeness' | 'theCase' | 'unused'> & { readonly identity: NamedIdentity }

async function lookAt(
  { gateways }: DialogTools,
  { identity, likeness, theCase, unused }: Found,
  forgotten: Date | undefined,
): Promise<EarlierAccount> {
  const { employeeId } = identity
  const account = { ...formerAccount(identity, theCase), ...(employeeId === undefined ? {} : { employeeId }) }
  return {
    account,
    likeness,
    theCase,
    unused,
    mayBeForgotten: theCase === undefined && isPerhapsForgotten(unused, forgotten),
    kept: likeness === 'name' ? undefined : await readKept(gateways, account),
  }
}

/** An account that was made after the newest of the forgotten cases was closed was in none of them. */
function isPerhapsForgotten(unused: UnusedAccount | undefined, forgotten: Date | undefined): boolean {
  if (forgotten === undefined) return false
  return unused?.createdAt === undefined || Date.parse(unused.createdAt) <= forgotten.getTime()
}

function formerAccount(
  { id, displayName, userPrincipalName, mail }: NamedIdentity,
  theCase: OffboardingCase | undefined,
): FormerAccount {
  const steps = theCase?.steps ?? []
  // Facts under this id are what the step itself read.
  const untouched = steps.find(({ stepId }) => stepId === calls.id)?.untouched as CallsFacts | undefined
  const taken = steps.find(({ stepId, status }) => stepId === licences.id && status === 'done')
  return {
    id,
    displayName,
    userPrincipalName,
    mail,
    formerNumber: untouched?.number,
    licencesTakenAt: taken?.doneAt,
  }
}

/** The case of an account that is under way, or else the one that was closed last and changed something. */
async function caseOf(tools: DialogTools, id: string): Promise<OffboardingCase | undefined> {
  const running = await tools.store.unfinishedOf(id)
  const open = running === undefined ? undefined : await tools.journal.load(running)
  return open !== undefined && isLeaving(open) ? open : readEarlier(tools, id)
}

/** Whose cases the journal has that may be about the same person, as they were when those were opened. */
async function leaversLike({ store }: DialogTools, person: NamedIdentity): Promise<readonly Employee[]> {
  const cases = await store.openedMentioning(mentionsOf(person))
  const leavers = cases.flatMap(({ opening }) => {
    const { event } = reveal(opening)
    return event.kind === 'opened' ? [event.employee] : []
  })
  return leavers.filter((leaver) => likenessOf(person, leaver) !== undefined)
}

/** How the first entry of such a case has it in JSON, with letters composed in either way. */
function mentionsOf({ employeeId, displayName, userPrincipalName, mail, otherMails = [] }: NamedIdentity) {
  const property = (name: string, value: string) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  const addresses = [userPrincipalName, mail ?? '', ...otherMails].map((address) => address.trim())
  const mentions = [
    ...(employeeId === undefined || employeeId.trim() === '' ? [] : [property('employeeId', employeeId)]),
    property('displayName', displayName),
    ...addresses.filter((address) => address !== '').map((address) => JSON.stringify(address)),
  ]
  return [...new Set(mentions.flatMap((text) => [text.normalize('NFC'), text.normalize('NFD')]))]
}
