import type { Card } from '../../cards/card'
import { batchWhenTexts } from '../../cards/conversation/batchWhenTexts'
import { messageCard, type MessageCard } from '../../cards/conversation/message'
import { momentCard } from '../../cards/conversation/moment'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import type { WhyAsked } from '../../services/moments/schedule'
import { momentWritten } from '../../services/moments/written'
import type { MemberMoment } from '../batches/memberMoment'
import type { CaseSettings } from '../settings'
import { sayIn, sayToChannel } from '../says'
import { batchKey, timedAs, type BatchInView } from './batch'
import { askedOf, namesIn, whenOf, whenOfferForAll, type TimedMember } from './batchWhen'
import type { DesiredCard } from './desiredCard'

const say = batchWhenTexts.say

/** What the requester of a batch is asked at a moment, once for all who are asked of on one day. */
function askedKey(why: WhyAsked, day: string): string {
  return `batchAsked:${why}:${day}`
}

/** The reminder of a moment, to the requester or in the thread. @param at ISO 8601 */
function nearKey(where: 'requester' | 'channel', at: string): string {
  return `batchNear:${where}:${at}`
}

/** Whether a card of a batch is one about a moment, in the chat of its requester. Pure. */
export function isMomentKey(key: string): boolean {
  return /^batchAsked:(missed|enabledAgain):\d{4}-\d\d-\d\d$/.test(key) || /^batchNear:requester:[\dT:.Z-]+$/.test(key)
}

/** What is asked at moments of a batch, or told before them: what is so, and what stood. Pure. */
export function batchMomentCards(view: BatchInView, settings: CaseSettings): readonly DesiredCard[] {
  const members = timedIn(view)
  const asked = members.flatMap(({ moment }) =>
    moment?.asked === undefined ? [] : [askedKey(moment.asked.why, dayAsked(moment.asked))],
  )
  const near = members.flatMap(({ moment }) =>
    (moment?.near ?? []).flatMap(({ at }) => [nearKey('requester', at), nearKey('channel', at)]),
  )
  const stood = Object.keys(view.batch.shown).filter((key) => /^batch(Asked|Near):/.test(key))
  return [...new Set([...stood, ...asked, ...near])].map((key) => {
    const isInChannel = key.startsWith(nearKey('channel', ''))
    return {
      key,
      place: isInChannel
        ? ({ kind: 'channel' } as const)
        : ({ kind: 'person', personId: view.batch.requester.id } as const),
      ...(isInChannel ? { under: batchKey } : {}),
      summary: view.batch.name,
      card: batchMomentCardAt(view, settings, key),
    }
  })
}

/** The card at such a key: as it is to be answered, or that it was. Pure. */
export function batchMomentCardAt(view: BatchInView, settings: CaseSettings, key: string): Card {
  const { batch } = view
  const [kind, of = '', ...rest] = key.split(':')
  const members = timedIn(view)
  const isInChannel = of === 'channel'
  const says = isInChannel ? sayToChannel(settings) : sayIn(batch.language, settings)
  const card = kind === 'batchAsked' ? askedCard(view, of, rest.join(':')) : nearCard(view, rest.join(':'))
  if (card === undefined)
    return messageCard({
      say: says,
      tone: 'info',
      title: say('answeredTitle', { name: batch.name }),
      text: say('answered'),
    })
  if (isInChannel) return messageCard({ say: says, ...card, next: undefined })
  return momentCard({ say: says, key, when: whenOfferForAll(batch, members, settings), ...card })
}

type Words = Pick<MessageCard, 'tone' | 'title' | 'text' | 'lines' | 'next' | 'buttons'>

function askedCard(view: BatchInView, why: string, day: string): Words | undefined {
  if (why !== 'missed' && why !== 'enabledAgain') return undefined
  const { batch } = view
  const own = askedOf(timedIn(view), why).filter(
    ({ moment }) => moment?.asked !== undefined && dayAsked(moment.asked) === day,
  )
  if (own.length === 0) return undefined
  const moments = own.flatMap(({ moment }) => moment?.asked?.moment ?? [])
  const values = { name: batch.name, count: own.length, people: namesIn(own), ...whenOf(moments) }
  const carries = { batchId: batch.batchId, revision: batch.decisionRevision, card: askedKey(why, day) }
  const words = why === 'missed' ? missedWords(values) : enabledWords(values)
  return {
    tone: 'warning',
    ...words,
    buttons: [{ ...words.button, verb: 'batchWhen', carries: { ...carries, answer: why } }],
  }
}

type Values = Readonly<Record<string, string | number | Message>>

function missedWords(values: Values) {
  return {
    title: say('missedTitle', values),
    text: say('missed', values),
    next: say('missedNext'),
    button: { title: say('runNow') },
  }
}

function enabledWords(values: Values) {
  return {
    title: say('enabledTitle', values),
    text: say('enabled', values),
    next: say('enabledNext'),
    button: { title: say('signOutAgain') },
  }
}

function nearCard(view: BatchInView, at: string): Words | undefined {
  const own = timedIn(view).filter(({ moment }) => moment?.near.some((one) => one.at === at) === true)
  const moment = own[0]?.moment?.near.find((one) => one.at === at)
  if (moment === undefined) return undefined
  const waiting = own.reduce((sum, one) => sum + (one.moment?.waiting ?? 0), 0)
  return {
    tone: 'info',
    title: say('nearTitle', { name: view.batch.name }),
    text: say('near', { moment: momentWritten(moment), count: own.length }),
    lines: [whenTexts.say('nearWaits', { count: waiting })],
    next: say('nearNext'),
  }
}

function dayAsked({ at }: NonNullable<MemberMoment['asked']>): string {
  return at.slice(0, 10)
}

/** Everybody of a batch with when they are offboarded. Pure. */
export function timedIn({ members }: Pick<BatchInView, 'members'>): readonly TimedMember[] {
  return members.map(timedAs)
}
