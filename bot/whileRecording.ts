import type { Messenger } from '../dialogs/messenger'
import type { CaseStore } from '../services/cases/store/caseStore'

/** A card whose place cannot be written down would be posted again at each try. */
export function whileRecording(store: CaseStore, messenger: Messenger): Messenger['post'] {
  return async (...what) => {
    const fault = await store.fault()
    if (fault !== undefined) throw fault
    return messenger.post(...what)
  }
}
