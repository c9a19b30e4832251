import { furthestWindow } from '../../remote/cmdlets/calendar'
import { RemoteError, type Reader } from '../../remote/reader'

/** The meetings that somebody called, as far as Exchange tells. */
export interface OrganisedMeetings {
  readonly exists: true
  /** How many there are from now on; a series counts as one. */
  readonly count: number
  /** Subjects of the first of them. */
  readonly subjects: readonly string[]
  /** What was told of each of them, its date too: first what has begun, then what is next. Not in journals of before. */
  readonly all?: readonly string[]
  /** How many of those have begun and still have a part to come, as a series has; left out where none has. */
  readonly begun?: number
  /** Exchange told something of which nothing could be made, so that there may be more, or none. */
  readonly unreadable: boolean
}

const mostSubjects = 5
const longestSubject = 80
/** Of more meetings than this no list is read again by a person, and the journal would grow by it. */
const mostKept = 200
/** Characters. */
const longestLine = 400
const unreadable: OrganisedMeetings = { exists: true, count: 0, subjects: [], unreadable: true }

/** What names the meetings of somebody from today on, as far ahead as Exchange looks. Without a day it starts today. */
export function organisedBy(id: string) {
  return { Identity: id, QueryWindowInDays: furthestWindow, CancelOrganizedMeetings: true }
}

/**
 * The meetings that would be cancelled now, by a preview that changes nothing; undefined without a mailbox. Throws
 * RemoteError. What the preview says is not published: a line per meeting with its subject in quotes, in scripts in the
 * field. Whatever else comes, and a preview that is refused as it stands, is `unreadable` and never taken for "none".
 */
export async function readMeetings({ exchange }: Reader, id: string): Promise<OrganisedMeetings | undefined> {
  try {
    return meetingsIn(await exchange.get('Remove-CalendarEvents', { ...organisedBy(id), PreviewOnly: true }))
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    if (error.problem.kind === 'notFound') return undefined
    if (error.problem.kind === 'badRequest' || error.problem.kind === 'unexpected') return unreadable
    throw error
  }
}

function meetingsIn(told: readonly unknown[]): OrganisedMeetings {
  const lines = told.flatMap(linesIn)
  const about = lines.filter((line) => subjectIn(line) !== undefined)
  const found = about.flatMap((line) => subjectIn(line) ?? [])
  const { all, begun } = inOrder(about, new Date().toISOString())
  return {
    exists: true,
    count: found.length,
    subjects: found.slice(0, mostSubjects).map((subject) => subject.slice(0, longestSubject)),
    ...(about.length === 0 ? {} : { all: all.slice(0, mostKept).map((line) => line.slice(0, longestLine)) }),
    ...(begun === 0 ? {} : { begun: Math.min(begun, mostKept) }),
    unreadable: found.length === 0 && told.some((one) => !linesIn(one).some(saysNone)),
  }
}

/**
 * What has begun, then what is next: of a series the preview tells when it began, though it looks for what is to come. What
 * tells no date comes last, as it was told. Pure. @param now ISO 8601
 */
function inOrder(lines: readonly string[], now: string): { readonly all: readonly string[]; readonly begun: number } {
  const last = '9999'
  const dated = lines.map((line) => ({ line, at: meetingIn(line).at ?? last }))
  const all = dated.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  return { all: all.map(({ line }) => line), begun: all.filter(({ at }) => at < now).length }
}

/** The text in something that was told: PowerShell may hand a line over inside an object. */
function linesIn(told: unknown): readonly string[] {
  if (typeof told === 'string') return [told]
  if (typeof told !== 'object' || told === null) return []
  return Object.values(told).filter((value) => typeof value === 'string')
}

/** What a line about a meeting tells of it; the date (ISO 8601) only where it is told in that form. */
export function meetingIn(line: string): { readonly subject: string | undefined; readonly at: string | undefined } {
  const told = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})/.exec(line)?.[0]
  return { subject: subjectIn(line), at: told === undefined ? undefined : new Date(told).toISOString() }
}

function subjectIn(line: string): string | undefined {
  return /"(.*)"/s.exec(line)?.[1]
}

function saysNone(line: string): boolean {
  return /\bno\b[^.]*\b(meeting|event)s?\b/i.test(line)
}
