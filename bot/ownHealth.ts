import type { SetAside } from '../services/cases/engine/setAside'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { Finding } from './health'

/** Whether entries can be written down. */
export async function journalHealth(store: CaseStore): Promise<Finding> {
  const fault = await store.fault()
  return fault === undefined ? { state: 'well' } : { state: 'cannot record', sentence: fault.told }
}

/** Whether this bot and the queue are of one age; a sentence says how they are not. */
export function queueHealth(sentence: string | undefined): Finding {
  return sentence === undefined ? { state: 'well' } : { state: 'hampered', sentence }
}

/** Whether every case goes on. */
export function casesHealth(setAside: SetAside): Finding {
  const { length } = setAside.cases()
  if (length === 0) return { state: 'well' }
  const cases = length === 1 ? 'One case was set aside' : `${length} cases were set aside`
  return { state: 'hampered', sentence: `${cases}, and nothing goes on there: the log says why. All others go on.` }
}
