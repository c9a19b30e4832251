import { strict as assert } from 'node:assert'
import { stories } from '../services/steps/stories'
import { stepsUnderTest } from '../services/steps/underTest'
import { perform, performAll, without, type Run } from './permissionsSupport'

describe('the declared permissions', () => {
  for (const step of stepsUnderTest) {
    describe(`of ${step.id}`, () => {
      const own = stories.filter((told) => told.step === step)

      for (const told of own)
        it(`are enough for ${told.title}, reading it back and taking it back`, async () => {
          const { done, problems, denied } = await perform(told, step.permissions)

          assert.deepEqual({ done, problems, denied }, { done: true, problems: [], denied: 0 })
        })

      for (const permission of step.permissions)
        it(`are refused something without ${permission}`, async () => {
          const runs = await performAll(own, without(step.permissions, permission))

          assert.ok(runs.some(isDenied))
        })
    })
  }
})

/** Refused on the wire with 403, and understood as such; of a restricted unit that could not be read, as the refusal that follows. */
function isDenied({ denied, problems }: Run): boolean {
  const isRefused = (kind: string) => kind === 'forbidden' || kind === 'restricted'
  return denied > 0 && problems.some(({ kind, status }) => isRefused(kind) && status === 403)
}
