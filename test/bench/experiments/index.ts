import type { Experiment } from '../experiment'
import { batch } from './batch'
import { fullJournal } from './fullJournal'
import { longCase } from './longCase'
import { manyCases } from './manyCases'
import { oneCase } from './oneCase'
import { sixCases } from './sixCases'
import { starting } from './start'
import { turns } from './turns'

/** All that is measured, in the order of the table. */
export const experiments: readonly Experiment[] = [
  oneCase,
  turns,
  starting,
  fullJournal,
  longCase,
  sixCases,
  manyCases,
  batch,
]
