import { strict as assert } from 'node:assert'
import { cardsOf } from '../../../dialogs/views'
import { planFor } from '../../../dialogs/stepsOfCase'
import type { OffboardingCase } from '../../../services/cases/journal/case'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { steps } from '../../../services/steps'
import { account } from '../../../services/steps/account'
import { contain } from '../../../services/steps/contain'
import { notice } from '../../../services/steps/notice'
import { caseOf, ilse, opening, petra, type Said } from '../../services/cases/journal/builders'
import { jan } from '../../services/steps/builders'
import { samples } from '../../services/steps/samples'
import { problemTexts } from '../../../cards/conversation/problems'
import { textOf } from '../../support/teams'
import { caseSettings } from '../../support/caseSettings'

const told: readonly string[] = [contain.id, notice.id, account.id]
const settings = caseSettings(steps.filter(({ id }) => told.includes(id)))
const facts = Object.fromEntries(told.map((id) => [id, samples[id]?.[0]?.before]))
const done = Object.fromEntries(told.map((id) => [id, samples[id]?.[0]?.after]))
const later = { choice: 'later', on: '2027-03-01', at: '2027-02-28T23:00:00.000Z' }
const keep = { choice: 'keep' }

/** A case whose plan was sent and approved, with this said about the account. */
function sent(aboutAccount: object): readonly Said[] {
  const decided: readonly CaseEvent[] = [
    { kind: 'decided', stepId: contain.id, decision: { choice: 'block' } },
    { kind: 'decided', stepId: notice.id, decision: samples[notice.id]?.[0]?.decision },
    { kind: 'decided', stepId: account.id, decision: aboutAccount },
  ]
  const before = [opening(facts), ...decided]
  const planned = planFor(caseOf(...before), settings)
  assert.ok(planned.ok)
  const stepIds = planned.plan.steps.filter(({ needsApproval }) => needsApproval).map(({ stepId }) => stepId)
  return [
    ...before,
    { kind: 'planned', plan: planned.plan, facts },
    { kind: 'submitted', planHash: planned.plan.hash },
    { by: petra, event: { kind: 'approved', stepIds, planHash: planned.plan.hash } },
  ]
}

function verified(stepId: string): readonly CaseEvent[] {
  return [
    { kind: 'stepStarted', stepId, attempt: 1, before: facts[stepId] },
    { kind: 'stepVerified', stepId, facts: done[stepId] },
  ]
}

/** A request whose answer is not known. */
function sentFor(stepId: string): CaseEvent {
  const operation = { via: 'graph', method: 'POST', path: '/', explain: { key: 'dialog.accountTitle' } } as const
  return { kind: 'operationSent', stepId, operation, clientRequestId: 'c' }
}

function failed(stepId: string): readonly CaseEvent[] {
  const problem = { key: 'problem.notVisible' }
  return [
    { kind: 'stepStarted', stepId, attempt: 1, before: facts[stepId] },
    { kind: 'stepFailed', stepId, problem, correlationId: 'abcdefgh-1' },
  ]
}

function shown(theCase: OffboardingCase, key: string): string {
  return textOf(cardsOf(theCase, settings).find((card) => card.key === key)?.card)
}

function planHashOf(said: readonly Said[]): string {
  return caseOf(...said).plan?.hash ?? ''
}

/** The colour of its head. */
function styleOf(theCase: OffboardingCase): unknown {
  const card = cardsOf(theCase, settings).find(({ key }) => key === 'summary:requester')?.card
  const [head] = (card?.['body'] ?? []) as readonly { readonly style?: string }[]
  return head?.style
}

