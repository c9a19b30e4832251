import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { caseCard, type CaseCardStep } from '../../cards/channel/case'
import { chooseCard } from '../../cards/conversation/choose'
import { decidedCard } from '../../cards/conversation/decided'
import { personCard, type SignOut } from '../../cards/conversation/person'
import { planCard, type PlanState } from '../../cards/conversation/plan'
import { stepCard, type StepCard } from '../../cards/channel/step'
import type { StepLineStatus } from '../../cards/channel/stepStatus'
import { summaryCard } from '../../cards/channel/summary'
import { taskCard } from '../../cards/channel/task'
import * as build from './builders'
import { hostileSummary } from './hostile'
import { sample } from './sampleTexts'
import { catalogue } from './variants'

const { en } = catalogue

describe('the buttons of a card', () => {
  it('offer to sign out now only while that is possible', () => {
    const verbs = (signOut: SignOut): readonly string[] => verbsOf(personCard(build.person(en, { signOut })))

    assert.deepEqual(verbs('offered'), ['contain', 'handOver', 'cancel'])
    assert.deepEqual(verbs('failed'), ['contain', 'handOver', 'cancel'])
    assert.deepEqual(verbs('running'), ['handOver', 'cancel'])
    assert.deepEqual(verbs('done'), ['handOver', 'cancel'])
    assert.deepEqual(verbs('notPossible'), ['handOver', 'cancel'])
  })

  it('offer each candidate by id', () => {
    const [first] = build.candidates(1)

    const buttons = executesIn(chooseCard({ say: en, query: 'Jan', exact: true, candidates: build.candidates(3) }))

    assert.equal(buttons.length, 3)
    assert.deepEqual(buttons[0]?.data, { employeeId: first?.id })
  })

  it('offer to change an answer as long as it can be changed', () => {
    assert.deepEqual(verbsOf(decidedCard(build.decided(en))), ['change'])
    assert.deepEqual(verbsOf(decidedCard(build.decided(en, { changeable: false }))), [])
  })

  it('submit a plan only when there is one and it still counts', () => {
    const verbs = (state: PlanState): readonly string[] => verbsOf(planCard(build.plan(en, { state })))
    const refused = planCard(build.plan(en, { reasons: [sample('phoneClash')] }))

    assert.ok(verbs('proposed').includes('submit'))
    assert.ok(!verbsOf(refused).includes('submit'))
    assert.ok(verbsOf(refused).includes('change'))
    for (const state of ['submitted', 'completed', 'outdated', 'cancelled'] as const)
      assert.deepEqual(verbs(state), [], state)
  })

  it('say whether submitting a plan starts it', () => {
    const title = (card: Card): string | undefined => executesIn(card).find(({ verb }) => verb === 'submit')?.title
    const harmless = build.plan(en).steps.map((step) => ({ ...step, needsApproval: false }))

    assert.equal(title(planCard(build.plan(en))), 'Send for approval')
    // The plan says what needs an approval, also where the policy was changed since it was made.
    assert.equal(title(planCard(build.plan(en, { policy: 'none' }))), 'Send for approval')
    assert.equal(title(planCard(build.plan(en, { policy: 'none', steps: harmless }))), 'Start now')
    assert.equal(title(planCard(build.plan(en, { steps: harmless }))), 'Start now')
  })

  it('let an approver approve all that waits, of the case and not of a step', () => {
    const [approve] = executesIn(caseCard(build.theCase(en)))

    assert.deepEqual(approve?.data, { caseId: build.theCase(en).caseId, revision: 12 })
    assert.equal(approve?.title, 'Approve all 2')
    assert.deepEqual(verbsOf(caseCard(build.theCase(en, { canApproveAll: false, steps: [] }))), [])
  })

  it('let an approver approve or reject a step on its line, unless it has a card of its own', () => {
    const steps = [build.caseStep('mailbox', { revision: 15 }), build.caseStep('devices', { hasOwnCard: true })]
    const card = caseCard(build.theCase(en, { canApproveAll: false, steps }))

    const { caseId } = build.theCase(en)
    const data = { caseId, stepId: 'mailbox', revision: 15, card: 'case' }
    assert.deepEqual(
      executesIn(card).map(({ verb, data: carried }) => [verb, carried]),
      [
        ['approve', data],
        ['reject', data],
        ['requests', { caseId, revision: 12 }],
      ],
    )
  })

  it('ask once more before all is approved, and name what of it cannot be undone', () => {
    const confirmation = (steps: readonly CaseCardStep[]) => {
      const body = caseCard(build.theCase(en, { steps }))['body'] as readonly { readonly type: string }[]
      return JSON.stringify(body.find(({ type }) => type === 'ActionSet'))
    }
    const harmless = build.caseStep('mailbox')
    const devices = build.caseStep('devices', { title: sample('calls'), consequence: 'cannotBeUndone' })

    const named = confirmation([harmless, { ...devices, hasOwnCard: true }])
    assert.match(named, new RegExp(`Cannot be undone, once approved: ${en(sample('calls'))}[.]`))
    assert.match(named, /"style":"destructive"/)
    assert.doesNotMatch(confirmation([harmless]), /Cannot be undone|destructive/)
    assert.doesNotMatch(confirmation([harmless, { ...devices, isTogether: false }]), /Cannot be undone|destructive/)
  })

  it('look destructive where what they do cannot be undone, and nowhere else', () => {
    const styles = (consequence: StepCard['consequence']) =>
      executesIn(stepCard(build.step(en, { consequence }))).map(({ verb, style }) => [verb, style])

    assert.deepEqual(styles('cannotBeUndone'), [
      ['requests', undefined],
      ['approve', 'destructive'],
      ['reject', undefined],
    ])
    assert.deepEqual(styles('other'), [
      ['requests', undefined],
      ['approve', 'positive'],
      ['reject', undefined],
    ])
  })

  it('fit what a step waits for', () => {
    const pressed = (card: Card) => verbsOf(card).filter((verb) => verb !== 'requests')
    const verbs = (status: StepLineStatus) => pressed(stepCard(build.step(en, { status })))

    assert.deepEqual(verbs('waitingApproval'), ['approve', 'reject'])
    assert.deepEqual(verbs('failed'), ['retry'])
    assert.deepEqual(verbs('held'), ['reject', 'retry', 'hand'])
    const decidable = build.step(en, { status: 'held', decidable: true, leaves: true })
    assert.deepEqual(pressed(stepCard(decidable)), ['reject', 'retry', 'change', 'hand'])
    assert.deepEqual(verbsOf(stepCard({ ...decidable, closed: true })), [])
    assert.deepEqual(verbsOf(stepCard(build.step(en, { status: 'done', closed: true, comesBack: true }))), ['undo'])
    for (const status of [
      'approved',
      'running',
      'verifying',
      'task',
      'done',
      'skipped',
      'rejected',
      'blocked',
    ] as const)
      assert.deepEqual(verbs(status), [], status)
  })

  it('confirm a task once', () => {
    assert.deepEqual(verbsOf(taskCard(build.task(en))), ['confirm'])
    assert.deepEqual(verbsOf(taskCard(build.task(en, { state: 'looking' }))), [])
  })

  it('write the evidence of a case, whatever came of it', () => {
    const cards = [build.summary(en), build.summary(en, { evidence: build.evidence }), build.unfinishedSummary(en)]

    for (const [button, ...others] of cards.map((card) => executesIn(summaryCard(card)))) {
      assert.equal(`${button?.verb} ${button?.title}`, 'evidence Write evidence')
      assert.deepEqual(button?.data, { caseId: build.theCase(en).caseId, revision: 12, audience: 'requester' })
      assert.deepEqual(others, [])
    }
  })

  it('never shorten a fingerprint, however long the summary is', () => {
    const card = JSON.stringify(summaryCard({ ...hostileSummary(en, '👩‍👩‍👧‍👦'.repeat(200)), evidence: build.evidence }))

    for (const group of build.evidence?.fingerprint.match(/.{8}/g) ?? ['none']) assert.ok(card.includes(group), group)
    assert.ok(card.includes(`${build.theCase(en).caseId}.jsonl`))
  })

  it('open nothing but web pages', () => {
    const tasks = ['javascript:alert(1)', 'http://intranet', 'https://admin.microsoft.com'].map((link) => ({
      explain: sample('opSeats'),
      instruction: sample('seatsInstruction'),
      link,
    }))

    const card = JSON.stringify(taskCard(build.task(en, { tasks })))

    assert.ok(card.includes('"url":"https://admin.microsoft.com"'))
    assert.ok(!card.includes('javascript:'))
    assert.ok(!card.includes('http://intranet'))
  })
})

interface Execute {
  readonly title: string
  readonly verb: string
  readonly style?: string
  readonly data: unknown
}

function verbsOf(card: Card): readonly string[] {
  return [...new Set(executesIn(card).map(({ verb }) => verb))]
}

function executesIn(value: unknown): readonly Execute[] {
  if (typeof value !== 'object' || value === null) return []
  const own = (value as { readonly type?: unknown }).type === 'Action.Execute' ? [value as Execute] : []
  return [...own, ...Object.values(value).flatMap(executesIn)]
}
