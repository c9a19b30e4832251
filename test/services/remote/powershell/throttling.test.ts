import { strict as assert } from 'node:assert'
import { people } from '../../../../sandbox/seeds/people'
import { tenantId } from '../../../../sandbox/tenant/organization'
import type { Pace } from '../../../../services/remote/pace'
import { createExchangePowerShellGateway } from '../../../../services/remote/exchange/exchangePowerShellGateway'
import type { ExchangeOperation } from '../../../../services/model/operation'
import { type PowerShellModule, workerEnvironment } from '../../../../services/remote/powershell/environment'
import { createPowerShellWorker, type PowerShellWorker } from '../../../../services/remote/powershell/worker'
import type { Answer } from '../../../../services/remote/reader'
import { createTeamsGateway } from '../../../../services/remote/teams/teamsGateway'
import { startTrial, type Trial } from '../../../sandbox/support'
import { keptLog, shortPace } from '../graph/remote'

const Identity = people.janDeVries.id
const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }
const convert: ExchangeOperation = {
  via: 'exchange',
  explain: { key: 'x.y' },
  cmdlet: 'Set-Mailbox',
  parameters: { Identity, Type: 'Shared' },
}
/** So long that a test which waits for it does not end. Milliseconds. */
const forever = 3_600_000

describe('a module that throttles', () => {
  let trial: Trial
  let worker: PowerShellWorker
  beforeEach(async () => {
    trial = await startTrial()
  })
  afterEach(async () => {
    await worker.stop()
    await trial.sandbox.stop()
  })

  /** The sandbox's stand-in for the modules. */
  function workerFor(module: PowerShellModule, pace: Partial<Pace> = {}): PowerShellWorker {
    const { environment } = trial.sandbox
    worker = createPowerShellWorker({
      command: JSON.parse(environment['POWERSHELL_COMMAND'] ?? '[]') as string[],
      environment: workerEnvironment({ ...process.env, ...environment }, tenantId, module),
      pace: { ...shortPace, ...pace },
      log: keptLog().log,
    })
    return worker
  }
  const exchange = (pace: Partial<Pace> = {}) => createExchangePowerShellGateway(workerFor('exchange', pace))
  const throttle = async (fault: object): Promise<void> => {
    await trial.control('POST', 'faults', { status: 429, ...fault })
  }
  const arrived = async (): Promise<readonly string[]> => {
    const { requests } = (await trial.control('GET', 'requests')).body as unknown as {
      readonly requests: readonly { readonly cmdlet: string; readonly status: number }[]
    }
    return requests.map(({ cmdlet, status }) => `${cmdlet} ${status}`)
  }
  const effects = async (): Promise<number> => Number((await trial.control('GET', 'effects')).body['length'])

  it('is asked again after the time that it gave, and what it refused was not done', async () => {
    await throttle({ cmdlet: 'Set-Mailbox', count: 2, retryAfter: 0.01 })

    // Its own pauses would take forever.
    const answer = await exchange({ firstPause: forever, longestPause: forever }).send(convert, sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false })
    assert.deepEqual(await arrived(), ['Set-Mailbox 429', 'Set-Mailbox 429', 'Set-Mailbox 200'])
    assert.equal(await effects(), 1)
  })

  it('is asked again after a pause of our own when it gave no time', async () => {
    await throttle({ cmdlet: 'Get-Mailbox' })

    const [mailbox] = await exchange().get('Get-Mailbox', { Identity })

    assert.equal(mailbox?.RecipientTypeDetails, 'UserMailbox')
    assert.deepEqual(await arrived(), ['Get-Mailbox 429', 'Get-Mailbox 200'])
  })

  it('is asked five times, and then it is said', async () => {
    await throttle({ cmdlet: 'Set-Mailbox', count: 100, retryAfter: 0 })

    const answer = await exchange().send(convert, sending)

    assert.equal(kindOf(answer), 'throttled')
    assert.equal((await arrived()).length, 5)
    assert.equal(await effects(), 0)
  })

  it('is not waited for beyond our patience', async () => {
    await throttle({ cmdlet: 'Set-Mailbox', retryAfter: forever })

    const answer = await exchange().send(convert, sending)

    assert.equal(kindOf(answer), 'throttled')
    assert.deepEqual(await arrived(), ['Set-Mailbox 429'])
  })

  it('is sent nothing else meanwhile', async () => {
    await throttle({ cmdlet: 'Set-Mailbox', retryAfter: 0.05 })
    const gateway = exchange()

    await Promise.all([gateway.send(convert, sending), gateway.get('Get-Mailbox', { Identity })])

    assert.deepEqual(await arrived(), ['Set-Mailbox 429', 'Set-Mailbox 200', 'Get-Mailbox 200'])
  })

  it('is not waited for any more when the worker stops', async () => {
    await throttle({ cmdlet: 'Set-Mailbox', retryAfter: 600 })
    const sent = exchange({ verifyPatience: forever }).send(convert, sending)
    while ((await arrived()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))

    await worker.stop()

    assert.equal(kindOf(await sent), 'unavailable')
    assert.equal(await effects(), 0)
  })

  it('may be the one of Teams', async () => {
    await throttle({ cmdlet: 'Get-CsUserCallingSettings', retryAfter: 0 })
    const teams = createTeamsGateway(workerFor('teams'))

    const [settings] = await teams.get('Get-CsUserCallingSettings', { Identity })

    assert.equal(settings?.IsForwardingEnabled, false)
  })
})

function kindOf(answer: Answer): string | undefined {
  return answer.ok ? undefined : answer.problem.kind
}
