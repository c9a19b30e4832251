import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Button } from '../../cards/conversation/message'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import type { Message } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { endingOf, isTouched } from '../../services/cases/journal/standing'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { forEachOpenCase } from '../openCases'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import { threadOf } from '../threadOf'
import type { Turn } from '../turn'
import { endButton, whatGoesOn } from '../views/standing'
import type { Answer } from './answer'

const say = typedTexts.say
/** As many as Teams shows buttons. */
export const mostShown = 6

/** The open cases that somebody carries, oldest first, and whether they may be told. */
export interface MineRead {
  readonly admitted: Admission
  readonly cases: readonly OffboardingCase[]
}

/** Throws JournalFault. */
export async function readMine(tools: DialogTools, { actor }: Turn): Promise<MineRead> {
  const admitted = await tools.access.either(actor)
  if (!admitted.ok) return { admitted, cases: [] }
  const cases: OffboardingCase[] = []
  await forEachOpenCase(tools, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    if (theCase?.requester.id === actor.id) cases.push(theCase)
  })
  return { admitted, cases }
}

/** How the cases stand that somebody carries: a line for each, with what waits for whom. Pure. */
export function statusOf({ admitted, cases }: MineRead, settings: CaseSettings): Answer {
  if (!admitted.ok) return refused(admitted)
  if (cases.length === 0)
    return { tone: 'info', title: say('statusTitle'), text: say('statusNone'), next: say('typeName') }
  return {
    tone: 'info',
    title: say('statusTitle'),
    text: say('status', { count: cases.length }),
    lines: withMore(cases, (theCase) => lineOf(theCase, howItStands(theCase, settings))),
    links: cases.slice(0, mostShown).flatMap((theCase) => {
      const url = threadOf(theCase, settings)
      return url === undefined ? [] : [{ title: say('threadOf', { name: theCase.employee.displayName }), url }]
    }),
  }
}

/** What somebody can end of their own, as a button each: the word alone ends nothing. Pure. */
export function withdrawalsOf({ admitted, cases }: MineRead, settings: CaseSettings): Answer {
  if (!admitted.ok) return refused(admitted)
  const buttons = cases.slice(0, mostShown).flatMap(endingButton)
  if (buttons.length === 0)
    return { tone: 'info', title: say('withdrawTitle'), text: say('withdrawNone'), next: say('typeName') }
  const runs = cases.some((theCase) => endingOf(theCase) === 'stop')
  return {
    tone: 'info',
    title: say('withdrawTitle'),
    text: say('withdraw'),
    lines: [
      ...withMore(cases, (theCase) => lineOf(theCase, howItStands(theCase, settings))),
      ...(runs ? [standingTexts.say('stopMeans')] : []),
    ],
    buttons,
  }
}

function endingButton(theCase: OffboardingCase): readonly Button[] {
  const { caseId, revision, employee } = theCase
  const end = endButton(theCase)
  if (end === undefined) return []
  const title = say('endOne', { end, name: employee.displayName })
  return [{ title, verb: 'cancel', carries: { caseId, revision }, isDestructive: true }]
}

/** What is asked of whom, and what goes on. */
function howItStands(theCase: OffboardingCase, settings: CaseSettings): Message {
  const approvals = waitingForApproval(theCase).length
  const tasks = stepsOf(theCase, settings).filter(({ state }) => state.status === 'task')
  const goesOn = whatGoesOn(theCase, settings)
  const sentences = [
    ...(approvals > 0 ? [say('waitsForApprovers', { count: approvals })] : []),
    ...(tasks.length > 0
      ? [say('waitsForHands', { count: tasks.length, steps: tasks.map(({ definition }) => definition.title) })]
      : []),
    ...(goesOn === undefined ? [] : [goesOn]),
    ...(isTouched(theCase) ? [] : [standingTexts.say('untouched')]),
  ]
  return sentences.reduce((one, other) => dialogTexts.say('thenAlso', { one, other }))
}

export function lineOf({ employee }: OffboardingCase, how: Message): Message {
  return say('line', { name: employee.displayName, how })
}

export function withMore<Item>(all: readonly Item[], line: (item: Item) => Message): readonly Message[] {
  const more = all.length - mostShown
  return [...all.slice(0, mostShown).map(line), ...(more > 0 ? [say('more', { count: more })] : [])]
}

export function refused({ why, barrier }: Extract<Admission, { ok: false }>): Answer {
  const title = dialogTexts.say(barrier === 'busy' ? 'problemTitle' : 'notOperatorTitle')
  return { tone: 'warning', title, text: why }
}
