import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../cards/texts'
import { catalogueFor } from '../../../dialogs/catalogue'
import * as transitions from './decisions'
import type { Transition } from './decisions'
import { stepIn, type OffboardingCase } from '../../../services/cases/journal/case'
import { endingOf, isStepTouched } from '../../../services/cases/journal/standing'
import type { Somebody } from '../../../services/planning/approval/approver'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import type { PlannedStep } from '../../../services/planning/plan'
import { steps } from '../../../services/steps'
import { settings } from '../../services/planning/situations'
import { caseOf, ilse, leaver, opening, petra, tom, type Said } from '../../services/cases/journal/builders'
import { history, play, pressOn, revisionOf, type Moment, type Press } from '../../services/cases/journal/histories'

const catalogue = catalogueFor(steps)
const share = { choice: 'share' }
const facts = { contain: {}, mailbox: {}, calls: {} }

function plannedFor(stepId: string, needsApproval = true): PlannedStep {
  const operations = [{ via: 'graph', method: 'POST', path: `/${stepId}`, explain: { key: 'x' } }] as const
  return { stepId, decision: share, facts: {}, operations, needsApproval }
}
const opened = opening(facts)
const decided = (stepId: string): CaseEvent => ({ kind: 'decided', stepId, decision: share })
const planned: CaseEvent = {
  kind: 'planned',
  plan: { steps: ['mailbox', 'calls'].map((id) => plannedFor(id)), hash: 'hash' },
  facts,
}
const proposed: readonly Said[] = [opened, decided('mailbox'), decided('calls'), planned]
const submitted: readonly Said[] = [...proposed, { kind: 'submitted', planHash: 'hash' }]
const ordered: CaseEvent = { kind: 'ordered', step: plannedFor('contain', false), hash: 'own' }
const approvedBy = (...stepIds: readonly string[]): Said => ({
  by: petra,
  event: { kind: 'approved', stepIds, planHash: 'hash' },
})
const started = (stepId: string): CaseEvent => ({ kind: 'stepStarted', stepId, attempt: 1, before: {} })
const failed = (stepId: string): CaseEvent => ({
  kind: 'stepFailed',
  stepId,
  problem: { key: 'problem.notVisible' },
  correlationId: 'c',
})

const press = (theCase: OffboardingCase, stepId: string) => ({ stepId, revision: stepIn(theCase, stepId).revision })
const kinds = (transition: Transition) =>
  transition.ok ? transition.events.map(({ kind }) => kind) : whyNot(transition)
const whyNot = (transition: Transition) => (transition.ok ? '' : catalogue.en(transition.why))

