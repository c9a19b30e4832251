import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Card } from '../../../cards/card'
import { currentQuestion } from '../../../dialogs/stepsOfCase'
import { cardsOf } from '../../../dialogs/views'
import type { DesiredCard } from '../../../dialogs/views/desiredCard'
import { verbs } from '../../../dialogs/verbs'
import type { OffboardingCase } from '../../../services/cases/journal/case'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { settings as runs, toldSteps as steps } from '../../services/planning/situations'
import { givenTo } from '../verbs/decisions'
import { caseOf, ilse, petra, tom, type Said } from '../../services/cases/journal/builders'
import { history, play } from '../../services/cases/journal/histories'
import { actionsOf, textOf } from '../../support/teams'
import { caseSettings } from '../../support/caseSettings'

const settings = caseSettings(steps)

/** What the journal holds of a step, worked out from its entries alone and not from the case that the bot folds of them. */
interface Told {
  readonly waits: boolean
  readonly approved: boolean
  readonly underWay: boolean
  readonly verified: boolean
  readonly failed: boolean
  readonly rejected: boolean
  readonly task: boolean
  /** What it is once somebody resumes the case that was paused before. */
  readonly waitsForResuming?: 'approved' | 'underWay'
}

interface Journal {
  readonly closed: boolean
  readonly cancelled: boolean
  readonly completed: boolean
  readonly sent: boolean
  /** Microsoft accepted something, or nobody knows whether it did, or a person said that they did it. */
  readonly touched: boolean
  readonly steps: ReadonlyMap<string, Told>
  /** Whether the account could sign in, as it was last told. */
  readonly enabled: boolean
  readonly paused: boolean
}

const untold: Told = {
  waits: false,
  approved: false,
  underWay: false,
  verified: false,
  failed: false,
  rejected: false,
  task: false,
}

function journalOf(said: readonly Said[]): Journal {
  const events = said.map((one) => ('by' in one ? one.event : one))
  const told = new Map<string, Told>()
  const needs = new Map<string, boolean>()
  const answered = new Set(
    events.flatMap((event) => (event.kind === 'operationAnswered' ? [event.clientRequestId] : [])),
  )
  const tell = (stepId: string, now: Partial<Told>) => void told.set(stepId, { ...untold, ...now })
  const ready = (stepId: string, as: 'approved' | 'underWay') =>
    tell(stepId, paused ? { waitsForResuming: as } : { [as]: true })
  const begin = (stepId: string) =>
    needs.get(stepId) === true ? tell(stepId, { waits: true }) : ready(stepId, 'approved')
  /** Nothing was to be done, and whether something came since could not be read. */
  const leftUnread = new Set<string>()
  let enabled = true
  let paused = false
  const look = (facts: unknown) => {
    const { accountEnabled = enabled } = (facts ?? {}) as { readonly accountEnabled?: boolean }
    enabled = accountEnabled
  }
  for (const event of events) {
    follow(event)
    if ('facts' in event)
      look('stepId' in event ? (event.stepId === 'contain' ? event.facts : {}) : contained(event.facts))
  }
  function follow(event: CaseEvent): void {
    switch (event.kind) {
      case 'planned':
        for (const step of event.plan.steps) needs.set(step.stepId, step.needsApproval)
        return
      case 'submitted':
        for (const stepId of needs.keys()) if (!told.has(stepId)) begin(stepId)
        return
      case 'ordered':
      case 'planChanged':
        needs.set(event.step.stepId, event.step.needsApproval)
        return begin(event.step.stepId)
      case 'decided':
      case 'reopened':
        return void needs.delete(event.stepId)
      case 'approved':
        for (const stepId of event.stepIds) if (told.get(stepId)?.waits === true) ready(stepId, 'approved')
        return
      case 'approvalTakenBack':
        return tell(event.stepId, { waits: true })
      case 'paused':
      case 'resumed':
        paused = event.kind === 'paused'
        for (const [stepId, now] of told) {
          const { waitsForResuming, ...was } = now
          // What is under way goes on; what was only approved does not.
          if (paused && now.approved) told.set(stepId, { ...untold, waitsForResuming: 'approved' })
          if (!paused && waitsForResuming !== undefined) told.set(stepId, { ...was, [waitsForResuming]: true })
        }
        return
      case 'rejected':
        return tell(event.stepId, { rejected: true })
      case 'lookedAtLast':
        for (const { stepId, result, problem } of event.looks)
          if (result === 'unread' && problem !== undefined) {
            if (!needs.has(stepId) || told.get(stepId)?.rejected === true) leftUnread.add(stepId)
            tell(stepId, { failed: true })
          }
        return
      case 'retried':
        return leftUnread.delete(event.stepId) ? tell(event.stepId, {}) : ready(event.stepId, 'approved')
      case 'stepStarted':
        assert.ok(!paused, 'nothing starts while it is paused')
        return tell(event.stepId, { underWay: true })
      case 'taskConfirmed':
        return ready(event.stepId, 'underWay')
      case 'taskOpened':
        return tell(event.stepId, { task: true })
      case 'stepVerified':
        return tell(event.stepId, { verified: true })
      case 'stepFailed':
        return tell(event.stepId, { failed: true })
      default:
        return
    }
  }
  const has = (kind: CaseEvent['kind']) => events.some((event) => event.kind === kind)
  return {
    closed: has('cancelled') || has('completed'),
    cancelled: has('cancelled'),
    completed: has('completed'),
    sent: has('submitted'),
    touched:
      has('taskConfirmed') ||
      events.some(
        (event) =>
          (event.kind === 'operationAnswered' && event.outcome.result !== 'refused') ||
          (event.kind === 'operationSent' && !answered.has(event.clientRequestId)),
      ),
    steps: told,
    enabled,
    paused,
  }
}

