import { isDeepStrictEqual } from 'node:util'
import { isApproved, matchesPlan } from '../../planning/approval/binding'
import type { AnyStep } from '../../steps/step'
import { decisionsOf, renamingsIn, stepIn, type OffboardingCase } from '../journal/case'
import type { WhatRulesSay } from './lastMoment'

/**
 * How far a step is with what it sends: it begins to, its last request is on its way, or all are answered and it reads back
 * what came of them.
 */
export type Stage = 'sends' | 'sendsLast' | 'readsBack'

/** The case once a step may begin that has read ahead; undefined when it may not, and what it read is of no use. */
export type Turn = () => Promise<OffboardingCase | undefined>

/** For how long what was read ahead is what is so now, milliseconds: what is older is read anew before anything is sent. */
export const readAheadHolds = 2_000

/**
 * The steps of one look that read what they begin with while those that they wait for are read back, so that this costs no
 * round trip of its own. Nothing is made of it before their turn has come, and nothing at all when one of those sends once more.
 */
export interface ReadingAhead {
  /** Ids of the steps that are read back. */
  readonly ending: ReadonlySet<string>
  readonly reached: (stepId: string, stage: Stage) => void
  /** Resolves when a step gets so far that others may go on. */
  moved(): Promise<void>
  /** A step’s look has ended, whatever came of it. */
  ended(stepId: string): void
  /** @param after ids of the steps that it waits for */
  turnOf(stepId: string, after: readonly string[]): Turn
  /** The step may begin now. False when it has not read ahead. */
  give(stepId: string, theCase: OffboardingCase): boolean
  /** All but these have read in vain. */
  refuseAllBut(stepIds: readonly string[]): void
}

interface Waiting {
  readonly after: readonly string[]
  readonly answer: (theCase: OffboardingCase | undefined) => void
}

export function createReadingAhead(): ReadingAhead {
  let tell: () => void = () => undefined
  const ending = new Set<string>()
  const waiting = new Map<string, Waiting>()
  const answer = (stepId: string, theCase: OffboardingCase | undefined): boolean => {
    const one = waiting.get(stepId)
    waiting.delete(stepId)
    one?.answer(theCase)
    return one !== undefined
  }
  return {
    ending,
    reached(stepId, stage) {
      if (stage === 'readsBack') ending.add(stepId)
      if (stage !== 'sends') return tell()
      ending.delete(stepId)
      // At once: what those have read was before this.
      for (const [id, { after }] of waiting) if (after.includes(stepId)) answer(id, undefined)
    },
    moved: () => new Promise((resolve) => (tell = resolve)),
    ended(stepId) {
      ending.delete(stepId)
      waiting.delete(stepId)
    },
    turnOf(stepId, after) {
      const turn = new Promise<OffboardingCase | undefined>((resolve) =>
        waiting.set(stepId, { after, answer: resolve }),
      )
      return () => turn
    },
    give: answer,
    refuseAllBut(stepIds) {
      for (const id of waiting.keys()) if (!stepIds.includes(id)) answer(id, undefined)
    },
  }
}

/**
 * Whether what was read ahead is all that the start needs to know. Whatever speaks against the start is read anew first:
 * those that it waited for may not have shown in it yet. Pure.
 * @param known the case when it was read
 */
export function mayStartBy(
  { facts, verdict }: { readonly facts: unknown; readonly verdict: WhatRulesSay | undefined },
  known: OffboardingCase,
  now: OffboardingCase,
  definition: AnyStep,
): boolean {
  const state = stepIn(now, definition.id)
  if (facts === undefined || verdict?.kind !== 'free' || state.held !== undefined) return false
  if (!isDeepStrictEqual(state, stepIn(known, definition.id))) return false
  if (!isDeepStrictEqual(decisionsOf(now), decisionsOf(known))) return false
  const operations = definition.plan(now.employee, facts, state.decision, state.before ?? facts)
  return matchesPlan(now, state) && isApproved(operations, state, renamingsIn(now))
}
