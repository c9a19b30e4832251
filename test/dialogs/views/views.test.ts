import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { personTexts } from '../../../cards/conversation/personTexts'
import type { Card } from '../../../cards/card'
import { cardsOf } from '../../../dialogs/views'
import { whatGoesOn } from '../../../dialogs/views/standing'
import { progressOf } from '../../../dialogs/views/progress'
import { personCardOf } from '../../../dialogs/views/person'
import { contain as containVerb } from '../../../dialogs/verbs/contain'
import { askedOnPage, isOpen, keyOfPage, stepsOnPage } from '../../../dialogs/onPage'
import { partsOfKey, questionKey, requesterSummaryKey } from '../../../services/cases/journal/cardKeys'
import { isStepTouched } from '../../../services/cases/journal/standing'
import { currentQuestion, newestPressRevision, planFor, stepOf } from '../../../dialogs/stepsOfCase'
import { whyNotByItself } from '../../../dialogs/takingBack'
import type { DesiredCard } from '../../../dialogs/views/desiredCard'
import { stepIn, type OffboardingCase } from '../../../services/cases/journal/case'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { contain, type ContainFacts } from '../../../services/steps/contain'
import type { PlannedStep } from '../../../services/planning/plan'
import { checkCard } from '../../support/cardChecker'
import { settings, toldSteps as steps } from '../../services/planning/situations'
import { caseOf, ilse, opening, petra, type Said } from '../../services/cases/journal/builders'
import { history, play } from '../../services/cases/journal/histories'
import { jan } from '../../services/steps/builders'
import { samples } from '../../services/steps/samples'
import { actionsOf, textOf } from '../../support/teams'
import { caseSettings } from '../../support/caseSettings'

const viewSettings = caseSettings(steps, { channelLanguage: 'nl' })
const facts = Object.fromEntries(steps.map(({ id }) => [id, samples[id]?.[0]?.before]))
const opened = opening(facts)
const leave = {
  contain: { choice: 'leave' },
  mailbox: { choice: 'leave' },
  calls: { choice: 'leave' },
  account: { choice: 'keep' },
}
const release: CaseEvent = { kind: 'decided', stepId: 'calls', decision: { choice: 'release' } }
const inChannel = (theCase: OffboardingCase) =>
  cardsOf(theCase, viewSettings).filter(({ place }) => place.kind === 'channel')
const nothing = { remove: [], keep: [], names: [], loses: { exchange: false, oneDrive: false, phone: false } }
const answers = { ...leave, licences: nothing, contain: { choice: 'block' } }
const decidedAll: readonly CaseEvent[] = Object.entries(answers).map(([stepId, decision]) => ({
  kind: 'decided',
  stepId,
  decision,
}))
const says = viewSettings.catalogue.en

/** What was decided, planned and sent for approval. */
function submitted(...answered: readonly CaseEvent[]): readonly Said[] {
  const before = caseOf(opened, ...answered)
  const planned = planFor(before, viewSettings)
  if (!planned.ok) throw new Error(planned.reasons.map(says).join())
  return [
    opened,
    ...answered,
    { kind: 'planned', plan: planned.plan, facts },
    { kind: 'submitted', planHash: planned.plan.hash },
  ]
}
const keys = (cards: readonly DesiredCard[]) => cards.map(({ key }) => key)
const card = (theCase: OffboardingCase, key: string): Card => {
  const found = cardsOf(theCase, viewSettings).find((one) => one.key === key)
  assert.ok(found !== undefined, `there is no card ${key}`)
  return found.card
}
const shown = (key: string): CaseEvent => ({
  kind: 'shown',
  card: key,
  at: { conversationId: 'chat', activityId: key },
})

