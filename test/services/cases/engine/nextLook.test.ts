import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { planIsDue } from '../../../../dialogs/planning'
import { cardsOf } from '../../../../dialogs/views'
import { createEngine } from '../../../../services/cases/engine/engine'
import { nextLookOf, type NextLook } from '../../../../services/cases/engine/nextLook'
import { isClosed, isLate, type OffboardingCase } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { hashOf } from '../../../../services/planning/planHash'
import type { Gateways } from '../../../../services/remote/gateway'
import { RemoteError } from '../../../../services/remote/reader'
import { actionsOf } from '../../../support/teams'
import { toldSteps as steps } from '../../planning/situations'
import type { AnyStep } from '../../../../services/steps/step'
import { caseId, caseOf, entriesOf, opening } from '../journal/builders'
import { history, play } from '../journal/histories'
import { Bench, ManualQueue, fakeStep, make } from './doubles'
import { caseSettings } from '../../../support/caseSettings'

const noon = new Date('2026-11-24T12:00:00.000Z')
const settings = caseSettings(steps)
const tools = { steps, planIsDue: (theCase: OffboardingCase) => planIsDue(theCase, settings) }
const clocks = fc.constantFrom({ now: noon, day: noon }, { now: noon, day: undefined })

/** Microsoft 365 on a bad day. */
const gone = async (): Promise<never> => {
  throw new RemoteError({ kind: 'unavailable', system: 'graph', text: 'Made up' })
}
const away = new Proxy({} as Gateways, { get: () => new Proxy({}, { get: () => gone }) })

/** The verbs of what somebody is asked, on the cards that stand where they are. */
function askedOf(theCase: OffboardingCase, { who }: NextLook & { readonly kind: 'asks' }): readonly string[] {
  const kind = who === 'requester' ? 'person' : 'channel'
  return cardsOf(theCase, settings)
    .filter(({ place }) => place.kind === kind)
    .flatMap(({ card }) => actionsOf(card).map(({ verb }) => verb))
}

describe('Every open case', () => {
  const walked = (hold: (theCase: OffboardingCase, next: NextLook | undefined) => void, last = Infinity) =>
    fc.assert(
      fc.property(history, clocks, (one, moment) => {
        for (const { after } of play(one).slice(-last)) hold(after, nextLookOf(after, tools, moment))
      }),
      { numRuns: 60 },
    )

  it('has a next look or a person who is asked, in every state that presses and work lead to', () => {
    const seen = new Set<string>()
    walked((theCase, next) => {
      assert.equal(next === undefined, isClosed(theCase), JSON.stringify(theCase.steps.map(({ status }) => status)))
      if (next !== undefined) seen.add(`${theCase.phase} ${next.kind === 'look' ? 'look' : next.who}`)
    })

    for (const each of ['deciding requester', 'deciding look', 'proposed requester', 'submitted look'])
      assert.ok(seen.has(each), `${each}; there were ${[...seen].join(', ')}`)
    for (const each of ['submitted approvers', 'settled operators'])
      assert.ok(seen.has(each), `${each}; there were ${[...seen].join(', ')}`)
  })

  it('shows whoever is asked a card with a button, or with what was rejected, where they are', () => {
    const verbs = {
      requester: ['decide', 'change', 'submit', 'confirm', 'cancel'],
      approvers: ['approve', 'reject'],
      operators: ['retry'],
    }
    walked((theCase, next) => {
      if (next?.kind !== 'asks') return
      const asked = askedOf(theCase, next)
      const isTold = next.who === 'requester' && theCase.phase === 'settled' && asked.includes('evidence')
      assert.ok(isTold || asked.some((verb) => verbs[next.who].includes(verb)), `${next.who}: ${asked.join()}`)
    }, 2)
  })

  it('has no step that waits for an answer nobody is asked for, whatever is tried again', () => {
    let tried = 0
    fc.assert(
      fc.property(history, (one) => {
        for (const { after, events } of play(one).slice(-4))
          for (const { stepId, status } of after.steps) {
            if (status !== 'failed' || isClosed(after)) continue
            tried += 1
            const again = caseOf(...events, { kind: 'retried', stepId })
            const step = again.steps.find((other) => other.stepId === stepId)
            const isAsked = step !== undefined && (step.putBack !== undefined || isLate(again, step))
            assert.ok(step?.status !== 'undecided' || isAsked, stepId)
          }
      }),
      { numRuns: 60 },
    )
    assert.ok(tried > 0)
  })

  it('is looked at again after a look in which Microsoft 365 answered nothing, unless a person is asked', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const moments = play(one)
        const said = moments.at(-1)?.events ?? [one.opened]
        const bench = new Bench(steps)
        const entries = entriesOf(said).map(({ at, by, event }) => ({ at, by, event }))
        await bench.store.append(caseId, 0, entries)
        bench.queue = new ManualQueue(bench.clock)
        await createEngine({ ...bench.tools, gateways: away, planIsDue: tools.planIsDue, makePlan: gone }).start()

        await bench.queue.run(3)

        const theCase = await bench.theCase()
        const next = nextLookOf(theCase, tools, { now: bench.clock.now(), day: bench.clock.now() })
        assert.deepEqual(bench.queue.errors, [])
        if (next?.kind === 'look') assert.ok(bench.queue.asked.has(caseId), theCase.phase)
      }),
      { numRuns: 40 },
    )
  })
})

