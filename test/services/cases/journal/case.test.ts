import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { isComplete, workable } from '../../../../services/cases/engine/progress'
import { decisionsOf, factsOf, foldCase, stepIn } from '../../../../services/cases/journal/case'
import { acceptedIn } from '../../../../services/cases/journal/sentOperation'
import type { CaseEvent, Outcome } from '../../../../services/cases/journal/entry'
import type { Plan, PlannedStep } from '../../../../services/planning/plan'
import type { Operation } from '../../../../services/model/operation'
import { steps } from '../../../../services/steps'
import { settings } from '../../planning/situations'
import { bot, caseOf, entriesOf, ilse, opening, petra } from './builders'
import { history, play } from './histories'

const operation: Operation = { via: 'graph', method: 'POST', path: '/users/jan', explain: { key: 'x' } }
const planned: PlannedStep = {
  stepId: 'mailbox',
  decision: { choice: 'share' },
  facts: { size: 2 },
  operations: [operation],
  needsApproval: true,
}
const plan: Plan = { steps: [planned], hash: 'hash' }
const opened = opening({ mailbox: { size: 1 }, calls: { number: 5 } })
const decided: CaseEvent = { kind: 'decided', stepId: 'mailbox', decision: { choice: 'share' } }
const proposed: readonly CaseEvent[] = [
  decided,
  { kind: 'planned', plan, facts: { mailbox: { size: 2 }, calls: { number: 6 } } },
]
const submitted: readonly CaseEvent[] = [...proposed, { kind: 'submitted', planHash: 'hash' }]
const approved: CaseEvent = { kind: 'approved', stepIds: ['mailbox'], planHash: 'hash' }
const started: CaseEvent = { kind: 'stepStarted', stepId: 'mailbox', attempt: 1, before: { size: 3 } }
const sent: CaseEvent = { kind: 'operationSent', stepId: 'mailbox', operation, clientRequestId: 'r1' }
const failed: CaseEvent = { kind: 'stepFailed', stepId: 'mailbox', problem: { key: 'p' }, correlationId: 'c' }

