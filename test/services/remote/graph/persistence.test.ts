import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import type { Attempt } from '../../../../services/remote/graph/transport/attempt'
import { createPersistence, worthReadingAgain } from '../../../../services/remote/graph/transport/persistence'
import { shortPace } from './remote'

const patience = 25
/** Milliseconds by which a timer of Node may be early. */
const early = 2

function answered(status: number, retryAfter?: number): Attempt {
  return {
    kind: 'answered',
    status,
    body: undefined,
    retryAfter,
    location: undefined,
    requestId: undefined,
    at: undefined,
  }
}

describe('a Retry-After', () => {
  it('is obeyed by whoever asks for the same, whatever is answered and however long it is', async () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 429, 429, 503, 500),
      retryAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    })
    const call = fc.record({ request: fc.constantFrom('one', 'other'), after: fc.integer({ min: 0, max: 30 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { maxLength: 12 }),
        fc.array(call, { minLength: 1, maxLength: 5 }),
        async (answers, calls) => {
          const left = [...answers]
          const notBefore = new Map<string, number>()
          /** By the clock that a date is of: when it was told, and how long it is to be. */
          const told = new Map<string, { readonly at: number; readonly retryAfter: number }>()
          const persist = createPersistence({ ...shortPace, verifyPatience: patience })
          const make = (request: string) => async (): Promise<Attempt> => {
            assert.ok(performance.now() >= (notBefore.get(request) ?? 0) - early, 'nothing before its time')
            const { status, retryAfter } = left.shift() ?? { status: 200, retryAfter: undefined }
            if (status !== 200 && retryAfter !== undefined) {
              notBefore.set(request, performance.now() + retryAfter)
              told.set(request, { at: Date.now(), retryAfter })
            }
            return answered(status, status === 200 ? undefined : retryAfter)
          }
          for (const { request, after } of calls) {
            await pause(after)
            const last = await persist(request, worthReadingAgain, make(request))
            if (last.kind !== 'answered' || last.status === 200) continue
            // Told when to come back exactly where that is later than anybody waits here.
            const wait = (notBefore.get(request) ?? 0) - performance.now()
            if (wait > patience + early) assert.ok(last.notBefore !== undefined)
            const { at = 0, retryAfter = 0 } = told.get(request) ?? {}
            if (last.notBefore === undefined) continue
            const comesBack = Date.parse(last.notBefore) - retryAfter
            // Counted from some moment between its being told and now, however busy the machine was meanwhile.
            assert.ok(
              comesBack >= at - early && comesBack <= Date.now() + early,
              `${comesBack - at} ms after it was told`,
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
