import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { leaveDatesTexts } from '../../cards/channel/leaveDatesTexts'
import { withNotice } from '../../cards/conversation/withNotice'
import { readColleagues } from '../../services/directory/leaveDates'
import type { Account } from '../../services/directory/groupMembers'
import type { DialogTools } from '../dialogTools'
import { endOfWork } from '../../services/moments/choices'
import { momentOn } from '../../services/moments/moment'
import { openBatch } from '../batches/openBatch'
import { openAmong, proposalCard, type ToldPerson } from '../proposalCard'
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
  if (verb === 'begin' && input['together'] !== undefined) return beginTogether(tools, turn, admitted.account, told)
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

/** Those of a card who can be begun, as one batch of whoever pressed: its card stands in their own chat, and nothing is begun. */
async function beginTogether(tools: DialogTools, turn: Turn, account: Account, told: Told): Promise<Answer> {
  const { catalogue, channelLanguage, timeZone } = tools.settings
  const people = await openAmong(tools, await readShownWith(tools, told))
  if (people.length < 2) return { card: refusalCard(tools, turn, { verb: 'begin', why: leaveDatesTexts.say('gone') }) }
  await openBatch(tools, turn, {
    account,
    name: catalogue[turn.language](leaveDatesTexts.say('batch')),
    members: people.map(({ person: { id: employeeId, displayName }, told: { day } }) => ({
      employeeId,
      displayName,
      ...(day === undefined ? {} : { leaves: momentOn({ day, timeZone }, endOfWork).moment }),
    })),
  })
  const card = await showAsItIs(tools, told)
  const opened = leaveDatesTexts.say('opened', { count: people.length })
  return { card: withNotice(card, catalogue[channelLanguage], opened, 'emphasis'), toAll: card }
}

/** Puts the card in its place for everybody: the answer of a press is shown to whoever pressed. */
async function showAsItIs(tools: DialogTools, told: Told) {
  const card = await proposalCard(tools, await readShownWith(tools, told), 0)
  await tools.messenger.update({ kind: 'channel' }, told.shown, card, { summary: 'Offboarding', urgency: 'answer' })
  return card
}

/** All of whom the same card tells, as the directory has them now, the first date first. */
async function readShownWith(tools: DialogTools, { shown }: Told): Promise<readonly ToldPerson[]> {
  const all = await readToldBy(tools, shown.activityId)
  const people = await readColleagues(
    tools.gateways.graph,
    all.map(({ id }) => id),
  )
  const known = all.flatMap(({ id, told }) => {
    const person = people.get(id)
    return person === undefined ? [] : [{ person, told }]
  })
  return known.toSorted((one, other) => dayOf(one.told).localeCompare(dayOf(other.told)))
}

function dayOf({ day, before }: Told): string {
  return day ?? before ?? ''
}