describe('The cards of a case', () => {
  it('are at first the person and the page of decisions, to the requester alone', () => {
    const cards = cardsOf(caseOf(opened), viewSettings)

    assert.deepEqual(keys(cards), ['person', 'page:1'])
    assert.deepEqual(
      cards.map(({ place }) => place),
      [
        { kind: 'person', personId: ilse.id },
        { kind: 'person', personId: ilse.id },
      ],
    )
  })

  it('tell an answer on the page, and where it was asked on a card of before', () => {
    const theCase = caseOf(opened, shown('decision:contain:1'), {
      kind: 'decided',
      stepId: 'contain',
      decision: { choice: 'block' },
    })

    assert.deepEqual(keys(cardsOf(theCase, viewSettings)), ['person', 'page:1', 'decision:contain:1'])
    assert.match(textOf(card(theCase, 'page:1')), /✓ \*\*Sign out everywhere/)
    assert.deepEqual(
      actionsOf(card(theCase, 'decision:contain:1')).map(({ verb }) => verb),
      ['change'],
    )
  })

  it('ask a question anew at the bottom, and say so on the old card', () => {
    const theCase = caseOf(
      opened,
      shown('decision:contain:1'),
      { kind: 'decided', stepId: 'contain', decision: { choice: 'block' } },
      { kind: 'reopened', stepId: 'contain' },
    )

    assert.deepEqual(keys(cardsOf(theCase, viewSettings)), [
      'person',
      'page:1',
      'decision:contain:1',
      'decision:contain:4',
    ])
    assert.match(textOf(card(theCase, 'decision:contain:1')), /Asked again below/)
    assert.deepEqual(actionsOf(card(theCase, 'decision:contain:1')), [])
  })

  it('say why there is no plan', () => {
    const conflict = { kind: 'decided', stepId: 'account', decision: { choice: 'delete' } } as const
    const share = { kind: 'decided', stepId: 'mailbox', decision: samples['mailbox']?.[0]?.decision } as const

    const theCase = caseOf(opened, ...decidedAll, share, conflict)

    const plan = card(theCase, `plan:none:${newestPressRevision(theCase)}`)
    assert.match(textOf(plan), /account cannot be deleted/)
    assert.ok(!actionsOf(plan).some(({ verb }) => verb === 'submit'))
  })

  it('stay away from the channel until the plan is sent', () => {
    const [before, after] = [submitted(...decidedAll).slice(0, -1), submitted(...decidedAll)].map((said) =>
      cardsOf(caseOf(...said), viewSettings).filter(({ place }) => place.kind === 'channel'),
    )

    assert.deepEqual(before, [])
    assert.deepEqual(keys(after ?? []), ['case'])
  })

  it('are one for the case in the channel, and one for each step that cannot be undone', () => {
    const theCase = caseOf(...submitted(...decidedAll, release))

    assert.deepEqual(keys(inChannel(theCase)), ['case', 'step:calls'])
    const pressed = actionsOf(card(theCase, 'case')).map(({ verb, data }) => [verb, data['stepId']])
    assert.deepEqual(pressed, [
      ['approve', undefined],
      ['approve', 'contain'],
      ['reject', 'contain'],
      ['requests', undefined],
      ['pause', undefined],
    ])
  })

  it('stay as they stand where an earlier version posted one for each step, and are pressed there', () => {
    const theCase = caseOf(...submitted(...decidedAll, release), ...['case', 'step:contain', 'step:calls'].map(shown))

    assert.deepEqual(keys(inChannel(theCase)), ['case', 'step:contain', 'step:calls'])
    const pressed = (key: string) => actionsOf(card(theCase, key)).map(({ verb, data }) => [verb, data['stepId']])
    assert.deepEqual(pressed('case'), [
      ['approve', undefined],
      ['pause', undefined],
    ])
    assert.deepEqual(pressed('step:contain'), [
      ['requests', 'contain'],
      ['approve', 'contain'],
      ['reject', 'contain'],
    ])
  })

  it('get one of their own for what changed since the plan was sent, or has to be dealt with', () => {
    const sent = submitted(...decidedAll)
    const planned = caseOf(...sent).steps[0]?.planned
    assert.ok(planned !== undefined)
    const changed = caseOf(...sent, { kind: 'planChanged', step: planned, hash: 'another' })
    const failed = { kind: 'stepFailed', stepId: 'contain', problem: { key: 'problem.notVisible' } } as const

    assert.deepEqual(keys(inChannel(changed)), ['case', 'step:contain'])
    assert.deepEqual(keys(inChannel(caseOf(...sent, { ...failed, correlationId: 'one' }))).slice(0, 2), [
      'case',
      'step:contain',
    ])
  })

  it('show in one line what is done', () => {
    const sent = submitted(...decidedAll, release)
    const planHash = caseOf(...sent).plan?.hash ?? ''
    const done = caseOf(
      ...sent,
      { by: petra, event: { kind: 'approved', stepIds: ['contain', 'calls'], planHash, comment: 'Go ahead' } },
      { kind: 'stepVerified', stepId: 'contain', facts: facts['contain'] },
      { kind: 'stepVerified', stepId: 'calls', facts: facts['calls'] },
    )

    const lines = textOf(card(done, 'step:calls')).split('\n')
    assert.equal(lines.length, 2, lines.join(' / '))
    assert.match(lines[1] ?? '', /✓ Klaar.*Goedgekeurd door Petra.*Go ahead/)
    assert.match(
      textOf(card(done, 'case')),
      /Bezig: 2 van 2 stappen[^]*✓ Klaar, en nagelezen\nGoedgekeurd door Petra[^]*\n\*\*Overal afmelden:\*\* /,
    )
  })

  it('are in the channel’s language there and in the requester’s with the requester', () => {
    const cards = cardsOf(caseOf(...submitted(...decidedAll)), viewSettings)

    for (const { place, card: shownCard } of cards) {
      assert.match(
        textOf(shownCard),
        place.kind === 'channel' ? /\b(vertrekt|aangevraagd|goedkeuren|goedkeuring)\b/i : /\b(the|and|is|of)\b/i,
      )
    }
  })

  it('end with a summary in both places, once nothing goes on by itself', () => {
    const failed: CaseEvent = {
      kind: 'stepFailed',
      stepId: 'contain',
      problem: { key: 'problem.notVisible' },
      correlationId: 'abcdefgh-1',
    }
    const started: CaseEvent = { kind: 'stepStarted', stepId: 'contain', attempt: 1, before: facts['contain'] }

    const sent = submitted(...decidedAll)
    const planHash = caseOf(...sent).plan?.hash ?? ''
    const approved: Said = { by: petra, event: { kind: 'approved', stepIds: ['contain'], planHash } }
    const theCase = caseOf(...sent, approved, started, failed, { kind: 'settled' })

    assert.deepEqual(keys(cardsOf(theCase, viewSettings)).slice(-2), ['summary:requester', 'summary:channel'])
    assert.match(textOf(card(theCase, 'summary:requester')), /not finished/i)
    assert.match(textOf(card(theCase, 'summary:requester')), /still reads as before[\s\S]*abcdefgh/)
  })
})

