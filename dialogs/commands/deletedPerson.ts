import { deletedTexts } from '../../cards/conversation/deletedTexts'
import type { Message } from '../../cards/texts'
import { hasEndedAccount } from '../../services/cases/engine/accountEnded'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { isTouched } from '../../services/cases/journal/standing'
import type { Found } from '../../services/directory/search'
import { restorableUntil } from '../../services/joining/kept'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import type { Answer } from './answer'
import { isKeptFrom } from './knownCases'
import { leavingBehind } from './restore'

type Deleted = Extract<Found, { kind: 'deleted' }>

const say = deletedTexts.say

/**
 * What is to be known of somebody whose account is deleted, and how it comes back: by a return where an offboarding deleted it,
 * by hand where somebody else did. Whoever may not be told of an offboarding hears of none. Throws JournalFault.
 */
export async function readDeletedPerson(tools: DialogTools, turn: Turn, found: Deleted): Promise<Answer> {
  const { store, journal } = tools
  const caseId = (await store.unfinishedOf(found.id)) ?? (await store.closedOf(found.id))
  const theCase = caseId === undefined ? undefined : await journal.load(caseId)
  if (theCase === undefined || (await isKeptFrom(tools, theCase, turn.actor, { isOperator: true })))
    return deletedPersonOf(found)
  return deletedPersonOf(found, isClosed(theCase) ? await leavingBehind(tools, theCase) : theCase)
}

/** @param theCase the newest one about them that whoever asks may be told of. Pure. */
export function deletedPersonOf({ id, displayName: name, deletedAt: at }: Deleted, theCase?: OffboardingCase): Answer {
  const { why, ...next } = howItComesBack(id, name, theCase)
  return {
    tone: 'info',
    title: say('title', { name }),
    text: say('deleted', { at, until: restorableUntil(at) }),
    lines: [why, say('after')],
    ...next,
  }
}

function howItComesBack(
  person: string,
  name: string,
  theCase: OffboardingCase | undefined,
): Pick<Answer, 'next' | 'buttons'> & { readonly why: Message } {
  const isBack = theCase?.takesBack !== undefined && isClosed(theCase)
  if (theCase === undefined || isBack || !isTouched(theCase))
    return { why: say('others'), next: say('othersNext', { name }) }
  const by = { requester: theCase.requester.displayName }
  const button = (command: 'restore' | 'status', title: Message) => ({
    buttons: [{ title, verb: 'ask', carries: { command, person } }],
  })
  if (theCase.takesBack !== undefined) return { why: say('returning', by), ...button('status', say('status')) }
  if (!hasEndedAccount(theCase)) return { why: say('othersSince', by), next: say('othersSinceNext', { name }) }
  return { why: say('ours', by), next: say('oursNext', { name }), ...button('restore', say('restore', { name })) }
}
