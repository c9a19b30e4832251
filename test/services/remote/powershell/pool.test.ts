import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { everything, type Share } from '../../../../services/model/share'
import { CmdletFailure } from '../../../../services/remote/powershell/cmdletFailure'
import { createCmdletGateway } from '../../../../services/remote/powershell/cmdletGateway'
import { createPowerShellWorker, type PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { keptLog, shortPace } from '../graph/remote'
import { Processes, type ProcessByHand, quiet } from './processesByHand'

const minute = 60_000
/** Pauses of none, and times that only this test’s clock brings. */
const pace = {
  ...shortPace,
  cmdletTimeout: 2 * minute,
  sessionIdle: 15 * minute,
  sessionLife: 55 * minute,
  firstPause: 0,
  longestPause: 0,
}

describe('the sessions of one module', () => {
  let clock: sinon.SinonFakeTimers
  let processes: Processes
  let worker: PowerShellWorker
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    processes = new Processes()
  })
  afterEach(async () => {
    processes.all.forEach((one) => one.die())
    await worker.stop()
    clock.restore()
  })

  function open(sessions = 3, share: () => Share = () => everything): PowerShellWorker {
    worker = createPowerShellWorker({
      command: [],
      environment: {},
      pace,
      log: keptLog().log,
      sessions,
      share,
      startProcess: processes.start,
    })
    return worker
  }

  const outcomeOf = (run: Promise<unknown>): Promise<unknown> =>
    run.then(
      () => 'done',
      (error: unknown) => (error instanceof CmdletFailure ? error.reason : error),
    )
  const read = (cmdlet: string, takesLong = false) => outcomeOf(worker.run(cmdlet, {}, {}, takesLong))
  const write = (cmdlet: string, parameters: object) => outcomeOf(worker.run(cmdlet, parameters))

  async function nth(index: number): Promise<ProcessByHand> {
    await quiet()
    const one = processes.all[index]
    assert.ok(one !== undefined, `there is no process ${index}`)
    return one
  }

  async function signIn(index: number): Promise<ProcessByHand> {
    const one = await nth(index)
    one.signIn()
    await quiet()
    return one
  }

  /** As many as there are places, each busy with a read. */
  async function allBusy(count: number): Promise<readonly ProcessByHand[]> {
    for (let index = 0; index < count; index += 1) void read(`Get-${index}`)
    const started: ProcessByHand[] = []
    for (let index = 0; index < count; index += 1) started.push(await signIn(index))
    return started
  }

  it('are divided among the bots there are: fewer once another has come, and more when it is gone', async () => {
    let share: Share = everything
    open(3, () => share)
    const all = await allBusy(3)
    for (const one of all) one.answer()
    await quiet()

    share = { rank: 1, of: 2 }
    await clock.tickAsync(5_000)
    await quiet()
    const left = processes.all.filter((one) => one.ended === undefined).length
    share = everything
    for (let index = 0; index < 3; index += 1) void read(`Get-${index}`)
    await quiet()

    assert.equal(left, 1)
    assert.ok(processes.all.filter((one) => one.ended === undefined).length > 1)
  })

  it('are none at first, then one that shows whether signing in works, then as many as something waits for', async () => {
    open(3)
    await quiet()
    assert.equal(processes.all.length, 0)

    for (const cmdlet of ['Get-A', 'Get-B', 'Get-C', 'Get-D', 'Get-E']) void read(cmdlet)
    await quiet()
    assert.equal(processes.all.length, 1)
    await signIn(0)
    assert.equal(processes.all.length, 3)
    await signIn(1)
    await signIn(2)

    assert.deepEqual(processes.running, [['Get-A'], ['Get-B'], ['Get-C']])
  })

  it('are as few as are enough: what comes one after another has one', async () => {
    open(3)
    for (const cmdlet of ['Get-A', 'Get-B', 'Get-C']) {
      const done = read(cmdlet)
      const one = cmdlet === 'Get-A' ? await signIn(0) : await nth(0)
      one.answer()
      assert.equal(await done, 'done')
    }

    assert.equal(processes.all.length, 1)
  })

  describe('that are to stand ready', () => {
    it('do so before anything waits: the first shows whether signing in works, and then come the others', async () => {
      open(2).standReady()
      await quiet()
      assert.equal(processes.all.length, 1)
      await signIn(0)
      await signIn(1)

      void read('Get-A')
      void read('Get-B')
      await quiet()

      assert.deepEqual(processes.running, [['Get-B'], ['Get-A']])
      assert.equal(processes.all.length, 2)
    })

    it('stay although there is nothing to do, and are renewed when they grew old', async () => {
      open(1).standReady()
      const first = await signIn(0)
      await clock.tickAsync(2 * pace.sessionIdle)
      await quiet()
      assert.equal(first.ended, undefined)

      await clock.tickAsync(pace.sessionLife - 2 * pace.sessionIdle + 5_000)
      const second = await signIn(1)

      assert.deepEqual([first.ended, second.ended], ['left', undefined])
    })

    it('are followed by another when one died, with nothing to do or in the middle of a cmdlet', async () => {
      open(1).standReady()
      ;(await signIn(0)).die()
      const second = await signIn(1)
      const lost = read('Get-A')
      await quiet()
      second.die()

      assert.equal(await lost, 'lost')
      await signIn(2)
      assert.equal(processes.living.length, 1)
    })

    it('are tried once where nobody can sign in, and again with what is asked next', async () => {
      open(2).standReady()
      ;(await nth(0)).refuseToStart('AADSTS7000215')
      await clock.tickAsync(60 * minute)
      await quiet()
      assert.equal(processes.all.length, 1)

      const asked = read('Get-A')
      const second = await signIn(1)
      second.answer()
      assert.equal(await asked, 'done')
      await clock.tickAsync(2 * pace.sessionIdle)
      assert.equal(second.ended, undefined)
    })

    it('are fewer once another bot has come that shares them', async () => {
      let share: Share = everything
      open(2, () => share).standReady()
      await signIn(0)
      await signIn(1)

      share = { rank: 0, of: 2 }
      await clock.tickAsync(5_000)
      await quiet()

      assert.equal(processes.living.length, 1)
    })

    it('are no more once the bot stops', async () => {
      open(2).standReady()
      await signIn(0)
      await worker.stop()
      await quiet()

      assert.deepEqual(processes.living, [])
    })
  })

  it('go on beside one that hangs, which is ended in its time and alone', async () => {
    open(2)
    const hanging = write('Set-A', { Identity: 'jan' })
    const beside = read('Get-B')
    const [first, second] = [await signIn(0), await signIn(1)]
    second.answer()
    assert.equal(await beside, 'done')
    const next = write('Set-C', { Identity: 'eva' })
    await quiet()
    second.answer()
    assert.equal(await next, 'done')

    clock.tick(pace.cmdletTimeout)

    assert.equal(await hanging, 'lost')
    assert.deepEqual([first.ended, second.ended], ['killed', undefined])
  })

  it('lose nothing but what ran in the one that was killed, and what waits goes on', async () => {
    open(2)
    const lost = write('Set-A', { Identity: 'jan' })
    const kept = write('Set-B', { Identity: 'eva' })
    const waiting = write('Set-C', { Identity: 'noor' })
    const [first, second] = [await signIn(0), await signIn(1)]

    first.die()
    await quiet()
    second.answer()

    assert.deepEqual([await lost, await kept], ['lost', 'done'])
    await quiet()
    processes.living.find(({ running }) => running.includes('Set-C'))?.answer()
    assert.equal(await waiting, 'done')
  })

  it('change one mailbox one after another, and read it meanwhile', async () => {
    open(3)
    const first = write('Set-A', { Identity: 'Jan' })
    void write('Set-B', { Identity: 'a rule', Mailbox: 'jan' })
    void write('Set-C', { Identity: 'eva' })
    void outcomeOf(worker.run('Get-D', { Identity: 'jan' }, {}))
    for (const index of [0, 1, 2]) await signIn(index)
    assert.deepEqual(processes.running.flat().sort(), ['Get-D', 'Set-A', 'Set-C'])

    processes.all[0]?.answer()
    await first
    await quiet()

    assert.deepEqual(processes.running.flat().sort(), ['Get-D', 'Set-B', 'Set-C'])
  })

  it('are never all taken by what looks through a whole organisation', async () => {
    open(2)
    void read('Get-LongA', true)
    void read('Get-LongB', true)
    void read('Get-Short')
    for (const index of [0, 1]) await signIn(index)

    assert.deepEqual(processes.running.flat().sort(), ['Get-LongA', 'Get-Short'])
  })

  it('are fewer where the service refuses a further one, and nothing fails by that', async () => {
    open(2)
    const both = [read('Get-A'), read('Get-B')]
    const first = await signIn(0)
    const second = await nth(1)
    second.refuseToStart(
      'Fail to create a runspace because you have exceeded the maximum number of connections allowed',
    )
    await quiet()

    first.answer()
    await quiet()
    first.answer()

    assert.deepEqual(await Promise.all(both), ['done', 'done'])
    assert.equal(second.ended, 'killed')
  })

  it('do not all try when signing in does not work, and say it of one cmdlet at a time', async () => {
    open(3)
    const failing = [read('Get-A'), read('Get-B')]
    ;(await nth(0)).refuseToStart('AADSTS7000215')

    assert.equal(await failing[0], 'unsent')
    ;(await nth(1)).refuseToStart('AADSTS7000215')
    assert.equal(await failing[1], 'unsent')
    await quiet()
    assert.equal(processes.all.length, 2)
  })

  it('are all replaced once one was refused at the sign-in, each when it is free, and what was refused runs in a new one', async () => {
    open(3)
    const exchange = createCmdletGateway('exchange', worker)
    const busy = await allBusy(3)
    const [first, second, third] = busy as readonly [ProcessByHand, ProcessByHand, ProcessByHand]
    second.answer()
    third.answer()
    await quiet()
    const answer = exchange.send(
      { cmdlet: 'Set-Mailbox', parameters: { Identity: 'jan', HiddenFromAddressListsEnabled: true } },
      { clientRequestId: '1' },
    )
    await quiet()
    third.fail('UnAuthorized')
    await quiet()
    const renewed = await signIn(3)

    assert.deepEqual(renewed.running, ['Set-Mailbox'])
    renewed.answer()
    assert.deepEqual(await answer, { ok: true, alreadySo: false })
    assert.deepEqual([second.ended, third.ended], ['left', 'killed'])
    assert.deepEqual([first.ended, first.running], [undefined, ['Get-0']])
  })

  it('share what the service throttles: in none of them anything else begins before that has gone through', async () => {
    open(2)
    const refused = read('Get-A')
    const beside = read('Get-B')
    const [first, second] = [await signIn(0), await signIn(1)]
    void read('Get-C')
    first.fail('Too many requests', { retryAfter: 0.001 })
    second.answer()
    assert.equal(await beside, 'done')
    await quiet()
    assert.deepEqual(processes.running.flat(), [])
    clock.tick(1)
    await quiet()
    assert.deepEqual(processes.running.flat(), ['Get-A'])

    processes.living.find(({ running }) => running.includes('Get-A'))?.answer()

    assert.equal(await refused, 'done')
    await quiet()
    assert.deepEqual(processes.running.flat(), ['Get-C'])
  })

  it('leave when they have nothing to do, and not those that have', async () => {
    open(2)
    void read('Get-A')
    void read('Get-B')
    const [first, second] = [await signIn(0), await signIn(1)]
    first.answer()
    await quiet()

    clock.tick(pace.sessionIdle - 1)
    await quiet()
    assert.equal(first.ended, undefined)
    clock.tick(1)
    await quiet()

    // The other one has hung longer than a cmdlet may.
    assert.deepEqual([first.ended, second.ended], ['left', 'killed'])
  })

  it('are renewed when they grew old and are free, while the others go on with theirs', async () => {
    open(2)
    const [first, second] = await allBusy(2)
    first?.answer()
    second?.answer()
    await quiet()
    // Used now and then, so that they do not leave for having nothing to do.
    for (let age = 0; age <= pace.sessionLife; age += 10 * minute) {
      const both = [read('Get-A'), read('Get-B')]
      await quiet()
      first?.answer()
      second?.answer()
      await Promise.all(both)
      clock.tick(10 * minute)
    }
    void read('Get-A')
    void read('Get-B')
    await quiet()

    assert.deepEqual([first?.ended, second?.ended], ['left', 'left'])
    await signIn(2)
    await signIn(3)
    assert.deepEqual(processes.running, [['Get-A'], ['Get-B']])
  })

  for (const [what, takesLong, run, minutes, reason] of [
    ['a read', false, () => worker.run('Get-A', {}, {}), 2, 'lost'],
    ['a write', false, () => worker.run('Set-A', {}), 2, 'lost'],
    ['a read that looks through an organisation', true, () => worker.run('Get-A', {}, {}, true), 10, 'lost'],
    ['a write that looks through a calendar', true, () => worker.run('Remove-A', {}, undefined, true), 10, 'lost'],
  ] as const)
    it(`give ${what} ${minutes} minutes and no more`, async () => {
      open(takesLong ? 2 : 1)
      const outcome = outcomeOf(run())
      const one = await signIn(0)

      clock.tick(minutes * minute - 1)
      await quiet()
      assert.equal(one.ended, undefined)
      clock.tick(1)

      assert.equal(await outcome, reason)
      assert.equal(one.ended, 'killed')
    })

  it('have four minutes to load a module and sign in', async () => {
    open(1)
    const outcome = read('Get-A')
    const one = await nth(0)

    clock.tick(4 * minute - 1)
    await quiet()
    assert.equal(one.ended, undefined)
    clock.tick(1)

    assert.equal(await outcome, 'unsent')
    assert.equal(one.ended, 'killed')
  })

  it('give the cancelling of meetings as long as its preview, and hiding an address as long as any write', async () => {
    open(2)
    const exchange = createCmdletGateway('exchange', worker)
    const sending = { clientRequestId: '1' }
    const cancelling = exchange.send(
      {
        cmdlet: 'Remove-CalendarEvents',
        parameters: { Identity: 'jan', QueryWindowInDays: 5, CancelOrganizedMeetings: true },
      },
      sending,
    )
    const hiding = exchange.send(
      { cmdlet: 'Set-Mailbox', parameters: { Identity: 'eva', HiddenFromAddressListsEnabled: true } },
      sending,
    )
    for (const index of [0, 1]) await signIn(index)

    clock.tick(2 * minute)
    const hidden = await hiding
    assert.equal(hidden.ok ? undefined : hidden.problem.kind, 'unknown')
    await quiet()
    processes.living.find(({ running }) => running.includes('Remove-CalendarEvents'))?.answer()

    assert.deepEqual(await cancelling, { ok: true, alreadySo: false })
  })

  it('all end when the bot stops, also what does not leave by itself, and nothing that waits is sent', async () => {
    processes.stubborn = true
    open(2)
    const outcomes = [read('Get-A'), write('Set-B', { Identity: 'jan' }), read('Get-C')]
    for (const index of [0, 1]) await signIn(index)

    const stopping = worker.stop()
    await quiet()
    clock.tick(2_000)
    await stopping

    assert.deepEqual(await Promise.all(outcomes), ['lost', 'lost', 'unsent'])
    assert.deepEqual(processes.living, [])
    assert.equal(await read('Get-D'), 'unsent')
  })
})
