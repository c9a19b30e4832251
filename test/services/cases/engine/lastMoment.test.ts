import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Rule } from '../../../../services/steps/rule'
import { jan } from '../../steps/builders'
import { settings } from '../../planning/situations'
import { petra } from '../journal/builders'
import { Bench, fakeStep, make, nameOf, pace, type FakeFacts } from './doubles'

const forbids = { key: 'planner.noticeOutdated' }
const operations = ['a', 'b', 'c'].map((name) => make(name, { irreversible: true }))

/** Refuses while something of this name is so, as the step `told` reads it. */
function refusesWhile(name: string, more: Partial<Rule> = {}): Rule {
  return {
    id: `not while ${name}`,
    uses: ['told'],
    guards: ['fake'],
    refuse: ({ facts }) => ((facts['told'] as FakeFacts).so.includes(name) ? [forbids] : []),
    ...more,
  }
}

/** A case of a step that sends, and of one that only finds out. */
async function bench(...rules: readonly Rule[]): Promise<Bench> {
  const made = new Bench([fakeStep({ operations }), fakeStep({ id: 'told', after: ['fake'], operations: [] })])
  made.rules = rules
  await made.open()
  return made
}

/** Lets so many looks happen, each at the time that it was asked for. */
const fewLooks = 6

describe('A rule that forbids a step at the last moment', () => {
  it('keeps all of it from being sent, asks a person, and is looked at again ever more seldom', async () => {
    const made = await bench(refusesWhile('hold'))
    made.tenant.so.add('hold')

    await made.run(40)

    const step = await made.step()
    assert.deepEqual(made.tenant.sent, [])
    assert.deepEqual([step.status, step.attempt, step.held?.reasons], ['approved', 0, [forbids]])
    assert.equal((await made.theCase()).phase, 'settled')
    assert.equal((await made.kinds()).filter((kind) => kind === 'ruleRefused').length, 1)
    assert.ok(made.showAtRest.callCount > 0)
    const again = made.queue.asked.get('case-1')
    assert.equal((again?.getTime() ?? 0) - made.clock.now().getTime(), pace.rulePause)
  })

  it('lets it go on by itself when that is mended, under the approval that it had', async () => {
    const made = await bench(refusesWhile('hold'))
    made.tenant.so.add('hold')
    await made.run(fewLooks)
    assert.deepEqual(made.tenant.sent, [])

    made.tenant.so.delete('hold')
    await made.run(fewLooks)

    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c'])
    assert.equal((await made.theCase()).phase, 'completed')
    assert.equal((await made.kinds()).filter((kind) => kind === 'approved').length, 1)
  })

  it('stops it between two operations that cannot be taken back', async () => {
    const made = await bench(refusesWhile('hold'))
    made.tenant.beforeSend = (operation) => void (nameOf(operation) === 'b' && made.tenant.so.add('hold'))

    await made.run(fewLooks)

    assert.deepEqual(made.tenant.sent, ['a', 'b'])
    assert.equal((await made.step()).status, 'running')
    made.tenant.so.delete('hold')
    await made.run(fewLooks)
    assert.deepEqual(made.tenant.sent, ['a', 'b', 'c'])
    assert.equal((await made.theCase()).phase, 'completed')
  })

  it('is not asked about a step that is so already, and stops none that it does not guard', async () => {
    const made = await bench(refusesWhile('hold', { guards: ['other'] }), refusesWhile('hold'))
    for (const name of ['a', 'b', 'c', 'hold']) made.tenant.so.add(name)

    await made.run(fewLooks)

    assert.equal((await made.step()).status, 'done')
    assert.ok(!(await made.kinds()).includes('ruleRefused'))
  })

  it('knows the account as it is now, and what the case itself took away', async () => {
    const seen: unknown[] = []
    const rule = refusesWhile('hold', {
      uses: ['employee'],
      refuse: ({ employee, before }) => {
        seen.push([employee.globalAdministrator, before?.['fake']])
        return []
      },
    })
    const made = await bench(rule)
    made.employee = () => jan({ globalAdministrator: true })

    await made.run(fewLooks)

    assert.deepEqual(seen, [
      [true, undefined],
      [true, { so: [] }],
      [true, { so: [] }],
    ])
  })

  it('is not fooled by what was approved: a step that was rejected meanwhile stays so', async () => {
    const made = await bench(refusesWhile('hold'))
    made.tenant.so.add('hold')
    await made.run(fewLooks)
    const rejected = { kind: 'rejected', stepId: 'fake', reason: 'No', planHash: '' } as const
    await made.say({ by: petra, event: rejected })
    made.tenant.so.delete('hold')

    await made.run(fewLooks)

    assert.deepEqual(made.tenant.sent, [])
    assert.equal((await made.step()).held, undefined)
  })
})

describe('What a rule needs to know and cannot read', () => {
  for (const kind of ['forbidden', 'unavailable'] as const)
    it(`keeps the step waiting, however long, and never sends (${kind})`, async () => {
      const made = await bench(refusesWhile('hold'))
      made.tenant.fails = (path) => (path === '/facts/told' ? kind : undefined)

      await made.run(60)

      const { status, held } = await made.step()
      assert.deepEqual(made.tenant.sent, [])
      assert.deepEqual([status, held?.reasons.map(({ key }) => key)], ['approved', ['problem.ruleUnread']])
      assert.ok(made.queue.asked.size > 0)

      made.tenant.fails = () => undefined
      await made.run(fewLooks)
      assert.deepEqual(made.tenant.sent, ['a', 'b', 'c'])
      assert.equal((await made.theCase()).phase, 'completed')
    })
})

describe('Whatever changes whenever (promise 13)', () => {
  const names = ['x', 'y', 'z']
  /** What an administrator in another window does, after so many reads and requests of the bot. */
  const changes = fc.array(fc.record({ after: fc.nat(40), name: fc.constantFrom(...names), to: fc.boolean() }), {
    maxLength: 12,
  })

  it('no request is sent that a rule refuses with the facts of that moment, and what is mended is done', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.subarray(names, { minLength: 1 }), async (all, minded) => {
        const made = await bench(...minded.map((name) => refusesWhile(name)))
        let happened = 0
        const world = (): void => {
          happened += 1
          for (const { name, to } of all.filter(({ after }) => after === happened))
            if (to) made.tenant.so.add(name)
            else made.tenant.so.delete(name)
        }
        const wrong: string[] = []
        // The world turns before a look begins and when a request has arrived: between a look and its request is no time.
        made.tenant.afterSend = world
        made.tenant.beforeRead = world
        made.tenant.beforeSend = (operation) => {
          const against = minded.filter((name) => made.tenant.so.has(name))
          if (against.length > 0) wrong.push(`${nameOf(operation)} although ${against.join()} was so`)
        }

        await made.run(30)
        for (const name of names) made.tenant.so.delete(name)
        await made.run(30)

        assert.deepEqual(wrong, [])
        assert.deepEqual([...made.tenant.sent].sort(), ['a', 'b', 'c'])
        assert.equal((await made.theCase()).phase, 'completed')
      }),
      { ...settings, numRuns: 100 },
    )
  })
})
