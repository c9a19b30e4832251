import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { leaveDatesTexts } from '../../cards/channel/leaveDatesTexts'
import { withNotice } from '../../cards/conversation/withNotice'
import { readColleagues } from '../../services/directory/leaveDates'
import type { DialogTools } from '../dialogTools'
import { proposalCard } from '../proposalCard'
import { refusalCard } from '../refusedPress'
import { keepTold, readTold, readToldBy, type Told } from '../toldDates'
import type { Press, Turn } from '../turn'
import { personId } from '../verbs/personId'
import type { Answer } from '../verbs/runVerb'
import { openCase } from './open'

/** The verbs of the buttons under a proposal. */
export type ProposedVerb = 'begin' | 'notNow'

/**
 * A button under a proposal: begins what `/offboard` begins for whoever presses, in their own chat, or does not propose it any
 * more. The proposal goes on standing in the channel, as it is then. Throws RemoteError and JournalFault.
 */
export async function pressProposed(
  tools: DialogTools,
  turn: Turn,
  { input }: Pick<Press, 'input'>,
  verb: ProposedVerb,
): Promise<Answer> {
  const id = personId(input['employeeId'])
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return { card: refusalCard(tools, turn, { verb, why: admitted.why }) }
  const told = id === undefined ? undefined : await readTold(tools, id)
  if (id === undefined || told === undefined)
    return { card: refusalCard(tools, turn, { verb, why: leaveDatesTexts.say('gone') }) }
  let isReached = true
  if (verb === 'notNow') await keepTold(tools, id, { ...told, notNow: true })
  else {
    const answer = await openCase(tools, turn, { account: admitted.account, employeeId: id }, 'press')
    const place = { kind: 'person', personId: turn.actor.id } as const
    const options = { summary: 'Offboarding', under: undefined, urgency: 'answer' } as const
    isReached = answer === undefined || (await tools.messenger.post(place, answer, options)).kind === 'shown'
  }
  const card = await showAsItIs(tools, told)
  if (isReached) return { card, toAll: card }
  const translator = tools.settings.catalogue[turn.language]
  return { card: withNotice(card, translator, dialogTexts.say('openedUnreachable'), 'warning'), toAll: card }
}

/** Puts the card in its place for everybody: the answer of a press is shown to whoever pressed. */
async function showAsItIs(tools: DialogTools, { shown }: Told) {
  const all = await readToldBy(tools, shown.activityId)
  const people = await readColleagues(
    tools.gateways.graph,
    all.map(({ id }) => id),
  )
  const known = all.flatMap(({ id, told }) => {
    const person = people.get(id)
    return person === undefined ? [] : [{ person, told }]
  })
  const inOrder = known.toSorted((one, other) => dayOf(one.told).localeCompare(dayOf(other.told)))
  const card = await proposalCard(tools, inOrder, 0)
  await tools.messenger.update({ kind: 'channel' }, shown, card, { summary: 'Offboarding', urgency: 'answer' })
  return card
}

function dayOf({ day, before }: Told): string {
  return day ?? before ?? ''
}