describe('An answer to a question', () => {
  it('is the requester’s', () => {
    const theCase = caseOf(opened)
    const answers = [{ stepId: 'mailbox', decision: share }]

    const [own, other] = [ilse, petra].map((actor) =>
      transitions.decide(theCase, actor, press(theCase, 'mailbox'), answers),
    )

    assert.deepEqual(own, { ok: true, events: [decided('mailbox')] })
    assert.match(whyNot(other ?? fail()), /Only Ilse Smit can answer/)
  })

  it('is given once, and anew only after Change', () => {
    const theCase = caseOf(opened, decided('mailbox'))

    assert.match(whyNot(transitions.decide(theCase, ilse, press(theCase, 'mailbox'), [])), /has an answer already/)
    assert.deepEqual(kinds(transitions.change(theCase, ilse, 'mailbox', 2)), ['reopened'])
  })

  it('from a card that is older than the question changes nothing', () => {
    const theCase = caseOf(opened, decided('mailbox'), { kind: 'reopened', stepId: 'mailbox' })

    assert.match(whyNot(transitions.decide(theCase, ilse, { stepId: 'mailbox', revision: 1 }, [])), /moved on/)
  })

  it('for several questions at once does not touch what was answered or started meanwhile', () => {
    const suggestions = ['contain', 'mailbox', 'calls'].map((stepId) => ({ stepId, decision: { choice: 'other' } }))
    const theCase = caseOf(opened, ordered, decided('calls'))

    const transition = transitions.decide(theCase, ilse, press(theCase, 'mailbox'), suggestions)

    const touched = transition.ok
      ? transition.events.flatMap((event) => (event.kind === 'decided' ? [event.stepId] : []))
      : []
    assert.deepEqual(
      touched.filter((stepId) => stepId !== 'mailbox'),
      [],
    )
  })

  it('is given anew after the plan was sent, as long as nothing of its step has begun', () => {
    const again = (...events: readonly Said[]) => {
      const theCase = caseOf(...submitted, ...events)
      return transitions.change(theCase, ilse, 'mailbox', stepIn(theCase, 'mailbox').revision)
    }

    const before = [[], [approvedBy('mailbox')], [approvedBy('mailbox'), failed('mailbox')]]
    for (const events of before) assert.deepEqual(kinds(again(...events)), ['putBack'])
    const begun = [approvedBy('mailbox'), started('mailbox')]
    assert.match(whyNot(again(...begun)), /has begun already/)
    assert.match(whyNot(again(...begun, failed('mailbox'))), /has begun already/)
    assert.match(whyNot(again(...begun, { kind: 'stepVerified', stepId: 'mailbox', facts: {} })), /is done already/)
  })

  it('can be changed from the plan, which carries a later revision than the answer', () => {
    const theCase = caseOf(...proposed)

    assert.deepEqual(kinds(transitions.change(theCase, ilse, 'calls', theCase.planRevision)), ['reopened'])
  })
})

describe('A plan', () => {
  it('is submitted by the requester, once, from its own card', () => {
    const theCase = caseOf(...proposed)
    const { planRevision } = theCase

    assert.deepEqual(transitions.submit(theCase, ilse, planRevision), {
      ok: true,
      events: [{ kind: 'submitted', planHash: 'hash' }],
    })
    assert.match(whyNot(transitions.submit(theCase, petra, planRevision)), /Only Ilse Smit/)
    assert.match(whyNot(transitions.submit(theCase, ilse, planRevision - 1)), /moved on/)
    assert.match(whyNot(transitions.submit(caseOf(...submitted), ilse, planRevision)), /sent already/)
  })

  it('that is a thing of the past cannot be submitted', () => {
    const theCase = caseOf(...proposed, { kind: 'reopened', stepId: 'mailbox' })

    assert.match(whyNot(transitions.submit(theCase, ilse, theCase.planRevision)), /moved on/)
  })

  it('is proposed only while the requester decides', () => {
    const plan = { steps: [], hash: 'h' }

    assert.equal(transitions.propose(caseOf(opened), plan, {}).ok, true)
    assert.equal(transitions.propose(caseOf(...submitted), plan, {}).ok, false)
  })
})

describe('Signing out at once', () => {
  it('is the requester’s, once, and before the plan is sent', () => {
    const contain = plannedFor('contain', false)

    assert.deepEqual(kinds(transitions.order(caseOf(opened), ilse, contain)), ['ordered'])
    assert.match(whyNot(transitions.order(caseOf(opened), petra, contain)), /Only Ilse Smit/)
    assert.match(whyNot(transitions.order(caseOf(opened, ordered), ilse, contain)), /started already/)
    assert.match(whyNot(transitions.order(caseOf(...submitted), ilse, contain)), /sent already/)
  })

  it('binds to a hash of exactly what is to be sent', () => {
    const hashes = [plannedFor('contain'), { ...plannedFor('contain'), operations: [] }].map((step) => {
      const transition = transitions.order(caseOf(opened), ilse, step)
      return transition.ok && transition.events[0]?.kind === 'ordered' ? transition.events[0].hash : fail()
    })

    assert.notEqual(hashes[0], hashes[1])
  })

  it('is not undone by changing the answer', () => {
    const theCase = caseOf(opened, ordered)

    assert.match(whyNot(transitions.change(theCase, ilse, 'contain', 99)), /started already/)
  })
})

