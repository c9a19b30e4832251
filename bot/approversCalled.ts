import type { Mention } from '../cards/channel/approverCall'
import type { QuietHours } from '../services/facts/quietHours'

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

/** What is wrong with either, in sentences. */
export function callingProblems(given: (name: string) => string | undefined): readonly string[] {
  const quiet = given('QUIET_HOURS')
  const names = partsOf(given('APPROVERS_MENTION'))
  return [
    ...names
      .filter((part) => !mention.test(part))
      .map(
        (part) =>
          `APPROVERS_MENTION has “${part}”, but must have a name and an address or tag: Name=address, Name=tag:id`,
      ),
    ...(quiet === undefined || hours.test(quiet)
      ? []
      : [`QUIET_HOURS is “${quiet}”, but must be two times of day: 19:00-07:30`]),
  ]
}

function partsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || [])
}
