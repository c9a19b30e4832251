import type { Card } from '../../../../cards/card'
import { dialogTexts } from '../../../../cards/conversation/dialogTexts'
import { planCard } from '../../../../cards/conversation/plan'
import { stepCard } from '../../../../cards/channel/step'
import { taskCard } from '../../../../cards/channel/task'
import type { Translator } from '../../../../cards/texts'
import { hold, type HoldDecision } from '../../../../services/steps/hold'
import { context, envelope, jan } from '../builders'
import { exportable, unheld } from './sample'
import * as build from '../../../cards/builders'

const exporting: HoldDecision = { choice: 'exportByBot' }
const operations = hold.plan(jan(), exportable, exporting, exportable)
const [title, line, stepId] = [hold.title, hold.describe(exporting), hold.id]
const tasks = operations.filter((operation) => operation.via === 'person')
const refused = hold.whyRefused?.(
  { kind: 'forbidden', system: 'graph', text: 'The application is not a member of a role group.' },
  exportable,
  exporting,
)

/** The step that saves a mailbox, exported by the bot: its question, its plan, and what may come of it. */
export const variants: Readonly<Record<string, (say: Translator) => Card>> = {
  hold: (say) => hold.ask(envelope(stepId, { say }), unheld, { choice: 'leave' }, context()),
  'hold-exportable': (say) => hold.ask(envelope(stepId, { say }), exportable, exporting, context()),
  'plan-export': (say) =>
    planCard(
      build.plan(say, {
        advice: [],
        steps: [
          { stepId, title, line, operations, consequence: 'cannotBeUndone', needsApproval: true, skipped: false },
        ],
      }),
    ),
  'step-export-running': (say) =>
    stepCard(
      build.step(say, {
        title,
        line,
        asked: { touches: [], quotes: [], operations },
        consequence: 'cannotBeUndone',
        status: 'running',
        detail: dialogTexts.say('percentDone', { percent: 42, ended: 0, count: 1 }),
      }),
    ),
  'step-export-refused': (say) =>
    stepCard(
      build.step(say, {
        title,
        line,
        asked: { touches: [], quotes: [], operations },
        consequence: 'cannotBeUndone',
        status: 'failed',
        ...(refused === undefined ? {} : { detail: refused }),
      }),
    ),
  'task-export': (say) => taskCard(build.task(say, { title, tasks })),
  'task-export-in-part': (say) => taskCard(build.task(say, { title, tasks, detail: dialogTexts.say('onlyPartly') })),
}
