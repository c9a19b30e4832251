import { z } from 'zod'
import type { CmdletContract } from './contract'

/** Exchange looks at most five years ahead, in days. */
export const furthestWindow = 1825

/** Cmdlets of the ExchangeOnlineManagement module about calendars. */
export const calendarCmdlets = {
  'Remove-CalendarEvents': {
    system: 'exchange',
    kind: 'preview',
    previewBy: 'PreviewOnly',
    takesLong: true,
    source: 'https://learn.microsoft.com/powershell/module/exchangepowershell/remove-calendarevents',
    parameters: {
      Identity: z.string().min(1),
      QueryWindowInDays: z.number().int().min(1).max(furthestWindow),
      CancelOrganizedMeetings: z.boolean(),
      PreviewOnly: z.boolean(),
    },
    required: ['Identity', 'QueryWindowInDays'],
    // Its page names no outputs, only that they say that meetings are queued for cancellation, also in a preview. Scripts
    // in the field get one line of text per meeting, its subject in quotes; nothing at all where there is no meeting.
    result: z.unknown(),
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
