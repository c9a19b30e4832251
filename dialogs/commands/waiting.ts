import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { waitingTexts } from '../../cards/conversation/waitingTexts'
import type { Message } from '../../cards/texts'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { accountsOfCase } from '../../services/planning/approval/approver'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { forEachOpenCase } from '../openCases'
import type { CaseSettings } from '../settings'
import { currentQuestion, stepsOf } from '../stepsOfCase'
import { threadOf } from '../threadOf'
import type { Turn } from '../turn'
import { whyNotDecidedBy } from '../verbs/approve'
import { whatGoesOn } from '../views/standing'
import type { Answer } from './answer'
import { lineOf, mostShown, refused, withMore } from './mine'

const say = waitingTexts.say

/** Whether somebody may be told, and the open cases in which they are asked something, oldest first. */
export interface WaitingRead {
  readonly admitted: Admission
  readonly cases: readonly AskedIn[]
}

interface AskedIn {
  readonly theCase: OffboardingCase
  readonly asks: Asks
}

/** In what capacity somebody is asked in a case. */
export interface Asks {
  readonly asApprover: boolean
  readonly asRequester: boolean
}

/** Throws JournalFault. */
export async function readWaiting(tools: DialogTools, { actor }: Turn): Promise<WaitingRead> {
  const [admitted, approver] = await Promise.all([tools.access.either(actor), tools.access.approver(actor)])
  if (!admitted.ok) return { admitted, cases: [] }
  const cases: AskedIn[] = []
  await forEachOpenCase(tools, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    if (theCase === undefined) return
    const asApprover = approver.ok && (await mayApprove(tools, theCase, actor))
    const asks = { asApprover, asRequester: theCase.requester.id === actor.id }
    if (waitsFor(theCase, asks, tools.settings).length > 0) cases.push({ theCase, asks })
  })
  return { admitted, cases }
}

/** Nobody is told of an approval that a press of theirs would be refused for; nor when the directory cannot be asked. */
async function mayApprove(
  { access, settings }: DialogTools,
  theCase: OffboardingCase,
  actor: Turn['actor'],
): Promise<boolean> {
  if (waitingForApproval(theCase).length === 0) return false
  const alsoIs = await access.sameAs(actor, accountsOfCase(theCase))
  return alsoIs !== undefined && whyNotDecidedBy(theCase, { ...actor, alsoIs }, settings.policy) === undefined
}

/** What a case asks of somebody: approvals, tasks, the open question or the plan to be sent. Pure. */
export function waitsFor(theCase: OffboardingCase, asks: Asks, settings: CaseSettings): readonly Message[] {
  if (isClosed(theCase)) return []
  const approvals = waitingForApproval(theCase).length
  const tasks = stepsOf(theCase, settings).filter(({ state }) => state.status === 'task')
  const asked = currentQuestion(theCase, settings) === undefined ? undefined : standingTexts.say('question')
  const own = isBeingDecided(theCase) ? whatGoesOn(theCase, settings) : asked
  return [
    ...(asks.asApprover && approvals > 0 ? [say('approvals', { count: approvals })] : []),
    ...(asks.asRequester && tasks.length > 0
      ? [say('tasks', { count: tasks.length, steps: tasks.map(({ definition }) => definition.title) })]
      : []),
    ...(asks.asRequester && own !== undefined ? [own] : []),
  ]
}

/** What waits for somebody, a line for each offboarding, with the way there. Pure. */
export function waitingOf({ admitted, cases }: WaitingRead, settings: CaseSettings): Answer {
  if (!admitted.ok) return refused(admitted)
  if (cases.length === 0) return { tone: 'info', title: say('title'), text: say('none') }
  return {
    tone: 'info',
    title: say('title'),
    text: say('some', { count: cases.length }),
    lines: withMore(cases, ({ theCase, asks }) =>
      lineOf(
        theCase,
        waitsFor(theCase, asks, settings).reduce((one, other) => dialogTexts.say('thenAlso', { one, other })),
      ),
    ),
    links: cases.slice(0, mostShown).flatMap(({ theCase, asks }) => {
      const url = asks.asApprover ? threadOf(theCase, settings) : undefined
      return url === undefined
        ? []
        : [{ title: typedTexts.say('threadOf', { name: theCase.employee.displayName }), url }]
    }),
  }
}
