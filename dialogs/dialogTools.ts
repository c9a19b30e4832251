import type { Logger } from 'pino'
import type { Language } from '../cards/texts'
import type { Named } from '../services/directory/named'
import type { Gateways } from '../services/remote/gateway'
import type { Engine } from '../services/cases/engine/engine'
import type { Written } from '../services/cases/evidence/files'
import type { BatchJournal } from '../services/batches/batchJournal'
import type { BatchWork } from './batches/batchWork'
import type { Journal } from '../services/cases/journal/journal'
import type { CaseStore } from '../services/cases/store/caseStore'
import type { Access } from './access'
import type { BatchThreads } from './batches/batchThreads'
import type { CardDelivery } from './cardDelivery'
import type { LeaverLists } from './leaverLists'
import type { Messenger } from './messenger'
import type { OwedAnswers } from './owedAnswers'
import type { Photos } from './photos'
import type { Refusals } from './refusalCount'
import type { SentFiles } from './sentFile'
import type { CaseSettings } from './settings'

/** What verbs and commands work with; put together in the composition root. */
export interface DialogTools {
  readonly store: CaseStore
  readonly journal: Journal
  readonly gateways: Gateways
  readonly engine: Engine
  readonly access: Access
  readonly messenger: Messenger
  readonly delivery: CardDelivery
  readonly batchThreads: BatchThreads
  readonly background: Background
  readonly settings: CaseSettings
  /** The accounts that the bot is limited to; it is to none when left out. */
  readonly named?: Named
  readonly refusals: Refusals
  readonly languages: Languages
  readonly photos: Pick<Photos, 'look'>
  readonly sentFiles: SentFiles
  readonly leaverLists: LeaverLists
  readonly batchJournal: BatchJournal
  readonly batchWork: BatchWork
  readonly owed: OwedAnswers
  readonly newCaseId: () => string
  /** The clock of this machine, as everything else of the bot has it. */
  readonly now: () => Date
  /** Writes the evidence of a case that exists. */
  readonly writeEvidence: (caseId: string) => Promise<Written>
  /** Writes a list for somebody to take away, beside the evidence; says what the file is called. */
  readonly writeList: (batchId: string, content: string) => Promise<string>
  readonly log: Logger
}

/** Which language people chose to be spoken to in, whatever their Teams is set to. */
export interface Languages {
  /** Undefined when they chose none, or that cannot be read now. */
  chosenBy(personId: string): Promise<Language | undefined>
  /** The one that they chose, or that of their Teams when they last wrote; undefined when neither is known. */
  knownOf(personId: string): Promise<Language | undefined>
  /** Throws JournalFault. */
  choose(personId: string, language: Language): Promise<void>
}

/** Work that goes on after an answer was given; must not be waited for, and a failure of it is logged. */
export interface Background {
  /** @param person whose work it is */
  run(work: () => Promise<void>, person: string): void
}
