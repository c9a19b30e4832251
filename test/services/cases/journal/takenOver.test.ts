import { strict as assert } from 'node:assert'
import { isLeaving, wasPressed } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { earlierRequesterOf } from '../../../../services/cases/journal/cardKeys'
import { keyInChatOf } from '../../../../services/cases/journal/takenOver'
import { caseOf, entriesOf, ilse, opening, petra, tom, type Said } from './builders'
import { foldCase } from '../../../../services/cases/journal/case'

const opened = opening({ mailbox: {} })
const why = { key: 'dialog.lostGroup' }
const to = (requester: typeof tom, from = ilse): Said => ({
  by: requester,
  event: { kind: 'takenOver', from, requester, language: 'nl', why },
})
const shown = (card: string): CaseEvent => ({
  kind: 'shown',
  card,
  at: { conversationId: card === 'case' ? 'channel' : 'chat', activityId: card },
})

describe('A case that was taken over', () => {
  const theCase = caseOf(opened, shown('person'), shown('plan:3'), shown('case'), shown('step:mailbox'), to(tom))

  it('is the new requester’s, in their language, and remembers the one before', () => {
    assert.equal(theCase.requester.id, tom.id)
    assert.equal(theCase.language, 'nl')
    assert.deepEqual(
      theCase.earlierRequesters.map(({ id, language }) => [id, language]),
      [[ilse.id, 'en']],
    )
  })

  it('has its channel’s cards where they were, and none yet in the new requester’s chat', () => {
    assert.deepEqual(Object.keys(theCase.shown), ['former:0:person', 'former:0:plan:3', 'case', 'step:mailbox'])
    assert.deepEqual(['former:0:person', 'person', 'step:mailbox'].map(earlierRequesterOf), [0, undefined, undefined])
  })

  it('twice keeps whose chat each card is in', () => {
    const twice = caseOf(opened, shown('person'), to(tom), shown('person'), shown('case'), to(petra, tom))

    assert.deepEqual(Object.keys(twice.shown), ['former:0:person', 'former:1:person', 'case'])
    assert.deepEqual(
      twice.earlierRequesters.map(({ id }) => id),
      [ilse.id, tom.id],
    )
  })

  it('keeps a card that was on its way to the one before as theirs', () => {
    assert.equal(keyInChatOf(theCase, 'task:mailbox', ilse.id), 'former:0:task:mailbox')
    assert.equal(keyInChatOf(theCase, 'task:mailbox', tom.id), 'task:mailbox')
  })
})

describe('A press', () => {
  const press = { verb: 'decide', stepId: 'mailbox', revision: 1 }
  const decided: CaseEvent = { kind: 'decided', stepId: 'mailbox', decision: {} }
  const entries = entriesOf([opened, { by: ilse, event: decided }])
  const theCase = foldCase(entries.map((entry) => (entry.event.kind === 'decided' ? { ...entry, press } : entry)))

  it('is known again by its verb, its step, its revision and who pressed it', () => {
    assert.ok(theCase !== undefined)
    assert.equal(wasPressed(theCase, ilse, press), true)
    for (const other of [{ verb: 'change' }, { stepId: '' }, { revision: 2 }])
      assert.equal(wasPressed(theCase, ilse, { ...press, ...other }), false)
    assert.equal(wasPressed(theCase, petra, press), false)
  })
})

describe('An employee’s leaving', () => {
  const plan = { steps: [], hash: 'h' }
  const planned: CaseEvent = { kind: 'planned', plan, facts: {} }
  const step = { stepId: 'mailbox', decision: {}, facts: {}, operations: [], needsApproval: false }

  it('has begun once the plan is sent, or the sign-out ordered, and not when the case was closed', () => {
    const sent: readonly Said[] = [opened, planned, { kind: 'submitted', planHash: 'h' }]
    const ordered: readonly Said[] = [opened, { kind: 'ordered', step, hash: 'own' }]

    assert.deepEqual([caseOf(opened), caseOf(opened, planned)].map(isLeaving), [false, false])
    assert.deepEqual([caseOf(...sent), caseOf(...sent, { kind: 'settled' }), caseOf(...ordered)].map(isLeaving), [
      true,
      true,
      true,
    ])
    assert.deepEqual(
      [caseOf(...sent, { kind: 'cancelled' }), caseOf(...ordered, { kind: 'cancelled' })].map(isLeaving),
      [false, false],
    )
  })
})