describe('An approval', () => {
  const theCase = caseOf(...submitted)
  const approve = (actor: Somebody, policy: 'second-person' | 'any-approver' = 'second-person', about = theCase) =>
    transitions.approve(about, actor, press(about, 'mailbox'), policy)

  it('is given by somebody else than the requester where the policy asks for a second person (promise 1)', () => {
    assert.deepEqual(approve(petra), {
      ok: true,
      events: [{ kind: 'approved', stepIds: ['mailbox'], planHash: 'hash' }],
    })
    assert.match(whyNot(approve(ilse)), /somebody else must approve/)
    assert.deepEqual(kinds(approve(ilse, 'any-approver')), ['approved'])
  })

  it('is never given or refused by the one it is about (promise 8)', () => {
    const reject = transitions.reject(theCase, leaver, { ...press(theCase, 'mailbox'), reason: 'No' }, 'any-approver')

    assert.match(whyNot(approve(leaver, 'any-approver')), /about you/)
    assert.match(whyNot(reject), /about you/)
  })

  it('is never given by another account of the one it is about, under any policy (promise 8)', () => {
    const other = { ...petra, alsoIs: [leaver.id] }
    for (const policy of ['second-person', 'any-approver'] as const)
      assert.match(whyNot(approve(other, policy)), /and that of Jan de Vries belong to one person/)
    assert.match(whyNot(approve({ ...petra, alsoIs: [petra.id, tom.id] })), /^$/)
  })

  it('is not given by another account of the requester where a second person is asked for', () => {
    const other = { ...petra, alsoIs: [ilse.id] }
    const reject = transitions.reject(theCase, other, { ...press(theCase, 'mailbox'), reason: 'No' }, 'second-person')

    assert.match(whyNot(approve(other)), /and that of Ilse Smit belong to one person/)
    assert.match(whyNot(reject), /and that of Ilse Smit belong to one person/)
    assert.deepEqual(kinds(approve(other, 'any-approver')), ['approved'])
  })

  it('is not given by anybody whose case it was, nor by another account of theirs', () => {
    const why = { key: 'dialog.lostGroup', values: { before: ilse.displayName } }
    const takenOver: CaseEvent = { kind: 'takenOver', from: ilse, requester: tom, language: 'nl', why }
    const taken = caseOf(...submitted, { by: tom, event: takenOver })

    assert.match(whyNot(approve(ilse, 'second-person', taken)), /This was your offboarding before/)
    assert.match(whyNot(approve(tom, 'second-person', taken)), /You asked for this offboarding yourself/)
    assert.match(whyNot(approve({ ...petra, alsoIs: [ilse.id] }, 'second-person', taken)), /that of Ilse Smit/)
    assert.match(whyNot(approve({ ...petra, alsoIs: [tom.id] }, 'second-person', taken)), /that of Tom Visser/)
    assert.deepEqual(kinds(approve(petra, 'second-person', taken)), ['approved'])
    assert.deepEqual(kinds(approve(ilse, 'any-approver', taken)), ['approved'])
  })

  it('of everything covers every step that waits', () => {
    const all = transitions.approve(
      theCase,
      petra,
      { stepId: undefined, revision: theCase.planRevision },
      'second-person',
    )

    assert.deepEqual(all.ok && all.events, [{ kind: 'approved', stepIds: ['mailbox', 'calls'], planHash: 'hash' }])
  })

  it('of everything leaves out a step whose plan changed since', () => {
    const changed = caseOf(...submitted, approvedBy('mailbox'), {
      kind: 'planChanged',
      step: plannedFor('mailbox'),
      hash: 'new',
    })

    const all = transitions.approve(
      changed,
      petra,
      { stepId: undefined, revision: changed.planRevision },
      'second-person',
    )

    assert.deepEqual(all.ok && all.events, [{ kind: 'approved', stepIds: ['calls'], planHash: 'hash' }])
  })

  it('of everything says so when nothing waits any more', () => {
    const done = caseOf(...submitted, approvedBy('mailbox', 'calls'))

    assert.match(
      whyNot(transitions.approve(done, petra, { stepId: undefined, revision: done.planRevision }, 'second-person')),
      /Nothing waits/,
    )
  })

  it('names the one who was first', () => {
    const second = caseOf(...submitted, approvedBy('mailbox'))

    assert.match(whyNot(approve(tom, 'second-person', second)), /Petra de Boer approved this on/)
  })

  it('of a plan that changed since the card was made changes nothing', () => {
    const changed = caseOf(...submitted, approvedBy('mailbox'), {
      kind: 'planChanged',
      step: plannedFor('mailbox'),
      hash: 'new',
    })
    const old = transitions.approve(
      changed,
      petra,
      { stepId: 'mailbox', revision: theCase.planRevision },
      'second-person',
    )

    assert.equal(old.ok, false)
    assert.deepEqual(kinds(approve(petra, 'second-person', changed)), ['approved'])
  })

  it('is refused with a reason, which is kept short', () => {
    const reject = (reason: string) =>
      transitions.reject(theCase, petra, { ...press(theCase, 'mailbox'), reason }, 'second-person')

    assert.match(whyNot(reject('  \n ')), /in a few words why/)
    const long = reject('x'.repeat(10_000))
    assert.ok(long.ok && long.events[0]?.kind === 'rejected')
    assert.equal(long.events[0].reason.length, 500)
  })

  it('comes too late in a case that was cancelled', () => {
    const cancelled = caseOf(...submitted, { kind: 'cancelled' })

    assert.match(whyNot(approve(petra, 'second-person', cancelled)), /was ended/)
  })
})