describe('The button for signing out', () => {
  const buttons = (theCase: OffboardingCase) => actionsOf(personCardOf(theCase, viewSettings)).map(({ verb }) => verb)
  const saysThatItRuns = (theCase: OffboardingCase) =>
    textOf(personCardOf(theCase, viewSettings)).includes(
      says(personTexts.say('runningTitle', { name: jan().displayName })),
    )
  const leaveContain = decidedAll.map((event): CaseEvent =>
    event.kind === 'decided' && event.stepId === 'contain' ? { ...event, decision: { choice: 'leave' } } : event,
  )

  it('is there until it was pressed or the case was ended, also while it waits for an approval', () => {
    assert.ok(buttons(caseOf(opened)).includes('contain'))
    assert.ok(buttons(caseOf(opened, ...decidedAll)).includes('contain'))
    assert.ok(buttons(caseOf(...submitted(...decidedAll))).includes('contain'))
    assert.ok(!buttons(caseOf(opened, { kind: 'cancelled' })).includes('contain'))
    assert.ok(!buttons(caseOf(...submitted(...decidedAll), { kind: 'cancelled' })).includes('contain'))
  })

  it('stays where the plan was sent without it, because it could not be read, and does what it says', () => {
    const { contain: _unread, ...read } = facts
    const unread = { contain: { kind: 'unavailable', system: 'graph', text: 'Later' } } as const
    const about = [{ kind: 'opened', employee: jan(), requester: ilse, language: 'en', facts: read, unread } as const]
    const answered = [...about, ...decidedAll.filter((event) => !('stepId' in event && event.stepId === 'contain'))]
    const planned = planFor(caseOf(...answered), viewSettings)
    assert.ok(planned.ok && planned.plan.leftOut?.includes('contain') === true)
    const theCase = caseOf(
      ...answered,
      { kind: 'planned', plan: planned.plan, facts: read, unread },
      { kind: 'submitted', planHash: planned.plan.hash },
    )
    const press = { stepId: undefined, revision: stepIn(theCase, 'contain').revision, input: {} }

    assert.ok(buttons(theCase).includes('contain'))
    const decision = containVerb.decide(theCase, { actor: ilse, where: 'personal' }, press, new Map(), viewSettings)
    assert.equal(decision.kind, 'accepted')
    assert.ok(!buttons(caseOf(...answered, { kind: 'cancelled' })).includes('contain'))
  })

  it('gives way to the news that it runs, once it was sent and not before', () => {
    const [operation] = contain.plan(
      jan(),
      facts['contain'] as ContainFacts,
      { choice: 'block' },
      facts['contain'] as ContainFacts,
    )
    assert.ok(operation !== undefined)
    const planned: PlannedStep = {
      stepId: 'contain',
      decision: { choice: 'block' },
      facts: facts['contain'],
      operations: [operation],
      needsApproval: false,
    }
    const ordered: CaseEvent = { kind: 'ordered', step: planned, hash: 'h' }
    const started: CaseEvent = { kind: 'stepStarted', stepId: 'contain', attempt: 1, before: facts['contain'] }
    const sent: CaseEvent = { kind: 'operationSent', stepId: 'contain', operation, clientRequestId: 'r1' }

    assert.deepEqual(
      [[ordered], [ordered, started], [ordered, started, sent]].map((said) => saysThatItRuns(caseOf(opened, ...said))),
      [false, false, true],
    )
  })

  it('does not give way to that when signing out was left out by decision', () => {
    assert.equal(saysThatItRuns(caseOf(...submitted(...leaveContain))), false)
  })

  it('does not give way to that when signing out was rejected', () => {
    const rejected: Said = { by: petra, event: { kind: 'rejected', stepId: 'contain', reason: 'No', planHash: 'h' } }

    assert.equal(saysThatItRuns(caseOf(...submitted(...decidedAll), rejected)), false)
  })
})

