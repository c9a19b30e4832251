import { strict as assert } from 'node:assert'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import * as fc from 'fast-check'
import pLimit, { type LimitFunction } from 'p-limit'
import pino from 'pino'
import type { CaseCloudEvent } from '../../interface/events/caseEvents'
import { createOutbox, type Outbox } from '../../interface/events/outbox'
import type { Attempt } from '../../interface/events/subscriber'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { createJournal, type Journal } from '../../services/cases/journal/journal'
import type { CaseStore } from '../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { ilse, opening } from '../services/cases/journal/builders'
import { newFolder } from '../support/folder'
import { waitFor } from '../support/office'

const cases = ['case-1', 'case-2', 'case-3'] as const
const told: CaseEvent = { kind: 'approved', stepIds: ['mailbox'], planHash: 'x' }
const untold: CaseEvent = { kind: 'noted', note: 'x' }

interface Bot {
  readonly journal: Journal
  readonly outbox: Outbox
}

/** Several bots on one store, as PostgreSQL’s locks keep them apart. */
function createBots(store: CaseStore, send: (event: CaseCloudEvent) => Promise<Attempt>): () => Bot {
  const locks = new Map<string, LimitFunction>()
  const alone = (name: string, act: (still: () => boolean) => Promise<void>): Promise<void> => {
    const lock = locks.get(name) ?? pLimit(1)
    locks.set(name, lock)
    return lock(() => act(() => true))
  }
  return () => {
    const journal: Journal = createJournal(
      store,
      () => new Date(),
      (caseId, events) => outbox.changed(caseId, events),
    )
    const outbox = createOutbox({
      store,
      journal,
      alone,
      telling: { source: '/tenants/x/offboarding', names: false },
      send,
      now: () => new Date(),
      firstPause: 1,
      log: pino({ level: 'silent' }),
    })
    return { journal, outbox }
  }
}

const act = fc.record({
  bot: fc.nat({ max: 1 }),
  caseId: fc.constantFrom(...cases),
  event: fc.constantFrom('told', 'told', 'untold', 'killed'),
})
const failures = fc.array(fc.constantFrom<Attempt['kind']>('taken', 'refused', 'down'), { maxLength: 30 })

describe('The outbox of two bots on one store', () => {
  it('tells each event in the order of its case, and by one of them, whoever writes, fails and is killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), failures, async (acts, fails) => {
        const folder = await newFolder('outbox-')
        const store = openSqliteCaseStore(path.join(folder, 'cases.db'))
        const heard: CaseCloudEvent[] = []
        const left = [...fails]
        const newBot = createBots(store, async (event) => {
          await new Promise((resolve) => setImmediate(resolve))
          const kind = left.shift() ?? 'taken'
          // What was lost on the way back was heard all the same.
          if (kind === 'taken' || left.length % 3 === 0) heard.push(event)
          return kind === 'taken' ? { kind } : { kind: kind as 'refused' | 'down', why: 'as it is' }
        })
        const bots = [newBot(), newBot()]
        for (const { outbox } of bots) await outbox.lookForLost()
        for (const caseId of cases)
          await bots[0]?.journal.open(caseId, ilse, {
            ...(opening({ mailbox: {} }) as CaseEvent & { readonly kind: 'opened' }),
            employee: { ...(opening({}) as CaseEvent & { readonly kind: 'opened' }).employee, id: caseId },
          })
        for (const { bot, caseId, event } of acts) {
          if (event === 'killed') {
            await bots[bot]?.outbox.stop()
            bots[bot] = newBot()
            for (const one of bots) await one.outbox.lookForLost()
          } else await bots[bot]?.journal.record(caseId, ilse, () => [event === 'told' ? told : untold])
        }

        const expected = cases.flatMap((caseId) => [
          `${caseId}/1`,
          ...acts
            .filter((one) => one.caseId === caseId && one.event !== 'killed')
            .flatMap((one, index) => (one.event === 'told' ? [`${caseId}/${index + 2}`] : [])),
        ])
        const once = () => [...new Map(heard.map((event) => [event.id, event])).values()]
        await waitFor('all that is to be told', () => (once().length === expected.length ? true : undefined), 5_000)
        for (const { outbox } of bots) await outbox.stop()
        await store.close()
        await rm(folder, { recursive: true })

        assert.ok(heard.length <= expected.length + fails.length, 'nothing is sent by both')
        for (const caseId of cases)
          assert.deepEqual(
            once().flatMap(({ id, subject }) => (subject === caseId ? [id] : [])),
            expected.filter((id) => id.startsWith(`${caseId}/`)),
          )
      }),
      { numRuns: 25 },
    )
  })
})
