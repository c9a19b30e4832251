import { strict as assert } from 'node:assert'
import { createGateways } from '../../bot/gateways'
import { readConfiguration } from '../../bot/configuration'
import { unsigned } from '../../sandbox/identity/tokens'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import type { Tenant } from '../../sandbox/tenant/state'
import { createClocks, ownClocks } from '../../services/cases/clocks'
import { createQuiet } from '../../services/model/quiet'
import { everything } from '../../services/model/share'
import { clouds } from '../../services/remote/clouds'
import { declaredPermissions } from '../../services/permissions/declared'
import type { StartProcess } from '../../services/remote/powershell/child'
import { steps } from '../../services/steps'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { powershellHere } from '../support/powershellHere'

const token = unsigned({ roles: declaredPermissions(steps) })

describe('A session of the MicrosoftTeams module', () => {
  let sandbox: Sandbox | undefined
  afterEach(() => sandbox?.stop())

  /** Which modules have a session once what is to stand ready does. */
  async function standingReady({
    seed,
    graphPath = '/v1.0',
    cloud = clouds.worldwide,
  }: {
    readonly seed?: (tenant: Tenant) => void
    readonly graphPath?: string
    readonly cloud?: typeof clouds.worldwide
  }): Promise<readonly (string | undefined)[]> {
    sandbox = await startSandbox(seed === undefined ? {} : { seed })
    const read = readConfiguration(sandbox.environment)
    assert.ok(read.kind === 'ready')
    const graphUrl = `${sandbox.url}${graphPath}`
    const configuration = { ...read.configuration, cloud, graphUrl, pace: shortPace }
    const started: (string | undefined)[] = []
    const start: StartProcess = (command, environment) => {
      started.push(environment['OFFBOARDING_POWERSHELL_MODULES'])
      return powershellHere(command, environment)
    }
    const { standReady, workers } = createGateways(
      configuration,
      sandbox.environment,
      { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
      keptLog().log,
      createClocks(ownClocks, async () => undefined),
      start,
      { share: () => everything, quiet: createQuiet() },
    )
    await standReady()
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    await Promise.all(workers.map((worker) => worker.stop()))
    return started
  }

  it('stands ready before anybody has asked, as many as may run side by side', async () => {
    assert.deepEqual(await standingReady({}), ['teams', 'teams'])
  })

  it('is none where nobody has a phone licence', async () => {
    const withoutPhones = (tenant: Tenant) => {
      for (const user of tenant.users.values()) user.licences = []
    }
    assert.deepEqual(await standingReady({ seed: withoutPhones }), [])
  })

  it('is none in a cloud where none of its cmdlets are asked', async () => {
    assert.deepEqual(await standingReady({ cloud: clouds.china }), [])
  })

  it('is none as long as Microsoft 365 does not say who has a phone licence, and the bot starts all the same', async () => {
    assert.deepEqual(await standingReady({ graphPath: '/nowhere' }), [])
  })
})
