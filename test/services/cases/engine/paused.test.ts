import { strict as assert } from 'node:assert'
import { planIsDue } from '../../../../dialogs/planning'
import { callDue } from '../../../../services/cases/engine/approversCalled'
import { nextLookOf } from '../../../../services/cases/engine/nextLook'
import { dueOn, isAtRest, mended, nextStart, workable } from '../../../../services/cases/engine/progress'
import { stepIn, type OffboardingCase } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { isFinishing } from '../../../../services/cases/journal/pause'
import { steps } from '../../../../services/steps'
import { caseSettings } from '../../../support/caseSettings'
import { caseOf, opening, petra, type Said } from '../journal/builders'

const settings = caseSettings(steps)
const tools = { steps, planIsDue: (theCase: OffboardingCase) => planIsDue(theCase, settings) }
const facts = { contain: {}, roles: { active: [] }, account: {} }
const later = { choice: 'later', on: '2026-12-01', at: '2026-11-30T23:00:00.000Z' }
const planned: CaseEvent = {
  kind: 'planned',
  plan: {
    steps: Object.keys(facts).map((stepId) => {
      const decision = stepId === 'account' ? later : { choice: 'block' }
      return { stepId, decision, facts: {}, operations: [], needsApproval: true }
    }),
    hash: 'hash',
  },
  facts,
}
const approved = (...stepIds: readonly string[]): Said => ({
  by: petra,
  event: { kind: 'approved', stepIds, planHash: 'hash' },
})
const sent: readonly Said[] = [
  opening(facts),
  { kind: 'decided', stepId: 'contain', decision: { choice: 'block' } },
  { kind: 'decided', stepId: 'roles', decision: { choice: 'remove' } },
  { kind: 'decided', stepId: 'account', decision: later },
  planned,
  { kind: 'submitted', planHash: 'hash' },
]
const paused: CaseEvent = { kind: 'paused' }
const resumed: CaseEvent = { kind: 'resumed' }
const started: CaseEvent = { kind: 'stepStarted', stepId: 'contain', attempt: 1, before: {} }
const task: CaseEvent = { kind: 'taskOpened', stepId: 'contain', operations: [] }
const confirmed: CaseEvent = { kind: 'taskConfirmed', stepId: 'contain' }
const failed: CaseEvent = {
  kind: 'stepFailed',
  stepId: 'contain',
  problem: { key: 'problem.notVisible' },
  correlationId: 'c',
}
const winter = new Date('2027-01-10T12:00:00.000Z')
const ids = (theCase: OffboardingCase) => workable(theCase, steps, winter).map(({ stepId }) => stepId)

describe('A case that somebody paused', () => {
  it('starts nothing that was approved, and goes on where it was once it is resumed', () => {
    const before = [...sent, approved('contain')]

    assert.deepEqual(ids(caseOf(...before)), ['contain'])
    assert.deepEqual(ids(caseOf(...before, paused)), [])
    assert.deepEqual(ids(caseOf(...sent, paused, approved('contain'))), [])
    assert.deepEqual(ids(caseOf(...before, paused, resumed)), ['contain'])
  })

  it('has no day that comes, and none to wake up for', () => {
    const waits = [...sent.slice(0, -2), planned, ...sent.slice(-1), approved('account')]
    const done = (['contain', 'roles'] as const).map((stepId): CaseEvent => ({
      kind: 'stepVerified',
      stepId,
      facts: {},
    }))
    const autumn = new Date('2026-11-24T12:00:00.000Z')
    const [goesOn, rests] = [caseOf(...waits, ...done), caseOf(...waits, ...done, paused)]

    assert.notEqual(nextStart(goesOn, steps, autumn), undefined)
    assert.equal(nextStart(rests, steps, autumn), undefined)
    assert.deepEqual(dueOn(rests, steps, winter), [])
    assert.deepEqual(ids(rests), [])
  })

  it('finishes what was under way, and does not take up again what left off being so meanwhile', () => {
    const finishing = [...sent, approved('contain'), started, paused]

    assert.deepEqual(ids(caseOf(...finishing)), ['contain'])
    assert.deepEqual(ids(caseOf(...finishing, task, confirmed)), [])
    assert.ok(!isFinishing(caseOf(...finishing, task, confirmed), 'contain'))
    assert.deepEqual(ids(caseOf(...finishing, task, confirmed, resumed)), ['contain'])
  })

  it('does not look after a task that was handed out before and is confirmed meanwhile', () => {
    const handed = [...sent, approved('contain'), started, task, paused, confirmed]

    assert.deepEqual(ids(caseOf(...handed)), [])
    assert.deepEqual(ids(caseOf(...handed, resumed)), ['contain'])
  })

  it('does not go on with what a rule had stopped, when that is mended', () => {
    const held: CaseEvent = { kind: 'ruleRefused', stepId: 'contain', reasons: [{ key: 'x' }], changed: [] }

    for (const before of [[approved('contain')], [approved('contain'), started]])
      assert.deepEqual(ids(caseOf(...sent, ...before, held, paused)), [])
  })

  it('tries nothing again, comes to no rest, calls nobody, and waits for its requester', () => {
    const mendable = [...sent, approved('contain', 'roles'), started, failed]
    const rolesDone: CaseEvent = { kind: 'stepVerified', stepId: 'roles', facts: {} }
    const moment = { now: winter, day: winter }

    assert.deepEqual(
      mended(caseOf(...mendable, rolesDone), steps).map(({ stepId }) => stepId),
      ['contain'],
    )
    assert.deepEqual(mended(caseOf(...mendable, paused, rolesDone), steps), [])
    assert.ok(!isAtRest(caseOf(...mendable, paused), steps, winter))
    assert.notEqual(callDue(caseOf(...sent), { quiet: undefined }, winter), undefined)
    assert.equal(callDue(caseOf(...sent, paused), { quiet: undefined }, winter), undefined)
    assert.deepEqual(nextLookOf(caseOf(...sent, approved('contain', 'roles', 'account'), paused), tools, moment), {
      kind: 'asks',
      who: 'requester',
    })
  })

  it('keeps no patience of before: what was ready is ready since it was resumed', () => {
    const theCase = caseOf(...sent, approved('contain'), paused, resumed)

    assert.equal(stepIn(theCase, 'contain').readyAt, theCase.newestAt)
  })

  it('is paused no more once it was ended', () => {
    assert.equal(caseOf(...sent, paused, { kind: 'cancelled' }).paused, undefined)
  })
})