describe('The next look at a case', () => {
  const day = '2026-11-30T08:00:00.000Z'
  const [first, later] = [
    fakeStep({ id: 'first', operations: [make('one')] }),
    fakeStep({
      id: 'later',
      after: ['first'],
      operations: [make('two')],
      notBefore: day,
    }),
  ]
  const at = async (bench: Bench, moment: { readonly now: Date; readonly day: Date | undefined }) =>
    nextLookOf(await bench.theCase(), { steps: bench.steps, planIsDue: () => false }, moment)

  it('is at once while a step can start, and that of whoever a waiting step waits for otherwise', async () => {
    const bench = new Bench([first, later])
    await bench.open({ approved: false })
    assert.deepEqual(await at(bench, { now: noon, day: noon }), { kind: 'asks', who: 'approvers' })

    await bench.approve('later')
    assert.deepEqual(await at(bench, { now: noon, day: noon }), { kind: 'asks', who: 'approvers' })

    await bench.approve('first')
    assert.deepEqual(await at(bench, { now: noon, day: noon }), { kind: 'look', at: noon })
  })

  it('is at once where what the plan left out can be read by now, and asks only about what there is to decide', async () => {
    const problem = { kind: 'unavailable', system: 'graph', text: 'Made up' } as const
    const other = fakeStep({ id: 'other', after: ['first'], operations: [make('three')] })
    const comeLate = async (left: AnyStep, ...before: readonly CaseEvent[]) => {
      const bench = new Bench([left, other])
      const steps = [bench.planned(other)]
      const plan = { steps, hash: hashOf(steps), leftOut: ['first'] }
      await bench.say(
        opening({ first: { so: [] }, other: { so: [] } }),
        { kind: 'decided', stepId: 'other', decision: 'do it' },
        ...before,
        { kind: 'planned', plan, facts: {}, unread: { first: problem } },
        { kind: 'submitted', planHash: plan.hash },
      )
      await bench.approve()
      await bench.say({ kind: 'settled' }, { kind: 'factsRead', facts: { first: { so: [] } } })
      return at(bench, { now: noon, day: noon })
    }
    const look: NextLook = { kind: 'look', at: noon }

    assert.deepEqual(await comeLate({ ...first, applies: () => false }), look)
    assert.deepEqual(await comeLate(first, { kind: 'decided', stepId: 'first', decision: 'do it' }), look)
    assert.deepEqual(await comeLate(first), { kind: 'asks', who: 'requester' })
  })

  it('is on the day that a step was decided for, also when that has come by one clock only', async () => {
    const bench = new Bench([first, later])
    await bench.open()
    await bench.say(
      { kind: 'stepStarted', stepId: 'first', attempt: 1, before: { so: [] } },
      { kind: 'stepVerified', stepId: 'first', facts: { so: ['one'] } },
      { kind: 'settled' },
    )
    const [before, after] = [new Date(Date.parse(day) - 60_000), new Date(Date.parse(day) + 60_000)]

    assert.deepEqual(await at(bench, { now: before, day: before }), { kind: 'look', at: new Date(day) })
    assert.deepEqual(await at(bench, { now: after, day: after }), { kind: 'look', at: after })
    const between = await at(bench, { now: after, day: before })
    assert.deepEqual(between, { kind: 'look', at: new Date(after.getTime() + 60_000) })
  })

  it('is not lost where the day has come by this machine’s clock and not yet by Microsoft’s', async () => {
    const bench = new Bench([{ ...later, after: [] }])
    await bench.open()
    bench.clock.moveTo(new Date(Date.parse(day) + 30_000))
    bench.queue = new ManualQueue(bench.clock)
    const agreed = async () => ({ ok: true as const, at: new Date(bench.clock.now().getTime() - 60_000) })
    await createEngine({ ...bench.tools, clocks: { agreed } }).start()

    await bench.queue.run(1)
    assert.deepEqual(bench.tenant.sent, [])
    await bench.queue.run(5)

    assert.deepEqual(bench.tenant.sent, ['two'])
  })
})
