import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { decisionCard } from '../../cards/conversation/decision'
import { personCard, type SignOut } from '../../cards/conversation/person'
import { planCard, type PlanState } from '../../cards/conversation/plan'
import { whoCard } from '../../cards/conversation/who'
import { meetingsTexts } from '../../cards/steps/meetings/texts'
import { askedTexts } from '../../cards/channel/asked'
import { caseCard } from '../../cards/channel/case'
import { stepCard } from '../../cards/channel/step'
import { summaryCard } from '../../cards/channel/summary'
import { shortened } from '../../cards/fit'
import * as build from './builders'
import { sample } from './sampleTexts'
import { catalogue } from './variants'

const { en } = catalogue

describe('the person card', () => {
  it('shows what stands in the way before warnings, and warnings before advice and facts', () => {
    const card = personCard(
      build.person(en, {
        blockers: [sample('protected')],
        findings: (['fact', 'advice', 'warning', 'blocker'] as const).map((tone) => ({
          tone,
          message: sample('anything', { text: tone }),
        })),
      }),
    )

    assertOrder(card, ['Global Administrator', 'About blocker', 'About warning', 'About advice', 'About fact'])
  })

  it('keeps three findings in sight and the rest behind a button', () => {
    const findings = Array.from({ length: 9 }, (_, index) => ({
      tone: 'fact' as const,
      message: sample('anything', { text: `fact${index}` }),
    }))

    const card = JSON.stringify(personCard(build.person(en, { findings })))

    const hidden = card.slice(card.indexOf('"id":"moreFacts","isVisible":false'))
    assert.ok(!hidden.includes('fact2'))
    assert.ok(hidden.includes('fact3') && hidden.includes('fact8'))
    assert.ok(card.includes('Everything I found'))
  })

  it('names every role whole, whichever place it has among them', () => {
    const adminRoles = ['Helpdesk Administrator', 'User Administrator', 'Groups Administrator']

    const card = personCard(build.person(en, { employee: { ...build.person(en).employee, adminRoles } }))

    assertOrder(card, ['Admin roles', adminRoles.join(', ')])
  })

  it('asks once more before it signs anybody out, by name', () => {
    const card = personCard(build.person(en))

    const words = JSON.stringify(card)
    const asked = words.slice(words.indexOf('"id":"signOut","isVisible":false'))
    assert.ok(asked.includes('"verb":"contain"') && asked.includes('Sign out Jan de Vries now'))
    assert.equal(words.split('"verb":"contain"').length, 2)
    assert.ok(words.includes('"type":"Action.ToggleVisibility","title":"Sign out Jan de Vries"'))
  })

  it('says as a fact that somebody cannot sign in where that is wanted, and warns of it where it is strange', () => {
    const warns = (signOut: SignOut): readonly boolean[] => {
      const words = JSON.stringify(personCard(build.person(en, { signOut, enabled: false })))
      assert.match(words, /Cannot sign in/)
      return [words.includes('⚠ Cannot sign in'), words.includes('⚠ blocked')]
    }

    for (const wanted of ['waiting', 'approved', 'starting', 'running', 'task', 'done', 'failed', 'held'] as const)
      assert.deepEqual(warns(wanted), [false, false], wanted)
    for (const strange of ['offered', 'left', 'rejected', 'ended', 'notPossible'] as const)
      assert.deepEqual(warns(strange), [true, true], strange)
  })
})

describe('a card that asks again', () => {
  it('says above all else why the answer was none: who leaves, and what a step should do', () => {
    const problem = sample('whoMissing')
    const asks = decisionCard<object>({ body: [] })
    const question = { title: sample('anything', { text: 'the mailbox' }), found: [], notes: [], effects: [] }
    const envelope = { ...build.pointer, stepId: 'mailbox', employeeName: 'Jan de Vries', problem, say: en }

    assertOrder(whoCard({ say: en, problem }), [en(problem), '"id":"employee"'])
    assertOrder(asks(envelope, meetingsTexts, question, {}), [en(problem), '"style":"heading"'])
  })
})

describe('the portrait', () => {
  const findingsOf = (length: number) =>
    Array.from({ length }, (_, index) => ({
      tone: 'warning' as const,
      message: sample('anything', { text: `finding ${index} ${'x'.repeat(220)}` }),
    }))
  const portraitOf = (card: Card): string => JSON.stringify(card).split('"id":"portrait"')[1] ?? ''

  it('leaves a card before any finding does', () => {
    const withPhoto = personCard(build.person(en, { photo: build.photo, findings: findingsOf(5) }))
    const large = { ...build.photo, base64: build.photo.base64.padEnd(10_000, 'A') }

    const card = personCard(build.person(en, { photo: large, findings: findingsOf(40) }))

    assert.ok(portraitOf(withPhoto).includes('"url":"data:image/jpeg;base64,'))
    assert.ok(portraitOf(card).includes('"text":"JV"'))
    assert.ok(JSON.stringify(card).includes('finding 39'))
  })

  it('is left out where somebody has no letter in their name', () => {
    const { employee } = build.person(en)

    assert.equal(portraitOf(personCard(build.person(en, { employee: { ...employee, displayName: '🎉' } }))), '')
  })

  it('is left out of what Teams found too large', () => {
    const card = shortened(personCard(build.person(en, { photo: build.photo })), 'too large')

    assert.doesNotMatch(JSON.stringify(card), /"Image"|data:image/)
    assert.match(JSON.stringify(card), /Jan de Vries/)
  })
})

