import type * as fc from 'fast-check'
import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Walk } from './walk'

/** What people believe of a leaver’s case, by what they did. */
export type Believed = 'asked' | 'answered' | 'sent' | 'approved' | 'cancelled'

/** The walk as people see it: small on purpose, the promises say the rest. */
export interface Model {
  readonly cases: Map<PersonSeed, Believed>
}

export type Command = fc.AsyncCommand<Model, Walk>

/** One thing that people or the world do, with the words it goes by. */
export function command(
  words: string,
  check: (model: Model) => boolean,
  run: (model: Model, walk: Walk) => Promise<unknown>,
): Command {
  return {
    check,
    async run(model, walk) {
      walk.begins(words)
      await run(model, walk)
    },
    toString: () => words,
  }
}
