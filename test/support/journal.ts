import path from 'node:path'
import type { CaseEvent, Entry } from '../../services/cases/journal/entry'
import { reveal } from '../../services/cases/journal/seal'
import { readSqliteJournals } from '../../services/cases/store/sqliteSealed'
import type { SealedJournals } from '../../services/cases/store/caseStore'
import { readDatabase } from './keeping'
import { ilse, type Office } from './office'
import { actionsOf, type Colleague } from './teams'

/** The id of the case that the newest card in somebody's chat belongs to. */
export function caseIdIn(office: Office, colleague: Colleague = ilse): string {
  const buttons = office.teams
    .inChatOf(colleague)
    .flatMap(({ card }) => (card === undefined ? [] : actionsOf(card)))
    .filter(({ data }) => data['caseId'] !== undefined)
  return String(buttons.at(-1)?.data['caseId'])
}

async function journalsOf(office: Office): Promise<SealedJournals & { close(): void | Promise<void> }> {
  const url = office.keeping['DATABASE_URL']
  return url === undefined ? readSqliteJournals(path.join(office['folder'], 'offboarding.db')) : readDatabase(url)
}

/** Every journal as it is on disk, by case, whether the bot has it open or not. */
export async function entriesOf(office: Office): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const journals = await journalsOf(office)
  try {
    const all = new Map<string, readonly Entry[]>()
    for (const { caseId } of await journals.cases()) all.set(caseId, (await journals.sealed(caseId)).map(reveal))
    return all
  } finally {
    await journals.close()
  }
}

/** The journal of a case as it is once the bot has done all it can: it is stopped for that. */
export async function journalOf(office: Office, caseId: string): Promise<readonly Entry[]> {
  await office.stopBot()
  return (await entriesOf(office)).get(caseId) ?? []
}

/** The events of one kind, in order. */
export function eventsOf<Kind extends CaseEvent['kind']>(entries: readonly Entry[], kind: Kind) {
  return entries.flatMap(({ by, event }) =>
    event.kind === kind ? [{ by, event: event as CaseEvent & { readonly kind: Kind } }] : [],
  )
}
