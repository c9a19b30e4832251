import type { Card } from '../../cards/card'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { welcomeTexts } from '../../cards/conversation/welcomeTexts'
import { findUser } from '../../services/facts/user'
import { unlessUnread } from '../../services/remote/attempted'
import type { Barrier } from '../access'
import type { DialogTools } from '../dialogTools'
import { restraintLines } from '../restraintLines'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { readRights, type Rights } from './knownCases'
import { asking } from './words'

const say = welcomeTexts.say

/** What somebody is told in their own chat with the bot when it is new to them. */
export async function welcome(tools: DialogTools, turn: Turn): Promise<Card> {
  const [rights, name] = await Promise.all([readRights(tools, turn), nameOf(tools, turn)])
  return answerCard(tools, turn, { ...welcomeTo(name, rights), lines: restraintLines(tools.settings) })
}

/** Teams names nobody when the app is added to their chat, and then their id stands in the name's place. */
async function nameOf({ gateways }: DialogTools, { actor: { id, displayName } }: Turn): Promise<string | undefined> {
  if (displayName.toLowerCase() !== id) return displayName
  return (await unlessUnread(findUser(gateways.graph, id)))?.displayName ?? undefined
}

/** By what they may do, with one button to try. Pure. @param name undefined where nobody knows it */
export function welcomeTo(name: string | undefined, rights: Rights): Answer {
  const { text, command } = rights.isOperator
    ? ({ text: 'operator', command: 'offboard' } as const)
    : rights.isApprover
      ? ({ text: 'approver', command: 'waiting' } as const)
      : ({ text: isNobody(rights) ? 'neither' : 'anybody', command: 'help' } as const)
  const title = name === undefined ? say('title') : typedTexts.say('greetingTitle', { name })
  return { tone: 'info', title, text: say(text), buttons: [asking(command)] }
}

/** Nobody is told that they may do nothing while the directory cannot say so. */
function isNobody({ admitted }: Rights): boolean {
  const nobody: readonly Barrier[] = ['unknown', 'guest', 'blocked', 'notMember']
  return !admitted.ok && nobody.includes(admitted.barrier)
}

/** What a team is told about its channel: whether approvals are given there, or what that would need. Pure. */
export function welcomeInTeam(where: Turn['where'], channelId: string): Answer {
  const is = where === 'approvals'
  return {
    tone: is ? 'info' : 'warning',
    title: say(is ? 'channelTitle' : 'notChannelTitle'),
    text: is ? say('channel') : say('notChannel', { id: channelId }),
    lines: is ? [say('needs')] : [],
    buttons: [asking('help')],
  }
}
