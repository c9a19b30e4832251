import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../../dialogs/catalogue'
import { progressOf } from '../../../dialogs/views/progress'
import { stepIn } from '../../../services/cases/journal/case'
import type { CaseEvent, Outcome } from '../../../services/cases/journal/entry'
import { hold, type HoldDecision } from '../../../services/steps/hold'
import { onedrive } from '../../../services/steps/onedrive'
import { caseOf, opening } from '../../services/cases/journal/builders'
import { jan } from '../../services/steps/builders'
import { exportable } from '../../services/steps/hold/sample'
import { samples } from '../../services/steps/onedrive/sample'
import { caseSettings } from '../../support/caseSettings'

const steps = [onedrive]
const catalogue = catalogueFor(steps)
const { before, decision } = samples[1]
const [copy] = onedrive.plan(jan(), before, decision, before)
const underWay: Outcome = { result: 'accepted', monitor: 'https://monitor.example/1' }

describe('How far a step is whose operations take long', () => {
  const settings = caseSettings(steps, { policy: 'none' })
  /** @param sent an outcome and a percentage per operation */
  const shown = (...sent: readonly (readonly [Outcome, number?])[]) => {
    const stepId = 'onedrive'
    const events = sent.flatMap(([outcome, percent], index): CaseEvent[] => {
      const clientRequestId = String(index)
      if (copy === undefined) throw new Error('There is nothing to copy')
      return [
        { kind: 'operationSent', stepId, operation: copy, clientRequestId },
        { kind: 'operationAnswered', stepId, clientRequestId, outcome },
        ...(percent === undefined ? [] : [{ kind: 'operationProgressed', stepId, clientRequestId, percent } as const]),
      ]
    })
    const started: CaseEvent = { kind: 'stepStarted', stepId, attempt: 1, before }
    const theCase = caseOf(opening({ onedrive: before }), started, ...events)
    const { status, detail } = progressOf(theCase, stepIn(theCase, stepId), settings)
    return [status, ...(detail === undefined ? [] : [catalogue.en(detail)])]
  }

  it('is what its monitor says', () => {
    assert.deepEqual(shown([underWay, 27]), ['running', '27 % done, says Microsoft 365'])
  })

  it('is all parts together, those that ended counted as whole', () => {
    const parts = shown([{ result: 'accepted' }], [underWay, 50], [underWay], [{ result: 'accepted' }, 80])

    assert.deepEqual(parts, ['running', '62 % done (2 of 4 parts), says Microsoft 365'])
  })

  it('is not told before anything is known, and is reading back once all have ended', () => {
    assert.deepEqual(shown([underWay]), ['verifying'])
    assert.deepEqual(shown([{ result: 'accepted' }, 80]), ['verifying'])
  })
})

describe('How a step stands that no read shows', () => {
  const stepId = hold.id
  const settings = caseSettings([hold], { policy: 'none' })
  const opened = opening({ hold: exportable })
  const planned = (decision: HoldDecision): CaseEvent[] => {
    const operations = hold.plan(jan(), exportable, decision, exportable)
    const step = { stepId, decision, facts: exportable, operations, needsApproval: false }
    return [
      { kind: 'decided', stepId, decision },
      { kind: 'planned', plan: { steps: [step], hash: 'hash' }, facts: { hold: exportable } },
      { kind: 'submitted', planHash: 'hash' },
      { kind: 'stepStarted', stepId, attempt: 1, before: exportable },
    ]
  }
  /** The requests of an export, with these outcomes and a percentage of the last. */
  const exported = (outcomes: readonly Outcome[], percent?: number): CaseEvent[] => {
    const operations = hold.plan(jan(), exportable, { choice: 'exportByBot' }, exportable)
    return outcomes.flatMap((outcome, index): CaseEvent[] => {
      const [operation, clientRequestId] = [operations[index], String(index)]
      if (operation === undefined) throw new Error('There are no more requests')
      const progressed: CaseEvent[] =
        percent === undefined || index < outcomes.length - 1
          ? []
          : [{ kind: 'operationProgressed', stepId, clientRequestId, percent }]
      return [
        { kind: 'operationSent', stepId, operation, clientRequestId },
        { kind: 'operationAnswered', stepId, clientRequestId, outcome },
        ...progressed,
      ]
    })
  }
  const standing = (...events: readonly CaseEvent[]) => {
    const theCase = caseOf(opened, ...events)
    const { status, detail } = progressOf(theCase, stepIn(theCase, stepId), settings)
    return [status, ...(detail === undefined ? [] : [settings.catalogue.en(detail)])]
  }
  const [accepted, job]: readonly Outcome[] = [
    { result: 'accepted' },
    { result: 'accepted', monitor: '/security/cases/ediscoveryCases/c/operations/o' },
  ]
  const verified: CaseEvent = { kind: 'stepVerified', stepId, facts: exportable }
  const tasked: CaseEvent = { kind: 'taskOpened', stepId, operations: [] }
  const inPart: Outcome = { result: 'accepted', partly: true }

  it('is as far as its job is: what prepared that is no part of it', () => {
    const events = [...planned({ choice: 'exportByBot' }), ...exported([accepted!, accepted!, accepted!, job!], 7)]

    assert.deepEqual(standing(...events), ['running', '7 % done, says Microsoft 365'])
  })

  it('is accepted and not read back for an export, and read back for a litigation hold of the same step', () => {
    assert.deepEqual(standing(...planned({ choice: 'exportByBot' }), verified), ['accepted'])
    assert.deepEqual(standing(...planned({ choice: 'unlimited' }), verified), ['done'])
    assert.deepEqual(standing(...planned({ choice: 'export' }), verified), ['done'])
  })

  it('is only a part, where Microsoft says so, on the task and when it is done', () => {
    const events = [...planned({ choice: 'exportByBot' }), ...exported([accepted!, accepted!, accepted!, inPart])]
    const whole = [...planned({ choice: 'exportByBot' }), ...exported([accepted!, accepted!, accepted!, accepted!])]

    assert.match(standing(...events, tasked)[1] ?? '', /^Only a part of it was done/)
    assert.match(standing(...events, verified)[1] ?? '', /^Only a part of it was done/)
    assert.match(standing(...whole, tasked)[1] ?? '', /^Waits for a person/)
    assert.deepEqual(standing(...whole, verified), ['accepted'])
  })
})