describe('the plan card', () => {
  it('has nothing to show of what is sent when every step is skipped', () => {
    const steps = build.plan(en).steps.map((step) => ({ ...step, skipped: true }))

    const card = planCard(build.plan(en, { steps }))

    assert.ok(!JSON.stringify(card).includes('Exactly what is sent'))
  })

  it('is green once all is done, and not before', () => {
    const styleAt = (state: PlanState) => styleOf(planCard(build.plan(en, { state })))

    assert.deepEqual((['proposed', 'submitted', 'completed'] as const).map(styleAt), ['emphasis', 'accent', 'good'])
  })

  it('keeps what cannot be undone apart from its heading, as everything else', () => {
    const [, ...parts] = planCard(build.plan(en))['body'] as readonly { readonly spacing?: string }[]

    assert.ok(parts.length > 2)
    for (const part of parts) assert.notEqual(part.spacing, 'None', JSON.stringify(part).slice(0, 80))
  })
})

describe('the case card', () => {
  it('has one heading for all that is done, and under it who approved what', () => {
    const by = (name: string) => askedTexts.say('approvedBy', { name })
    const done = (stepId: string, name?: string) =>
      build.caseStep(stepId, { status: 'done', approved: name === undefined ? undefined : by(name) })
    const steps = [done('meetings', 'Petra'), done('contain'), done('calls', 'Eva'), done('mailbox', 'Petra')]

    const card = caseCard(build.theCase(en, { status: 'completed', steps, canApproveAll: false, waitingCount: 0 }))

    // A badge, and the same words for clients without it.
    assert.equal(JSON.stringify(card).split('Done, and read back').length - 1, 2)
    assertOrder(card, [
      'step-contain',
      'Approved by Petra',
      'step-meetings',
      'step-mailbox',
      'Approved by Eva',
      'step-calls',
    ])
  })
})

describe('the step card', () => {
  it('says who decided, when and why, in the time of the tenant', () => {
    const card = stepCard(
      build.step(en, { status: 'rejected', decidedBy: 'Petra', at: '2026-11-03T13:02:00Z', reason: 'Eva is away' }),
    )

    assertOrder(card, ['✗ Rejected', 'Rejected by Petra, November 3, 2026 at 2:02', 'Eva is away'])
  })
})

describe('the completion summary', () => {
  it('says first what is not done', () => {
    assertOrder(summaryCard(build.unfinishedSummary(en)), [
      'not finished',
      'can still sign in',
      '2 of 4 steps are open.',
      'Not done',
      'Left for people',
      'Still to do by hand',
      '✓ Done',
    ])
  })

  it('answers on its first screen who can get in, who has what, what is left for whom, and which dates', () => {
    const left = { who: 'Ilse Smit', line: sample('opSeats') }
    const first = JSON.stringify(firstScreen(summaryCard(build.summary(en, { left: [left] }))))

    const answers = [
      'cannot sign in',
      'Who has what now',
      '**Eva Willems:** ',
      '**Ilse Smit:** ',
      '2027, Eva Willems:** ',
    ]
    for (const answer of answers) assert.ok(first.includes(answer), answer)
    for (const detail of ['✓ Done', 'Who approved', 'Left as it is', build.theCase(en).caseId])
      assert.ok(!first.includes(detail), detail)
  })

  it('is red for a failure, and calm for what somebody decided against', () => {
    assert.equal(styleOf(summaryCard(build.unfinishedSummary(en))), 'attention')
    const declined = summaryCard(build.declinedSummary(en))
    assert.equal(styleOf(declined), 'accent')
    assert.doesNotMatch(JSON.stringify(declined), /attention|not finished/i)
    assertOrder(declined, ['done, except Phone', 'Petra Jansen decided against it: Eva is away'])
  })

  it('lists the dates to remember from the nearest to the furthest', () => {
    assertOrder(summaryCard(build.summary(en)), ['December 3, 2026', 'February 4, 2027'])
  })

  it('has no heading without lines under it', () => {
    const card = JSON.stringify(summaryCard(build.summary(en)))

    assert.ok(!card.includes('Not done'))
    assert.ok(!card.includes('Left for people'))
  })
})

/** Of what stands on top. */
function styleOf(card: Card): string | undefined {
  return (card['body'] as readonly { readonly style?: string }[])[0]?.style
}

/** All but what unfolds. */
function firstScreen({ body }: Card): readonly unknown[] {
  return (body as readonly { readonly isVisible?: boolean }[]).filter(({ isVisible }) => isVisible !== false)
}

function assertOrder(card: Card, parts: readonly string[]): void {
  const json = JSON.stringify(card)
  const places = parts.map((part) => json.indexOf(part))
  assert.ok(
    places.every((place) => place >= 0),
    `not on the card: ${parts.filter((part) => !json.includes(part)).join(', ')}`,
  )
  assert.deepEqual(
    places.toSorted((one, other) => one - other),
    places,
  )
}