describe('A case folded from its journal', () => {
  it('is nothing without entries, and must begin with its opening', () => {
    assert.equal(foldCase([]), undefined)
    assert.throws(() => caseOf({ kind: 'settled' }), /does not begin with its opening/)
    assert.throws(() => caseOf(opened, opened), /opened twice/)
  })

  it('begins with the steps in the order of its facts, none of them decided', () => {
    const theCase = caseOf(opened)

    assert.equal(theCase.phase, 'deciding')
    assert.deepEqual(
      theCase.steps.map(({ stepId, status }) => [stepId, status]),
      [
        ['mailbox', 'undecided'],
        ['calls', 'undecided'],
      ],
    )
    assert.deepEqual(factsOf(theCase), { mailbox: { size: 1 }, calls: { number: 5 } })
    assert.deepEqual(decisionsOf(theCase), {})
  })

  it('knows the evidence as it was last written, and is otherwise as before', () => {
    const written: CaseEvent = { kind: 'evidenceWritten', entries: 1, fingerprint: 'f1' }
    const before = caseOf(opened, ...submitted)

    const after = caseOf(opened, ...submitted, written, { by: petra, event: { ...written, entries: 5 } })

    assert.equal(before.evidence, undefined)
    const { evidence, newestAt } = after
    assert.deepEqual(after, { ...before, evidence, newestAt, revision: before.revision + 2 })
    assert.equal(`${after.evidence?.by.id} ${after.evidence?.entries}`, 'petra-id 5')
  })

  it('is proposed with the plan, and waits for approvals once submitted', () => {
    const [before, after] = [caseOf(opened, ...proposed), caseOf(opened, ...submitted)]

    assert.equal(before.phase, 'proposed')
    assert.equal(before.planRevision, 3)
    assert.equal(stepIn(before, 'mailbox').revision, 3)
    assert.deepEqual(stepIn(before, 'mailbox').facts, { size: 2 })
    assert.equal(after.phase, 'submitted')
    assert.equal(stepIn(after, 'mailbox').status, 'waitingApproval')
  })

  it('skips what the plan has nothing for, and approves by itself what needs no approval', () => {
    const free = { steps: [{ ...planned, needsApproval: false }], hash: 'hash' }

    const theCase = caseOf(
      opened,
      decided,
      { kind: 'planned', plan: free, facts: {} },
      { kind: 'submitted', planHash: '' },
    )

    assert.equal(stepIn(theCase, 'calls').status, 'skipped')
    assert.equal(stepIn(theCase, 'mailbox').status, 'approved')
  })

  it('forgets the proposed plan when an answer is changed', () => {
    const theCase = caseOf(opened, ...proposed, { kind: 'reopened', stepId: 'mailbox' })

    assert.equal(theCase.phase, 'deciding')
    assert.equal(theCase.plan, undefined)
    assert.equal(stepIn(theCase, 'mailbox').status, 'undecided')
    assert.equal(stepIn(theCase, 'mailbox').askedRevision, 4)
  })

  it('knows who approved, who rejected, and why', () => {
    const yes = stepIn(caseOf(opened, ...submitted, { by: petra, event: approved }), 'mailbox')
    const rejected: CaseEvent = { kind: 'rejected', stepId: 'mailbox', reason: 'Too soon', planHash: 'hash' }
    const no = stepIn(caseOf(opened, ...submitted, { by: petra, event: rejected }), 'mailbox')

    assert.equal(yes.status, 'approved')
    assert.equal(yes.approval?.by.displayName, 'Petra de Boer')
    assert.equal(no.status, 'rejected')
    assert.equal(no.rejection?.reason, 'Too soon')
  })

  it('keeps what was sent in the current attempt, and what came of it', () => {
    const running = caseOf(opened, ...submitted, approved, started, sent)
    const answered = {
      kind: 'operationAnswered',
      stepId: 'mailbox',
      clientRequestId: 'r1',
      outcome: { result: 'accepted' },
    } as const

    const [unknown] = stepIn(running, 'mailbox').sent
    const [known] = stepIn(caseOf(opened, ...submitted, approved, started, sent, answered), 'mailbox').sent

    assert.equal(unknown?.outcome, undefined)
    assert.equal(known?.outcome?.result, 'accepted')
  })

  it('starts each attempt with nothing sent, and remembers the facts of the very first', () => {
    const again = { ...started, attempt: 2, before: { size: 9 } }

    const step = stepIn(
      caseOf(opened, ...submitted, approved, started, sent, failed, { kind: 'retried', stepId: 'mailbox' }, again),
      'mailbox',
    )

    assert.equal(step.attempt, 2)
    assert.deepEqual(step.sent, [])
    assert.deepEqual(step.before, { size: 3 })
    assert.equal(step.failure, undefined)
  })

  it('asks for the approval again when the plan of a step changed', () => {
    const changed: CaseEvent = { kind: 'planChanged', step: planned, hash: 'other' }

    const step = stepIn(
      caseOf(opened, ...submitted, { by: petra, event: approved }, { by: bot, event: changed }),
      'mailbox',
    )

    assert.equal(step.status, 'waitingApproval')
    assert.equal(step.approval, undefined)
    assert.equal(step.planHash, 'other')
    assert.equal(step.revision, 6)
  })

  it('runs a step that was ordered before there is a plan, and leaves it alone when the plan is submitted', () => {
    const ordered: CaseEvent = { kind: 'ordered', step: { ...planned, needsApproval: false }, hash: 'own' }
    const rest: Plan = { steps: [], hash: 'rest' }

    const theCase = caseOf(
      opened,
      ordered,
      { kind: 'planned', plan: rest, facts: {} },
      { kind: 'submitted', planHash: 'rest' },
    )

    assert.equal(stepIn(theCase, 'mailbox').status, 'approved')
    assert.deepEqual(stepIn(theCase, 'mailbox').ordered?.by, ilse)
  })

  it('goes on after it came to rest when a step is tried again', () => {
    const settled = caseOf(opened, ...submitted, approved, started, failed, { kind: 'settled' })
    const again = caseOf(
      opened,
      ...submitted,
      approved,
      started,
      failed,
      { kind: 'settled' },
      { kind: 'retried', stepId: 'mailbox' },
    )

    assert.equal(settled.phase, 'settled')
    assert.equal(again.phase, 'submitted')
    assert.equal(stepIn(again, 'mailbox').status, 'approved')
  })

  it('leaves a step as people were told of it when a look finds once more that it is lost, and asks anew once it was tried', () => {
    const lost: CaseEvent = {
      kind: 'lookedAtLast',
      looks: [{ stepId: 'mailbox', result: 'noLongerSo', problem: { key: 'lost' } }],
      correlationId: 'c',
    }
    const verified: CaseEvent = { kind: 'stepVerified', stepId: 'mailbox', facts: { size: 3 } }
    const done = [opened, ...submitted, approved, started, verified]
    const told = caseOf(...done, lost)

    const toldAgain = caseOf(...done, lost, lost)
    assert.equal(stepIn(toldAgain, 'mailbox').revision, stepIn(told, 'mailbox').revision)

    const retried: CaseEvent = { kind: 'retried', stepId: 'mailbox' }
    const tried = caseOf(...done, lost, retried, { ...started, attempt: 2 }, verified, lost)
    assert.equal(stepIn(tried, 'mailbox').revision, tried.revision)
  })

  it('remembers where each card stands, without that being a change of anything else', () => {
    const before = caseOf(opened, ...submitted)
    const at = { conversationId: 'chat', activityId: '1' }

    const {
      shown,
      revision,
      newestAt: _now,
      ...after
    } = caseOf(opened, ...submitted, { kind: 'shown', card: 'person', at })

    assert.deepEqual(shown, { person: at })
    const { shown: _shown, revision: earlier, newestAt: _then, ...same } = before
    assert.deepEqual(after, same)
    assert.equal(revision, earlier + 1)
  })

  it('has no step that its opening did not name', () => {
    assert.throws(() => stepIn(caseOf(opened), 'forged'), /has no step forged/)
  })
})

