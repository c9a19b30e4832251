import { steps } from '../../../services/steps'
import { fromRoom } from './rooms'
import type { Sample } from './sample'

/** What is told of each step by its room, `<id>/sample.ts`, by step id. */
export const samples: Readonly<Record<string, readonly Sample[]>> = Object.fromEntries(
  steps.map(({ id }) => [id, fromRoom<readonly Sample[]>(id, 'sample', 'samples')]),
)
