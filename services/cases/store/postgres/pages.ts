import type { CasePage, Listed, PlaceInList } from '../caseStore'
import type { Query } from './database'
import { given, kept } from './text'

interface Row {
  readonly position: string
  readonly case_id: string
}

/** The rows of a list beside a position, nearest first. */
export const parts = {
  open: { older: part('closed_at IS NULL', '<', 'DESC'), newer: part('closed_at IS NULL', '>', 'ASC') },
  closed: { older: part('closed_at IS NOT NULL', '<', 'DESC'), newer: part('closed_at IS NOT NULL', '>', 'ASC') },
} as const

/** Behind every position that there is. */
const newest = '9223372036854775807'

/** Reads lists of cases by the page: of thousands no more than is shown. */
export async function readPage(
  query: Query,
  listed: Listed,
  { olderThan, newerThan }: PlaceInList,
  most: number,
): Promise<CasePage> {
  const { older, newer } = parts[listed]
  const rowsOf = (text: string, position: string, count: number) => query<Row>(text, [position, count])
  const placed = async (caseId: string | undefined): Promise<string | undefined> =>
    caseId === undefined
      ? undefined
      : (await query<Row>('SELECT position FROM cases WHERE case_id = $1', [kept(caseId)]))[0]?.position
  const after = await placed(newerThan)
  const earlierPage = after === undefined ? [] : (await rowsOf(newer, after, most)).toReversed()
  // A page that is not full would be the first one: that begins with the newest case.
  const isFull = earlierPage.length === most
  const rows = isFull ? earlierPage : await rowsOf(older, (await placed(olderThan)) ?? newest, most)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    caseIds: rows.map(({ case_id }) => given(case_id)),
    hasNewer: first !== undefined && (await rowsOf(newer, first.position, 1)).length > 0,
    hasOlder: last !== undefined && (await rowsOf(older, last.position, 1)).length > 0,
  }
}

function part(condition: string, comparison: string, order: string): string {
  return `SELECT position, case_id FROM cases
    WHERE ${condition} AND forgotten_at IS NULL AND position ${comparison} $1 ORDER BY position ${order} LIMIT $2`
}
