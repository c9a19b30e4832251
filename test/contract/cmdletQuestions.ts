import { people } from '../../sandbox/seeds/people'
import type { ReadingCmdlet } from '../../services/remote/cmdlets/catalogue'

const Identity = people.janDeVries.id

/** What each reading cmdlet is asked in a test: something that the tenant has. One that is missing does not compile. */
export const questions: Readonly<Record<ReadingCmdlet, Readonly<Record<string, string | number | boolean>>>> = {
  'Get-MobileDeviceStatistics': { Mailbox: Identity },
  'Get-CASMailbox': { Identity },
  'Get-Mailbox': { Identity },
  'Get-MailboxStatistics': { Identity },
  'Get-MailboxPermission': { Identity },
  'Get-User': { Identity },
  'Get-Recipient': { Identity },
  'Get-RecipientPermission': { Trustee: people.sanneOBrien.userPrincipalName },
  'Get-InboxRule': { Mailbox: people.danielMeijer.id },
  'Get-AcceptedDomain': {},
  'Get-OrganizationConfig': {},
  'Remove-CalendarEvents': {
    Identity,
    QueryWindowInDays: 365,
    CancelOrganizedMeetings: true,
    PreviewOnly: true,
  },
  'Get-DistributionGroup': { ManagedBy: Identity },
  'Get-CsUserCallingSettings': { Identity },
  'Get-CsCallQueue': { First: 100 },
  'Get-CsAutoAttendant': { First: 100 },
}
