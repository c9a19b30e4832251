import type { Card } from '../../cards/card'
import { crowdTexts } from '../../cards/conversation/crowdTexts'
import type { Message } from '../../cards/texts'
import {
  findCrowds,
  readCrowd,
  readLeavingBetween,
  readMailbox,
  type Crowd,
  type CrowdRead,
} from '../../services/directory/crowds'
import { findPeople } from '../../services/directory/search'
import type { Account } from '../../services/directory/groupMembers'
import { dayIn, daysAfter } from '../../services/facts/days'
import { mostRows } from '../../services/leavers/table'
import type { Period } from '../../services/moments/period'
import { dayWritten } from '../../services/moments/written'
import { zoneNamed } from '../../services/moments/zoneNames'
import { RemoteError } from '../../services/remote/reader'
import type { DialogTools } from '../dialogTools'
import type { LeaverList } from '../leaverLists'
import { sayIn } from '../says'
import type { Press, Turn } from '../turn'
import { crowdKinds, longestName, type CrowdLookup, type Intention, type NamedDay } from '../typed/typed'
import { answerCard, type Answer } from './answer'
import { crowdRows, exceptedOf, leftOutOf, type CrowdMember } from './crowdRows'
import { inOrder, newListCard } from './leaverList'
import { mostShown, refused } from './listed'
import { readStandings } from './listStanding'
import { noticesOf, offboard } from './offboard'
import { wantedBy } from './typedMoment'

const say = crowdTexts.say

type CrowdIntention = Extract<Intention, { kind: 'crowd' }>

/** Whom it is about, as it is called on the card, who stays, and when it was said to be. */
interface Asked {
  readonly title: Message
  readonly except: readonly string[]
  readonly day: NamedDay | undefined
  readonly notes: readonly Message[]
}

/**
 * Many leave together by what they have in common: who they are, and who of them is left out, as a list of which nothing has
 * begun. What may be several departments, offices or groups is asked. Returns undefined where the cards of a case answer.
 * Throws RemoteError and JournalFault.
 */
export async function crowd(
  tools: DialogTools,
  turn: Turn,
  { how, asked, byName }: CrowdIntention,
): Promise<Card | undefined> {
  const admitted = await tools.access.operator(turn.actor)
  // Whoever may not ask is refused as if they had named somebody.
  if (!admitted.ok) return offboard(tools, turn, byName)
  const { words, except } = asked
  if (asked.by === 'leaving') return leavingCard(tools, turn, admitted.account, { ...asked, words, except })
  const found = await findAll(tools, asked.lookups)
  const [only, ...others] = found
  if (only === undefined) {
    if (how === 'name' || (await isSomebody(tools, byName.people))) return offboard(tools, turn, byName)
    const name = asked.lookups[0]?.name ?? words
    return answerCard(tools, turn, {
      tone: 'info',
      title: say('noneTitle'),
      text: say('none', { name: name.slice(0, 80) }),
      next: say('noneNext'),
    })
  }
  if (others.length > 0)
    return answerCard(
      tools,
      turn,
      whichOf(
        found.map((one) => one.crowd),
        except,
      ),
    )
  const isNameDated = byName.day !== undefined && only.by.includes(byName.day.text)
  return listCard(tools, turn, admitted.account, only.crowd, except, isNameDated ? undefined : byName.day)
}

/** A button chose one of several departments, offices or groups. Throws RemoteError and JournalFault. */
export async function crowdPressed(tools: DialogTools, turn: Turn, { input }: Pick<Press, 'input'>): Promise<Card> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const as = crowdKinds.find((kind) => kind === input['of'])
  const name = (input['value'] ?? '').slice(0, longestName)
  const [found] = as === undefined ? [] : await findCrowds(tools.gateways.graph, { name, as })
  if (found === undefined)
    return answerCard(tools, turn, {
      tone: 'info',
      title: say('noneTitle'),
      text: say('none', { name: name.slice(0, 80) }),
    })
  const except = (input['except'] ?? '').split('|').filter((one) => one !== '')
  return listCard(tools, turn, admitted.account, found, except, undefined)
}

interface FoundBy {
  readonly crowd: Crowd
  /** The name by which it was found. */
  readonly by: string
}

