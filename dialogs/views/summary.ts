import { summaryCard, type SummaryCard } from '../../cards/channel/summary'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Translator } from '../../cards/texts'
import { factsOf, type OffboardingCase } from '../../services/cases/journal/case'
import { leftOwnerless } from '../../services/planning/leftOwnerless'
import { ownership } from '../../services/steps/ownership'
import { channelSummaryKey, requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import { accountGone, choiceOf, isToCome, isUnreadable, outcomeOf, progressOf } from './progress'
import type { CaseSettings } from '../settings'
import {
  contextOf,
  isPutBack,
  newestPressRevision,
  relevantSteps,
  requesterSays,
  stepsOf,
  type StepOfCase,
} from '../stepsOfCase'

/**
 * Where the completion summary stands once nothing goes on by itself any more: with the requester and in the channel. One
 * that stands already goes on saying what is so when something goes on again. Pure.
 */
export function summariesShown({ phase, shown }: OffboardingCase): readonly string[] {
  const isAtRest = phase === 'settled' || phase === 'completed'
  return [requesterSummaryKey, channelSummaryKey].filter((key) => isAtRest || shown[key] !== undefined)
}

/** The summary in the language of those who read it. Pure. */
export function summaryCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const audience = key === channelSummaryKey ? 'channel' : 'requester'
  const says = audience === 'channel' ? settings.catalogue[settings.channelLanguage] : requesterSays(theCase, settings)
  return summaryOf(theCase, settings, says, audience)
}

function summaryOf(
  theCase: OffboardingCase,
  settings: CaseSettings,
  say: Translator,
  audience: SummaryCard['audience'],
): Card {
  const views = relevantSteps(theCase, settings)
  const withStatus = (...statuses: readonly string[]) => views.filter(({ state }) => statuses.includes(state.status))
  const done = withStatus('done')
  const [toCome, open] = parted(
    [...views.filter(({ state }) => isPutBack(state)), ...withStatus('failed', 'rejected', 'approved', 'running')],
    ({ state }) => isToCome(theCase, state, settings),
  )
  const [unreadable, readable] = parted(done, ({ state }) => isUnreadable(state))
  const after = done.map(({ definition, state }) =>
    definition.aftermath(state.before ?? state.facts, state.decision, state.doneAt ?? ''),
  )
  const data: SummaryCard = {
    say,
    caseId: theCase.caseId,
    // A press is done once for each state of the case, and evidence is wanted of each: of what a step did since, too.
    revision: Math.max(newestPressRevision(theCase), theCase.evidence?.revision ?? 0),
    audience,
    evidence: evidenceOf(theCase),
    employeeName: theCase.employee.displayName,
    outcome: outcomeOf(theCase, settings),
    notDone: [
      ...missingAccount(theCase),
      ...ownerlessGroups(theCase),
      ...open.map((view) => notDone(theCase, view, settings)),
    ],
    toCome: toCome.map(({ definition, state }) => ({
      title: definition.title,
      line: progressOf(theCase, state, settings).detail ?? definition.describe(state.decision),
    })),
    done: readable.map(verified),
    accepted: unreadable.map(verified),
    skipped: [...withStatus('skipped').map(leftAsItIs), ...notAsked(theCase, settings)],
    tasks: withStatus('task').flatMap(({ definition, state }) =>
      state.tasks.flatMap((task) =>
        task.via === 'person' ? [{ title: definition.title, instruction: task.instruction }] : [],
      ),
    ),
    felt: done.map(({ definition }, index) => ({ title: definition.title, lines: after[index]?.felt ?? [] })),
    reminders: after.flatMap(({ reminders }) => reminders),
    approvals: views.flatMap(({ definition, state: { approval } }) =>
      approval === undefined ? [] : [{ stepTitle: definition.title, by: approval.by.displayName, at: approval.at }],
    ),
    sandbox: settings.sandbox,
  }
  return summaryCard(data)
}

function evidenceOf({ evidence }: OffboardingCase): SummaryCard['evidence'] {
  if (evidence === undefined) return undefined
  const { by, at, entries, fingerprint } = evidence
  return { by: by.displayName, at, entries, fingerprint }
}

function verified({ definition, state }: StepOfCase) {
  return { title: definition.title, line: definition.verified(state.facts, state.decision) }
}

function leftAsItIs(step: StepOfCase) {
  return { title: step.definition.title, line: choiceOf(step) }
}

/** Steps about which there was nothing to decide, and why. */
function notAsked(theCase: OffboardingCase, settings: CaseSettings) {
  const context = contextOf(theCase)
  return stepsOf(theCase, settings).flatMap(({ definition, state }) => {
    if (state.planned !== undefined || definition.applies(state.facts, context)) return []
    const line = definition.notAsked?.(state.facts, context)
    return line === undefined ? [] : [{ title: definition.title, line }]
  })
}

function parted<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [readonly Item[], readonly Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}

/** Groups that nobody is left to own, whatever was decided about them. */
function ownerlessGroups(theCase: OffboardingCase) {
  return leftOwnerless(factsOf(theCase)).map((why) => ({ title: ownership.title, why }))
}

/** That the account is gone is said once, before what waits for it. */
function missingAccount(theCase: OffboardingCase) {
  const why = accountGone(theCase)
  return why === undefined ? [] : [{ title: dialogTexts.say('accountTitle'), why }]
}

function notDone(theCase: OffboardingCase, { definition, state }: StepOfCase, settings: CaseSettings) {
  const why = progressOf(theCase, state, settings).detail ?? dialogTexts.say('stale')
  return { title: definition.title, why }
}
