import type { Card } from '../cards/card'
import { leaveDatesTexts } from '../cards/channel/leaveDatesTexts'
import { messageCard } from '../cards/conversation/message'
import { readAccount } from '../services/directory/employee'
import {
  countColleagues,
  readDated,
  readLeavingBy,
  readZoneName,
  type DatedColleague,
} from '../services/directory/leaveDates'
import { dayIn, type Day } from '../services/facts/days'
import { isTooMany, lastInstantDue, newsOf, type DateNews } from '../services/leavers/leaveDates'
import { zoneNamed } from '../services/moments/zoneNames'
import { protectedBecause } from '../services/planning/protection'
import { readEarlier } from './commands/earlier'
import type { DialogTools } from './dialogTools'
import { proposalCard, type ToldPerson } from './proposalCard'
import { keepTold, keepWatch, readTold, readWatch, type Watch } from './toldDates'

const say = leaveDatesTexts.say

/** When cases are proposed by the dates in the directory, and which share of all colleagues at once is believed. */
export interface Proposing {
  readonly daysBefore: number
  readonly mostPercent: number
}

/** A card has room for so many; the others have theirs on another day. */
const mostOnCard = 12

interface News {
  readonly person: DatedColleague
  readonly news: DateNews
}

/**
 * Proposes in the channel to begin with those whose date in the directory is near, once for each date, and says once where a
 * date that it told was changed or removed: one card a day for all of them. Nobody is a leaver by not being found. Looked at
 * when the bot starts and every day, on several replicas by one after the other. What Teams does not take is told another
 * day. Throws RemoteError, of kind `forbidden` where the dates may not be read, and JournalFault.
 */
export async function proposeByLeaveDates(tools: DialogTools, proposing: Proposing): Promise<void> {
  const { gateways, now } = tools
  const watch = await readWatch(tools)
  const today = dayIn(gateways.settings.timeZone, now())
  if (watch.postedOn === today) return
  const { news, ids } = await readNews(tools, proposing, watch)
  if (news.length === 0) return keepWatch(tools, { ids })
  const all = await countColleagues(gateways.graph)
  if (isTooMany(news.length, all, proposing.mostPercent)) {
    const isSaid = watch.isStopped === true || (await post(tools, tooManyCard(tools, news.length, all, proposing)))
    return keepWatch(tools, { ids, isStopped: isSaid !== undefined })
  }
  const first = news.toSorted(byDay).slice(0, mostOnCard)
  const people = await Promise.all(first.map((one) => toldOf(tools, one)))
  const shown = await post(tools, await proposalCard(tools, people, news.length - people.length))
  if (shown === undefined) return
  for (const { person, told } of people) await keepTold(tools, person.id, { ...told, shown })
  await keepWatch(tools, { ids: [...new Set([...ids, ...people.map(({ person }) => person.id)])], postedOn: today })
}

/** Everybody of whom there is something to tell, and who of those that are looked at still is. */
async function readNews(
  tools: DialogTools,
  { daysBefore }: Proposing,
  watch: Watch,
): Promise<{ readonly news: readonly News[]; readonly ids: readonly string[] }> {
  const { graph } = tools.gateways
  const now = tools.now()
  const [found, watched] = await Promise.all([
    readLeavingBy(graph, lastInstantDue(now, daysBefore)),
    Promise.all(watch.ids.map((id) => readDated(graph, id))),
  ])
  // Who is looked at is read from the directory itself, which is newer than its index.
  const people = new Map([...found, ...watched.flatMap((one) => one ?? [])].map((one) => [one.id, one]))
  const looked = await Promise.all(
    [...people.values()].map(async (person) => {
      const told = await readTold(tools, person.id)
      if (await hasOwnCase(tools, person.id, told !== undefined)) return undefined
      const isAsTold = person.leavesAt === told?.at
      const timeZone = isAsTold ? undefined : await zoneOf(tools, person.id)
      const news = timeZone === undefined ? undefined : newsOf(person.leavesAt, told, { timeZone, daysBefore, now })
      return { person, news }
    }),
  )
  const seen = looked.flatMap((one) => one ?? [])
  const stays = new Set(seen.map(({ person }) => person.id))
  return {
    news: seen.flatMap(({ person, news }) => (news === undefined ? [] : [{ person, news }])),
    ids: watch.ids.filter((id) => stays.has(id)),
  }
}

/** Whether nothing is to be told: they were offboarded, or are being so. To a case that runs a date that was told matters. */
async function hasOwnCase(tools: DialogTools, id: string, wasTold: boolean): Promise<boolean> {
  if ((await tools.store.unfinishedOf(id)) !== undefined) return !wasTold
  return (await readEarlier(tools, id))?.phase === 'completed'
}

/** By whose clock a leaver's days are: their mailbox's, else the organisation's. */
async function zoneOf({ gateways: { graph, settings } }: DialogTools, id: string): Promise<string> {
  const named = await readZoneName(graph, id)
  return (named === undefined ? undefined : zoneNamed(named, settings.timeZone)) ?? settings.timeZone
}

async function toldOf({ gateways, settings }: DialogTools, { person, news }: News): Promise<ToldPerson> {
  if (news.kind === 'removed') return { person, told: { before: news.before } }
  const account = await readAccount(gateways.graph, person.id)
  const [protectedBy] = account === undefined ? [] : protectedBecause(account, '', settings.protection)
  // What is not near yet is proposed when it is, as if it had not been told.
  const isNear = news.kind === 'near' || news.isDue
  const told = {
    day: news.day,
    ...(news.kind === 'changed' ? { before: news.before } : {}),
    ...(isNear && person.leavesAt !== undefined ? { at: person.leavesAt } : {}),
    ...(protectedBy === undefined ? {} : { protectedBy: protectedBy as ToldPerson['told']['protectedBy'] }),
  }
  return { person, told }
}

function byDay(one: News, other: News): number {
  const dayOf = ({ news }: News): Day => (news.kind === 'removed' ? news.before : news.day)
  return dayOf(one).localeCompare(dayOf(other))
}

async function post({ messenger, log }: DialogTools, card: Card) {
  const options = { summary: 'Offboarding', under: undefined, urgency: 'asked' } as const
  const posted = await messenger.post({ kind: 'channel' }, card, options)
  if (posted.kind === 'shown') return posted.at
  log.warn({ refusal: posted.kind }, 'Teams did not take what the leave dates say: it is told another day')
  return undefined
}

function tooManyCard({ settings }: DialogTools, found: number, all: number, { mostPercent: most }: Proposing): Card {
  return messageCard({
    say: settings.catalogue[settings.channelLanguage],
    tone: 'warning',
    title: say('tooManyTitle'),
    text: say('tooMany', { found, all, most }),
    next: say('tooManyNext'),
  })
}