describe('Where a step stands', () => {
  const wholly = submitted(
    ...decidedAll,
    { kind: 'decided', stepId: 'mailbox', decision: samples['mailbox']?.[0]?.decision },
    { kind: 'decided', stepId: 'calls', decision: { choice: 'release' } },
    {
      kind: 'decided',
      stepId: 'licences',
      decision: samples['licences']?.[0]?.decision,
    },
  )
  const stepIds = ['contain', 'mailbox', 'calls', 'licences']
  const all: Said = {
    by: petra,
    event: { kind: 'approved', stepIds, planHash: caseOf(...wholly).plan?.hash ?? '' },
  }
  const progress = (theCase: OffboardingCase, stepId: string) => {
    const { status, detail } = progressOf(theCase, stepIn(theCase, stepId), viewSettings)
    return [status, detail === undefined ? '' : says(detail)]
  }

  it('is counted among what is to be done, and what stays as it is is not', () => {
    const sent = submitted(...decidedAll, release)
    const planHash = caseOf(...sent).plan?.hash ?? ''
    const approved = caseOf(...sent, {
      by: petra,
      event: { kind: 'approved', stepIds: ['contain', 'calls'], planHash },
    })

    assert.ok(approved.steps.some(({ status }) => status === 'skipped'))
    assert.deepEqual(whatGoesOn(approved, viewSettings)?.values, { done: 0, all: 2 })
  })

  it('is that it waits for others, by name', () => {
    assert.deepEqual(progress(caseOf(...wholly, all), 'licences'), [
      'waitingFor',
      'Waits for: Mailbox and Phone and calls',
    ])
  })

  it('is that it was not started because another one failed, by name', () => {
    const failed: CaseEvent = {
      kind: 'stepFailed',
      stepId: 'mailbox',
      problem: { key: 'problem.notVisible' },
      correlationId: 'c',
    }

    assert.deepEqual(progress(caseOf(...wholly, all, failed), 'licences'), [
      'blocked',
      'Not started, because this did not succeed: Mailbox',
    ])
  })

  it('is that a rule stops it, what was found since, and who approved it before that was so', () => {
    const stopped: CaseEvent = {
      kind: 'ruleRefused',
      stepId: 'mailbox',
      reasons: [{ key: 'planner.globalAdministrator', values: { name: 'Jan' } }],
      changed: [{ key: 'mailbox.findingArchive' }, { key: 'mailbox.findingHold' }],
    }
    const [status, detail = ''] = progress(caseOf(...wholly, all, stopped), 'mailbox')

    assert.equal(status, 'held')
    assert.match(detail, /Global Administrator.* Found since the plan was made: The mailbox has an archive.*on hold/)
    assert.match(
      detail,
      /Petra de Boer approved it on Nov 23, 2026.* before that was so\. Nothing is sent while it is\.$/,
    )
  })

  it('is that it must be approved again when its plan changed, and only then', () => {
    const theCase = caseOf(...wholly)
    const { planned } = stepIn(theCase, 'mailbox')
    assert.ok(planned !== undefined)

    assert.deepEqual(progress(theCase, 'mailbox'), ['waitingApproval', ''])
    assert.match(
      progress(caseOf(...wholly, all, { kind: 'planChanged', step: planned, hash: 'other' }), 'mailbox').join(),
      /^waitingApproval,Petra de Boer approved an earlier plan; .* no longer counts/,
    )
  })
})

