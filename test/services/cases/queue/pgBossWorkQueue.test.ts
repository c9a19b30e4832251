import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import pino from 'pino'
import {
  knownTables,
  openPgBossWorkQueue,
  type PgBossWorkQueue,
} from '../../../../services/cases/queue/pgBossWorkQueue'
import { StoreTooNew } from '../../../../services/cases/store/storeVersion'
import { describeWithPostgres, sharedPostgres } from '../../../support/postgres'
import { createLooks, moments, workQueueSuite } from './workQueue.suite'

const log = pino({ level: 'silent' })
const day = 24 * 60 * 60_000

async function emptyDatabase(): Promise<string> {
  return (await sharedPostgres()).newDatabase()
}

function openOn(
  connectionString: string,
  retryPause: (failures: number) => number = () => 2,
  concurrency = 32,
): Promise<PgBossWorkQueue> {
  return openPgBossWorkQueue({ connection: { connectionString }, log, retryPause, concurrency })
}

describe('The tables of pg-boss', () => {
  it('are known in the version that its package makes', () => {
    const { pgboss } = JSON.parse(readFileSync('node_modules/pg-boss/package.json', 'utf8')) as {
      readonly pgboss: { readonly schema: number }
    }

    assert.equal(knownTables, pgboss.schema)
  })
})

describeWithPostgres('The work queue in PostgreSQL', () => {
  workQueueSuite('for one process', async (concurrency) => ({
    queue: await openOn(await emptyDatabase(), undefined, concurrency),
    close: async () => undefined,
  }))

  describe('for several processes', () => {
    let url: string
    let one: PgBossWorkQueue
    let other: PgBossWorkQueue
    const looks = { one: createLooks(), other: createLooks() }
    const failed = (caseId: string, error: unknown) => {
      throw new Error(caseId, { cause: error })
    }
    const count = () => looks.one.count('case-1') + looks.other.count('case-1')
    const haveBegun = async (wanted: number) => {
      while (count() < wanted) await moments(1)
    }
    beforeEach(async () => {
      url = await emptyDatabase()
      // At the same moment, as two replicas start on an empty database.
      ;[one, other] = await Promise.all([openOn(url), openOn(url)])
      looks.one = createLooks()
      looks.other = createLooks()
    })
    afterEach(async () => {
      looks.one.finishAll()
      looks.other.finishAll()
      await Promise.all([one.stop(), other.stop()])
    })

    it('runs one look at a case at a time, whichever was asked, and tells that one that it was asked for again', async () => {
      await one.start(looks.one.look, failed)
      await one.lookAt('case-1')
      await looks.one.begun('case-1', 1)
      await other.start(looks.other.look, failed)
      const told = looks.one.newest('case-1').askedAgain()

      await other.lookAt('case-1')
      await told
      await moments(20)

      assert.equal(count(), 1)
      looks.one.finish('case-1')
      await haveBegun(2)
    })

    it('looks once for what both were asked at the same moment', async () => {
      await Promise.all([one, other, one, other].map((queue) => queue.lookAt('case-1')))
      await one.start(looks.one.look, failed)
      await other.start(looks.other.look, failed)
      await haveBegun(1)

      looks.one.finishAll()
      looks.other.finishAll()
      await moments(20)

      assert.equal(count(), 1)
    })

    it('keeps the earliest moment of those that both were asked for at once', async () => {
      await one.start(looks.one.look, failed)
      const asked = [3_600_000, 40, 7_200_000, 60, 1_800_000].map((wait) => new Date(Date.now() + wait))

      await Promise.all(asked.map((at, index) => (index % 2 === 0 ? one : other).lookAt('case-1', at)))

      await looks.one.begun('case-1', 1)
    })

    it('goes on in another process with what one has not begun when it stops', async () => {
      await one.start(looks.one.look, failed)
      await one.lookAt('case-1')
      await looks.one.begun('case-1', 1)
      await one.lookAt('case-1')
      const stopping = one.stop()
      looks.one.finish('case-1')
      await stopping

      await other.start(looks.other.look, failed)

      await looks.other.begun('case-1', 1)
    })

    it('goes on in another process with what one had under way when it stops, since that begins nothing more', async () => {
      await one.start(looks.one.look, failed)
      await one.lookAt('case-1')
      await looks.one.begun('case-1', 1)
      const stopping = one.stop()
      looks.one.finish('case-1')
      await stopping

      await other.start(looks.other.look, failed)

      await looks.other.begun('case-1', 1)
    })

    it('begins anew what another had under way when that is known to be gone, and nothing of its own', async () => {
      await one.start(looks.one.look, failed)
      await one.lookAt('case-1')
      await looks.one.begun('case-1', 1)
      await other.start(looks.other.look, failed)
      await other.lookAt('case-2')
      while (looks.one.count('case-2') + looks.other.count('case-2') === 0) await moments(1)

      await other.takeOver()

      await looks.other.begun('case-1', 1)
    })

    it('waits longer after each look that throws, also where another process looks then', async () => {
      const pauses: number[] = []
      const pausing = await openOn(url, (failures) => {
        pauses.push(failures)
        return 1
      })
      const again = await openOn(url, (failures) => {
        pauses.push(failures)
        return 1
      })
      const failing = async () => Promise.reject(new Error('no'))
      await pausing.start(failing, () => void pausing.stop())
      await pausing.lookAt('case-1')
      while (pauses.length < 1) await moments(1)
      await again.start(failing, () => undefined)
      while (pauses.length < 3) await moments(1)
      await Promise.all([pausing.stop(), again.stop()])

      assert.deepEqual(pauses.slice(0, 3), [1, 2, 3])
    })

    it('is left to newer bots by one whose pg-boss is older than the tables, which says so; by itself when they are as before', async () => {
      await one.start(looks.one.look, failed)
      const become = async (version: number) => {
        await (await sharedPostgres()).query(url, `UPDATE pgboss.version SET version = ${version}`)
        while ((one.outdated() !== undefined) !== version > knownTables) await moments(1)
      }
      await become(knownTables + 1)

      await one.lookAt('case-1')
      await moments(30)

      assert.equal(looks.one.count('case-1'), 0)
      assert.match(one.outdated() ?? '', /start the newer bot/)
      assert.deepEqual(await one.unasked(['case-1']), [])
      await become(knownTables)
      await looks.one.begun('case-1', 1)
    })

    it('lets no bot start whose pg-boss is older than the tables', async () => {
      await (await sharedPostgres()).query(url, `UPDATE pgboss.version SET version = ${knownTables + 1}`)

      await assert.rejects(openOn(url), StoreTooNew)
    })

    it('keeps a look that is years away, and for as long as everybody may be gone then', async () => {
      await one.lookAt('case-1', new Date(Date.now() + 700 * day))

      const [row] = await (
        await sharedPostgres()
      ).query(url, "SELECT start_after, keep_until FROM pgboss.job WHERE singleton_key = 'case-1'")

      const [start, end] = [row?.['start_after'] as Date, row?.['keep_until'] as Date]
      assert.ok(Math.abs(start.getTime() - Date.now() - 700 * day) < 60_000)
      assert.ok(end.getTime() - start.getTime() >= 365 * day)
    })
  })
})
