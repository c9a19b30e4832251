import type { Card } from '../../cards/card'
import { chooseCard } from '../../cards/conversation/choose'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { whoCard } from '../../cards/conversation/who'
import { findPeople, type Found } from '../../services/directory/search'
import type { Account } from '../../services/directory/groupMembers'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { openCase } from './open'

const say = dialogTexts.say

/** What the command needs to know: whether the actor may, and who is meant. */
export interface OffboardRead {
  readonly admitted: Admission
  /** Undefined where nobody was asked for, or the actor may not ask. */
  readonly found: Found | undefined
}

/** What the command comes to: an employee whose case is opened, people to choose from, or words. */
export type OffboardDecision =
  | { readonly kind: 'open'; readonly account: Account; readonly employeeId: string }
  | { readonly kind: 'askWho' }
  | { readonly kind: 'choose'; readonly found: Extract<Found, { kind: 'several' | 'near' }> }
  | { readonly kind: 'answer'; readonly answer: Answer }

/**
 * `/offboard` with or without a name. Returns the card that answers, or undefined when the case's own cards do.
 * Throws RemoteError when Microsoft 365 cannot be asked.
 */
export async function offboard(tools: DialogTools, turn: Turn, query: string): Promise<Card | undefined> {
  const decision = decideOffboard(query, await readOffboard(tools, turn, query))
  const translator = tools.settings.catalogue[turn.language]
  switch (decision.kind) {
    case 'open':
      return openCase(tools, turn, decision, 'command')
    case 'askWho':
      return whoCard({ say: translator })
    case 'choose': {
      const { kind, candidates, ...rest } = decision.found
      const more = 'more' in rest ? rest.more : 0
      return chooseCard({ say: translator, query, exact: kind === 'several', candidates, more })
    }
    case 'answer':
      return answerCard(tools, turn, decision.answer)
  }
}

async function readOffboard(tools: DialogTools, { actor }: Turn, query: string): Promise<OffboardRead> {
  const admitted = await tools.access.operator(actor)
  const asks = admitted.ok && query !== ''
  return { admitted, found: asks ? await findPeople(tools.gateways.graph, query) : undefined }
}

/** What follows from who asks and who was found. Pure. */
export function decideOffboard(query: string, { admitted, found }: OffboardRead): OffboardDecision {
  if (!admitted.ok) {
    const title = admitted.barrier === 'busy' ? say('problemTitle') : say('notOperatorTitle')
    return { kind: 'answer', answer: { tone: 'warning', title, text: admitted.why } }
  }
  if (found === undefined) return { kind: 'askWho' }
  switch (found.kind) {
    case 'one':
      return { kind: 'open', account: admitted.account, employeeId: found.id }
    case 'several':
    case 'near':
      return { kind: 'choose', found }
    case 'deleted': {
      const text = say('deleted', { name: found.displayName, at: found.deletedAt })
      return { kind: 'answer', answer: { tone: 'info', title: say('deletedTitle'), text } }
    }
    case 'none': {
      const text = say('none', { query: query.slice(0, 80) })
      return { kind: 'answer', answer: { tone: 'info', title: say('noneTitle'), text, next: say('noneNext') } }
    }
  }
}
