import type { Logger } from 'pino'
import type { Gateways } from '../services/remote/gateway'
import type { Engine } from '../services/cases/engine/engine'
import type { Written } from '../services/cases/evidence/files'
import type { Journal } from '../services/cases/journal/journal'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { Access } from './access'
import type { Messenger } from './messenger'
import type { Showing } from './cardDelivery'
import type { ViewSettings } from './views/desiredCard'

/** What the flows work with; put together in the composition root. */
export interface DialogTools {
  readonly store: CaseStore
  readonly journal: Journal
  readonly gateways: Gateways
  readonly engine: Engine
  readonly access: Access
  readonly messenger: Messenger
  readonly showing: Showing
  readonly settings: ViewSettings
  /** Whether signing out at once waits for an approval like any other step. */
  readonly signOutNow: 'without-approval' | 'with-approval'
  readonly newCaseId: () => string
  /** Writes the evidence of a case that exists. */
  readonly writeEvidence: (caseId: string) => Promise<Written>
  readonly log: Logger
}