const stopped: CaseEvent = { kind: 'ruleRefused', stepId: 'mailbox', reasons: [], changed: [] }

describe('What a rule stops', () => {
  const held = caseOf(...submitted, approvedBy('mailbox'), stopped)
  const reject = (theCase: OffboardingCase, revision = stepIn(theCase, 'mailbox').revision) =>
    transitions.reject(theCase, petra, { stepId: 'mailbox', revision, reason: 'Legal' }, 'second-person')

  it('can still be rejected, from its newest card, although it was approved', () => {
    assert.deepEqual(kinds(reject(held)), ['rejected'])
    assert.match(whyNot(reject(held, stepIn(held, 'mailbox').revision - 1)), /changed/i)
  })

  it('can be rejected no more once it goes on', () => {
    const goesOn = caseOf(...submitted, approvedBy('mailbox'), stopped, { kind: 'ruleLifted', stepId: 'mailbox' })

    assert.match(whyNot(reject(goesOn)), /approved this/)
  })
})

describe('Trying again', () => {
  const theCase = caseOf(...submitted, approvedBy('mailbox'), started('mailbox'), failed('mailbox'))

  it('is for a step that failed, from its newest card', () => {
    const { revision } = stepIn(theCase, 'mailbox')

    assert.deepEqual(kinds(transitions.retry(theCase, 'mailbox', revision)), ['retried'])
    assert.match(whyNot(transitions.retry(theCase, 'mailbox', revision - 1)), /moved on/)
    assert.match(whyNot(transitions.retry(theCase, 'calls', revision)), /picked up already/)
    assert.match(whyNot(transitions.retry(theCase, 'forged', revision)), /names a step/)
  })

  it('only looks again where a rule stops the step, from its newest card; it is decided already', () => {
    const held = caseOf(...submitted, approvedBy('mailbox'), stopped)
    const { revision } = stepIn(held, 'mailbox')

    assert.deepEqual(transitions.retry(held, 'mailbox', revision), { ok: true, events: [] })
    assert.match(whyNot(transitions.retry(held, 'mailbox', revision - 1)), /moved on/)
  })

  it('does nothing in a case that is closed', () => {
    const closed = caseOf(...submitted, approvedBy('mailbox'), started('mailbox'), failed('mailbox'), {
      kind: 'cancelled',
    })

    assert.match(whyNot(transitions.retry(closed, 'mailbox', stepIn(closed, 'mailbox').revision)), /was ended/)
  })
})

