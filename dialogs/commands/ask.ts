import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { DialogTools } from '../dialogTools'
import { requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import { cardAt } from '../views'
import { refusalCard } from '../refusedPress'
import type { Press, Turn } from '../turn'
import { commandNames, type CommandName, type Intention } from '../typed/typed'
import { personId } from '../verbs/personId'
import { answerTyped } from './answerTyped'
import { batchStanding } from './batchStanding'
import { cardForPlace } from './elsewhere'
import { crowdPressed } from './crowd'
import { leaverListPage } from './leaverList'

/** A button asks what a typed command would. */
export async function ask(tools: DialogTools, turn: Turn, { input, caseId }: Press): Promise<Card> {
  if (input['command'] === 'list') return leaverListPage(tools, turn, { input })
  if (input['command'] === 'crowd') return crowdPressed(tools, turn, { input })
  if (input['command'] === 'batch' && input['batchId'] !== undefined)
    return batchStanding(tools, turn, input['batchId'])
  const name = commandNames.find((known) => known === input['command'])
  const card =
    name === undefined
      ? undefined
      : await cardForPlace(tools, turn, await answerTyped(tools, turn, intentionOf(name, input)))
  const summary = card === undefined ? undefined : await summaryPressed(tools, turn, { input, caseId })
  if (card === undefined || summary === undefined)
    return card ?? refusalCard(tools, turn, { verb: 'ask', why: dialogTexts.say('badCard') })
  // An answer takes the place of the card that was pressed: a summary goes on standing, and the answer stands below it.
  const place = { kind: 'person', personId: turn.actor.id } as const
  await tools.messenger.post(place, card, { summary: 'Offboarding', under: undefined, urgency: 'answer' })
  return summary
}

/** The summary that was pressed on, as it stands now; undefined where none was, or it is somebody else’s. */
async function summaryPressed(
  tools: DialogTools,
  { actor }: Turn,
  { input, caseId }: Pick<Press, 'input' | 'caseId'>,
): Promise<Card | undefined> {
  const isOnSummary = input['card'] === 'summary' && caseId !== undefined
  const theCase = isOnSummary ? await tools.journal.load(caseId) : undefined
  return theCase?.requester.id === actor.id ? cardAt(theCase, tools.settings, requesterSummaryKey) : undefined
}

/** Stands in place of a step for all of them: an input without a value is none. */
export const everything = 'everything'

/** Pure. @param input what the button carries: whom it is about, where it is about somebody */
export function intentionOf(command: CommandName, input: Press['input']): Intention {
  const person = personId(input['person'])
  if (command === 'status' || command === 'check')
    return { kind: command, people: person === undefined ? [] : [person] }
  if (command === 'restore')
    return {
      kind: command,
      people: person === undefined ? [] : [person],
      begins: input['begins'] === 'yes',
      part: input['part'] === everything ? undefined : input['part'],
      of: input['card'] === 'summary' ? input['caseId'] : input['of'],
    }
  if (command === 'overview') {
    const { listed, olderThan, newerThan } = input
    return { kind: command, listed: listed === 'closed' ? listed : 'open', olderThan, newerThan }
  }
  if (command !== 'offboard') return { kind: command }
  return { kind: 'offboard', how: 'command', people: [], day: undefined, nearest: 'offboard' }
}
