import type { CardInput } from '../../../services/steps/step'

/** One story of a step: what was found, what somebody answered, what it decided, and the facts once that is done. */
export interface Sample<Facts = unknown, Decision = unknown> {
  readonly before: Facts
  readonly input: CardInput
  readonly decision: Decision
  readonly after: Facts
  /** Nothing can take it back. */
  readonly irreversible?: true
  /** What an administrator did in the pretend tenant before, by its own controls, where its seeds lack what was found. */
  readonly given?: readonly (readonly [name: string, body: object])[]
}
