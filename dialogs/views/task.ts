import type { Card } from '../../cards/card'
import { taskCard, type TaskState } from '../../cards/channel/task'
import { passTexts } from '../../cards/returning/passTexts'
import { taskKey, taskReminderKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { mostReminders } from '../../services/cases/engine/taskReminders'
import type { CaseSettings } from '../settings'
import { stepsOf, type StepOfCase } from '../stepsOfCase'
import { passLine, verifiedByPass } from './pass'
import { isHeldUpByPause, isOnlySaid, progressOf } from './progress'
import { requesterSays } from '../says'

/** Which tasks stand in the requester's chat: those that are open, and those that had a card. Pure. */
export function tasksShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  return stepsOf(theCase, settings)
    .filter(({ state }) => state.status === 'task' || theCase.shown[taskKey(state.stepId)] !== undefined)
    .flatMap(({ state }) => [taskKey(state.stepId), ...remindersShown(theCase, state)])
}

/** The newest reminder while the task is open, and those that stand there. */
function remindersShown(theCase: OffboardingCase, { stepId, status, taskGiven }: CaseStep): readonly string[] {
  const newest = taskGiven?.reminders.at(-1)
  const due = status !== 'task' || newest === undefined ? [] : [taskReminderKey(stepId, newest.revision)]
  const standing = Object.keys(theCase.shown).filter((key) => key.startsWith(`${taskKey(stepId)}:`))
  return [...new Set([...standing, ...due])]
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

/** Since when it waits, where somebody had to be reminded. */
function remindedOf({ taskGiven }: CaseStep): { readonly since: string; readonly isLast: boolean } | undefined {
  if (taskGiven === undefined || taskGiven.reminders.length === 0) return undefined
  return { since: taskGiven.at, isLast: taskGiven.reminders.length >= mostReminders }
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
    pass: passLine(theCase, state, settings),
    doneBy: verifiedByPass(state) === undefined ? undefined : passTexts.say('doneByPass'),
    reminded: remindedOf(state),
    isOnlySaid: isOnlySaid(state, settings),
  })
}
