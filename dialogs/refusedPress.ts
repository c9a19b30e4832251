import { randomUUID } from 'node:crypto'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { messageCard } from '../cards/conversation/message'
import type { Card } from '../cards/card'
import type { Message } from '../cards/texts'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { DialogTools } from './dialogTools'
import type { Press, Turn } from './turn'
import { saysOf } from './says'

/** A press that did nothing. What came from the card is in neither place: it could say anything. */
export interface RefusedPress {
  readonly why: Message
  /** The case that it is about, where there is one: then it is noted in its journal, so that nothing is denied later. */
  readonly theCase?: OffboardingCase | undefined
  /** A verb of ours, and a step of the case. */
  readonly verb?: string | undefined
  readonly stepId?: string | undefined
}

/** Notes a refused press in the case's journal; changes nothing else. */
export async function noteRefusal(
  tools: DialogTools,
  turn: Turn,
  { theCase, verb, stepId, why }: RefusedPress,
): Promise<void> {
  if (theCase === undefined) return
  const isStep = stepId !== undefined && theCase.steps.some((step) => step.stepId === stepId)
  const { id, displayName } = turn.actor
  const refused = { verb: verb ?? 'unknown', why, ...(isStep ? { stepId } : {}) }
  await tools.refusals.note(theCase, { id, displayName }, refused)
}

/** Says why nothing happened, with a code that finds the line in the log. Without a case, the log is the only place. */
export function refusalCard(tools: DialogTools, turn: Turn, { why, theCase, verb }: RefusedPress): Card {
  const correlationId = randomUUID()
  const actor = turn.actor.id
  tools.log.warn({ actor, why: why.key, verb, caseId: theCase?.caseId, correlationId }, 'A press was refused')
  const { settings } = tools
  const say = theCase === undefined ? settings.catalogue[turn.language] : saysOf(theCase, settings, turn.language)
  return messageCard({ say, tone: 'warning', title: dialogTexts.say('problemTitle'), text: why, correlationId })
}

const leaverNames = ['employeeId', 'employee', 'employeeName', 'leaverId', 'leaver']
const requesterNames = ['requesterId', 'requester', 'requesterName']

/** Whether the data of a press names another person than the case knows. Our own cards name nobody. */
export function namesAnother({ employee, requester }: OffboardingCase, { input }: Press): boolean {
  const { id, displayName, userPrincipalName, mail = id } = employee
  const isOneOf = (known: readonly string[]) => (name: string) => {
    const value = input[name]?.trim().toLowerCase() ?? ''
    return value === '' || known.some((one) => one.toLowerCase() === value)
  }
  return (
    !leaverNames.every(isOneOf([id, displayName, userPrincipalName, mail])) ||
    !requesterNames.every(isOneOf([requester.id, requester.displayName]))
  )
}
