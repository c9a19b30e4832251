import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import pino from 'pino'
import { sizeOf, largestCard } from '../../cards/fit'
import { askedOn, membersOf, type MemberInView } from '../../dialogs/batches/batchMembers'
import { createBatchThreads } from '../../dialogs/batches/createBatchThreads'
import { carryOutDecided, decidedIn } from '../../dialogs/batches/decidedForAll'
import type { DialogTools } from '../../dialogs/dialogTools'
import { until } from '../support/process'
import { digestOf, type Standing } from '../../dialogs/batches/memberDigest'
import { countsOf, stepsWithCard } from '../../dialogs/views/batch'
import { batchListOf } from '../../dialogs/views/batchList'
import { batchSummaryOf } from '../../dialogs/views/batchSummary'
import { batchCards } from '../../dialogs/views/batchThread'
import type { BatchEntry, BatchEvent } from '../../services/batches/batchEntry'
import { createBatchJournal } from '../../services/batches/batchJournal'
import { foldBatch, type Batch } from '../../services/batches/batchState'
import { foldOn, type OffboardingCase } from '../../services/cases/journal/case'
import type { Actor, CaseEvent } from '../../services/cases/journal/entry'
import { caseSettings } from '../support/caseSettings'
import { checkCard } from '../support/cardChecker'
import { MemoryStore } from '../services/cases/engine/doubles'
import { entriesOf, ilse, petra } from '../services/cases/journal/builders'
import { history, play } from '../services/cases/journal/histories'
import { settings as examples, toldSteps } from '../services/planning/situations'

const settings = caseSettings(toldSteps)
const late = '2030-01-01T00:00:00.000Z'

/** Cases as they are at any moment of any history. */
const anyCase: fc.Arbitrary<OffboardingCase> = history
  .map((one) => play(one).map(({ after }) => after))
  .filter((moments) => moments.length > 0)
  .chain((moments) => fc.constantFrom(...moments))

function batchOf(events: readonly BatchEvent[]): Batch {
  const entries = events.map((event, index): BatchEntry => ({
    batchId: 'batch-1',
    revision: index + 1,
    at: '2026-11-30T09:00:00.000Z',
    by: ilse,
    event,
  }))
  return foldBatch(entries) ?? assert.fail()
}

/** A batch of these cases, each by a number of its own; more people are waited for, and some were left out. */
function viewOf(cases: readonly OffboardingCase[], opening = 0, leftOut = 0) {
  const named = cases.map((theCase, index): OffboardingCase => ({
    ...theCase,
    caseId: `case-${index}`,
    employee: { ...theCase.employee, id: `leaver-${index}`, displayName: `Jan de Vries ${index}` },
  }))
  const others = (count: number, what: string) => Array.from({ length: count }, (_none, index) => `${what}-${index}`)
  const without = others(leftOut, 'without')
  const ids = [...named.map(({ employee }) => employee.id), ...others(opening, 'later'), ...without]
  const batch = batchOf([
    {
      kind: 'batchOpened',
      requester: ilse,
      language: 'nl',
      name: 'December',
      members: ids.map((employeeId) => ({ employeeId, displayName: employeeId })),
    },
    ...named.map(({ caseId, employee }) => ({ kind: 'memberOpened', employeeId: employee.id, caseId }) as const),
    ...without.map((employeeId) => ({ kind: 'memberLeftOut', employeeId, why: { key: 'common.more' } }) as const),
    { kind: 'batchSubmitted', members: [] },
    { kind: 'carriedOut', order: 2 + named.length + without.length },
  ])
  const digests = new Map(named.map((theCase) => [theCase.caseId, digestOf(theCase, settings)]))
  return { batch, cases: named, members: membersOf(batch, digests) }
}

const everyStanding = Object.keys({
  trouble: true,
  waiting: true,
  paused: true,
  running: true,
  task: true,
  scheduled: true,
  deciding: true,
  opening: true,
  done: true,
  ended: true,
  leftOut: true,
} satisfies Record<Standing, true>) as readonly Standing[]

const waits = (members: readonly MemberInView[]) =>
  members.flatMap(({ digest }) => (digest?.steps ?? []).filter(({ status }) => status === 'waitingApproval'))

describe('The cards of a batch', () => {
  it('count everybody once, whatever became of whom', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 6 }), fc.nat(3), fc.nat(3), (cases, opening, leftOut) => {
        const { members, batch } = viewOf(cases, opening, leftOut)
        const sum = countsOf(members).reduce((all, { count }) => all + count, 0)

        assert.equal(sum, batch.members.length)
        assert.equal(sum, cases.length + opening + leftOut)
      }),
      { ...examples, numRuns: 60 },
    )
  })

  it('count of each standing as many as have it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyStanding)), (all) => {
        const members = all.map((standing, index): MemberInView => ({
          number: index + 1,
          name: `${index}`,
          standing,
          leftOut: undefined,
          digest: undefined,
        }))
        const counts = new Map(countsOf(members).map(({ standing, count }) => [standing, count]))

        for (const standing of everyStanding)
          assert.equal(counts.get(standing), all.filter((one) => one === standing).length, standing)
      }),
      examples,
    )
  })

  it('ask each step that waits on one card, or by itself', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 4 }), (cases) => {
        const view = viewOf(cases)
        const own = stepsWithCard(view, settings).flatMap((stepId) => askedOn(view.members, stepId))
        const rest = askedOn(view.members, undefined)
        const byItself = waits(view.members).filter(({ isTogether }) => !isTogether)
        const asked = [...own, ...rest].flatMap(({ steps }) => steps)

        assert.equal(asked.length + byItself.length, waits(view.members).length)
      }),
      { ...examples, numRuns: 60 },
    )
  })

  it('are as many posts for thirty as for three, and fit for a thousand', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 3, maxLength: 3 }), (three) => {
        const times = (count: number) => viewOf(Array.from({ length: count }, () => three).flat())
        const keys = (view: ReturnType<typeof viewOf>) => batchCards(view, settings).map(({ key }) => key)
        const thousand = times(334)

        assert.deepEqual(keys(times(10)), keys(times(1)))
        assert.deepEqual(keys(thousand), keys(times(1)))
        const say = settings.catalogue.nl
        const list = { stepId: undefined, card: undefined, from: 990, ticked: [], isInChannel: true }
        for (const card of [
          ...batchCards(thousand, settings).map((desired) => desired.card),
          batchListOf(thousand, settings, say, list),
          batchSummaryOf(thousand, say, 'channel'),
        ]) {
          assert.deepEqual(checkCard(card), [])
          assert.ok(sizeOf(card) < largestCard)
        }
      }),
      { ...examples, numRuns: 5 },
    )
  }).timeout(60_000)
})