describe('A task', () => {
  const task: CaseEvent = { kind: 'taskOpened', stepId: 'mailbox', operations: [] }
  const theCase = caseOf(...submitted, approvedBy('mailbox'), started('mailbox'), task)

  it('is confirmed once, from its newest card', () => {
    const { revision } = stepIn(theCase, 'mailbox')
    const confirmed = caseOf(...submitted, approvedBy('mailbox'), started('mailbox'), task, {
      kind: 'taskConfirmed',
      stepId: 'mailbox',
    })

    assert.deepEqual(kinds(transitions.confirm(theCase, 'mailbox', revision)), ['taskConfirmed'])
    assert.match(whyNot(transitions.confirm(theCase, 'mailbox', revision - 1)), /moved on/)
    assert.match(whyNot(transitions.confirm(confirmed, 'mailbox', revision)), /picked up already/)
    assert.match(whyNot(transitions.confirm(theCase, 'calls', revision)), /picked up already/)
  })
})

describe('Cancelling', () => {
  const settled = (...events: readonly Said[]) => caseOf(...submitted, ...events, { kind: 'settled' })

  it('is the requester’s, before the plan is sent', () => {
    assert.deepEqual(kinds(transitions.cancel(caseOf(...proposed), ilse)), ['cancelled'])
    assert.match(whyNot(transitions.cancel(caseOf(...proposed), petra)), /Only Ilse Smit/)
    assert.match(whyNot(transitions.cancel(caseOf(...proposed, { kind: 'cancelled' }), ilse)), /was ended/)
  })

  it('withdraws what waits for approval, for the requester alone, and says so afterwards', () => {
    assert.deepEqual(kinds(transitions.cancel(caseOf(...submitted), ilse)), ['cancelled'])
    assert.match(whyNot(transitions.cancel(caseOf(...submitted), petra)), /Only Ilse Smit/)
    assert.equal(caseOf(...submitted, { kind: 'cancelled' }).ended?.how, 'withdraw')
  })

  it('stops what runs, for anybody who may work with the bot, in the channel where they see it', () => {
    const running = [caseOf(opened, ordered), caseOf(...submitted, approvedBy('mailbox'), started('mailbox'))]

    for (const theCase of running) {
      for (const actor of [ilse, petra, tom]) assert.deepEqual(kinds(transitions.cancel(theCase, actor)), ['cancelled'])
      assert.match(whyNot(transitions.cancel(theCase, tom, 'personal')), /Only Ilse Smit/)
    }
    assert.equal(caseOf(opened, ordered, { by: tom, event: { kind: 'cancelled' } }).ended?.by.id, tom.id)
  })

  it('has nothing left to end when everything is done', () => {
    const done = (stepId: string): CaseEvent => ({ kind: 'stepVerified', stepId, facts: {} })
    const theCase = settled(
      approvedBy('mailbox', 'calls'),
      started('mailbox'),
      done('mailbox'),
      started('calls'),
      done('calls'),
    )

    assert.match(whyNot(transitions.cancel(theCase, ilse)), /nothing left to end/)
  })

  it('closes a case that came to rest unfinished', () => {
    const theCase = settled(
      approvedBy('mailbox', 'calls'),
      started('mailbox'),
      failed('mailbox'),
      started('calls'),
      failed('calls'),
    )

    assert.deepEqual(kinds(transitions.cancel(theCase, ilse)), ['cancelled'])
  })

  it('closes a case that came to rest with a step that waits in vain for one that failed', () => {
    const theCase = settled(approvedBy('mailbox', 'calls'), started('mailbox'), failed('mailbox'))

    assert.deepEqual(kinds(transitions.cancel(theCase, ilse)), ['cancelled'])
  })
})

