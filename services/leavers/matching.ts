import type { Message } from '../model/message'
import type { Person } from '../model/people'
import { areAlike } from './names'
import type { LeaveDay, Said } from './said'

/** An account that the directory has, with what a row can say of it. */
export interface Account extends Person {
  readonly employeeId: string | undefined
  readonly isGuest: boolean
}

/** What the directory found by what a row says. */
export interface Found {
  /** Whoever has one of its numbers, addresses or names, each once. */
  readonly accounts: readonly Account[]
  /** Whether these are all: of a very common name there may be more. */
  readonly isAll: boolean
  /** When somebody of that name was deleted; ISO 8601. Only where nobody has one. */
  readonly deletedAt: string | undefined
}

/** What of a row does not fit the account. */
export type Differing = 'number' | 'address' | 'account' | 'objectId' | 'name'

/** Whom a row means, as far as the directory says. */
export type Meant =
  | { readonly kind: 'one'; readonly account: Account }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'differs'; readonly account: Account; readonly what: readonly Differing[] }
  /** The name fits, and nobody has the number. */
  | { readonly kind: 'unknownNumber'; readonly account: Account }
  | { readonly kind: 'nobody'; readonly deletedAt: string | undefined }
  /** The row says nothing by which anybody could be found. */
  | { readonly kind: 'unnamed' }

/** How it stands with somebody who was found: what `/offboard` would answer instead of beginning. */
export type Standing =
  | { readonly kind: 'free' }
  | { readonly kind: 'refused'; readonly why: Message }
  /** It was done before, and may be done again. */
  | { readonly kind: 'asked'; readonly why: Message }

/** What becomes of a row. */
export type Outcome =
  | { readonly kind: 'taken'; readonly account: Account }
  | { readonly kind: 'asked'; readonly account: Account | undefined; readonly why: AskedBecause }
  | { readonly kind: 'refused'; readonly account: Account; readonly why: RefusedBecause }
  | { readonly kind: 'nobody'; readonly why: 'unnamed' | 'unknown' | { readonly deletedAt: string } }

export type AskedBecause =
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'differs'; readonly what: readonly Differing[] }
  | { readonly kind: 'unknownNumber' | 'hidden' | 'guest' | 'noDay' | 'staysOrComes' | 'everybody' }
  /** Their other row has another day. */
  | { readonly kind: 'otherDay'; readonly line: number }
  | { readonly kind: 'day'; readonly day: LeaveDay }
  | { readonly kind: 'told'; readonly why: Message }

export type RefusedBecause =
  /** They stand there already. */
  { readonly kind: 'twice'; readonly line: number } | { readonly kind: 'told'; readonly why: Message }

/** A row with whom it means. */
export interface MeantRow {
  readonly said: Said
  readonly meant: Meant
}

export interface LeaverRow {
  readonly said: Said
  readonly outcome: Outcome
}

/**
 * Whom a row means: the only account that all fits that it says. Whatever does not fit is asked about, and a name alone is
 * enough only where the row has nothing else. Pure.
 */
export function meantBy(said: Said, { accounts, isAll, deletedAt }: Found): Meant {
  const keys = [said.numbers, said.addresses, said.accounts, said.objectIds].flat()
  if (keys.length + said.names.length === 0) return { kind: 'unnamed' }
  const [first] = accounts
  if (first === undefined) return { kind: 'nobody', deletedAt }
  const fitting = accounts.filter((account) => differing(said, account).length === 0)
  const [only, ...others] = fitting
  if (only === undefined)
    return keys.length === 0 && accounts.length > 1
      ? { kind: 'several', count: accounts.length }
      : { kind: 'differs', ...closest(said, accounts, first) }
  if (others.length > 0 || (keys.length === 0 && !isAll)) return { kind: 'several', count: accounts.length }
  const isNumberKnown = said.numbers.length === 0 || only.employeeId !== undefined
  return isNumberKnown || keys.length > said.numbers.length
    ? { kind: 'one', account: only }
    : { kind: 'unknownNumber', account: only }
}

function closest(said: Said, accounts: readonly Account[], first: Account) {
  const account = accounts.reduce(
    (best, one) => (differing(said, one).length < differing(said, best).length ? one : best),
    first,
  )
  return { account, what: differing(said, account) }
}

