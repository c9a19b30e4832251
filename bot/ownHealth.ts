import type { SetAside } from '../services/cases/engine/setAside'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { CardDelivery } from '../dialogs/cardDelivery'
import { cardsHealth } from './cardsHealth'
import type { Finding, HealthCheck, Watched } from './health'

/** What of the bot is looked at for whoever watches over it. */
export interface Parts {
  readonly store: CaseStore
  readonly delivery: Pick<CardDelivery, 'held'>
  readonly setAside: SetAside
  /** How this bot and the queue are not of one age, in a sentence. */
  readonly outdated: () => string | undefined
  /** Whether the tenant can be reached. */
  readonly tenant: () => Promise<Finding>
  /** What is done besides by what was configured. */
  readonly others: readonly HealthCheck[]
}

/** What `/health` and `/health/ready` look at. */
export function watchedParts({ store, delivery, setAside, outdated, tenant, others }: Parts): Watched {
  const journal: HealthCheck = { name: 'journal', look: () => journalHealth(store) }
  return {
    checks: [
      journal,
      { name: 'cards', look: async () => cardsHealth(delivery.held()) },
      { name: 'cases', look: async () => casesHealth(setAside) },
      { name: 'queue', look: async () => queueHealth(outdated()) },
      ...others,
    ],
    readiness: [journal, { name: 'tenant', look: tenant }],
  }
}

/** Whether entries can be written down. */
async function journalHealth(store: CaseStore): Promise<Finding> {
  const fault = await store.fault()
  return fault === undefined ? { state: 'well' } : { state: 'cannot record', sentence: fault.told }
}

/** Whether this bot and the queue are of one age; a sentence says how they are not. */
function queueHealth(sentence: string | undefined): Finding {
  return sentence === undefined ? { state: 'well' } : { state: 'hampered', sentence }
}

/** Whether every case goes on. */
function casesHealth(setAside: SetAside): Finding {
  const { length } = setAside.cases()
  if (length === 0) return { state: 'well' }
  const cases = length === 1 ? 'One case was set aside' : `${length} cases were set aside`
  return { state: 'hampered', sentence: `${cases}, and nothing goes on there: the log says why. All others go on.` }
}
