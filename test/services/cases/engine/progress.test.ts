import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import {
  isAtRest,
  isComplete,
  nextPause,
  nextStart,
  refusals,
  remaining,
  waitsFor,
  workable,
} from '../../../../services/cases/engine/progress'
import { isSameRequest } from '../../../../services/model/sameRequest'
import {
  stepIn,
  type CaseStep,
  type OffboardingCase,
  type SentOperation,
  type StepStatus,
} from '../../../../services/cases/journal/case'
import type { Outcome } from '../../../../services/cases/journal/entry'
import type { Operation } from '../../../../services/model/operation'
import { settings } from '../../planning/situations'
import { caseOf, ilse, opening } from '../journal/builders'
import { byHand, fakeStep, make, pace } from './doubles'

const sentAt = '2026-11-23T09:00:00.000Z'
const now = new Date(sentAt)
const problem = { kind: 'forbidden', system: 'graph', text: 'Made up' } as const
const accepted: Outcome = { result: 'accepted' }
const refused: Outcome = { result: 'refused', problem }
const unknown: Outcome = { result: 'unknown', problem: { ...problem, kind: 'unknown' } }
const [a, b, c] = [make('a'), make('b'), make('c')]

function sent(operation: Operation, outcome: Outcome | undefined): SentOperation {
  const answeredAt = outcome === undefined ? undefined : sentAt
  return { operation, clientRequestId: 'r', sentAt, outcome, answeredAt, percent: undefined }
}
const long = () => true
const justNow = () => false
const names = (operations: readonly Operation[]) => operations.map((one) => (one.via === 'graph' ? one.path : one.via))

describe('What remains to be sent', () => {
  it('is everything at first, in order', () => {
    assert.deepEqual(remaining([a, b], [], justNow), { toSend: [a, b], uncertain: false })
  })

  it('is not what was accepted, was so already, or was refused', () => {
    const done = [sent(a, accepted), sent(b, { result: 'alreadySo' }), sent(c, refused)]

    assert.deepEqual(remaining([a, b, c], done, long).toSend, [])
  })

  it('is each request once, also where it is owed and planned', () => {
    assert.deepEqual(remaining([a, b, a], [], justNow).toSend, [a, b])
  })

  it('is not a task for a person', () => {
    assert.deepEqual(remaining([byHand('x'), a], [], long).toSend, [a])
  })

  it('is not what waits, until it waits no longer', () => {
    const waiting = { ...b, waits: true } as const

    assert.deepEqual(remaining([a, waiting], [], long), { toSend: [a], uncertain: false })
    assert.deepEqual(remaining([waiting], [sent(a, accepted)], long), { toSend: [], uncertain: false })
    assert.deepEqual(remaining([b], [sent(a, accepted)], long).toSend, [b])
  })

  for (const [how, outcome] of [
    ['was lost', unknown],
    ['never came', undefined],
  ] as const) {
    it(`is uncertain while an answer ${how}, until a read shows what became of it`, () => {
      assert.equal(remaining([a, b], [sent(a, outcome)], justNow).uncertain, true)
      assert.deepEqual(remaining([a, b], [sent(a, outcome)], long), { toSend: [a, b], uncertain: false })
    })
  }

  it('is uncertain for as long after the answer was given up, because the work may have been done as late as that', () => {
    const givenUpAt = '2026-11-23T09:00:30.000Z'
    const asked: string[] = []
    const settled = (since: string): boolean => asked.push(since) > 0

    remaining([a], [{ ...sent(a, unknown), answeredAt: givenUpAt }], settled)
    remaining([a], [sent(a, undefined)], settled)

    assert.deepEqual(asked, [givenUpAt, sentAt])
  })

  it('is certain about what the facts no longer ask for', () => {
    assert.deepEqual(remaining([b], [sent(a, unknown)], justNow), { toSend: [b], uncertain: false })
  })

  it('counts the last answer of an operation that was sent twice', () => {
    assert.deepEqual(remaining([a], [sent(a, unknown), sent(a, accepted)], justNow), { toSend: [], uncertain: false })
  })

  it('is the alternatives of what was refused, and theirs', () => {
    const deep = make('deep', { otherwise: [make('deeper')] })
    const combined = make('combined', { otherwise: [deep, b] })

    assert.deepEqual(remaining([combined, c], [], long).toSend, [combined, c])
    assert.deepEqual(names(remaining([combined, c], [sent(combined, refused)], long).toSend), [
      '/make/deep',
      '/make/b',
      '/make/c',
    ])
    assert.deepEqual(
      names(remaining([combined], [sent(combined, refused), sent(deep, refused), sent(b, accepted)], long).toSend),
      ['/make/deeper'],
    )
  })

  describe('of what can only be done last', () => {
    const last = make('default', { whenRefused: 'retry' })

    it('is a second try, once nothing else is left and what the others changed has settled', () => {
      const others = [sent(last, refused), sent(b, accepted)]

      assert.deepEqual(remaining([last, b, c], others, long).toSend, [c])
      assert.deepEqual(remaining([last], others, justNow), { toSend: [last], uncertain: true })
      assert.deepEqual(remaining([last], others, long), { toSend: [last], uncertain: false })
    })

    it('is no third try', () => {
      assert.deepEqual(remaining([last], [sent(last, refused), sent(last, refused)], long).toSend, [])
    })
  })

  it('is never sent again once it was accepted, whatever else was sent', () => {
    const operations = [a, b, c]
    const outcome = fc.constantFrom<Outcome | undefined>(accepted, refused, unknown, undefined)
    const entry = fc.record({ operation: fc.constantFrom(...operations), outcome })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.boolean(), (before, settled) => {
        const all = before.map((one) => sent(one.operation, one.outcome))

        const { toSend } = remaining(operations, all, () => settled)

        for (const operation of toSend) {
          const last = all.findLast((one) => isSameRequest(one.operation, operation))
          assert.ok(last === undefined || last.outcome === undefined || last.outcome.result === 'unknown')
        }
        assert.deepEqual(
          toSend,
          operations.filter((operation) => toSend.includes(operation)),
        )
      }),
      settings,
    )
  })
})

