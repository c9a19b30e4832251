import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { createJournal } from '../../../../services/cases/journal/journal'
import { MemoryStore } from '../engine/doubles'
import { caseId, ilse, morning, opening, petra } from './builders'

const opened = opening({ mailbox: {} }) as CaseEvent & { readonly kind: 'opened' }
const decided: CaseEvent = { kind: 'decided', stepId: 'mailbox', decision: { choice: 'leave' } }

function journalOn(store: MemoryStore) {
  const changed = sinon.spy()
  return { changed, journal: createJournal(store, () => new Date(morning), changed) }
}

describe('The journal', () => {
  it('knows nothing of a case that was not opened', async () => {
    const { journal } = journalOn(new MemoryStore())

    assert.equal(await journal.load(caseId), undefined)
    await assert.rejects(
      journal.record(caseId, ilse, () => [decided]),
      /There is no case case-1/,
    )
  })

  it('opens a case once', async () => {
    const { journal } = journalOn(new MemoryStore())

    assert.equal(await journal.open(caseId, ilse, opened), true)
    assert.equal(await journal.open(caseId, petra, opened), false)
    assert.equal((await journal.load(caseId))?.requester.id, ilse.id)
  })

  it('records who did what and when, and gives the case as it is then', async () => {
    const store = new MemoryStore()
    const { journal } = journalOn(store)
    await journal.open(caseId, ilse, opened)

    const after = await journal.record(caseId, petra, () => [decided])

    const last = (await store.read(caseId)).at(-1)
    assert.deepEqual(last, { caseId, revision: 2, at: '2026-11-23T09:00:00.000Z', by: petra, event: decided })
    assert.equal(after.revision, 2)
  })

  it('reads of a case that it knows only what came since, and knows it as one who reads it whole', async () => {
    const store = new MemoryStore()
    const { journal } = journalOn(store)
    await journal.open(caseId, ilse, opened)
    await journal.record(caseId, ilse, () => [decided])
    const reading = sinon.spy(store, 'readAfter')

    const settled: CaseEvent = { kind: 'settled' }
    await store.append(caseId, 2, [{ at: new Date(morning).toISOString(), by: petra, event: settled }])
    const theCase = await journal.load(caseId)

    assert.deepEqual(reading.args, [[caseId, 2]])
    assert.deepEqual(theCase, await journalOn(store).journal.load(caseId))
    assert.equal(theCase?.phase, 'settled')
  })

  it('gives all who ask at the same moment the same case, and nobody an older one than somebody has', async () => {
    const store = new MemoryStore()
    const { journal } = journalOn(store)
    await journal.open(caseId, ilse, opened)
    const reading = store.readAfter.bind(store)
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    sinon
      .stub(store, 'readAfter')
      .onFirstCall()
      .callsFake(async (...asked) => {
        const entries = await reading(...asked)
        await held
        return entries
      })
      .callThrough()

    const late = journal.load(caseId)
    const [one, other] = await Promise.all([journal.load(caseId), journal.load(caseId)])
    const after = await journal.record(caseId, petra, () => [decided])
    letGo()

    assert.equal(one, other)
    assert.equal(await late, after)
    assert.equal(await journal.load(caseId), after)
  })

  it('knows which cases name somebody by one question, and reads nothing of them again while nothing came since', async () => {
    const store = new MemoryStore()
    const { journal } = journalOn(store)
    const other = { id: 'sanne', displayName: 'Sanne Bakker', userPrincipalName: 'sanne@contoso.com' }
    const handedOn: CaseEvent = { kind: 'decided', stepId: 'mailbox', decision: { choice: 'forward', to: other } }
    await journal.open(caseId, ilse, {
      ...opened,
      employee: { ...opened.employee, manager: { ...other, id: 'boss', mail: undefined, available: true } },
    })

    const all = [caseId, 'there is no such case']
    assert.deepEqual(await journal.naming(all, 'boss'), [caseId])
    assert.deepEqual(await journal.naming(all, 'sanne'), [])
    await journalOn(store).journal.record(caseId, petra, () => [handedOn])
    assert.deepEqual(await journal.naming(all, 'sanne'), [caseId])
    const [reading, asking] = [sinon.spy(store, 'readAfter'), sinon.spy(store, 'revisions')]
    assert.deepEqual(await journal.naming(all, 'sanne'), [caseId])
    assert.deepEqual(reading.args, [])
    assert.deepEqual(asking.args, [[all]])
  })

  it('does not know a case any more whose personal data was removed', async () => {
    const store = new MemoryStore()
    const { journal } = journalOn(store)
    await journal.open(caseId, ilse, opened)
    assert.notEqual(await journal.load(caseId), undefined)

    sinon.stub(store, 'readAfter').resolves(undefined)

    assert.equal(await journal.load(caseId), undefined)
  })

  it('lets one look at other cases and write at a time, also when one of them fails', async () => {
    const journal = createJournal(
      new MemoryStore(),
      () => new Date(),
      () => undefined,
    )
    const seen: string[] = []
    const act = (name: string, outcome: () => void) => async () => {
      seen.push(`${name} looks`)
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(`${name} writes`)
      outcome()
    }

    const ended = await Promise.allSettled([
      journal.underPressLock(act('Ilse', () => assert.fail('made up'))),
      journal.underPressLock(act('Tom', () => undefined)),
    ])

    assert.deepEqual(seen, ['Ilse looks', 'Ilse writes', 'Tom looks', 'Tom writes'])
    assert.deepEqual(
      ended.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    )
  })

  it('tells of each change, and of none when there was nothing to record', async () => {
    const { journal, changed } = journalOn(new MemoryStore())
    await journal.open(caseId, ilse, opened)
    changed.resetHistory()

    await journal.record(caseId, ilse, () => [])
    await journal.record(caseId, ilse, () => [decided])

    assert.deepEqual(changed.args, [[caseId, [decided]]])
  })

  it('decides anew, on the case as it is then, when somebody else was first', async () => {
    const { journal } = journalOn(new MemoryStore())
    await journal.open(caseId, ilse, opened)
    const seen: number[] = []
    const onlyOnce = (by: typeof ilse) =>
      journal.record(caseId, by, ({ steps: [step], revision }) => {
        seen.push(revision)
        return step?.status === 'undecided' ? [decided] : []
      })

    const cases = await Promise.all([onlyOnce(ilse), onlyOnce(petra)])

    assert.deepEqual(
      cases.map(({ revision }) => revision),
      [2, 2],
    )
    assert.deepEqual(seen, [1, 1, 2])
  })
})
