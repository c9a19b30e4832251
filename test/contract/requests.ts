import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, Operation } from '../../services/model/operation'
import type { AnyStep, CardInput } from '../../services/steps/step'
import { jan } from '../services/steps/builders'
import { samples } from '../services/steps/samples'

/** What one story of a step sends, without its words. */
export interface StoryRequests {
  /** What a person answered, which tells the stories apart. */
  readonly answer: CardInput
  readonly plan: readonly JsonObject[]
  /** All that may come back, once that is done. */
  readonly back: readonly JsonObject[]
}

/** In the step’s own room, written by `npm run requests` and read by people. */
export function fileOf(stepId: string): string {
  return join(__dirname, '../services/steps', stepId, 'requests.json')
}

/** The requests of every story of a step as they are made now. */
export function requestsOf(step: AnyStep): readonly StoryRequests[] {
  return (samples[step.id] ?? []).map(({ before, after, input, decision }) => ({
    answer: input,
    plan: step.plan(jan(), before, decision, before).map(withoutWords),
    back: step.restore(jan(), after, before, decision).flatMap(({ operations }) => operations.map(withoutWords)),
  }))
}

/** The requests of every story of a step as they are held; undefined when there is no file. */
export function heldRequestsOf(stepId: string): readonly StoryRequests[] | undefined {
  const file = fileOf(stepId)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly StoryRequests[]) : undefined
}

/** What an operation sends, with what stands in for it when it is refused. Words may change; requests may not. */
export function withoutWords(operation: Operation): JsonObject {
  const { explain: _explain, otherwise, ...rest } = operation
  const { instruction: _instruction, ...sent } = { instruction: undefined, ...rest }
  const parts = otherwise === undefined ? {} : { otherwise: otherwise.map(withoutWords) }
  return JSON.parse(JSON.stringify({ ...sent, ...parts })) as JsonObject
}