describe('A refusal', () => {
  const step = (sentBefore: readonly SentOperation[], confirmed = false): CaseStep => ({
    ...stepIn(caseOf(opening({ fake: {} })), 'fake'),
    sent: sentBefore,
    confirmed: confirmed ? { by: ilse, at: sentAt } : undefined,
  })

  it('counts while nothing made it good', () => {
    assert.equal(refusals(step([sent(a, refused), sent(b, accepted)])).length, 1)
    assert.equal(refusals(step([sent(a, accepted)])).length, 0)
  })

  it('is made good when every alternative was accepted', () => {
    const combined = make('combined', { otherwise: [a, b] })

    assert.equal(
      refusals(step([sent(combined, refused), sent(a, accepted), sent(b, { result: 'alreadySo' })])).length,
      0,
    )
    assert.equal(refusals(step([sent(combined, refused), sent(a, accepted), sent(b, refused)])).length, 2)
    assert.equal(refusals(step([sent(combined, refused), sent(a, accepted)])).length, 1)
  })

  it('is made good by a second try, where there is one', () => {
    const last = make('last', { whenRefused: 'retry' })

    assert.equal(refusals(step([sent(last, refused), sent(last, accepted)])).length, 0)
    assert.equal(refusals(step([sent(last, refused), sent(last, refused)])).length, 2)
  })

  it('because of Active Directory is made good by the person who did it there', () => {
    const onPremises: Outcome = { result: 'refused', problem: { ...problem, kind: 'onPremisesMastered' } }

    assert.equal(refusals(step([sent(a, onPremises)])).length, 1)
    assert.equal(refusals(step([sent(a, onPremises)], true)).length, 0)
    assert.equal(refusals(step([sent(a, refused)], true)).length, 1)
  })
})

