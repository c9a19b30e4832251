import { people, type PersonSeed } from '../../../sandbox/seeds/people'
import type { Person } from '../../../services/model/people'
import type { StepSettings } from '../../../services/model/settings'
import type { AnyStep, Step } from '../../../services/steps/step'

/** A step carried out on one person of the pretend tenant: what was decided, given the facts. */
export interface Story {
  readonly title: string
  readonly step: AnyStep
  readonly decide: (facts: unknown) => unknown
  /** Jan de Vries when left out. */
  readonly who?: PersonSeed
  /** What the organisation configured besides the ordinary. */
  readonly settings?: Partial<StepSettings>
  /** What an administrator did in the pretend tenant before, by its own controls: name and body of each. */
  readonly given?: readonly (readonly [name: string, body: object])[]
  /** What a person does for it in the pretend tenant, in the same way. */
  readonly byHand?: readonly (readonly [name: string, body: object])[]
}

const { id, displayName, userPrincipalName, mail } = people.evaWillems
/** Whom things are handed to. */
export const successor: Person = { id, displayName, userPrincipalName, mail: mail ?? undefined }

/**
 * How to tell the stories of a step: a title, what is decided given the facts, about whom (Jan de Vries when left out),
 * what a person does for it by hand, and what an administrator did before.
 */
export function storiesOf<Facts, Decision>(step: Step<Facts, Decision>) {
  return (
    title: string,
    decide: (facts: Facts) => Decision,
    who?: PersonSeed,
    byHand: NonNullable<Story['byHand']> = [],
    given: NonNullable<Story['given']> = [],
  ): Story => ({
    byHand,
    given,
    step,
    title,
    // A story's decision is made from what its own step read.
    decide: decide as Story['decide'],
    ...(who === undefined ? {} : { who }),
  })
}
