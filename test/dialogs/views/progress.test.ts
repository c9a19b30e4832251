import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../../dialogs/catalogue'
import { progressOf } from '../../../dialogs/views/progress'
import { stepIn } from '../../../services/journal/case'
import type { CaseEvent, Outcome } from '../../../services/journal/entry'
import { onedrive } from '../../../services/steps/onedrive'
import { caseOf, opening } from '../../services/journal/builders'
import { jan } from '../../services/steps/builders'
import { onedrive as samples } from '../../services/steps/samples/onedrive'

const steps = [onedrive]
const catalogue = catalogueFor(steps)
const { before, decision } = samples[1]
const [copy] = onedrive.plan(jan(), before, decision, before)
const underWay: Outcome = { result: 'accepted', monitor: 'https://monitor.example/1' }

describe('How far a step is whose operations take long', () => {
  const protection = { allowedAdministrators: [], breakGlass: [] }
  const settings = { steps, catalogue, channelLanguage: 'en', policy: 'none', protection, sandbox: false } as const
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
