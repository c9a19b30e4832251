import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { languageKey, personKey, type CaseStore } from '../../../../../services/cases/store/caseStore'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../../../../support/postgres'
import { completed, gives, opened, rejected, removal } from '../caseStore.suite'
import { openStore } from './openStore'

describeWithPostgres('what was forgotten in PostgreSQL', () => {
  let server: PostgresServer
  let url: string
  let store: CaseStore | undefined
  beforeEach(async () => {
    server = await startPostgres()
    url = await server.newDatabase()
  })
  afterEach(async () => {
    await store?.close()
    store = undefined
    await server.remove()
  })

  /** Files of the server that hold these bytes, its log of changes (`pg_wal`) aside, once all is written to them. */
  async function filesWith(text: string): Promise<readonly string[]> {
    await server.query(url, 'CHECKPOINT')
    return readdirSync(server.data, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('pg_wal') && statSync(path.join(server.data, name)).isFile())
      .filter((name) => readFileSync(path.join(server.data, name)).includes(text))
  }

  async function fill(): Promise<CaseStore> {
    const filled = await openStore(url)
    for (let index = 0; index < 20; index += 1) {
      const entries = Array.from({ length: 20 }, (_, reason) =>
        rejected(`Because of Xanthippe ${reason} ${'x'.repeat(index * 60)}`),
      )
      await filled.append(`case-${index}`, 0, [opened(`xenophon-${index}`), gives('aspasia'), ...entries, completed])
      await filled.rememberConversation(personKey(`xenophon-${index}`), { name: 'Xanthippe' })
      await filled.rememberConversation(languageKey(`xenophon-${index}`), { language: 'nl' })
      await filled.acceptLook(`case-${index}`, 'xenophon', { look: 'Xanthippe', at: completed.at })
    }
    await filled.append('open', 0, [opened('eva'), rejected('Keep me')])
    await server.query(url, 'ANALYZE')
    for (const text of ['Xanthippe', 'xenophon', 'aspasia']) assert.notDeepEqual(await filesWith(text), [], text)
    return filled
  }

  async function assertGone(): Promise<void> {
    for (const text of ['Xanthippe', 'xenophon', 'aspasia']) assert.deepEqual(await filesWith(text), [], text)
    assert.notDeepEqual(await filesWith('Keep me'), [])
  }

  it('is in not one byte of its tables, their indexes and statistics, while a bot has them open', async () => {
    store = await fill()

    await store.forget(
      (await store.closedBefore(new Date('2030-01-01'))).map(({ caseId }) => caseId),
      removal,
    )

    await assertGone()
    assert.equal((await store.read('open')).length, 2)
  })

  it('is gone at the next start when the bot ended before it was overwritten', async () => {
    store = await fill()
    // Somebody reads for so long that the table cannot be written anew.
    const reader = server.query(
      url,
      'BEGIN; LOCK TABLE offboarding.disclosures IN ACCESS SHARE MODE; SELECT pg_sleep(12)',
    )

    await assert.rejects(
      store.forget(
        (await store.closedBefore(new Date('2030-01-01'))).map(({ caseId }) => caseId),
        removal,
      ),
      /is being held by somebody else in the database \(55P03\)/,
    )
    assert.deepEqual(await store.closedBefore(new Date('2030-01-01')), [])
    await reader
    await store.close()
    store = await openStore(url)

    await assertGone()
  })
})
