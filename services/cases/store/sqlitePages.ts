import type Database from 'libsql'
import type { CasePage, Listed, PlaceInList } from './caseStore'
import { bytesOf, textIn } from './sqliteText'

/** Reads lists of cases by the page: of thousands no more than is shown. */
export function pagesIn(database: Database.Database): (listed: Listed, place: PlaceInList, most: number) => CasePage {
  const positionOf = database.prepare('SELECT position FROM cases WHERE case_id = ?')
  const lists = { open: listOf(database, 'closed_at IS NULL'), closed: listOf(database, 'closed_at IS NOT NULL') }
  const placed = (caseId: string): number | undefined =>
    (positionOf.get(caseId) as { readonly position: number } | undefined)?.position

  return (listed, { olderThan, newerThan }, most) => {
    const { older, newer } = lists[listed]
    const after = newerThan === undefined ? undefined : placed(newerThan)
    const earlierPage = after === undefined ? [] : newer(after, most).toReversed()
    const before = olderThan === undefined ? undefined : placed(olderThan)
    // A page that is not full would be the first one: that begins with the newest case.
    const rows = earlierPage.length === most ? earlierPage : older(before ?? Number.MAX_SAFE_INTEGER, most)
    const [first, last] = [rows[0], rows.at(-1)]
    return {
      caseIds: rows.map(({ caseId }) => caseId),
      hasNewer: first !== undefined && newer(first.position, 1).length > 0,
      hasOlder: last !== undefined && older(last.position, 1).length > 0,
    }
  }
}

interface Row {
  readonly position: number
  readonly caseId: string
}

type Part = (position: number, most: number) => readonly Row[]

function listOf(database: Database.Database, condition: string): { readonly older: Part; readonly newer: Part } {
  const part = (comparison: string, order: string): Part => {
    const select = database.prepare(
      `SELECT position, ${bytesOf('case_id')} FROM cases
       WHERE ${condition} AND forgotten_at IS NULL AND position ${comparison} ? ORDER BY position ${order} LIMIT ?`,
    )
    return (position, most) =>
      (select.all(position, most) as { readonly position: number; readonly case_id: Uint8Array }[]).map(
        ({ position: own, case_id: caseId }) => ({ position: own, caseId: textIn(caseId) }),
      )
  }
  return { older: part('<', 'DESC'), newer: part('>', 'ASC') }
}
