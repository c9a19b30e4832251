import type { SummaryCard } from '../../cards/channel/summary'
import type { StepOfCase } from '../stepsOfCase'

/** What each person has now that was the leaver’s, of the steps that are done, in their order. Pure. */
export function handedOver(done: readonly StepOfCase[]): SummaryCard['handed'] {
  const all = done.flatMap((view) => handedBy(view) ?? [])
  const people = new Map(all.map(({ to }) => [to.id, to.displayName]))
  return [...people].map(([id, to]) => ({ to, what: all.flatMap((one) => (one.to.id === id ? [one.what] : [])) }))
}

/** Whether any of them can read mail that was sent to the leaver. Pure. */
export function opensPrivateMail(done: readonly StepOfCase[]): boolean {
  return done.some((view) => handedBy(view)?.privateMail === true)
}

/** What a step hands over, and to whom; undefined when it hands over nothing. Pure. */
export function handedBy({ definition, state }: StepOfCase) {
  return state.decision === undefined ? undefined : definition.handsOver?.(state.decision)
}