async function findAll({ gateways }: DialogTools, lookups: readonly CrowdLookup[]): Promise<readonly FoundBy[]> {
  const found = await Promise.all(
    lookups.map(async (lookup) =>
      (await findCrowds(gateways.graph, lookup)).map((one) => ({ crowd: one, by: lookup.name })),
    ),
  )
  const each = new Map(found.flat().map((one) => [keyOf(one.crowd), one]))
  return crowdKinds.flatMap((kind) => [...each.values()].filter((one) => one.crowd.kind === kind))
}

function keyOf(one: Crowd): string {
  return `${one.kind} ${one.kind === 'group' ? one.id : one.value.toLowerCase()}`
}

/** Somebody may be called as what looks like many: Allen van Dijk. */
async function isSomebody({ gateways }: DialogTools, [name, ...others]: readonly string[]): Promise<boolean> {
  if (name === undefined || others.length > 0) return false
  return ['one', 'several'].includes((await findPeople(gateways.graph, name)).kind)
}

/** Which of several is meant, a button for each. Pure. */
export function whichOf(found: readonly Crowd[], except: readonly string[]): Answer {
  const shown = found.slice(0, mostShown)
  const named = shown.map((one) => JSON.stringify(titleAlone(one)))
  return {
    tone: 'info',
    title: say('whichTitle'),
    text: say('which'),
    lines: [
      ...shown.filter((one) => mailOf(one) !== undefined).map(titleOf),
      ...(found.length > shown.length ? [say('whichMore')] : []),
    ],
    buttons: shown.map((one, index) => ({
      // Name and address are more than a button has room for on a phone: the address alone where the name is not enough.
      title:
        named.indexOf(named[index] ?? '') === named.lastIndexOf(named[index] ?? '') ? titleAlone(one) : addressOf(one),
      verb: 'ask',
      carries: {
        command: 'crowd',
        of: one.kind,
        value: one.kind === 'group' ? one.id : one.value,
        except: except.join('|'),
      },
    })),
  }
}

/** What a crowd is called. Pure. */
export function titleOf(one: Crowd): Message {
  const mail = mailOf(one)
  return mail === undefined ? titleAlone(one) : say('withMail', { crowd: titleAlone(one), mail })
}

function titleAlone(one: Crowd): Message {
  const name = one.value.slice(0, 80)
  return say(one.kind === 'group' ? one.sort : one.kind, { name })
}

function mailOf(one: Crowd): string | undefined {
  return one.kind === 'group' ? one.mail : undefined
}

function addressOf(one: Crowd): Message {
  const mail = mailOf(one)
  return mail === undefined ? titleAlone(one) : say('person', { name: mail })
}

async function listCard(
  tools: DialogTools,
  turn: Turn,
  account: Account,
  one: Crowd,
  except: readonly string[],
  day: NamedDay | undefined,
): Promise<Card> {
  const title = titleOf(one)
  if (one.kind === 'group' && one.isHidden) return answerCard(tools, turn, empty('hidden', title))
  const read = await readCrowd(tools.gateways.graph, one, mostRows)
  if (!read.ok) return answerCard(tools, turn, tooMany(title, read.count))
  const notes = read.nested === 0 ? [] : [say('nested', { count: read.nested })]
  const members = await membersOf(tools, read)
  return rowsCard(tools, turn, account, members, { title, except, day, notes })
}

async function leavingCard(
  tools: DialogTools,
  turn: Turn,
  account: Account,
  {
    period,
    words,
    except,
  }: { readonly period: Period | undefined; readonly words: string; readonly except: readonly string[] },
): Promise<Card> {
  if (period === undefined)
    return answerCard(tools, turn, {
      tone: 'info',
      title: say('whichDaysTitle'),
      text: say('whichDays', { words }),
      next: say('whichDaysNext'),
    })
  const { from, to } = period
  const title =
    from === to
      ? say('leavingOn', { day: dayWritten({ day: from }) })
      : say('leaving', { from: dayWritten({ day: from }), to: dayWritten({ day: to }) })
  try {
    // A day begins up to 14 hours before it does by UTC, and ends up to 12 hours after.
    const [first, last] = [`${daysAfter(from, -1)}T00:00:00Z`, `${daysAfter(to, 2)}T00:00:00Z`]
    const read = await readLeavingBetween(tools.gateways.graph, first, last, mostRows)
    if (!read.ok) return answerCard(tools, turn, tooMany(title, read.count))
    const members = await membersOf(tools, read)
    const leaving = members.filter(({ day }) => day !== undefined && from <= day && day <= to)
    return await rowsCard(tools, turn, account, leaving, { title, except, day: undefined, notes: [say('clocks')] })
  } catch (error) {
    if (!(error instanceof RemoteError) || error.problem.kind !== 'forbidden') throw error
    return answerCard(tools, turn, {
      tone: 'warning',
      title: say('noDatesTitle'),
      text: say('noDates'),
      next: say('noDatesNext'),
    })
  }
}

