import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { filledIn } from '../../../../services/cases/engine/placeholders'
import type { Answer } from '../../../../services/remote/reader'
import { caseId, ilse } from '../journal/builders'
import { Bench, fakeStep, make, refusal, type FakeStep } from './doubles'

const unreadable = { unreadable: true } as const
/** Makes a thing, something in it, and works on that: each needs the id of the one before. */
const [thing, part, work] = [
  make('thing', { names: 'thing', ...unreadable }),
  make('{thing}/part', { names: 'part', ...unreadable }),
  make('{thing}/{part}/work', unreadable),
]
const made = (id: string): Answer => ({ ok: true, alreadySo: false, id })

async function bench(step: Partial<FakeStep> = {}): Promise<Bench> {
  const opened = new Bench([fakeStep({ operations: [thing, part, work], unreadable: true, ...step })])
  opened.tenant.answers.set('thing', [made('t 1'), made('t 2')])
  opened.tenant.answers.set('t%201/part', [made('p/1'), made('p 2')])
  opened.tenant.shows = () => false
  await opened.open()
  return opened
}

async function tryAgain(opened: Bench): Promise<void> {
  await opened.say({ by: ilse, event: { kind: 'retried', stepId: 'fake' } })
  await opened.run()
}

describe('An operation that needs the id of what an earlier one made', () => {
  it('is sent with it, encoded, and journalled as it was approved', async () => {
    const opened = await bench()

    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['thing', 't%201/part', 't%201/p%2F1/work'])
    const { sent, status, named } = await opened.step()
    assert.deepEqual(
      sent.map(({ operation }) => operation.via === 'graph' && operation.path),
      [thing.path, part.path, work.path],
    )
    assert.equal(status, 'done')
    assert.deepEqual(named, { thing: 't 1', part: 'p/1' })
  })

  it('gets the id that an earlier attempt made, and nothing is made twice', async () => {
    const opened = await bench()
    opened.tenant.answers.set('t%201/p%2F1/work', [refusal('forbidden')])
    await opened.run()
    assert.equal((await opened.step()).status, 'failed')

    await tryAgain(opened)

    assert.deepEqual(opened.tenant.sent, ['thing', 't%201/part', 't%201/p%2F1/work', 't%201/p%2F1/work'])
    assert.equal((await opened.step()).status, 'done')
  })

  it('gets it after a restart, too', async () => {
    const opened = await bench()
    opened.store.beforeAppend = ([entry]) => {
      if (entry?.event.kind === 'operationSent' && JSON.stringify(entry.event.operation).includes('work'))
        throw new Error('The process dies before the work is sent')
    }
    await opened.run(1)
    opened.store.beforeAppend = () => undefined

    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['thing', 't%201/part', 't%201/p%2F1/work'])
    assert.equal((await opened.step()).status, 'done')
  })

  for (const [what, lost] of [
    ['after it was done', 'lost'],
    ['before it was done', 'gone'],
  ] as const)
    it(`is not reached when the answer that has the id was lost ${what}, and that is sent again by a person only`, async () => {
      const opened = await bench()
      opened.tenant.answers.set('thing', [lost, made('t 1')])

      await opened.run()

      assert.deepEqual(opened.tenant.sent, ['thing'])
      assert.equal((await opened.step()).failure?.problem.key, 'problem.perhapsSent')
      await tryAgain(opened)
      assert.deepEqual(opened.tenant.sent, ['thing', 'thing', 't%201/part', 't%201/p%2F1/work'])
    })

  it('says in the words of its step what to do about a lost answer, of that operation', async () => {
    const words = { key: 'fake.title' }
    const step = fakeStep({ operations: [thing], unreadable: true })
    const asked: unknown[] = []
    const opened = new Bench([{ ...step, whyPerhapsSent: (operation) => (asked.push(operation), words) }])
    opened.tenant.answers.set('thing', ['lost'])
    await opened.open()

    await opened.run()

    assert.equal((await opened.step()).failure?.problem.key, words.key)
    assert.deepEqual(asked, [thing])
  })

  it('is never sent, nor said to be, when no answer brought the id', async () => {
    const opened = await bench({ operations: [make('thing', unreadable), part] })
    opened.tenant.answers.set('thing', [{ ok: true, alreadySo: false }])

    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['thing'])
    const { failure, status } = await opened.step()
    assert.deepEqual([status, failure?.problem.key], ['failed', 'problem.idUnknown'])
    const sent = (await opened.store.read(caseId)).filter(({ event }) => event.kind === 'operationSent')
    assert.equal(sent.length, 1)
  })

  it('takes the newest id when the thing was made anew', async () => {
    const opened = await bench({ operations: [thing, make('{thing}/work', unreadable)] })
    opened.tenant.answers.set('t%201/work', [refusal('notFound')])
    await opened.run()
    await opened.say({
      kind: 'operationSent',
      stepId: 'fake',
      operation: thing,
      clientRequestId: 'by hand',
    })
    await opened.say({
      kind: 'operationAnswered',
      stepId: 'fake',
      clientRequestId: 'by hand',
      outcome: { result: 'accepted', id: 't 2' },
    })

    await tryAgain(opened)

    assert.equal(opened.tenant.sent.at(-1), 't%202/work')
  })

  it('has no placeholder left, or is not there at all, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('thing', 'part', 'other'), fc.string()), (named) => {
        const filled = filledIn(work, named)

        const known = 'thing' in named && 'part' in named
        assert.equal(filled !== undefined, known)
        if (filled?.via === 'graph') {
          assert.equal(
            filled.path,
            `/make/${encodeURIComponent(named['thing']!)}/${encodeURIComponent(named['part']!)}/work`,
          )
          assert.doesNotMatch(filled.path, /[{}]/)
        }
      }),
    )
  })

  it('is found under no name that every object has', () => {
    assert.equal(filledIn(make('{constructor}'), {}), undefined)
  })
})

describe('A readable and an unreadable operation in one step', () => {
  it('are told apart when an answer was lost: one is read back, the other asks a person', async () => {
    const operations = [make('unreadable', unreadable), make('readable')]
    const opened = new Bench([fakeStep({ operations, unreadable: true })])
    opened.tenant.answers.set('readable', ['gone'])
    await opened.open()

    await opened.run()

    assert.deepEqual(opened.tenant.sent, ['unreadable', 'readable', 'readable'])
    assert.equal((await opened.step()).status, 'done')
  })
})
