import { summaryCard, type SummaryCard } from '../../cards/summary'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/dialogs'
import type { Translator } from '../../cards/texts'
import type { OffboardingCase } from '../../services/journal/case'
import { isComplete } from '../../services/engine/progress'
import { progressOf } from './progress'
import { relevantSteps, requesterSays, type DesiredCard, type StepView, type ViewSettings } from './view'

/** The completion summary, for the requester and for the channel, once nothing goes on by itself any more. Pure. */
export function summaryCards(theCase: OffboardingCase, settings: ViewSettings): readonly DesiredCard[] {
  if (theCase.phase !== 'settled' && theCase.phase !== 'completed') return []
  const summary = theCase.employee.displayName
  return [
    {
      key: 'summary:requester',
      place: { kind: 'person', personId: theCase.requester.id },
      card: summaryView(theCase, settings, requesterSays(theCase, settings)),
      summary,
    },
    {
      key: 'summary:channel',
      place: { kind: 'channel' },
      under: 'case',
      card: summaryView(theCase, settings, settings.catalogue[settings.channelLanguage]),
      summary,
    },
  ]
}

function summaryView(theCase: OffboardingCase, settings: ViewSettings, say: Translator): Card {
  const views = relevantSteps(theCase, settings)
  const withStatus = (...statuses: readonly string[]) => views.filter(({ state }) => statuses.includes(state.status))
  const done = withStatus('done')
  const after = done.map(({ definition, state }) =>
    definition.aftermath(state.before ?? state.facts, state.decision, state.doneAt ?? ''),
  )
  const data: SummaryCard = {
    say,
    caseId: theCase.caseId,
    employeeName: theCase.employee.displayName,
    outcome: isComplete(theCase) ? 'completed' : 'notFinished',
    notDone: withStatus('failed', 'rejected', 'approved', 'running').map((view) => notDone(theCase, view, settings)),
    done: done.map(({ definition, state }) => ({
      title: definition.title,
      line: definition.verified(state.facts, state.decision),
    })),
    skipped: withStatus('skipped').map(({ definition, state }) => ({
      title: definition.title,
      line: state.decision === undefined ? dialogTexts.say('nothingToDo') : definition.describe(state.decision),
    })),
    tasks: withStatus('task').flatMap(({ definition, state }) =>
      state.tasks.flatMap((task) =>
        task.via === 'person' ? [{ title: definition.title, instruction: task.instruction }] : [],
      ),
    ),
    felt: after.flatMap(({ felt }) => felt),
    reminders: after.flatMap(({ reminders }) => reminders),
    approvals: views.flatMap(({ definition, state: { approval } }) =>
      approval === undefined ? [] : [{ stepTitle: definition.title, by: approval.by.displayName, at: approval.at }],
    ),
    sandbox: settings.sandbox,
  }
  return summaryCard(data)
}

function notDone(theCase: OffboardingCase, { definition, state }: StepView, settings: ViewSettings) {
  const why = progressOf(theCase, state, settings).detail ?? dialogTexts.say('stale')
  return { title: definition.title, why }
}
