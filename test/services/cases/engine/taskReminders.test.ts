import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { mostReminders, taskRemindersDue } from '../../../../services/cases/engine/taskReminders'
import { foldOn, isClosed, stepIn, type OffboardingCase } from '../../../../services/cases/journal/case'
import { bot, caseId } from '../journal/builders'
import { steps } from '../../../../services/steps'
import { history, play, type Move } from '../journal/histories'

const day = 24 * 3_600_000
const reminding = { quiet: undefined, after: 2 * day }

/** Every step is begun and handed to a person: after an approval these are tasks, whatever else a history has. */
const givenAsTasks = steps.flatMap(({ id: stepId }) =>
  (['start', 'task'] as const).map((what): Move => ({ work: { what, stepId, refused: false } })),
)
const withTasks = history.map((one) => ({ ...one, moves: [...one.moves, ...givenAsTasks] }))

function reminded(theCase: OffboardingCase, stepId: string, at: Date): OffboardingCase {
  const event = { kind: 'taskReminded', stepId } as const
  return foldOn(theCase, [{ caseId, revision: theCase.revision + 1, at: at.toISOString(), by: bot, event }])
}

describe('A reminder of a task', () => {
  it('is due only while the task is open, first after two days, then a week after the one before, four in all', () => {
    let seen = 0
    fc.assert(
      fc.property(withTasks, (one) => {
        for (const { after } of play(one)) {
          const given = new Date(after.newestAt)
          const due = taskRemindersDue(after, reminding, given)
          for (const { stepId, at } of due) {
            seen += 1
            const { status, taskGiven, revision } = stepIn(after, stepId)
            assert.ok(status === 'task' && !isClosed(after))
            assert.equal(at.getTime(), Date.parse(taskGiven?.at ?? '') + 2 * day)
            let [now, next] = [after, at]
            for (let count = 1; count < mostReminders; count += 1) {
              now = reminded(now, stepId, next)
              assert.equal(stepIn(now, stepId).revision, revision, 'the buttons stay good')
              const [again] = taskRemindersDue(now, reminding, next).filter((other) => other.stepId === stepId)
              assert.equal(again?.at.getTime(), next.getTime() + 7 * day)
              next = again?.at ?? next
            }
            now = reminded(now, stepId, next)
            const rest = taskRemindersDue(now, reminding, new Date(next.getTime() + 1_000 * day))
            assert.ok(!rest.some((other) => other.stepId === stepId))
          }
        }
      }),
      { numRuns: 100 },
    )
    assert.ok(seen > 0)
  })
})
