import { people, type PersonSeed } from '../../../sandbox/people'
import type { Person } from '../../../services/people'
import type { AnyStep, Step } from '../../../services/steps/step'

/** A step carried out on one person of the pretend tenant: what was decided, given the facts. */
export interface Story {
  readonly title: string
  readonly step: AnyStep
  readonly decide: (facts: unknown) => unknown
  /** Jan de Vries when left out. */
  readonly who?: PersonSeed
}

const { id, displayName, userPrincipalName, mail } = people.evaWillems
/** Whom things are handed to. */
export const successor: Person = { id, displayName, userPrincipalName, mail: mail ?? undefined }

/** How to tell the stories of a step: a title, what is decided given the facts, and about whom (Jan de Vries when left out). */
export function storiesOf<Facts, Decision>(step: Step<Facts, Decision>) {
  return (title: string, decide: (facts: Facts) => Decision, who?: PersonSeed): Story => ({
    step,
    title,
    // A story's decision is made from what its own step read.
    decide: decide as Story['decide'],
    ...(who === undefined ? {} : { who }),
  })
}