describe('The cards of any case at any moment', () => {
  const some = { ...settings, numRuns: 50 }
  /** A history, and cards of it that were shown at an earlier moment. */
  const anyCase = fc.tuple(history, fc.nat({ max: 99 }), fc.nat({ max: 99 })).map(([any, one, other]) => {
    const moments = play(any)
    if (moments.length === 0) return caseOf(any.opened)
    const [early, late] = [one % moments.length, other % moments.length].sort((a, b) => a - b)
    const [before, after] = [moments[early ?? 0], moments[late ?? 0]]
    if (before === undefined || after === undefined) return caseOf(any.opened)
    const seen = cardsOf(before.after, viewSettings).map(({ key }) => shown(key))
    const earlier = before.events.length
    return caseOf(...after.events.slice(0, earlier), ...seen, ...after.events.slice(earlier))
  })

  it('stand with the requester or in the channel, and nowhere else', () => {
    fc.assert(
      fc.property(anyCase, (theCase) => {
        for (const { place } of cardsOf(theCase, viewSettings)) {
          assert.ok(place.kind === 'channel' || place.personId === theCase.requester.id)
        }
      }),
      some,
    )
  })

  it('have a key each, and a place to hang under that comes before them', () => {
    fc.assert(
      fc.property(anyCase, (theCase) => {
        const cards = cardsOf(theCase, viewSettings)

        assert.equal(new Set(keys(cards)).size, cards.length)
        for (const [position, { under, place }] of cards.entries()) {
          if (under === undefined) continue
          const head = cards.slice(0, position).find(({ key }) => key === under)
          assert.deepEqual(head?.place, place)
        }
      }),
      some,
    )
  })

  it('are cards that Teams accepts, with buttons that this case answers', () => {
    fc.assert(
      fc.property(anyCase, (theCase) => {
        for (const { card: shownCard, key } of cardsOf(theCase, viewSettings)) {
          assert.deepEqual(checkCard(shownCard), [], key)
          for (const { data } of actionsOf(shownCard)) assert.equal(data['caseId'], theCase.caseId)
        }
      }),
      some,
    )
  })

  it('offer no button any more once the case is closed, but those for the evidence and the way back', () => {
    fc.assert(
      fc.property(anyCase, (theCase) => {
        if (theCase.phase !== 'cancelled' && theCase.phase !== 'completed') return
        for (const { card: shownCard, key } of cardsOf(theCase, viewSettings)) {
          assert.deepEqual(
            actionsOf(shownCard).map(({ verb }) => verb),
            [
              ...(offersWayBack(theCase, key) ? ['ask'] : []),
              ...(offersStepBack(theCase, key) ? ['undo'] : []),
              ...(key.startsWith('summary:') ? ['evidence'] : []),
            ],
            key,
          )
        }
      }),
      some,
    )
  })

  it('have one page and beside it one question at most, and once the plan is sent none but what was put back', () => {
    fc.assert(
      fc.property(anyCase, (theCase) => {
        const open = cardsOf(theCase, viewSettings).filter(({ card: shownCard }) =>
          actionsOf(shownCard).some(({ verb }) => verb === 'decide'),
        )
        const steps = stepsOnPage(theCase, viewSettings)
        const question = currentQuestion(theCase, viewSettings, askedOnPage(theCase, viewSettings))

        assert.deepEqual(keys(open), [
          ...(isOpen(steps) ? [keyOfPage(steps)] : []),
          ...(question === undefined ? [] : [questionKey(question.state.stepId, question.state.askedRevision)]),
        ])
        if (question === undefined && !isOpen(steps)) return
        assert.ok(currentQuestion(theCase, viewSettings) !== undefined, 'nothing is asked that waits for nobody')
      }),
      some,
    )
  })
})

/** Whether a step’s own card offers to take back what it did. */
function offersStepBack(theCase: OffboardingCase, key: string): boolean {
  const step = stepOf(theCase, viewSettings, key.startsWith('step:') ? partsOfKey(key).of : undefined)
  return step !== undefined && step.state.status === 'done' && whyNotByItself(theCase, step) === undefined
}

/** Whether the summary in the requester’s chat offers to take back what was done. */
function offersWayBack({ steps: all }: OffboardingCase, key: string): boolean {
  return key === requesterSummaryKey && all.some((step) => step.status === 'done' && isStepTouched(step))
}
