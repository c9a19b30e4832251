import type { CaseEvent } from '../../services/cases/journal/entry'
import { followed } from '../../services/steps/order'
import type { AnyStep } from '../../services/steps/step'

/** The longest chain of steps that wait for each other. */
export interface CriticalPath {
  readonly stepIds: readonly string[]
  /** How many requests of it can only go when the one before was answered. */
  readonly roundTrips: number
}

/**
 * What a case cannot be quicker than: its steps in the order that binds them, each with one round trip for all that it
 * reads, one for each request that it sent, and one to read back. What Microsoft itself takes is not in it.
 */
export function criticalPathOf(events: readonly CaseEvent[], steps: readonly AnyStep[]): CriticalPath {
  const sent = new Map<string, number>()
  for (const event of events) {
    if (event.kind === 'stepStarted') sent.set(event.stepId, sent.get(event.stepId) ?? 0)
    if (event.kind === 'operationSent') sent.set(event.stepId, (sent.get(event.stepId) ?? 0) + 1)
  }
  const known = new Map<string, CriticalPath>()
  const upTo = (stepId: string): CriticalPath => {
    const found = known.get(stepId)
    if (found !== undefined) return found
    const definition = steps.find(({ id }) => id === stepId)
    const first = definition === undefined ? [] : [...definition.after, ...followed(definition, steps)]
    const before = longest(first.filter((id) => sent.has(id)).map(upTo))
    const requests = sent.get(stepId) ?? 0
    const own = requests === 0 ? 1 : 1 + requests + 1
    const path = { stepIds: [...before.stepIds, stepId], roundTrips: before.roundTrips + own }
    known.set(stepId, path)
    return path
  }
  return longest([...sent.keys()].map(upTo))
}

function longest(paths: readonly CriticalPath[]): CriticalPath {
  return paths.reduce((one, other) => (other.roundTrips > one.roundTrips ? other : one), { stepIds: [], roundTrips: 0 })
}
