import type { Card } from '../cards/card'
import { leaveDatesCard, type LeaveDateRow } from '../cards/channel/leaveDates'
import { leaveDatesTexts } from '../cards/channel/leaveDatesTexts'
import type { Message } from '../cards/texts'
import { dayIn, type Day } from '../services/facts/days'
import type { Colleague } from '../services/directory/leaveDates'
import { dayWritten } from '../services/moments/written'
import { readEarlier } from './commands/earlier'
import type { DialogTools } from './dialogTools'
import type { Told } from './toldDates'

const say = leaveDatesTexts.say

/** Somebody whose date is told, and what of it. */
export interface ToldPerson {
  readonly person: Colleague
  readonly told: Omit<Told, 'shown'>
}

/** What became of somebody since: their case runs, asked for by somebody, or is over. */
type Since = { readonly kind: 'runs'; readonly requester: string } | { readonly kind: 'done' } | undefined

/** The card of those whose dates were told together, as it should stand in the channel now. @param more who are told of later */
export async function proposalCard(tools: DialogTools, people: readonly ToldPerson[], more: number): Promise<Card> {
  const { settings, gateways, now } = tools
  const today = dayIn(gateways.settings.timeZone, now())
  const rows = await Promise.all(people.map(async (one) => rowOf(one, await readSince(tools, one.person.id), today)))
  const [first, ...others] = rows.filter(({ canWait }) => canWait)
  const together =
    first === undefined || others.length === 0 ? undefined : { count: others.length + 1, personId: first.personId }
  return leaveDatesCard({ say: settings.catalogue[settings.channelLanguage], rows, together, more })
}

/** Those of a card who can be begun together: near, not protected, not put off, and of whom no case runs. Throws JournalFault. */
export async function openAmong(tools: DialogTools, people: readonly ToldPerson[]): Promise<readonly ToldPerson[]> {
  const since = await Promise.all(people.map(({ person }) => readSince(tools, person.id)))
  return people.filter(({ told }, index) => isOpen(told, since[index]) && told.notNow !== true)
}

function isOpen({ at, protectedBy }: ToldPerson['told'], since: Since): boolean {
  return at !== undefined && since === undefined && protectedBy === undefined
}

async function readSince(tools: DialogTools, id: string): Promise<Since> {
  const caseId = await tools.store.unfinishedOf(id)
  const running = caseId === undefined ? undefined : await tools.journal.load(caseId)
  if (running !== undefined) return { kind: 'runs', requester: running.requester.displayName }
  return (await readEarlier(tools, id))?.phase === 'completed' ? { kind: 'done' } : undefined
}

function rowOf({ person, told }: ToldPerson, since: Since, today: Day): LeaveDateRow {
  const how = howOf(told, since)
  const begins = isOpen(told, since)
  return {
    personId: person.id,
    name: person.displayName,
    jobTitle: person.jobTitle,
    when: whenOf(told, today),
    how,
    begins,
    canWait: begins && told.notNow !== true,
  }
}

function whenOf({ day, before }: Omit<Told, 'shown'>, today: Day): Message {
  const was = before === undefined ? undefined : dayWritten({ day: before })
  if (day === undefined) return say('removed', was === undefined ? {} : { before: was })
  if (was !== undefined) return say('changed', { day: dayWritten({ day }), before: was })
  return say(day < today ? 'over' : 'leaves', { day: dayWritten({ day }) })
}

function howOf({ at, day, protectedBy, notNow }: Omit<Told, 'shown'>, since: Since): Message | undefined {
  if (since?.kind === 'runs') return say('runs', { requester: since.requester })
  if (since?.kind === 'done') return say('done')
  if (day === undefined) return undefined
  if (at === undefined) return say('later')
  if (protectedBy !== undefined) return protectedBy
  return notNow === true ? say('notNow') : undefined
}