describe('What is pressed for all', () => {
  const approvedBy = (
    by: typeof petra,
    theCase: OffboardingCase,
    planHash: string,
    timed = theCase.timed?.revision ?? 0,
  ) =>
    decidedIn(
      theCase,
      {
        by,
        at: late,
        planHash,
        timed,
        event: {
          kind: 'approvedForAll',
          stepIds: theCase.steps.map(({ stepId }) => stepId),
          members: [{ caseId: theCase.caseId, planHash }],
        },
      },
      settings,
    )

  it('approves in a case only what waits with the plan that was meant, once, and never by who asked', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), (theCase, isOther) => {
        const planHash = isOther ? 'another plan' : (theCase.plan?.hash ?? '')
        const events = approvedBy(petra, theCase, planHash)
        const waiting = theCase.steps.filter((step) => step.status === 'waitingApproval' && step.planHash === planHash)
        const after = foldOn(
          theCase,
          entriesOf(
            events.map((event) => ({ by: petra, event })),
            theCase.revision,
          ),
        )

        assert.deepEqual(
          events.flatMap((event) => (event.kind === 'approved' ? event.stepIds : [])),
          theCase.phase === 'cancelled' ? [] : waiting.map(({ stepId }) => stepId),
        )
        assert.deepEqual(approvedBy(petra, after, planHash), [])
        assert.deepEqual(approvedBy(ilse, theCase, planHash), [])
        assert.deepEqual(approvedBy(petra, theCase, planHash, late.length + theCase.revision), [], 'another moment')
      }),
      { ...examples, numRuns: 200 },
    )
  })
})

describe('A press for all', () => {
  it('stays to be carried out until every case has it, and is done once in each', async () => {
    const cases = new Map(waitingCases(3).map((theCase) => [theCase.caseId, theCase]))
    const members = [...cases.values()].map(({ caseId, plan }) => ({ caseId, planHash: plan?.hash ?? '' }))
    const stepIds = toldSteps.map(({ id }) => id)
    const batches = createBatchJournal(
      new MemoryStore(),
      () => new Date(late),
      () => undefined,
    )
    await batches.open('batch-1', ilse, {
      kind: 'batchOpened',
      requester: ilse,
      language: 'en',
      name: 'December',
      members: members.map(({ caseId }) => ({ employeeId: caseId, displayName: caseId })),
    })
    await batches.record('batch-1', petra, () => [{ kind: 'approvedForAll', stepIds, members }])
    const broken = new Set(['case-1'])
    const approvals: string[] = []
    const tools = {
      batches,
      journal: {
        async record(caseId: string, by: Actor, decide: (theCase: OffboardingCase) => readonly CaseEvent[]) {
          if (broken.has(caseId)) throw new Error('It failed here')
          const before = cases.get(caseId) ?? assert.fail()
          const events = decide(before)
          approvals.push(...events.map(() => caseId))
          const after = foldOn(
            before,
            entriesOf(
              events.map((event) => ({ by, event })),
              before.revision,
            ),
          )
          cases.set(caseId, after)
          return after
        },
      },
      engine: { lookAt: async () => undefined },
      settings,
      log: pino({ level: 'silent' }),
    }

    assert.equal(await carryOutDecided(tools, 'batch-1'), false)
    assert.deepEqual(approvals.toSorted(), ['case-0', 'case-2'])
    assert.equal((await batches.load('batch-1'))?.orders.length, 1)

    // Nothing else happens in the batch, and it is tried again all the same.
    const dialogs = { ...tools, batchJournal: batches } as unknown as DialogTools
    const threads = createBatchThreads({ dialogs: () => dialogs, alone: (_name, act) => act(), pause: () => 1 })
    threads.lookAt('batch-1')
    await threads.idle()
    broken.clear()
    await until('the order to be carried out', async () =>
      (await batches.load('batch-1'))?.orders.length === 0 ? true : undefined,
    )
    await threads.stop()
    assert.equal(await carryOutDecided(tools, 'batch-1'), true)
    assert.deepEqual(approvals.toSorted(), ['case-0', 'case-1', 'case-2'])
    assert.deepEqual((await batches.load('batch-1'))?.orders, [])
  })
})

/** So many cases in which something waits for an approval of their plan. */
function waitingCases(count: number): readonly OffboardingCase[] {
  const waiting = anyCase.filter(
    ({ phase, steps, plan }) =>
      phase === 'submitted' &&
      steps.some(({ status, planHash }) => status === 'waitingApproval' && planHash === plan?.hash),
  )
  return viewOf(fc.sample(waiting, { numRuns: count, seed: examples.seed })).cases
}
