import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { precedences, rankOf, type Precedence } from '../../../../services/model/precedence'
import { longestQuiet } from '../../../../services/model/quiet'
import { createGraphBudget, publishedGraphLimits } from '../../../../services/remote/graph/graphBudget'
import { graphServiceOf } from '../../../../services/remote/graph/graphService'
import { withPrecedence } from '../../../../services/remote/precedence'
import { publishedLimits } from '../../../../sandbox/weather/publishedLimits'

const methods = '/users/1/authentication/methods'

describe('What is asked of Graph', () => {
  let clock: SinonFakeTimers
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => clock.restore())

  it('never comes to a published limit, and of what waits for it the first in order goes next', async () => {
    const asks = fc.array(fc.constantFrom(...precedences), { minLength: 6, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(asks, async (asked) => {
        const budget = createGraphBudget(publishedGraphLimits)
        const went: { readonly at: number; readonly precedence: Precedence }[] = []
        const ask = (precedence: Precedence) =>
          withPrecedence(precedence, () =>
            budget.run(methods, async () => void went.push({ at: performance.now(), precedence })),
          )

        const all = asked.map(ask)
        await clock.tickAsync(longestQuiet - 1)
        await Promise.all(all)

        for (const { at } of went) assert.ok(went.filter((one) => one.at >= at && one.at < at + 10_000).length <= 5)
        const later = asked.slice(5).toSorted((one, other) => rankOf(one) - rankOf(other))
        assert.deepEqual(
          went.map(({ precedence }) => precedence),
          [...asked.slice(0, 5), ...later],
        )
      }),
    )
  })

  it('holds nothing up that is counted elsewhere, and nothing for longer than a wrong word would', async () => {
    const budget = createGraphBudget(publishedGraphLimits)
    for (let count = 0; count < 5; count += 1) void budget.run(methods, () => new Promise(() => undefined))
    let isRead = false
    void budget.run(methods, async () => void (isRead = true))

    await budget.run('/users/1', async () => undefined)

    await clock.tickAsync(longestQuiet - 1)
    assert.equal(isRead, false)
    await clock.tickAsync(1)
    assert.equal(isRead, true)
  })

  it('looks at the first of those who wait for the same, and not at each of thousands', async () => {
    let looks = 0
    const now = (): number => {
      looks += 1
      return performance.now()
    }
    const budget = createGraphBudget(publishedGraphLimits, undefined, now)
    const askers = 400
    const all = Array.from({ length: askers }, () => budget.run(methods, async () => undefined))

    await clock.tickAsync(longestQuiet)
    await Promise.all(all)
    assert.ok(looks < askers * 10, `${looks} looks`)
  })

  it('is shared by several bots on the same tenant', async () => {
    const budget = createGraphBudget(publishedGraphLimits, () => ({ rank: 0, of: 5 }))
    let went = 0
    for (let count = 0; count < 3; count += 1) void budget.run(methods, async () => void (went += 1))

    await clock.tickAsync(9_000)
    assert.equal(went, 1)
    await clock.tickAsync(2_000)
    assert.equal(went, 2)
  })

  it('is counted as the pretend Graph counts it, and as little of everything', () => {
    const both = [methods, '/auditLogs/signIns', '/users/1/managedDevices', '/teams/1/members'].flatMap((path) => [
      { method: 'GET', path },
      { method: 'POST', path },
    ])
    const others = [
      { method: 'PATCH', path: '/users/1' },
      { method: 'GET', path: '/security/cases/1' },
    ]
    for (const { method, path } of [...both, ...others]) {
      const most = publishedLimits(1_000)
        .filter((limit) => limit.inUnits !== true && limit.counts({ method }, path))
        .map((one) => [one.most, one.seconds * 1_000])
      const service = graphServiceOf(path)
      const ours = publishedGraphLimits
        .filter((limit) => limit.counts(service, method !== 'GET'))
        .map((limit) => [limit.most, limit.milliseconds])
      assert.deepEqual(ours, most, `${method} ${path}`)
    }
  })
})
