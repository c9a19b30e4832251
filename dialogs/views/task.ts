import type { Card } from '../../cards/card'
import { taskCard, type TaskState } from '../../cards/channel/task'
import { taskKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import { stepsOf, type StepOfCase } from '../stepsOfCase'
import { isHeldUpByPause, progressOf } from './progress'
import { requesterSays } from '../says'

/** Which tasks stand in the requester's chat: those that are open, and those that had a card. Pure. */
export function tasksShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  return stepsOf(theCase, settings)
    .filter(({ state }) => state.status === 'task' || theCase.shown[taskKey(state.stepId)] !== undefined)
    .map(({ state }) => taskKey(state.stepId))
}

function taskStateOf(theCase: OffboardingCase, step: CaseStep): TaskState {
  const { status, confirmed } = step
  if (status === 'done') return 'done'
  if (isClosed(theCase)) return 'over'
  if (status === 'task') return 'open'
  const isLookedAt = confirmed !== undefined && (status === 'running' || status === 'approved')
  if (isLookedAt && isHeldUpByPause(theCase, step)) return 'paused'
  return isLookedAt ? 'looking' : 'over'
}

/** A task for a person, with the exact instruction. Pure. */
export function taskCardOf(theCase: OffboardingCase, { definition, state }: StepOfCase, settings: CaseSettings): Card {
  const shown = taskStateOf(theCase, state)
  return taskCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    employeeName: theCase.employee.displayName,
    title: definition.title,
    tasks: state.tasks.flatMap((task) =>
      task.via === 'person'
        ? [
            {
              instruction: task.instruction,
              explain: task.explain,
              ...(task.link === undefined ? {} : { link: task.link }),
            },
          ]
        : [],
    ),
    state: shown,
    // That says why, too.
    detail: shown === 'paused' ? undefined : progressOf(theCase, state, settings).detail,
  })
}
