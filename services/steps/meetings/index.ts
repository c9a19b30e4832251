import { sayOf } from '../../../cards/conversation/decision'
import { meetingsCard, meetingsTexts } from '../../../cards/steps/meetings/card'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import { furthestWindow } from '../../remote/cmdlets/calendar'
import type { ExchangeOperation, PersonOperation } from '../../model/operation'
import { lost } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { meetingIn, organisedBy, readMeetings, type OrganisedMeetings } from './reading'
import type { Step } from '../step'

export type MeetingsFacts = { readonly exists: false } | OrganisedMeetings

export interface MeetingsDecision {
  readonly choice: 'cancel' | 'leave'
}

const say = sayOf(meetingsTexts)

/**
 * Cancel the meetings that the leaver called, so that rooms and people are free again. By the one cmdlet that both counts
 * and cancels: Graph would need to read and write every calendar of the organisation for it. It must still be able to send
 * mail from the mailbox. Source: learn, Remove-CalendarEvents.
 */
export const meetings: Step<MeetingsFacts, MeetingsDecision> = {
  id: 'meetings',
  texts: meetingsTexts,
  title: say('title'),
  // A hold keeps what is cancelled here; whoever answers a cancellation should get the automatic reply.
  after: ['hold'],
  follows: ['auto-reply'],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  // Exchange queues each meeting by itself.
  settleSeconds: 300,
  patienceSeconds: 4 * 60 * 60,
  people: [],

  read: async (from, { id }) => (await readMeetings(from, id)) ?? { exists: false },

  findings(facts) {
    if (!facts.exists || facts.count === 0) return []
    const { count } = facts
    return [{ tone: 'fact', message: say('finding', { count, subjects: subjectsOf(facts) }) }]
  },

  applies: (facts) => facts.exists && (facts.count > 0 || facts.unreadable),

  notAsked: (facts) => (facts.exists && facts.count === 0 && !facts.unreadable ? say('noMeetings') : undefined),

  suggest: (facts) => ({ choice: facts.exists && facts.count > 0 ? 'cancel' : 'leave' }),

  consequence: ({ choice }) => say(choice === 'cancel' ? 'comesToCancelled' : 'comesToLeft'),

  ask: (envelope, facts, { choice }) => {
    const found = facts.exists ? facts : { count: 0, unreadable: false, subjects: [] }
    return meetingsCard(envelope, {
      choice,
      count: found.count,
      unreadable: found.unreadable,
      subjects: found.subjects.map((text) => say('fact', { text })),
    })
  },

  parse({ choice }, facts) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'cancel') return { ok: false, problem: say('chooseMissing') }
    return facts.exists ? { ok: true, value: { choice } } : { ok: false, problem: say('nothingToCancel') }
  },

  describe: ({ choice }) => say(choice === 'cancel' ? 'chosenCancel' : 'chosenLeave'),

  changesNothing: ({ choice }) => choice === 'leave',

  cannotBeUndone: ({ choice }) => choice !== 'leave',

  touches(_employee, facts, { choice }) {
    if (!facts.exists || choice === 'leave') return []
    return namedIn(facts, mostNamed)
  },

  plan(employee, facts, { choice }, before) {
    if (!facts.exists || choice === 'leave') return []
    // What cannot be counted cannot be seen to be gone: a person does it and looks.
    if (before.exists && before.unreadable) return [cancelByHand(employee)]
    return facts.count === 0 ? [] : [cancel(employee, before.exists ? before.count : facts.count)]
  },

  isOnlySaid: (facts, { choice }) => choice === 'cancel' && facts.exists && facts.unreadable,

  isDone(facts, { choice }, before) {
    if (choice === 'leave') return true
    if (!facts.exists || facts.count > 0) return false
    // Then only the word of whoever did it says so: the task comes before this counts.
    return !facts.unreadable || (before.exists && before.unreadable)
  },

  verified: (facts, { choice }) => {
    if (choice === 'leave') return say('chosenLeave')
    return say(facts.exists && facts.unreadable ? 'verifiedUnreadable' : 'verified')
  },

  aftermath: (_facts, { choice }) => ({ felt: choice === 'cancel' ? [say('feltCancel')] : [], reminders: [] }),

  restore(_employee, now, before, { choice }) {
    if (choice === 'leave' || !before.exists || (before.count === 0 && !before.unreadable)) return []
    // Those that are all there still were not cancelled.
    const areThere = now.exists && !before.unreadable && now.count >= before.count
    const { count } = before
    return areThere ? [] : [lost('meetings', say('lostMeetings', { count, meetings: namedIn(before, mostLost) }))]
  },
}

/** So many meetings are named to whoever approves. */
const mostNamed = 8
/** So many to whoever is back, who has to call them anew. */
const mostLost = 40

function namedIn(facts: OrganisedMeetings, most: number): readonly Message[] {
  const meetings = toldOf(facts)
  const words = { name: (one: Message) => one, more: (count: number) => say('moreMeetings', { count }) }
  return shortList(meetings, words, most, Math.max(facts.count, meetings.length))
}

/** The meetings by name and date, of one that has begun since when; as Exchange told it where no date can be made out, and by name in journals of before. */
function toldOf({ all, begun = 0, subjects }: OrganisedMeetings): readonly Message[] {
  if (all === undefined) return subjects.map((text) => say('fact', { text }))
  return all.map((line, index) => {
    const { subject, at } = meetingIn(line)
    if (subject === undefined || at === undefined) return say('fact', { text: line })
    return say(index < begun ? 'meetingGoesOn' : 'meetingAt', { subject, at })
  })
}

function subjectsOf({ subjects, count }: OrganisedMeetings): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (left: number) => say('more', { count: left }) }
  return shortList(subjects, words, subjects.length, count)
}

function cancel({ id }: Employee, count: number): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Remove-CalendarEvents',
    parameters: { ...organisedBy(id), Confirm: false },
    explain: say('explain', { count }),
    irreversible: true,
  }
}

function cancelByHand({ userPrincipalName: upn }: Employee): PersonOperation {
  return { via: 'person', explain: say('explainByHand'), instruction: say('instruct', { upn, days: furthestWindow }) }
}
