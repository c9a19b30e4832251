import type { RemoteProblem } from '../../remote/reader'
import type { Actor, CaseEvent, Entry } from './entry'

/** The newest temporary access pass that was asked for with a step’s task. The pass itself is nowhere in it. */
export interface PassOfStep {
  readonly by: Actor
  /** ISO 8601. */
  readonly askedAt: string
  readonly clientRequestId: string
  /** Undefined as long as nothing was heard: one may have been made that nobody saw. */
  readonly outcome: PassMade | { readonly kind: 'refused'; readonly problem: RemoteProblem } | undefined
  /** Who was shown the last one that was read back, and when; whatever was asked for since, the task is done by it. */
  readonly readBack: { readonly by: Actor; readonly at: string } | undefined
}

export interface PassMade {
  readonly kind: 'made'
  readonly id: string
  /** ISO 8601, all three. */
  readonly at: string
  readonly validFrom: string
  readonly validUntil: string
  readonly isUsableOnce: boolean
  /** Whether it was shown to who asked for it. */
  readonly seen: boolean
}

type PassEvent = Extract<CaseEvent, { readonly kind: 'passAsked' | 'passMade' | 'passRefused' | 'passReadBack' }>

/** A step’s pass after one of its events. What is heard of one that another was asked for after is nothing any more. Pure. */
export function passAfter(
  pass: PassOfStep | undefined,
  event: PassEvent,
  { by, at }: Pick<Entry, 'by' | 'at'>,
): PassOfStep | undefined {
  if (event.kind === 'passAsked')
    return { by, askedAt: at, clientRequestId: event.clientRequestId, outcome: undefined, readBack: pass?.readBack }
  if (pass === undefined) return undefined
  const { outcome } = pass
  if (event.kind === 'passReadBack') {
    const isIt = outcome?.kind === 'made' && outcome.id === event.id
    return isIt ? { ...pass, readBack: { by: pass.by, at: outcome.at } } : pass
  }
  if (event.clientRequestId !== pass.clientRequestId) return pass
  if (event.kind === 'passRefused') return { ...pass, outcome: { kind: 'refused', problem: event.problem } }
  const { id, validFrom, lifetimeInMinutes, isUsableOnce, seen = false } = event
  const validUntil = new Date(Date.parse(validFrom) + lifetimeInMinutes * 60_000).toISOString()
  return { ...pass, outcome: { kind: 'made', id, at, validFrom, validUntil, isUsableOnce, seen } }
}

/** The pass that was made last, and somebody saw; undefined where there is none. Pure. */
export function seenPass(pass: PassOfStep | undefined): PassMade | undefined {
  const outcome = pass?.outcome
  return outcome?.kind === 'made' && outcome.seen ? outcome : undefined
}
