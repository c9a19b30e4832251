import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CmdletFailure, createPowerShellWorker, type PowerShellWorker } from '../../../services/powershell/worker'
import { keptLog, shortPace } from '../graph/remote'
import { workerOnStandIn } from './worker.support'

interface Echo {
  readonly cmdlet: string
  readonly parameters: unknown
  readonly secret?: string
  readonly pid: number
}

describe('the PowerShell worker', () => {
  let worker: PowerShellWorker | undefined
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'powershell-'))
  })
  afterEach(async () => {
    await worker?.stop()
    worker = undefined
    rmSync(folder, { recursive: true })
  })

  function standIn(...settings: Parameters<typeof workerOnStandIn>) {
    const [environment, pace] = settings
    const made = workerOnStandIn({ STAND_IN_DIARY: join(folder, 'diary'), ...environment }, pace)
    ;({ worker } = made)
    return { ...made, diary: () => readFileSync(join(folder, 'diary'), 'utf8').split('\n').slice(0, -1) }
  }

  async function echo(of: PowerShellWorker, cmdlet: string, parameters: object = {}): Promise<Echo> {
    return (await of.run(cmdlet, parameters))[0] as Echo
  }

  it('runs all cmdlets in one process, one after another', async () => {
    const { worker, diary } = standIn()

    const answers = await Promise.all(['Get-A', 'Get-B', 'Get-C'].map((cmdlet) => echo(worker, cmdlet, { x: 'é "1"' })))

    assert.deepEqual(
      answers.map(({ cmdlet }) => cmdlet),
      ['Get-A', 'Get-B', 'Get-C'],
    )
    assert.deepEqual(answers[0]?.parameters, { x: 'é "1"' })
    assert.equal(new Set(answers.map(({ pid }) => pid)).size, 1)
    assert.deepEqual(diary(), ['started', 'Get-A', 'Get-B', 'Get-C'])
  })

  it('gives the child its settings in the environment, and nothing else of this process', async () => {
    const { worker } = standIn({ STAND_IN_SECRET: 'hush' })

    assert.equal((await echo(worker, 'Get-A')).secret, 'hush')
  })

  it('ignores what modules print between the answers, and logs it', async () => {
    const { worker, logged } = standIn()

    assert.equal((await echo(worker, 'Get-A', { behaviour: 'noise' })).cmdlet, 'Get-A')
    assert.match(logged(), /A banner of a module/)
    assert.match(logged(), /WARNING: nothing/)
  })

  it('tells the exception and the words of a cmdlet that refuses', async () => {
    const { worker } = standIn()

    await assert.rejects(
      worker.run('Set-A', { behaviour: 'refuse', type: 'System.ArgumentException', message: 'No.' }),
      failure('refused', /^No\.$/, 'System.ArgumentException'),
    )
    assert.equal((await echo(worker, 'Get-A')).cmdlet, 'Get-A')
  })

  it('loses the cmdlet under way when the process crashes, not those that wait, and starts anew', async () => {
    const { worker, diary } = standIn()

    const crash = worker.run('Set-A', { behaviour: 'crash' })
    const waiting = echo(worker, 'Get-B')

    await assert.rejects(crash, failure('lost', /ended \(1\)/))
    assert.equal((await waiting).cmdlet, 'Get-B')
    assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
  })

  it('kills a process that takes too long over a cmdlet, and starts anew', async () => {
    const { worker, diary } = standIn({}, { requestTimeout: 1_500 })

    await assert.rejects(worker.run('Set-A', { behaviour: 'hang' }), failure('lost', /time limit/))
    assert.equal((await echo(worker, 'Get-B')).cmdlet, 'Get-B')
    assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
  })

  for (const [start, words] of [
    ['die', /ended \(3\)/],
    ['refuse', /no such certificate/],
  ] as const)
    it(`sends nothing when the process cannot start: ${start}`, async () => {
      const { worker, diary } = standIn({ STAND_IN_START: start })

      await assert.rejects(worker.run('Set-A', {}), failure('unsent', words))
      assert.deepEqual(diary(), ['started'])
    })

  it('sends nothing when the process never says that it is ready', async () => {
    const { worker } = standIn({ STAND_IN_START: 'silent' }, { requestTimeout: 100 })

    await assert.rejects(worker.run('Set-A', {}), failure('unsent', /does not start/))
  })

  it('sends nothing when there is no such program', async () => {
    worker = createPowerShellWorker({
      command: [join(folder, 'no-pwsh')],
      environment: {},
      pace: shortPace,
      log: keptLog().log,
    })

    await assert.rejects(worker.run('Set-A', {}), failure('unsent', /ENOENT/))
  })

  it('lets go of a cmdlet that is called off, and does not send one that was still waiting', async () => {
    const { worker, diary } = standIn()
    const off = new AbortController()
    const first = echo(worker, 'Get-A')
    const waiting = worker.run('Set-B', {}, off.signal)

    off.abort()

    await assert.rejects(waiting, failure('unsent', /Set-B was called off/))
    await first
    const late = new AbortController()
    const underWay = worker.run('Set-C', { behaviour: 'hang' }, late.signal)
    while (!diary().includes('Set-C')) await new Promise((resolve) => setTimeout(resolve, 5))
    late.abort()

    await assert.rejects(underWay, failure('lost', /Set-C was called off/))
    assert.deepEqual(diary(), ['started', 'Get-A', 'Set-C'])
  })

  it('ends the process when it stops, and runs nothing afterwards', async () => {
    const { worker } = standIn()
    const { pid } = await echo(worker, 'Get-A')

    await worker.stop()

    assert.throws(() => process.kill(pid, 0), /ESRCH/)
    await assert.rejects(worker.run('Get-A', {}), failure('unsent', /was stopped/))
  })
})

function failure(reason: CmdletFailure['reason'], words: RegExp, type?: string) {
  return (error: unknown): true => {
    assert.ok(error instanceof CmdletFailure)
    assert.equal(error.reason, reason)
    assert.match(error.message, words)
    assert.equal(error.type, type)
    return true
  }
}
