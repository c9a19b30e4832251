import path from 'node:path'
import type { CaseEvent, Entry } from '../../services/journal/entry'
import { openSqliteCaseStore } from '../../services/store/sqliteCaseStore'
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

/** The journal of a case as it is on disk; the bot is stopped for that, since only one program may have it open. */
export async function journalOf(office: Office, caseId: string): Promise<readonly Entry[]> {
  await office.stopBot()
  const store = openSqliteCaseStore(path.join(office['folder'], 'offboarding.db'))
  try {
    return await store.read(caseId)
  } finally {
    await store.close()
  }
}

/** The events of one kind, in order. */
export function eventsOf<Kind extends CaseEvent['kind']>(entries: readonly Entry[], kind: Kind) {
  return entries.flatMap(({ by, event }) =>
    event.kind === kind ? [{ by, event: event as CaseEvent & { readonly kind: Kind } }] : [],
  )
}
