import path from 'node:path'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import type { CaseStore } from '../../services/cases/store/caseStore'

/** A store of cases as a bot can have it. */
export interface BenchStore {
  readonly name: string
  /** What the bot's environment says of it besides the data folder. */
  readonly environment: Readonly<Record<string, string>>
  /** Opens it before a bot does, to fill it. */
  open(dataFolder: string): Pick<CaseStore, 'append' | 'close'>
}

/** All that are measured side by side. */
export const stores: readonly BenchStore[] = [
  {
    name: 'SQLite',
    environment: {},
    open: (dataFolder) => openSqliteCaseStore(path.join(dataFolder, 'offboarding.db')),
  },
]
