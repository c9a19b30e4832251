import { strict as assert } from 'node:assert'
import { answerViolations, type Violation } from '../contract/graphContract'
import { startTrial, type Trial } from '../sandbox/support'
import { areas, buildAdministrator, findDotnet, runAdministrator, type Told } from './administrator'
import { type PublicFront, startPublicFront } from './publicFront'

const title = 'an administrator’s program by Microsoft’s typed SDK'

describe(title, function () {
  this.timeout(300_000)
  let trial: Trial
  let front: PublicFront
  let told: readonly Told[] = []
  const violations: Violation[] = []
  before(async function () {
    const dotnet = findDotnet()
    if (dotnet === undefined) {
      if (process.env['REQUIRE_DOTNET'] === '1') throw new Error('There is no dotnet, and REQUIRE_DOTNET is 1')
      console.warn(`SKIPPED, since there is no dotnet on this machine (docs/developers.md): ${title}`)
      this.skip()
    }
    await buildAdministrator(dotnet)
    trial = await startTrial({ observe: (exchange) => void violations.push(...answerViolations(exchange)) })
    front = await startPublicFront(trial.sandbox)
    told = await runAdministrator(dotnet, front)
  })
  after(async () => {
    await front?.stop()
    await trial?.sandbox.stop()
  })

  for (const area of areas)
    it(`gets from the pretend tenant what a tenant answers: ${area}`, () => {
      const ofArea = told.filter((one) => one.area === area)
      const bad = ofArea.filter(({ problem }) => problem !== null).map(({ name, problem }) => `${name}: ${problem}`)

      assert.ok(ofArea.length > 5, `${area} made ${ofArea.length} calls`)
      assert.equal(bad.length, 0, [`${ofArea.length - bad.length} of ${ofArea.length} calls work`, ...bad].join('\n'))
    })

  it('makes as many calls as it always did, whose answers keep to Microsoft’s contract', () => {
    assert.ok(told.length > 450, `${told.length} calls`)
    assert.deepEqual([...new Set(violations.map(({ of, problem }) => `${of}: ${problem}`))], [])
  })
})
