import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { BatchEvent } from '../../../services/batches/batchEntry'
import { createBatchJournal } from '../../../services/batches/batchJournal'
import { casesOf, foldBatch, waitingMembers } from '../../../services/batches/batchState'
import { MemoryStore } from '../cases/engine/doubles'

const ilse = { id: 'ilse', displayName: 'Ilse' }
const ids = ['jan', 'eva', 'mia', 'tom'] as const
const opening: BatchEvent = {
  kind: 'batchOpened',
  requester: ilse,
  language: 'nl',
  name: 'leavers.csv',
  members: ids.map((employeeId, index) => ({ employeeId, displayName: employeeId, line: index + 2 })),
}

function folded(...events: readonly BatchEvent[]) {
  const entries = [opening, ...events].map((event, index) => ({
    batchId: 'batch-1',
    revision: index + 1,
    at: `2026-11-30T09:00:0${index % 10}.000Z`,
    by: ilse,
    event,
  }))
  return foldBatch(entries)!
}

describe('a batch', () => {
  it('is read until everybody has a case or was left out, and then decided, sent and over', () => {
    const members: readonly BatchEvent[] = [
      { kind: 'memberOpened', employeeId: 'jan', caseId: 'case-jan' },
      { kind: 'memberLeftOut', employeeId: 'eva', why: { key: 'x' } },
      { kind: 'memberOpened', employeeId: 'mia', caseId: 'case-mia' },
      { kind: 'memberOpened', employeeId: 'tom', caseId: 'case-tom' },
    ]
    assert.equal(folded(...members.slice(0, 3)).phase, 'reading')
    assert.equal(folded(...members).phase, 'deciding')
    const sent = [...members, { kind: 'batchSubmitted', members: [] } as const]
    assert.equal(folded(...sent).phase, 'submitted')
    assert.equal(folded(...sent, { kind: 'batchEnded', how: 'completed' }).phase, 'ended')
    assert.deepEqual(casesOf(folded(...sent)), ['case-jan', 'case-mia', 'case-tom'])
  })

  it('remembers what was chosen for all, and forgets what was chosen as suggested again', () => {
    const { decisions } = folded(
      { kind: 'decidedForAll', stepId: 'mailbox', choice: 'share' },
      { kind: 'decidedForAll', stepId: 'onedrive', choice: 'keep' },
      { kind: 'decidedForAll', stepId: 'onedrive' },
      { kind: 'exceptionMade', rule: 'largeMailbox', choice: 'forward' },
      { kind: 'successorForAll', successor: null },
    )
    assert.deepEqual(decisions, {
      successor: null,
      choices: { mailbox: 'share' },
      exceptions: { largeMailbox: 'forward' },
    })
  })

  it('has plans asked for until something else is decided', () => {
    const asked = [{ kind: 'decidedForAll', stepId: 'mailbox', choice: 'share' }, { kind: 'plansAsked' }] as const
    assert.equal(folded(...asked).plansAsked, 3)
    assert.equal(folded(...asked, { kind: 'successorForAll' }).plansAsked, undefined)
    assert.equal(folded(...asked, { kind: 'memberLeftOut', employeeId: 'jan', why: { key: 'x' } }).plansAsked, 3)
  })

  it('keeps what was pressed for all until it was carried out', () => {
    const paused = folded({ kind: 'batchPaused' }, { kind: 'batchResumed' })
    assert.deepEqual(
      paused.orders.map(({ event, revision }) => [event.kind, revision]),
      [
        ['batchPaused', 2],
        ['batchResumed', 3],
      ],
    )
    assert.equal(paused.paused, undefined)
    assert.deepEqual(folded({ kind: 'batchPaused' }, { kind: 'carriedOut', order: 2 }).orders, [])
  })

  it('counts everybody once, whatever becomes of them', () => {
    const event = fc.oneof(
      fc.record({
        kind: fc.constant('memberOpened' as const),
        employeeId: fc.constantFrom(...ids),
        caseId: fc.constantFrom('a', 'b', 'c'),
      }),
      fc.record({
        kind: fc.constant('memberLeftOut' as const),
        employeeId: fc.constantFrom(...ids),
        why: fc.constant({ key: 'x' }),
      }),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const batch = folded(...events)
        const leftOut = batch.members.filter((member) => member.leftOut !== undefined)
        assert.equal(casesOf(batch).length + leftOut.length + waitingMembers(batch).length, ids.length)
        assert.equal(batch.phase === 'reading', waitingMembers(batch).length > 0)
      }),
    )
  })

  it('is the same read on from where it was known as read from its beginning', async () => {
    const store = new MemoryStore()
    const now = () => new Date('2026-11-30T09:00:00.000Z')
    const told: string[] = []
    const known = createBatchJournal(store, now, (batchId) => told.push(batchId))
    await known.open('batch-1', ilse, opening)
    await Promise.all(
      ids.map((employeeId) =>
        known.record('batch-1', ilse, () => [{ kind: 'memberOpened', employeeId, caseId: `case-${employeeId}` }]),
      ),
    )

    const again = await createBatchJournal(store, now, () => undefined).load('batch-1')

    assert.deepEqual(await known.load('batch-1'), again)
    assert.equal(again?.revision, 5)
    assert.deepEqual(new Set(casesOf(again)), new Set(ids.map((id) => `case-${id}`)))
    assert.equal(told.length, 5)
    assert.equal(await known.open('batch-1', ilse, opening), false)
    assert.equal(await known.load('none'), undefined)
  })
})