function contained(facts: unknown): unknown {
  return (facts as Readonly<Record<string, unknown>>)['contain']
}

/** A sentence about state, and when the journal bears it out. `of`: the step that the sentence stands with, where it does. */
interface Claim {
  readonly says: RegExp
  readonly isSo: (journal: Journal, of: Told | undefined) => boolean
}

const any = (journal: Journal, is: (told: Told) => boolean) => [...journal.steps.values()].some(is)
const claims: readonly Claim[] = [
  { says: /Nothing has been changed yet|Nothing in Microsoft 365 was changed/, isSo: ({ touched }) => !touched },
  { says: /is signed out\b/, isSo: ({ steps: told }) => told.get('contain')?.verified === true },
  {
    says: /⏳ Signing out \S+ \S+ \S+\n|It was sent; I am looking/,
    isSo: ({ steps: told, closed }) => told.get('contain')?.underWay === true && !closed,
  },
  {
    says: /about to be signed out/,
    isSo: ({ steps: told, closed }) =>
      !closed && (told.get('contain')?.approved === true || told.get('contain')?.underWay === true),
  },
  {
    says: /can still sign in\n|Signing out waits for an approval/,
    isSo: ({ steps: told, closed }) => told.get('contain')?.waits === true && !closed,
  },
  { says: /\nCan sign in\b/, isSo: ({ enabled }) => enabled },
  { says: /\n⚠ Cannot sign in\b/, isSo: ({ enabled }) => !enabled },
  { says: /can still sign in\.(?=\n)/, isSo: ({ enabled }) => enabled },
  { says: /cannot sign in/, isSo: ({ enabled }) => !enabled },
  {
    says: /Waiting for approval|waits? for an approval\b/,
    isSo: (journal, of) => !journal.closed && (of?.waits ?? any(journal, ({ waits }) => waits)),
  },
  {
    says: /✓ Approved, starts shortly/,
    isSo: ({ closed, ...journal }, of) =>
      !closed && (of?.approved ?? any({ closed, ...journal }, ({ approved }) => approved)),
  },
  {
    says: /Running now|Sent; checking that/,
    isSo: (journal, of) => !journal.closed && (of?.underWay ?? any(journal, ({ underWay }) => underWay)),
  },
  {
    says: /✓ Done, and read back|✓ Done\n/,
    isSo: (journal, of) => of?.verified ?? any(journal, ({ verified }) => verified),
  },
  { says: /Who has what now\n\*\*/, isSo: (journal) => any(journal, ({ verified }) => verified) },
  {
    says: /: done, except|decided against it/,
    isSo: (journal) => any(journal, ({ rejected }) => rejected),
  },
  {
    says: /: done, except/,
    isSo: (journal) => !journal.closed && !any(journal, ({ failed, task, underWay }) => failed || task || underWay),
  },
  { says: /✗ Failed/, isSo: (journal, of) => of?.failed ?? any(journal, ({ failed }) => failed) },
  {
    says: /☐ Somebody has to/,
    isSo: (journal, of) => !journal.closed && (of?.task ?? any(journal, ({ task }) => task)),
  },
  { says: /Confirmed\. I am looking/, isSo: (journal, of) => !journal.closed && of?.underWay === true },
  {
    says: /cancelled this offboarding|withdrew this offboarding|stopped this offboarding|closed this offboarding|offboarding was ended/,
    isSo: ({ cancelled }) => cancelled,
  },
  { says: /⏸|once this offboarding is resumed/, isSo: ({ paused, closed }) => paused && !closed },
  { says: /look again within ten minutes/, isSo: ({ paused, closed }) => !paused && !closed },
  { says: /before it was sent/, isSo: ({ sent }) => !sent },
  { says: /✓ Completed|: completed\n|It is completed/, isSo: (journal) => !journal.cancelled },
  { says: /Under way: /, isSo: ({ closed, sent }) => sent && !closed },
  { says: /The plan was sent/, isSo: ({ sent }) => sent },
  { says: /is leaving\n/, isSo: ({ cancelled }) => !cancelled },
]