describe('Any presses by anybody, in any order', () => {
  const everyMoment = (check: (moment: Moment, policy: 'second-person' | 'any-approver' | 'none') => void) =>
    fc.assert(
      fc.property(history, (any) => {
        for (const moment of play(any)) check(moment, any.policy)
      }),
      settings,
    )

  it('never throw, and every refusal says why in both languages', () => {
    everyMoment(({ transition }) => {
      if (!transition.ok) for (const language of languages) assert.notEqual(catalogue[language](transition.why), '')
    })
  })

  it('never change anything when they are refused', () => {
    everyMoment(({ transition, before, after }) => {
      if (!transition.ok) assert.equal(after, before)
    })
  })

  it('never approve without the right person (promises 1 and 8)', () => {
    everyMoment(({ move, before, after }, policy) => {
      const freed = after.steps.filter(
        ({ status, stepId }) => status !== 'waitingApproval' && stepIn(before, stepId).status === 'waitingApproval',
      )
      if (freed.length === 0) return
      // Put back to the question: from there nothing starts without an approval of its own.
      if ('work' in move) return assert.ok(freed.every(({ status }) => status === 'undecided'))
      if (move.press.verb === 'cancel') return
      if (move.press.verb === 'change') return assert.ok(freed.every(({ status }) => status === 'undecided'))
      assert.ok(['approve', 'approveAll', 'reject'].includes(move.press.verb))
      const { id, alsoIs = [] } = move.press.actor
      const accounts = [id, ...alsoIs]
      assert.ok(!accounts.includes(leaver.id))
      if (policy === 'second-person') assert.ok(!accounts.includes(ilse.id))
    })
  })

  it('are only the requester’s where they decide, submit, order, or cancel what does not run', () => {
    everyMoment(({ move, before, transition }) => {
      if (!('press' in move) || !transition.ok) return
      const { verb, actor } = move.press
      if (verb === 'cancel' && endingOf(before) === 'stop') return
      if (['decide', 'change', 'submit', 'order', 'cancel'].includes(verb)) assert.equal(actor.id, ilse.id)
    })
  })

  it('change nothing when they come from an older card', () => {
    everyMoment(({ move, before, transition }) => {
      if (!('press' in move)) return
      if (!stale(before, move.press)) return
      assert.equal(transition.ok, false)
    })
  })

  it('change nothing when they name a step that the case does not have', () => {
    everyMoment(({ move, transition }) => {
      if (!('press' in move) || move.press.stepId !== 'forged') return
      const aboutOneStep = !['submit', 'approveAll', 'order', 'cancel', 'pause', 'resume', 'handOver'].includes(
        move.press.verb,
      )
      if (aboutOneStep) assert.equal(transition.ok, false)
    })
  })

  it('never take back a step that was started at once', () => {
    everyMoment(({ before, after }) => {
      for (const { ordered: orderedBy, stepId } of before.steps) {
        if (orderedBy !== undefined) assert.ok(!['undecided', 'decided'].includes(stepIn(after, stepId).status))
      }
    })
  })

  it('leave as it is only what a rule stopped and nothing was begun of, and then nothing after it is approved by what was', () => {
    let left = 0
    everyMoment(({ move, before, after, transition }) => {
      if (!('press' in move) || move.press.verb !== 'reject' || !transition.ok) return
      const [was, is] = [before, after].map((one) => stepIn(one, move.press.stepId))
      const isFoundSince = was?.earlier !== undefined
      const isLeft = was?.held !== undefined && !isStepTouched(was)
      assert.equal(is?.status, isLeft ? 'skipped' : isFoundSince ? was.earlier?.status : 'rejected')
      if (!isLeft) return
      left += 1
      assert.equal(is?.decision, undefined, 'no rule goes by what was decided for it')
      for (const { id, after: first } of steps) {
        const next = after.steps.find(({ stepId }) => stepId === id)
        if (!first.includes(move.press.stepId) || next === undefined || next.ordered !== undefined) continue
        assert.ok(!['approved', 'waitingApproval'].includes(next.status) || next.earlier !== undefined, id)
      }
    })
    assert.ok(left > 0, 'some were left')
  })

  it('are won by the first of two that contradict each other', () => {
    const pairs = [
      ['approve', 'reject'],
      ['reject', 'approve'],
      ['approve', 'approve'],
      ['decide', 'decide'],
      ['change', 'submit'],
      ['submit', 'submit'],
      ['cancel', 'cancel'],
      ['cancel', 'submit'],
      ['retry', 'retry'],
      ['confirm', 'confirm'],
      ['unapprove', 'unapprove'],
      ['unapprove', 'change'],
      ['change', 'unapprove'],
      ['pause', 'pause'],
      ['resume', 'resume'],
    ] as const
    fc.assert(
      fc.property(
        history,
        fc.constantFrom(...pairs),
        fc.constantFrom(...steps.map(({ id }) => id)),
        (any, [first, second], stepId) => {
          const last = play(any).at(-1)
          const [theCase, events] = [last?.after ?? caseOf(any.opened), last?.events ?? [any.opened]]
          const by = (verb: Press['verb']): Press => ({
            verb,
            actor: ['approve', 'reject', 'unapprove'].includes(verb) ? petra : ilse,
            stepId,
            card: verb === 'submit' || (verb === 'change' && theCase.submittedAt === undefined) ? 'plan' : 'step',
            suggested: true,
          })
          const won = pressOn(theCase, by(first), any.policy)
          if (!won.ok || won.events.length === 0) return
          const after = caseOf(...events, ...won.events.map((event) => ({ by: by(first).actor, event })))

          const lost = lateOn(theCase, after, by(second), any.policy)

          assert.equal(lost.ok, false)
        },
      ),
      { ...settings, numRuns: 200 },
    )
  })
})