describe('The summary', () => {
  it('of what an approver decided against is calm, says who did and why, and offers nothing as open', () => {
    const planned = sent(later).slice(0, -1)
    const rejected: Said = {
      by: petra,
      event: { kind: 'rejected', stepId: account.id, planHash: planHashOf(planned), reason: 'Tom uses it till May' },
    }
    const approved: Said = {
      by: petra,
      event: { kind: 'approved', stepIds: [contain.id, notice.id], planHash: planHashOf(planned) },
    }
    const done: readonly Said[] = [...verified('contain'), ...verified('notice'), { kind: 'settled' }]
    const theCase = caseOf(...planned, rejected, approved, ...done)

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /✓ Jan de Vries: done, except Account\n/)
    assert.match(summary, /\*\*Account:\*\* Petra de Boer decided against it: Tom uses it till May\n/)
    assert.doesNotMatch(summary, /Not done|not finished|steps? (is|are) open/)
    assert.equal(styleOf(theCase), 'accent')
  })

  it('is red and counts what is open while somebody can still sign in, whom it names to see to it', () => {
    const instruction = { key: 'dialog.accountTitle' }
    const task = { via: 'person', explain: instruction, instruction } as const
    const opened: CaseEvent = { kind: 'taskOpened', stepId: contain.id, operations: [task] }
    const looked = { kind: 'lookedAtLast', looks: [], correlationId: 'c0de', accountEnabled: true } as const
    const theCase = caseOf(...sent(keep), opened, ...verified('notice'), looked, { kind: 'settled' })

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /not finished\n⚠ Jan de Vries can still sign in\.\n1 of 3 steps is open\./)
    assert.match(summary, /Left for people, by November 23, 2026\n\*\*Ilse Smit:\*\* Account\n/)
    assert.equal(styleOf(theCase), 'attention')
  })

  it('gives people a week for what is left to them once the account is closed', () => {
    const instruction = { key: 'dialog.accountTitle' }
    const task = { via: 'person', explain: instruction, instruction } as const
    const opened: CaseEvent = { kind: 'taskOpened', stepId: notice.id, operations: [task] }
    const looked = { kind: 'lookedAtLast', looks: [], correlationId: 'c0de', accountEnabled: false } as const
    const theCase = caseOf(...sent(keep), ...verified('contain'), opened, looked, { kind: 'settled' })

    assert.match(shown(theCase, 'summary:requester'), /Left for people, by November 30, 2026\n/)
  })

  it('says what is still to come on its day, and calls nothing of it missing', () => {
    const theCase = caseOf(...sent(later), ...verified('contain'), ...verified('notice'), { kind: 'settled' })

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /done up to now/)
    assert.match(summary, /Still to come\n\*\*Account:\*\* Starts on March 1, 2027/)
    assert.doesNotMatch(summary, /Not done/)
    assert.match(shown(theCase, 'case'), /2 of 3 steps finished\. The others wait for their day/)
  })

  it('says that a later day will not come either while something is missing that goes first', () => {
    const theCase = caseOf(...sent(later), ...failed('contain'), ...verified('notice'), { kind: 'settled' })

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /not finished/)
    assert.match(summary, /Not done[\s\S]*\*\*Account:\*\* Not started, because this did not succeed/)
    assert.doesNotMatch(summary, /Still to come/)
  })

  it('says first what is missing, also when another step only waits for its day', () => {
    const theCase = caseOf(...sent(later), ...verified('contain'), ...failed('notice'), { kind: 'settled' })

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /not finished/)
    assert.match(summary, /Not done\n\*\*Notice:\*\*[\s\S]*Still to come\n\*\*Account:/)
  })

  it('says of which entries evidence was last written, with the whole fingerprint, in both chats', () => {
    const fingerprint = '0123456789abcdef'.repeat(4)
    const written: Said = { by: petra, event: { kind: 'evidenceWritten', entries: 14, fingerprint } }
    const theCase = caseOf(...sent(keep), ...verified('contain'), { kind: 'settled' }, written)

    for (const key of ['summary:requester', 'summary:channel']) {
      const summary = shown(theCase, key)
      assert.match(summary, /Evidence\nWritten by Petra de Boer, /)
      assert.match(summary, /14 entries/)
      assert.ok(summary.includes(fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 ')), summary)
      assert.match(summary, /case-1\.html and case-1\.jsonl/)
    }
  })

  it('of a case that deleted the account says so of the sign-in, and tells what went with it as of before', () => {
    const theCase = caseOf(
      ...sent({ choice: 'delete' }),
      ...verified('contain'),
      ...verified('notice'),
      ...verified('account'),
      { kind: 'lookedAtLast', looks: [], correlationId: 'c' },
      { kind: 'settled' },
    )

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /✓ Jan de Vries cannot sign in: the account is deleted\./)
    assert.match(summary, /Sign out everywhere:\*\* Before the account was deleted: /)
    assert.match(summary, /Account:\*\* The account is no longer there\./)
    assert.doesNotMatch(summary, /when I last looked|An open app/)
  })

  it('says in the line of what was left as it is that it could not be looked at, and not that it is as it was', () => {
    const said = [...sent(keep), ...verified('contain'), ...verified('notice')]
    const problem = problemTexts.say('unreadLeft', { why: problemTexts.say('notVisible'), at: '2026-11-23T09:00:00Z' })
    const look = { stepId: account.id, result: 'unread', isLeft: true, problem } as const
    const summary = (...more: readonly CaseEvent[]) =>
      shown(caseOf(...said, ...more, { kind: 'settled' }), 'summary:requester')
    assert.match(summary(), /– Left as it is\n\*\*Account:\*\* The account is kept/)

    const unread = summary({ kind: 'lookedAtLast', looks: [look], correlationId: 'c' })

    assert.match(unread, /– Left as it is\n\*\*Account:\*\* [^\n]*could not be read/)
    assert.doesNotMatch(unread, /The account is kept/)
  })

  it('does not claim to have read back what was only accepted', () => {
    const theCase = caseOf(...sent(keep), ...verified('contain'), ...verified('notice'), { kind: 'settled' })

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /confirmed by a person, except what was only accepted\./)
    assert.match(summary, /Accepted by Microsoft 365, which cannot be checked\n\*\*Notice:\*\*/)
    const readBack = summary.split('Done, and read back')[1]?.split('Accepted by')[0] ?? ''
    assert.doesNotMatch(readBack, /Notice/)
    assert.match(shown(theCase, 'case'), /✓ Accepted by Microsoft 365; it cannot be checked\n[^]*\*\*Notice:\*\*/)
  })

  it('of a case that was ended says both what a step did and what came since that nobody decided about', () => {
    const step = {
      stepId: notice.id,
      decision: samples[notice.id]?.[0]?.decision,
      facts: facts[notice.id],
      operations: [{ via: 'graph', method: 'POST', path: '/new', explain: { key: 'dialog.accountTitle' } }],
      needsApproval: true,
    } as const
    const theCase = caseOf(
      ...sent(keep),
      ...verified('contain'),
      ...verified('notice'),
      sentFor(notice.id),
      { kind: 'foundSince', step, hash: 'new' },
      { by: petra, event: { kind: 'cancelled' } },
      { kind: 'lookedAtLast', looks: [], correlationId: 'c' },
    )

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /Not done\n[^\n]*Notice[^\n]*Account[^\n]*New since the plan, and not done/)
    assert.match(summary, /Accepted by Microsoft 365, which cannot be checked\n\*\*Notice:\*\*/)
    assert.doesNotMatch(summary, /Of \d+ requests?|Of one request/)
    assert.match(shown(theCase, 'case'), /✓ Accepted by Microsoft 365[^]*\*\*Notice:\*\*[^\n]* · New since the plan/)
  })

  it('of a case that was ended says of what the plan left out that it is not done', () => {
    const unread = { [notice.id]: { kind: 'unavailable', system: 'graph', text: 'Try again later' } } as const
    const { [notice.id]: _unread, ...read } = facts
    const others: readonly CaseEvent[] = [
      { kind: 'decided', stepId: contain.id, decision: { choice: 'block' } },
      { kind: 'decided', stepId: account.id, decision: keep },
    ]
    const before: readonly CaseEvent[] = [
      { kind: 'opened', employee: jan(), requester: ilse, language: 'en', facts: read, unread },
      ...others,
    ]
    const planned = planFor(caseOf(...before), settings)
    assert.ok(planned.ok)
    assert.ok(planned.plan.leftOut?.includes(notice.id))
    const stepIds = [contain.id]
    const theCase = caseOf(
      ...before,
      { kind: 'planned', plan: planned.plan, facts: read, unread },
      { kind: 'submitted', planHash: planned.plan.hash },
      { by: petra, event: { kind: 'approved', stepIds, planHash: planned.plan.hash } },
      { kind: 'stepStarted', stepId: contain.id, attempt: 1, before: facts[contain.id] },
      sentFor(contain.id),
      { by: petra, event: { kind: 'cancelled' } },
      { kind: 'lookedAtLast', looks: [], correlationId: 'c' },
    )

    const summary = shown(theCase, 'summary:requester')

    assert.match(summary, /Not done\n[\s\S]*Notice[^\n]*Not done: the offboarding was ended before/)
  })
})