describe('A step', () => {
  const steps = [
    fakeStep({ id: 'first', operations: [a] }),
    fakeStep({ id: 'second', operations: [b], after: ['first'] }),
    fakeStep({ id: 'third', operations: [c] }),
  ]
  const theCase = (statuses: readonly StepStatus[], phase: OffboardingCase['phase'] = 'submitted'): OffboardingCase => {
    const opened = caseOf(opening({ first: {}, second: {}, third: {} }))
    return {
      ...opened,
      phase,
      steps: opened.steps.map((step, index) => ({ ...step, status: statuses[index] ?? 'approved' })),
    }
  }
  const ids = (found: readonly CaseStep[]) => found.map(({ stepId }) => stepId)

  it('can be worked on when it is approved or under way and all that it comes after is settled', () => {
    assert.deepEqual(ids(workable(theCase(['approved', 'approved', 'running']), steps, now)), ['first', 'third'])
    assert.deepEqual(ids(workable(theCase(['done', 'approved', 'task']), steps, now)), ['second'])
    assert.deepEqual(ids(workable(theCase(['skipped', 'approved', 'failed']), steps, now)), ['second'])
  })

  it('waits for one that failed, was rejected or is a task, and says for which', () => {
    for (const status of ['failed', 'rejected', 'task', 'running', 'waitingApproval'] as const) {
      const one = theCase([status, 'approved', 'done'])

      assert.deepEqual(waitsFor(one, stepIn(one, 'second'), steps), ['first'])
    }
  })

  it('waits for nobody when it was started at once', () => {
    const one = theCase(['approved', 'approved', 'done'])

    assert.deepEqual(waitsFor(one, { ...stepIn(one, 'second'), ordered: { by: ilse, at: sentAt } }, steps), [])
  })

  it('that only follows another waits for its end, not for its success', () => {
    const [first] = steps
    const follower = fakeStep({ id: 'second', operations: [b], follows: ['first'] })
    const both = first === undefined ? [] : [first, follower]

    const awaitedAt = (status: StepStatus) => waitsFor(theCase([status]), stepIn(theCase([]), 'second'), both)

    for (const status of ['done', 'skipped', 'rejected', 'failed'] as const) assert.deepEqual(awaitedAt(status), [])
    for (const status of ['approved', 'running', 'task', 'waitingApproval'] as const) {
      assert.deepEqual(awaitedAt(status), ['first'])
    }
  })

  it('waits likewise for one that says that it precedes it', () => {
    const [first] = steps
    const second = fakeStep({ id: 'second', operations: [b] })
    const both = first === undefined ? [] : [{ ...first, precedes: ['second'] }, second]

    const awaitedAt = (status: StepStatus) => waitsFor(theCase([status]), stepIn(theCase([]), 'second'), both)

    assert.deepEqual([awaitedAt('rejected'), awaitedAt('running')], [[], ['first']])
  })

  it('for a later day rests until then, and starts on it', () => {
    const later = [fakeStep({ id: 'first', operations: [a], notBefore: '2026-12-01T08:00:00.000Z' })]
    const one = theCase(['approved', 'done', 'done'])

    assert.deepEqual(workable(one, later, now), [])
    assert.equal(isAtRest(one, later, now), true)
    assert.equal(nextStart(one, later, now)?.toISOString(), '2026-12-01T08:00:00.000Z')
    assert.deepEqual(ids(workable(one, later, new Date('2026-12-01T08:00:00.000Z'))), ['first'])
    assert.equal(nextStart(theCase(['rejected', 'done', 'done']), later, now), undefined)
  })

  it('is never worked on in a closed case', () => {
    for (const phase of ['cancelled', 'completed'] as const) {
      assert.deepEqual(workable(theCase(['approved', 'running', 'approved'], phase), steps, now), [])
    }
  })

  it('that waits in vain does not keep its case from coming to rest; one that waits for an approval does', () => {
    assert.equal(isAtRest(theCase(['failed', 'approved', 'done']), steps, now), true)
    assert.equal(isAtRest(theCase(['task', 'approved', 'done']), steps, now), true)
    assert.equal(isAtRest(theCase(['done', 'waitingApproval', 'done']), steps, now), false)
    assert.equal(isAtRest(theCase(['done', 'running', 'done']), steps, now), false)
    assert.equal(isAtRest(theCase(['done', 'done', 'done'], 'deciding'), steps, now), false)
  })

  it('makes its case complete only when it is done or skipped (promise 9)', () => {
    assert.equal(isComplete(theCase(['done', 'skipped', 'done'])), true)
    for (const status of ['task', 'failed', 'rejected', 'approved', 'running'] as const) {
      assert.equal(isComplete(theCase(['done', status, 'done'])), false)
    }
  })
})

describe('The pause before the next read', () => {
  it('begins short, grows with the time waited, and ends somewhere', () => {
    assert.equal(nextPause(0, pace), pace.firstPause)
    assert.equal(nextPause(2_000, pace), 1_000)
    assert.equal(nextPause(1_000_000, pace), pace.longestPause)
  })
})