function stepOf({ key }: DesiredCard, journal: Journal): Told | undefined {
  const [kind, stepId = ''] = key.split(':')
  return kind === 'step' || kind === 'task' ? (journal.steps.get(stepId) ?? untold) : undefined
}

/** Who presses what stands on a card: the requester in their chat and what only they decide, an approver in the channel. */
function pressed(theCase: OffboardingCase, { place, card, key }: DesiredCard): readonly string[] {
  const where = place.kind === 'channel' ? 'approvals' : 'personal'
  return actionsOf(card).flatMap(({ verb, data }) => {
    const actor = where === 'personal' || verb === 'change' ? ilse : petra
    const { stepId, revision, ...input } = data as { stepId?: string; revision: number }
    const found = verbs.get(verb)
    // What a button asks that begins something of its own is answered by commands.
    if (verb === 'ask') return []
    if (found === undefined || verb === 'evidence') return found === undefined ? [`${key}: ${verb} is no verb`] : []
    const colleague = givenTo(tom)
    const press = { stepId, revision, input: { reason: 'Not yet', ...inputsOf(card), ...colleague.input, ...input } }
    const read = verb === 'handOver' ? colleague.read : new Map()
    const decision = found.decide(theCase, { actor, where }, press, read, settings)
    return decision.kind === 'refused' ? [`${key}: ${verb} is refused: ${settings.catalogue.en(decision.why)}`] : []
  })
}

function inputsOf(card: Card): Readonly<Record<string, string>> {
  const has = (verb: string) => JSON.stringify(card).includes(`"verb":"${verb}"`)
  return { ...(has('decide') ? { choice: 'leave' } : {}), ...(has('when') ? { moment: 'now' } : {}) }
}

describe('What stands on any card of any case at any moment', () => {
  /** Each moment of a history, with what was shown at an earlier one. */
  const everyCard = (check: (theCase: OffboardingCase, card: DesiredCard, journal: Journal) => void) =>
    fc.assert(
      fc.property(history, fc.nat({ max: 99 }), (any, early) => {
        const moments = play(any)
        const seen = moments[early % Math.max(moments.length, 1)]
        const cut = seen?.events.length ?? 1
        const shown =
          seen === undefined
            ? []
            : cardsOf(seen.after, settings).map(({ key }): Said => ({
                kind: 'shown',
                card: key,
                at: { conversationId: 'c', activityId: key },
              }))
        for (const { events } of moments.slice(-6)) {
          const said = events.length < cut ? events : [...events.slice(0, cut), ...shown, ...events.slice(cut)]
          const theCase = caseOf(...said)
          const journal = journalOf(said)
          for (const card of cardsOf(theCase, settings)) check(theCase, card, journal)
        }
      }),
      { ...runs, numRuns: 150 },
    )

  it('is so by the journal, sentence by sentence, and does something when it is a button that somebody may press', () => {
    everyCard((theCase, card, journal) => {
      const text = `${textOf(card.card)}\n`
      for (const { says, isSo } of claims)
        assert.ok(
          !says.test(text) || isSo(journal, stepOf(card, journal)),
          `${card.key} says ${String(says)}:\n${text}`,
        )
      assert.deepEqual(pressed(theCase, card), [])
    })
  })

  it('has no plan while a question is open, as the histories are told', () => {
    fc.assert(
      fc.property(history, (any) => {
        for (const { before, transition } of play(any))
          if (transition.ok && transition.events.some(({ kind }) => kind === 'planned'))
            assert.equal(currentQuestion(before, settings)?.definition.id, undefined)
      }),
      { ...runs, numRuns: 400 },
    )
  })
})
