import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import pino from 'pino'
import { createRefusals } from '../../dialogs/refusalCount'
import { createJournal } from '../../services/cases/journal/journal'
import { caseId, ilse, opening, petra, tom } from '../services/cases/journal/builders'
import { MemoryStore } from '../services/cases/engine/doubles'

const kinds = fc.record({
  by: fc.constantFrom(ilse, petra, tom),
  verb: fc.constantFrom('approve', 'reject'),
  why: fc.constantFrom({ key: 'dialog.stale' }, { key: 'dialog.notRequester' }),
})

describe('Refused presses', () => {
  it('are all counted, and grow the journal by their kinds and hardly by their number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 120 })), { maxLength: 6 }),
        async (presses) => {
          const store = new MemoryStore()
          const journal = createJournal(
            store,
            () => new Date(),
            () => undefined,
          )
          const opened = opening({ mailbox: {} })
          assert.ok(opened.kind === 'opened' && (await journal.open(caseId, ilse, opened)))
          const refusals = createRefusals({ journal, log: pino({ level: 'silent' }) })
          let count = 0
          for (const [{ by, verb, why }, times] of presses)
            for (let number = 0; number < times; number += 1) {
              const theCase = await journal.load(caseId)
              assert.ok(theCase !== undefined)
              await refusals.note(theCase, by, { verb, why })
              count += 1
            }
          await refusals.flush()

          const entries = (await store.read(caseId)).flatMap(({ event }) => (event.kind === 'refused' ? [event] : []))
          const different = new Set(presses.map(([kind]) => JSON.stringify(kind))).size
          const counted = entries.reduce((sum, { times = 1 }) => sum + times, 0)
          assert.equal(counted, count)
          assert.ok(
            entries.length <= different * 5,
            `${entries.length} entries for ${count} presses of ${different} kinds`,
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