describe('A case with any history', () => {
  it('can be folded at any moment, and its revision is the number of its entries', () => {
    fc.assert(
      fc.property(history, (any) => {
        for (const { after, events } of play(any)) assert.equal(after.revision, events.length)
      }),
      settings,
    )
  })

  it('is the same when it is folded from what the store kept, and when it was folded on entry by entry', () => {
    fc.assert(
      fc.property(history, (any) => {
        const { after, events } = play(any).at(-1) ?? { after: caseOf(any.opened), events: [any.opened] }

        const entries = entriesOf(events)

        assert.deepEqual(foldCase(entries), after)
        assert.deepEqual(foldCase(entries), foldCase(JSON.parse(JSON.stringify(entries)) as typeof entries))
      }),
      settings,
    )
  })

  it('stays closed once it is cancelled or completed, and nothing in it can be worked on', () => {
    fc.assert(
      fc.property(history, (any) => {
        for (const { before, after } of play(any)) {
          if (before.phase !== 'cancelled' && before.phase !== 'completed') continue
          assert.equal(after.phase, before.phase)
          assert.deepEqual(workable(after, steps, new Date()), [])
        }
      }),
      settings,
    )
  })

  it('is completed only when every step is done or skipped (promise 9)', () => {
    fc.assert(
      fc.property(history, (any) => {
        for (const { after } of play(any)) if (after.phase === 'completed') assert.ok(isComplete(after))
      }),
      settings,
    )
  })

  it('has a step under way only after an approval, or where none was asked for (promise 1)', () => {
    fc.assert(
      fc.property(history, (any) => {
        for (const { after } of play(any)) {
          for (const { status, approval, planned: own, lost } of after.steps) {
            // That nobody could read what was left as it is began nothing.
            if (lost === 'skipped') continue
            if (['approved', 'running', 'task', 'done', 'failed'].includes(status)) {
              assert.ok(approval !== undefined || own?.needsApproval === false)
            }
          }
        }
      }),
      settings,
    )
  })
})

describe('What operations made, and what goes on, in a case folded from its journal', () => {
  const naming: Operation = { ...operation, via: 'graph', method: 'POST', path: '/cases', names: 'case' }
  const [first, second] = ['r1', 'r2']
  const sentAs = (clientRequestId: string, one: Operation): CaseEvent => ({
    kind: 'operationSent',
    stepId: 'mailbox',
    operation: one,
    clientRequestId,
  })
  const answered = (clientRequestId: string, outcome: Outcome): CaseEvent => ({
    kind: 'operationAnswered',
    stepId: 'mailbox',
    clientRequestId,
    outcome,
  })
  const retried: readonly CaseEvent[] = [failed, { kind: 'retried', stepId: 'mailbox' }, { ...started, attempt: 2 }]
  const begun = [opened, ...submitted, approved, started]
  const folded = (...events: readonly CaseEvent[]) => stepIn(caseOf(...begun, ...events), 'mailbox')
  const underWay: Outcome = { result: 'accepted', monitor: '/operations/1' }

  it('has the ids by the names that operations gave, through every attempt, and of no others', () => {
    const events = [
      sentAs(first, naming),
      answered(first, { result: 'accepted', id: 'c 1' }),
      sentAs(second, operation),
      answered(second, { result: 'accepted', id: 'nameless' }),
      ...retried,
    ]

    assert.deepEqual(folded(...events).named, { case: 'c 1' })
    assert.deepEqual(folded(sentAs(first, naming), answered(first, { result: 'alreadySo' })).named, {})
    assert.deepEqual(folded(sentAs(first, naming), answered(first, { result: 'accepted' })).named, {})
  })

  it('keeps what is under way when an attempt ends, and takes it for accepted only when that ended, too', () => {
    const events = [sentAs(first, operation), answered(first, underWay), ...retried]

    const [before, after] = [folded(...events), folded(...events, answered(first, { result: 'accepted' }))]

    assert.deepEqual([before.sent.length, acceptedIn(before), before.attempt], [1, [], 2])
    assert.deepEqual(acceptedIn(after), [operation])
    assert.deepEqual(folded(...events, answered(first, { result: 'accepted' }), ...retried).sent, [])
  })

  it('remembers what was done only in part', () => {
    const events = [sentAs(first, operation), answered(first, { result: 'accepted', partly: true }), ...retried]

    assert.deepEqual(folded(...events).partly, [operation])
    assert.deepEqual(folded(sentAs(first, operation), answered(first, { result: 'accepted' })).partly, [])
  })
})
