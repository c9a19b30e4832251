import type { Mention } from '../cards/channel/approverCall'
import type { QuietHours } from '../services/facts/quietHours'
import { durationFrom, durationProblems, type Given } from './durations'

const hours = /^(?<from>[01]\d|2[0-3]):(?<fromMinute>[0-5]\d)-(?<until>[01]\d|2[0-3]):(?<untilMinute>[0-5]\d)$/
const mention = /^(?<name>[^<>=]+)=(?<tag>tag:)?(?<id>[^\s<>,]+)$/

/** Who is called, from `Name=address, Name=tag:id`. Pure. */
export function mentionsFrom(text: string | undefined): readonly Mention[] {
  return partsOf(text).flatMap((part): readonly Mention[] => {
    const { name = '', tag, id = '' } = mention.exec(part)?.groups ?? {}
    return id === '' ? [] : [{ kind: tag === undefined ? 'person' : 'tag', name: name.trim(), id }]
  })
}

/** When nobody is called, from `19:00-07:30`. Pure. @param timeZone IANA name */
export function quietHoursFrom(text: string | undefined, timeZone: string): QuietHours | undefined {
  const found = hours.exec(text ?? '')?.groups
  if (found === undefined) return undefined
  const minutes = (hour: string | undefined, minute: string | undefined) => Number(hour) * 60 + Number(minute)
  return {
    from: minutes(found['from'], found['fromMinute']),
    until: minutes(found['until'], found['untilMinute']),
    timeZone,
  }
}

/** After how long approvers are reminded, and others called; milliseconds, left out where that is never. */
export interface CallTimes {
  readonly again?: number
  readonly escalated?: number
}

/** Both times, where there is somebody to call. Pure. */
export function callTimesFrom(given: Given): CallTimes {
  const again =
    given('APPROVERS_MENTION') === undefined ? undefined : durationFrom(given('APPROVAL_REMINDER') ?? defaultReminder)
  const escalated = durationFrom(given('APPROVAL_ESCALATION'))
  return { ...(again === undefined ? {} : { again }), ...(escalated === undefined ? {} : { escalated }) }
}

const defaultReminder = '4 hours'
const channel = /^19:[^\s;@]+@thread\.(tacv2|skype)$/

/** What is wrong with any of it, in sentences. */
export function callingProblems(given: Given): readonly string[] {
  const quiet = given('QUIET_HOURS')
  const mentions = ['APPROVERS_MENTION', 'ESCALATION_MENTION'].flatMap((name) =>
    partsOf(given(name))
      .filter((part) => !mention.test(part))
      .map((part) => `${name} has “${part}”, but must have a name and an address or tag: Name=address, Name=tag:id`),
  )
  return [
    ...mentions,
    ...(quiet === undefined || hours.test(quiet)
      ? []
      : [`QUIET_HOURS is “${quiet}”, but must be two times of day: 19:00-07:30`]),
    ...durationProblems(given, ['APPROVAL_REMINDER', 'APPROVAL_ESCALATION']),
    ...escalationProblems(given),
  ]
}

function escalationProblems(given: Given): readonly string[] {
  const { again = 0, escalated } = callTimesFrom(given)
  const channelId = given('ESCALATION_CHANNEL_ID')
  const whom = given('ESCALATION_MENTION') ?? channelId
  const isChannel = channelId === undefined || channel.test(channelId)
  return [
    ...(isChannel
      ? []
      : [`ESCALATION_CHANNEL_ID is “${channelId}”, but must be the id of a channel: 19:…@thread.tacv2`]),
    ...(channelId !== undefined && channelId === given('APPROVALS_CHANNEL_ID')
      ? ['ESCALATION_CHANNEL_ID is the approvals channel, but must be another one']
      : []),
    ...(escalated !== undefined && whom === undefined
      ? ['APPROVAL_ESCALATION is set, but nobody is named: ESCALATION_MENTION or ESCALATION_CHANNEL_ID is missing']
      : []),
    ...(whom !== undefined && given('APPROVAL_ESCALATION') === undefined
      ? ['APPROVAL_ESCALATION is missing: how long it waits until others are called']
      : []),
    ...(escalated !== undefined && escalated <= again
      ? ['APPROVAL_ESCALATION must be longer than APPROVAL_REMINDER: both count from the first call']
      : []),
  ]
}

function partsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || [])
}
