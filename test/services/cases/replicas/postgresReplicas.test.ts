import { strict as assert } from 'node:assert'
import { setTimeout as pass } from 'node:timers/promises'
import pino from 'pino'
import { joinReplicas } from '../../../../services/cases/replicas/postgresReplicas'
import { longestQuiet } from '../../../../services/model/quiet'
import type { Replicas } from '../../../../services/cases/replicas/replicas'
import { describeWithPostgres, sharedPostgres } from '../../../support/postgres'
import { until } from '../../../support/process'

describeWithPostgres('Replicas on one PostgreSQL', () => {
  let url: string
  let open: Replicas[]
  let losses: number
  beforeEach(async () => {
    url = await (await sharedPostgres()).newDatabase()
    open = []
    losses = 0
  })
  afterEach(() => Promise.all(open.map((one) => one.stop())))

  const join = async (): Promise<Replicas> => {
    const log = pino({ level: 'silent' })
    const lost = () => void (losses += 1)
    const joined = await joinReplicas({ connection: { connectionString: url }, place: 'a database', log, lost })
    open.push(joined)
    return joined
  }
  const shares = () => open.map((one) => one.share())
  const agree = (wanted: number) =>
    until(`${wanted} that know of each other`, () =>
      new Set(shares().map(({ rank }) => rank)).size === wanted && shares().every(({ of }) => of === wanted)
        ? true
        : undefined,
    )

  it('know how many they are, and which of them each is', async () => {
    await join()
    await Promise.all([join(), join()])

    await agree(3)
  })

  it('notice within seconds that one is there no more, and are told', async () => {
    await join()
    const other = await join()
    await agree(2)

    await other.stop()
    open = open.filter((one) => one !== other)

    await agree(1)
    assert.equal(losses, 1)
  })

  it('do one thing of a name at a time, wherever it is asked for, and others beside it', async () => {
    const [one, other] = [await join(), await join()]
    const events: string[] = []
    const act = (name: string, wait: number) => async () => {
      events.push(`${name} begins`)
      await pass(wait)
      events.push(`${name} ends`)
    }

    await Promise.all([
      one.alone('cards', act('a', 80)),
      other.alone('cards', act('b', 80)),
      one.alone('cards', act('c', 80)),
      other.alone('retention', act('beside', 1)),
    ])

    const ofCards = events.filter((event) => !event.startsWith('beside'))
    for (const [index, event] of ofCards.entries())
      if (index % 2 === 1) assert.equal(event.replace('ends', 'begins'), ofCards[index - 1])
    assert.ok(events.indexOf('beside ends') < events.length - 1)
  })

  it('lose what they were alone with together with their session, and the next has it', async () => {
    const one = await join()
    let isStill = true
    const held = one.alone('cards', async (still) => {
      await cut()
      await until('the loss', () => (still() ? undefined : true))
      isStill = still()
      const other = await join()
      await other.alone('cards', async () => undefined)
    })

    await held

    assert.equal(isStill, false)
  })

  /** Ends their sessions, as the server does with whoever is cut off. */
  const cut = async (): Promise<void> => {
    const text =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'offboarding-bot replica' AND datname = current_database()"
    await (await sharedPostgres()).query(url, text)
  }
  const heard = (by: Replicas, service: string): Promise<number> =>
    until(`what is heard of ${service}`, () => by.quiet.left(service) || undefined, 10_000)

  it('hear from each other at once which service is to be left alone, and for how long', async () => {
    const [one, other] = [await join(), await join()]

    one.quiet.keep('graph directory', 60_000)

    const left = await heard(other, 'graph directory')
    assert.ok(left > 55_000 && left <= 60_000, `${left} ms`)
    assert.equal(other.quiet.left('graph Intune'), 0)
  })

  it('are told of it when they come later, or come back', async () => {
    const one = await join()
    one.quiet.keep('graph directory', 60_000)

    const other = await join()
    await heard(other, 'graph directory')
    await cut()
    other.quiet.keep('exchange cmdlets', 60_000)

    await heard(one, 'exchange cmdlets')
  })

  it('believe none who says for how long for more than a few minutes, and nothing that is no such word', async () => {
    const one = await join()
    const say = async (payload: string): Promise<void> => {
      await (await sharedPostgres()).query(url, "SELECT pg_notify('offboarding_quiet', $1)", [payload])
    }
    for (const payload of [
      '',
      '{',
      '[]',
      '{"from":"x","service":"a","left":-1}',
      '{"from":"x","service":"b","left":"1"}',
    ])
      await say(payload)
    await say('{"from":"x","service":"graph directory","left":86400000}')

    const left = await heard(one, 'graph directory')
    assert.ok(left <= longestQuiet, `${left} ms`)
    assert.deepEqual([one.quiet.left('a'), one.quiet.left('b')], [0, 0])
  })

  it('leave a service alone by what they heard themselves while nobody can be told', async () => {
    const one = await join()
    await cut()

    one.quiet.keep('graph directory', 60_000)

    assert.ok(one.quiet.left('graph directory') > 55_000)
  })
})
