import { strict as assert } from 'node:assert'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { CaseStore } from '../../../../../services/cases/store/caseStore'
import { connectionTo, readDatabaseUrl } from '../../../../../services/cases/database/address'
import { JournalFault } from '../../../../../services/cases/store/journalFault'
import { faultOf } from '../../../../../services/cases/store/postgres/fault'
import { until } from '../../../../support/process'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../../../../support/postgres'
import { opened, rejected, settled } from '../caseStore.suite'
import { openStore } from './openStore'

describeWithPostgres('a PostgreSQL that is in trouble', () => {
  let server: PostgresServer
  let url: string
  let store: CaseStore | undefined
  const told: (string | undefined)[] = []
  before(async () => {
    server = await startPostgres()
  })
  beforeEach(async () => {
    url = await server.newDatabase()
    told.splice(0)
  })
  afterEach(async () => {
    await store?.close()
    store = undefined
  })
  after(() => server.remove())
  const changed = (fault: JournalFault | undefined): void => void told.push(fault?.kind)

  it('that does not answer is a fault in words, and over by itself when it is back', async () => {
    store = await openStore(url, { changed })
    await store.append('case-1', 0, [opened('jan')])
    assert.equal(await store.fault(), undefined)

    await server.stop('immediate')

    await assert.rejects(store.append('case-1', 1, [settled]), (error) => {
      assert.ok(error instanceof JournalFault)
      assert.match(
        error.message,
        /^The journal PostgreSQL 127\.0\.0\.1:\d+\/\w+ cannot be reached \(ECONNREFUSED\): look after the database and the network to it, and the bot goes on by itself\.$/,
      )
      assert.match(error.told, /^The journal cannot be reached \(ECONNREFUSED\): /)
      return true
    })
    await assert.rejects(store.read('case-1'), JournalFault)
    assert.equal((await store.fault())?.kind, 'unreachable')
    await server.start()
    await until('the end of the fault', async () => ((await store?.fault()) === undefined ? true : undefined))

    assert.deepEqual(told, ['unreachable', undefined])
    assert.deepEqual(await store.append('case-1', 1, [settled]), { ok: true, revision: 2 })
  })

  it('that was replaced between two questions is not noticed', async () => {
    store = await openStore(url, { changed })
    await store.append('case-1', 0, [opened('jan')])

    await server.stop('fast')
    await server.start()

    assert.equal((await store.read('case-1')).length, 1)
    assert.deepEqual(await store.append('case-1', 1, [settled]), { ok: true, revision: 2 })
    assert.deepEqual(told, [])
  })

  it('that takes no writes is a fault, and reading goes on', async () => {
    store = await openStore(url, { changed })
    await store.append('case-1', 0, [opened('jan')])
    await server.query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`)
    await server.query(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )

    await assert.rejects(
      store.append('case-1', 1, [settled]),
      /takes no writes from the bot \(25006\): let its role write, or name the server that takes them/,
    )
    assert.equal((await store.read('case-1')).length, 1)
    assert.equal((await store.fault())?.kind, 'readOnly')
  })

  it('that does not know the bot or the database is said at the start', async () => {
    await assert.rejects(
      openStore(`${url}_none`),
      /^JournalFault: The journal PostgreSQL .*_none cannot be reached because the database does not let the bot in \(3D000\): look at DATABASE_URL/,
    )
    await assert.rejects(openStore(url.replace('offboarding@', 'stranger:secret@')), (error: Error) => {
      assert.match(error.message, /does not let the bot in \(28000\)/)
      assert.ok(!JSON.stringify([error.message, error.stack]).includes('secret'))
      return true
    })
  })

  it('whose answer was lost has an entry once, and says that it has it', async () => {
    const way = await openWay(server.port)
    try {
      store = await openStore(url.replace(`:${server.port}/`, `:${way.port}/`))
      await store.append('case-1', 0, [opened('jan')])

      way.loseAnswerOf('WITH opening')
      assert.deepEqual(await store.append('case-1', 1, [rejected('once')]), { ok: true, revision: 2 })
      assert.equal(way.lost(), 1)
      way.loseQuestion('WITH opening')
      assert.deepEqual(await store.append('case-1', 2, [rejected('twice')]), { ok: true, revision: 3 })
      assert.equal(way.lost(), 2)

      const reasons = (await store.read('case-1')).flatMap(({ event }) =>
        event.kind === 'rejected' ? event.reason : [],
      )
      assert.deepEqual(reasons, ['once', 'twice'])
    } finally {
      await store?.close()
      store = undefined
      way.close()
    }
  })
})

describe('an error of PostgreSQL', () => {
  const coded = (code: string) => Object.assign(new Error('of the library'), { code })
  for (const [code, kind] of [
    ['53100', 'full'],
    ['25006', 'readOnly'],
    ['42501', 'readOnly'],
    ['XX001', 'damaged'],
    ['42P01', 'gone'],
    ['28P01', 'refused'],
    ['55P03', 'held'],
    ['58030', 'failing'],
    ['53300', 'unreachable'],
    ['57P01', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unreachable'],
  ] as const)
    it(`with the code ${code} means that the journal is ${kind}, and what to do`, () => {
      const fault = faultOf(coded(code), 'PostgreSQL here:1/x')
      assert.equal(fault?.kind, kind)
      assert.match(fault?.message ?? '', new RegExp(`^The journal PostgreSQL here:1/x .*\\(${code}\\): .+\\.$`))
    })

  it('that is a missing token means that the database does not let the bot in, and shows nothing of it', async () => {
    const read = readDatabaseUrl('postgres://bot@127.0.0.1/x')
    assert.ok(read.ok)
    const { password } = connectionTo(read.address, () => Promise.reject(new Error('eyJ.secret')))
    assert.ok(typeof password === 'function')
    const fault = await Promise.resolve(password()).then(
      () => undefined,
      (error: unknown) => faultOf(error, 'PostgreSQL here:1/x'),
    )

    assert.equal(fault?.kind, 'refused')
    assert.match(fault.message, /does not let the bot in \(the bot’s identity gave no token for it\)/)
  })

  it('that is a mistake of ours is none of the journal', () => {
    for (const error of [coded('42601'), coded('23505'), new Error('x'), 'x'])
      assert.equal(faultOf(error, 'PostgreSQL here:1/x'), undefined)
  })
})

/** A way to the database that can lose what goes along it, once. */
async function openWay(to: number) {
  let lost = 0
  let losing: { readonly text: string; readonly isAnswer: boolean } | undefined
  const server: Server = createServer((near: Socket) => {
    const far = connect(to, '127.0.0.1')
    const cut = (): void => {
      near.destroy()
      far.destroy()
    }
    near.on('error', cut).on('close', cut)
    far.on('error', cut).on('close', cut)
    let isDeaf = false
    near.on('data', (data) => {
      const hit = losing !== undefined && data.includes(losing.text) ? losing : undefined
      if (hit === undefined) return void far.write(data)
      losing = undefined
      lost += 1
      if (!hit.isAnswer) return cut()
      isDeaf = true
      // Long enough for the statement to be carried out.
      far.write(data, () => void setTimeout(cut, 300))
    })
    far.on('data', (data) => void (isDeaf || near.write(data)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    lost: () => lost,
    loseAnswerOf: (text: string) => void (losing = { text, isAnswer: true }),
    loseQuestion: (text: string) => void (losing = { text, isAnswer: false }),
    close: () => void server.close(),
  }
}
