import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { cancelMeetings, organizedMeetings } from '../tenant/calendars'
import type { Tenant } from '../tenant/state'
import { requireMailbox } from './mailboxes'

/** Meetings in calendars. */
export const calendarCmdlets = {
  'Remove-CalendarEvents': removeCalendarEvents,
} satisfies Readonly<Record<string, RunCmdlet>>

/**
 * Says of each meeting that it is queued for cancellation, also in a preview, which does nothing (learn,
 * remove-calendarevents). The exact words are not published; scripts in the field cut the subject out between quotes.
 */
function removeCalendarEvents(tenant: Tenant, parameters: JsonBody): CmdletResult {
  const { user } = requireMailbox(tenant, parameters['Identity'])
  if (parameters['CancelOrganizedMeetings'] !== true) return { value: [], warnings: [] }
  const meetings = organizedMeetings(tenant, user, Number(parameters['QueryWindowInDays']))
  const value = meetings.map(
    ({ subject, start }) =>
      `The meeting with subject "${subject}" and start ${start} has been queued for cancellation.`,
  )
  if (parameters['PreviewOnly'] === true) return { value, warnings: [] }
  cancelMeetings(tenant, user, meetings)
  return { value, warnings: [], target: user.id }
}