/** What of a row the account contradicts. A number that the directory does not keep contradicts nothing. */
function differing({ numbers, addresses, accounts, objectIds, names }: Said, account: Account): readonly Differing[] {
  const { employeeId, userPrincipalName, mail, id, displayName } = account
  const known = [userPrincipalName, mail].map((one) => one?.toLowerCase())
  const differs = {
    number: employeeId !== undefined && numbers.some((number) => !isSameNumber(number, employeeId)),
    address: addresses.some((address) => !known.includes(address.toLowerCase())),
    account: accounts.some((one) => one.toLowerCase() !== userPrincipalName.split('@')[0]?.toLowerCase()),
    objectId: objectIds.some((one) => one.toLowerCase() !== id.toLowerCase()),
    name: names.length > 0 && !names.some((name) => areAlike(name, displayName)),
  }
  return (['number', 'address', 'account', 'objectId', 'name'] as const).filter((what) => differs[what])
}

/** A spreadsheet loses the noughts that a number begins with. */
function isSameNumber(one: string, other: string): boolean {
  const plain = (number: string) =>
    number
      .trim()
      .toLowerCase()
      .replace(/^0+(?=.)/, '')
  return plain(one) === plain(other)
}

/**
 * What becomes of each row, in their order: one outcome for each. Pure.
 * @param standingOf how it stands with each who was found, by directory id
 */
export function outcomesOf(
  rows: readonly MeantRow[],
  standingOf: (accountId: string) => Standing,
): readonly LeaverRow[] {
  return rows.map(({ said, meant }, index) => ({
    said,
    outcome: outcomeOf(said, meant, { before: rows.slice(0, index), after: rows.slice(index + 1) }, standingOf),
  }))
}

/** The other rows of the list. */
interface Others {
  readonly before: readonly MeantRow[]
  readonly after: readonly MeantRow[]
}

function outcomeOf(said: Said, meant: Meant, others: Others, standingOf: (accountId: string) => Standing): Outcome {
  switch (meant.kind) {
    case 'unnamed':
      return { kind: 'nobody', why: 'unnamed' }
    case 'nobody':
      return { kind: 'nobody', why: meant.deletedAt === undefined ? 'unknown' : { deletedAt: meant.deletedAt } }
    case 'several':
      return { kind: 'asked', account: undefined, why: { kind: 'several', count: meant.count } }
    case 'differs':
      return { kind: 'asked', account: meant.account, why: { kind: 'differs', what: meant.what } }
    case 'unknownNumber':
      return { kind: 'asked', account: meant.account, why: { kind: 'unknownNumber' } }
    case 'one':
      return ofSomebody(said, meant.account, others, standingOf(meant.account.id))
  }
}

function ofSomebody(said: Said, account: Account, others: Others, standing: Standing): Outcome {
  const asked = (why: AskedBecause): Outcome => ({ kind: 'asked', account, why })
  if (standing.kind === 'refused') return { kind: 'refused', account, why: { kind: 'told', why: standing.why } }
  if (said.isHidden) return asked({ kind: 'hidden' })
  if (said.doubt !== undefined) return asked({ kind: said.doubt })
  const unsure = said.days.find(({ read }) => read.kind !== 'day')
  if (unsure !== undefined) return asked({ kind: 'day', day: unsure })
  const isTwin = (row: MeantRow) =>
    row.meant.kind === 'one' && row.meant.account.id === account.id && !row.said.isHidden
  const other = [...others.before, ...others.after].find((row) => isTwin(row) && daysOf(row.said) !== daysOf(said))
  if (other !== undefined) return asked({ kind: 'otherDay', line: other.said.line })
  const twin = others.before.find(isTwin)
  if (twin !== undefined) return { kind: 'refused', account, why: { kind: 'twice', line: twin.said.line } }
  if (account.isGuest) return asked({ kind: 'guest' })
  return standing.kind === 'asked' ? asked({ kind: 'told', why: standing.why }) : { kind: 'taken', account }
}

/** The days of a row, to be compared with another's: who stands twice may have two of them. */
function daysOf({ days, doubt }: Said): string {
  return JSON.stringify([doubt, ...days.map(({ read, text }) => (read.kind === 'day' ? [read.day, read.hour] : text))])
}

/** How many rows became what; they add up to all of them. */
export type Counts = Readonly<Record<Outcome['kind'], number>>

/** Pure. */
export function countsOf(rows: readonly LeaverRow[]): Counts {
  const count = (kind: Outcome['kind']) => rows.filter(({ outcome }) => outcome.kind === kind).length
  return { taken: count('taken'), asked: count('asked'), refused: count('refused'), nobody: count('nobody') }
}
