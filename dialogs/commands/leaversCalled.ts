import type { Employee } from '../../services/model/people'
import { reveal } from '../../services/cases/journal/seal'
import type { DialogTools } from '../dialogTools'

/** UTF-16 units; no name is longer. */
const longestQuery = 256

/**
 * Ids of the leavers whose name or address began so when their cases were opened, the newest first: the journal has them
 * also where the directory knows them no more, or by another name.
 */
export async function leaversCalled({ store }: Pick<DialogTools, 'store'>, query: string): Promise<readonly string[]> {
  const written = query.trim().slice(0, longestQuery)
  if (written === '') return []
  const cases = await store.openedMentioning(beginningsOf(written))
  const ids = cases.flatMap(({ opening }) => {
    const { event } = reveal(opening)
    return event.kind === 'opened' && isCalled(event.employee, written) ? [event.employee.id] : []
  })
  return [...new Set(ids)]
}

/** How the first entry of a case has the beginning of a name or an address in JSON, with letters composed in either way. */
function beginningsOf(written: string): readonly string[] {
  const begun = JSON.stringify(written).slice(0, -1)
  const texts = ['displayName', 'userPrincipalName', 'mail'].map((name) => `${JSON.stringify(name)}:${begun}`)
  return [...new Set(texts.flatMap((text) => [text.normalize('NFC'), text.normalize('NFD')]))]
}

/** The entry names others, too. */
function isCalled({ displayName, userPrincipalName, mail = '' }: Employee, written: string): boolean {
  const begun = written.normalize('NFC').toLowerCase()
  return [displayName, userPrincipalName, mail].some((text) => text.normalize('NFC').toLowerCase().startsWith(begun))
}
