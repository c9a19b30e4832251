import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import path from 'node:path'
import { rm } from 'node:fs/promises'
import { createJournal } from '../../services/cases/journal/journal'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { people } from '../../sandbox/seeds/people'
import { newFolder } from '../support/folder'
import { ilse, Office, petra } from '../support/office'
import { jan } from '../services/steps/builders'
import type { Colleague } from '../support/teams'

/** How many cases a journal has. */
export interface Journalled {
  readonly open: number
  readonly closed: number
}

/** What asking for lists takes with so many cases: milliseconds of one turn, the median, and bytes of the heap afterwards. */
export interface Listing {
  readonly status: number
  readonly overview: number
  readonly older: number
  readonly heap: number
}

/** So many turns of each kind; the first ones are of another day. */
const turns = 15
const warmUp = 4

/** Asks a bot over HTTP for its lists, with a journal of so many cases of Petra's. */
export async function listingWith(journalled: Journalled): Promise<Listing> {
  const folder = await newFolder('offboarding-listing-')
  await fill(path.join(folder, 'offboarding.db'), journalled)
  const office = await Office.open({ environment: { DATA_FOLDER: folder } })
  try {
    await office.teams.quiet()
    const turn = (who: Colleague, text: string) => async () => {
      await office.teams.say(who, text)
    }
    const status = await medianOf(turn(ilse, '/status'))
    const overview = await medianOf(turn(ilse, '/overview'))
    const older = await medianOf(async () => {
      const shown = office.teams.inChatOf(ilse).at(-1)
      if (shown !== undefined) await office.teams.press(ilse, shown, /^What ended/)
    })
    return { status, overview, older, heap: heapNow() }
  } finally {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Leavers that the directory does not know, each with a case of their own. */
async function fill(file: string, { open, closed }: Journalled): Promise<void> {
  const store = openSqliteCaseStore(file)
  const requester = { id: people.petraDeBoer.id, displayName: petra.displayName }
  const at = '2026-10-05T08:00:00.000Z'
  try {
    const journal = createJournal(
      store,
      () => new Date(at),
      () => undefined,
    )
    for (let index = 0; index < open + closed; index += 1) {
      const caseId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
      const employee = { ...jan(), id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}` }
      await journal.open(caseId, requester, { kind: 'opened', employee, requester, language: 'en', facts: {} })
      // The few that run are spread over the years.
      const before = (count: number) => Math.floor((count * open) / (open + closed))
      if (before(index) === before(index + 1))
        await store.append(caseId, 1, [{ at, by: requester, event: { kind: 'cancelled' } }])
    }
  } finally {
    await store.close()
  }
}

async function medianOf(act: () => Promise<void>): Promise<number> {
  const taken: number[] = []
  for (let index = 0; index < turns; index += 1) {
    const began = performance.now()
    await act()
    if (index >= warmUp) taken.push(performance.now() - began)
  }
  return taken.toSorted((one, other) => one - other)[Math.floor(taken.length / 2)] ?? Number.NaN
}

function heapNow(): number {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