/** Each with what their mailbox is for, and the day on which they leave by its clock. */
async function membersOf(
  { gateways: { graph, settings } }: DialogTools,
  { accounts }: Extract<CrowdRead, { ok: true }>,
): Promise<readonly CrowdMember[]> {
  const members = await Promise.all(
    accounts.map(async (account) => {
      const mailbox = await readMailbox(graph, account.id)
      const named = mailbox?.timeZone
      const zone = (named === undefined ? undefined : zoneNamed(named, settings.timeZone)) ?? settings.timeZone
      const day = account.leavesAt === undefined ? undefined : dayIn(zone, new Date(account.leavesAt))
      return { account, purpose: mailbox?.purpose, day }
    }),
  )
  return members.toSorted(
    (one, other) =>
      (one.day ?? '').localeCompare(other.day ?? '') ||
      one.account.displayName.localeCompare(other.account.displayName),
  )
}

async function rowsCard(
  tools: DialogTools,
  turn: Turn,
  account: Account,
  members: readonly CrowdMember[],
  { title, except, day, notes }: Asked,
): Promise<Card> {
  if (members.length === 0) return answerCard(tools, turn, empty('empty', title))
  const excepted = await readExcepted(tools, except, members)
  if (!excepted.ok) return answerCard(tools, turn, whoStays(excepted))
  const open = members.filter((member) => leftOutOf(member, excepted.ids) === undefined)
  const ids = open.map((member) => member.account.id)
  const rows = inOrder(crowdRows(members, excepted.ids, await readStandings(tools, turn, account, ids)))
  const elsewhere = excepted.elsewhere.map((name) => say('person', { name: name.slice(0, 80) }))
  const list: LeaverList = {
    file: sayIn(turn.language, tools.settings)(title),
    table: { who: [], when: [], otherDays: [], hiddenSheets: 0, unreadSheets: 0 },
    rows,
    besides: false,
    crowd: {
      title,
      notes: [
        ...(elsewhere.length === 0 ? [] : [say('notAmong', { people: elsewhere })]),
        ...notes,
        ...noticesOf({ kind: 'offboard', how: 'command', people: [], nearest: 'offboard', day }),
      ],
      wanted: wantedBy(day),
    },
  }
  return newListCard(tools, turn, list)
}

async function readExcepted({ gateways }: DialogTools, names: readonly string[], members: readonly CrowdMember[]) {
  const accounts = members.map(({ account }) => account)
  const known = await Promise.all(
    names.map(async (name) => [name, (await findPeople(gateways.graph, name)).kind === 'one'] as const),
  )
  const elsewhere = new Map(known)
  return exceptedOf(names, accounts, (name) => elsewhere.get(name) === true)
}

function whoStays({ name, fitting }: Extract<ReturnType<typeof exceptedOf>, { ok: false }>): Answer {
  const people = fitting.slice(0, mostShown).map(({ displayName }) => say('person', { name: displayName }))
  return {
    tone: 'warning',
    title: say('exceptTitle'),
    text:
      people.length === 0
        ? say('exceptNobody', { name: name.slice(0, 80) })
        : say('exceptSeveral', { name: name.slice(0, 80), people }),
    next: say('exceptNext'),
  }
}

function empty(why: 'empty' | 'hidden', title: Message): Answer {
  return {
    tone: 'info',
    title: say('emptyTitle'),
    text: say(why, { crowd: title }),
    ...(why === 'hidden' ? { next: say('sendList') } : {}),
  }
}

function tooMany(title: Message, count: number): Answer {
  return {
    tone: 'info',
    title: say('tooManyTitle'),
    text: say('tooMany', { crowd: title, count, most: mostRows }),
    next: say('tooManyNext'),
  }
}
