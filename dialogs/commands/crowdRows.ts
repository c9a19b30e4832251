import { crowdTexts } from '../../cards/conversation/crowdTexts'
import type { Message } from '../../cards/texts'
import type { CrowdAccount } from '../../services/directory/crowds'
import { isCalled } from '../../services/directory/mentioned'
import type { Day } from '../../services/facts/days'
import type { LeaverRow, Outcome, Standing } from '../../services/leavers/matching'

const say = crowdTexts.say

/** An account of a crowd, with what its mailbox says of it. */
export interface CrowdMember {
  readonly account: CrowdAccount
  /** What its mailbox is for, as Microsoft 365 calls it: `user`, `shared`, `room`; undefined without one. */
  readonly purpose: string | undefined
  /** On which it leaves, by its own clock; undefined where that was not asked. */
  readonly day: Day | undefined
}

/** Who stays of those who were typed, or why that is not clear. */
export type ExceptedRead =
  | { readonly ok: true; readonly ids: ReadonlySet<string>; readonly elsewhere: readonly string[] }
  | { readonly ok: false; readonly name: string; readonly fitting: readonly CrowdAccount[] }

/** Whom of a crowd each name means that stays: exactly one, or somebody who is not in it at all. Pure. */
export function exceptedOf(
  names: readonly string[],
  accounts: readonly CrowdAccount[],
  isElsewhere: (name: string) => boolean,
): ExceptedRead {
  const ids = new Set<string>()
  const elsewhere: string[] = []
  for (const name of names) {
    const fitting = accounts.filter((account) => isCalled(account, name))
    const [only, ...others] = fitting
    if (only !== undefined && others.length === 0) ids.add(only.id)
    else if (only === undefined && isElsewhere(name)) elsewhere.push(name)
    else return { ok: false, name, fitting }
  }
  return { ok: true, ids, elsewhere }
}

/** Why somebody of a crowd is left out whatever stands about them; undefined where nothing does. Pure. */
export function leftOutOf({ account, purpose }: CrowdMember, excepted: ReadonlySet<string>): Message | undefined {
  if (excepted.has(account.id)) return say('excepted', { name: account.displayName })
  if (account.guest) return say('guest')
  if (purpose === 'shared' || purpose === 'room' || purpose === 'equipment') return say(purpose)
  return account.accountEnabled ? undefined : say('blocked')
}

/** What becomes of each of a crowd, in their order. Pure. @param standingOf of those who are not left out anyway */
export function crowdRows(
  members: readonly CrowdMember[],
  excepted: ReadonlySet<string>,
  standingOf: (id: string) => Standing,
): readonly LeaverRow[] {
  return members.map((member, index) => {
    const { account, day } = member
    const said = {
      line: index + 1,
      sheet: undefined,
      called: account.displayName,
      numbers: [],
      addresses: [account.userPrincipalName],
      accounts: [],
      objectIds: [],
      names: [account.displayName],
      days: day === undefined ? [] : [{ column: '', text: day, read: { kind: 'day', day } as const }],
      isHidden: false,
      doubt: undefined,
    }
    return { said, outcome: outcomeOf(member, excepted, standingOf) }
  })
}

function outcomeOf(member: CrowdMember, excepted: ReadonlySet<string>, standingOf: (id: string) => Standing): Outcome {
  const { id, displayName, userPrincipalName, mail, employeeId, guest, isNamed } = member.account
  const account = { id, displayName, userPrincipalName, mail, employeeId, isGuest: guest }
  const why = leftOutOf(member, excepted)
  if (why !== undefined) return { kind: 'refused', account, why: { kind: 'told', why } }
  const standing = standingOf(id)
  if (standing.kind === 'refused') return { kind: 'refused', account, why: { kind: 'told', why: standing.why } }
  if (standing.kind === 'asked') return { kind: 'asked', account, why: { kind: 'told', why: standing.why } }
  return isNamed ? { kind: 'taken', account } : { kind: 'asked', account, why: { kind: 'told', why: say('unnamed') } }
}
