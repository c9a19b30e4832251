import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CmdletFailure } from '../../../../services/remote/powershell/cmdletFailure'
import { createPowerShellWorker, type PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { keptLog, shortPace } from '../graph/remote'
import { workerOnStandIn } from './worker.support'

interface Echo {
  readonly cmdlet: string
  readonly parameters: unknown
  readonly environment: readonly string[]
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
    return (await of.run(cmdlet, parameters)).objects[0] as Echo
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
    const { worker } = standIn({ STAND_IN_SECRET: 'hush-hush' })

    const { environment } = await echo(worker, 'Get-A')

    // macOS adds one of its own to every process.
    assert.deepEqual(environment.filter((name) => name !== '__CF_USER_TEXT_ENCODING').sort(), [
      'STAND_IN_DIARY',
      'STAND_IN_SECRET',
    ])
  })

  it('writes no secret of the child into the log or an error', async () => {
    const { worker, logged } = standIn({ STAND_IN_SECRET: 'hush-hush' })
    await echo(worker, 'Get-A')
    const refusing = standIn({ STAND_IN_SECRET: 'hush-hush', STAND_IN_START: 'refuse' })

    await assert.rejects(refusing.worker.run('Get-A', {}), failure('unsent', /^AADSTS7000 no such \(secret\)$/))
    await worker.stop()

    assert.match(logged(), /error stream about \(secret\)/)
    assert.ok(!`${logged()}${refusing.logged()}`.includes('hush-hush'))
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

  for (const behaviour of ['unended', 'pieces', 'stranger'] as const)
    it(`takes its own answer, and once, however it comes: ${behaviour}`, async () => {
      const { worker, diary, logged } = standIn()

      const {
        objects: [answer],
      } = await worker.run('Get-A', { behaviour })
      const next = await echo(worker, 'Get-B')

      if (behaviour === 'pieces') assert.equal(answer, 'naïve 🐘')
      else assert.equal((answer as Echo).cmdlet, 'Get-A')
      if (behaviour === 'stranger') assert.match(logged(), /answered what was not asked/)
      assert.equal(next.cmdlet, 'Get-B')
      assert.deepEqual(diary(), ['started', 'Get-A', 'Get-B'])
    })

  it('takes an answer of a megabyte', async () => {
    const { worker } = standIn()

    const {
      objects: [answer],
    } = await worker.run('Get-A', { behaviour: 'huge', size: 1_000_000 })

    assert.equal(String(answer).length, 1_000_000)
  })

  for (const [behaviour, words] of [
    ['half', /ended \(0\)/],
    ['endless', /ended \(SIGKILL\)/],
  ] as const)
    it(`loses a cmdlet whose answer does not come whole: ${behaviour}`, async () => {
      const { worker, diary } = standIn()

      await assert.rejects(worker.run('Set-A', { behaviour }), failure('lost', words))
      assert.equal((await echo(worker, 'Get-B')).cmdlet, 'Get-B')
      assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
    })

  it('loses the cmdlet that a process does not read any more, at once, and starts anew', async () => {
    const { worker, diary } = standIn({}, { cmdletTimeout: 60_000 })
    await worker.run('Get-A', { behaviour: 'deaf' })

    await assert.rejects(worker.run('Set-B', {}), failure('lost', /ended \(SIGKILL\)/))
    assert.equal((await echo(worker, 'Get-C')).cmdlet, 'Get-C')
    assert.deepEqual(diary(), ['started', 'Get-A', 'started', 'Get-C'])
  })

  it('takes the answer of a process that ends with it, and starts anew', async () => {
    const { worker } = standIn()

    assert.deepEqual((await worker.run('Get-A', { behaviour: 'farewell' })).objects, ['bye'])
    await untilGone(worker)

    assert.equal((await echo(worker, 'Get-B')).cmdlet, 'Get-B')
  })

  for (const module of ['ExchangeOnline', 'MicrosoftTeams'])
    it(`starts anew when the sign-in has ended, and says that nothing was sent: ${module}`, async () => {
      const { worker, diary } = standIn()
      const message = `You must call the Connect-${module} cmdlet before calling any other cmdlets.`

      await assert.rejects(
        worker.run('Set-A', { behaviour: 'refuse', type: 'System.Exception', message }),
        failure('unsent', /must call/, 'System.Exception'),
      )
      assert.equal((await echo(worker, 'Get-B')).cmdlet, 'Get-B')
      assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
    })

  it('loses the cmdlet under way when the process crashes, not those that wait, and starts anew', async () => {
    const { worker, diary } = standIn()

    const crash = worker.run('Set-A', { behaviour: 'crash' })
    const waiting = echo(worker, 'Get-B')

    await assert.rejects(crash, failure('lost', /ended \(1\)/))
    assert.equal((await waiting).cmdlet, 'Get-B')
    assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
  })

  for (const behaviour of ['hang', 'late'])
    it(`kills a process that takes too long over a cmdlet, and starts anew: ${behaviour}`, async () => {
      const { worker, diary } = standIn({}, { cmdletTimeout: 3_000 })

      await assert.rejects(worker.run('Set-A', { behaviour }), failure('lost', /time limit/))
      assert.equal((await echo(worker, 'Get-B')).cmdlet, 'Get-B')
      assert.deepEqual(diary(), ['started', 'Set-A', 'started', 'Get-B'])
    })

  for (const [start, words] of [
    ['die', /ended \(3\)/],
    ['refuse', /AADSTS7000 no such/],
  ] as const)
    it(`sends nothing when the process cannot start: ${start}`, async () => {
      const { worker, diary } = standIn({ STAND_IN_START: start })

      await assert.rejects(worker.run('Set-A', {}), failure('unsent', words))
      assert.deepEqual(diary(), ['started'])
    })

  for (const start of ['silent', 'pretend'])
    it(`sends nothing when the process never says that it is ready: ${start}`, async () => {
      const { worker } = standIn({ STAND_IN_START: start }, { cmdletTimeout: 300 })

      await assert.rejects(worker.run('Set-A', {}), failure('unsent', /does not start/))
    })

  it('waits after a failed start before the next, and not any more when it stops', async () => {
    const pauses = { firstPause: 600_000, longestPause: 600_000 }
    const { worker, diary } = standIn({ STAND_IN_START: 'die' }, pauses)
    await assert.rejects(worker.run('Get-A', {}), failure('unsent', /ended/))
    const waiting = worker.run('Get-B', {})

    await worker.stop()

    await assert.rejects(waiting, failure('unsent', /was stopped/))
    assert.deepEqual(diary(), ['started'])
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

  it('ends the process when it stops, and runs nothing afterwards', async () => {
    const { worker } = standIn()
    const { pid } = await echo(worker, 'Get-A')

    await worker.stop()

    assert.throws(() => process.kill(pid, 0), /ESRCH/)
    await assert.rejects(worker.run('Get-A', {}), failure('unsent', /was stopped/))
  })
})

/** The worker is stopped after the process has ended by itself only if it noticed; a cmdlet sent into its end is lost. */
async function untilGone(worker: PowerShellWorker): Promise<void> {
  await worker.run('Get-A', {}).catch(() => undefined)
}

function failure(reason: CmdletFailure['reason'], words: RegExp, type?: string) {
  return (error: unknown): true => {
    assert.ok(error instanceof CmdletFailure)
    assert.equal(error.reason, reason)
    assert.match(error.message, words)
    assert.equal(error.type, type)
    return true
  }
}
