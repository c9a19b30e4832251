import type { Experiment } from '../experiment'
import { oneCase } from './oneCase'
import { starting } from './start'

/** All that is measured, in the order of the table. */
export const experiments: readonly Experiment[] = [oneCase, starting]