/** A press on the cards of `seen`, that arrives when the case is already at `now`. */
function lateOn(
  seen: OffboardingCase,
  now: OffboardingCase,
  late: Press,
  policy: 'second-person' | 'any-approver' | 'none',
): Transition {
  const revision = revisionOf(seen, late)
  const { actor, stepId, verb } = late
  switch (verb) {
    case 'decide':
      return transitions.decide(now, actor, { stepId, revision }, [{ stepId, decision: share }])
    case 'approve':
      return transitions.approve(now, actor, { stepId, revision }, policy)
    case 'reject':
      return transitions.reject(now, actor, { stepId, revision, reason: 'No' }, policy)
    case 'change':
      return transitions.change(now, actor, stepId, revision)
    case 'submit':
      return transitions.submit(now, actor, revision)
    case 'retry':
      return transitions.retry(now, stepId, revision)
    case 'hand':
      return transitions.hand(now, actor, stepId, revision)
    case 'confirm':
      return transitions.confirm(now, stepId, revision)
    case 'leave':
      return transitions.leave(now, actor, stepId, revision)
    case 'unapprove':
      return transitions.unapprove(now, actor, { stepId, revision }, policy)
    case 'pause':
    case 'resume':
      return transitions.pauseOrResume(verb, now, actor, seen.pauseRevision)
    case 'order':
    case 'approveAll':
    case 'handOver':
    case 'cancel':
      return pressOn(now, late, policy)
  }
}

/** Whether the press comes from a card that was replaced since. */
function stale(theCase: OffboardingCase, pressed: Press): boolean {
  const revision = revisionOf(theCase, pressed)
  if (pressed.verb === 'submit' || pressed.verb === 'approveAll') return revision !== theCase.planRevision
  if (['order', 'cancel', 'pause', 'resume', 'handOver'].includes(pressed.verb)) return false
  return revision < (theCase.steps.find(({ stepId }) => stepId === pressed.stepId)?.revision ?? 0)
}

function fail(): never {
  throw new Error('This should not have been reached')
}
