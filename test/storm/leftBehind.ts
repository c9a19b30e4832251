import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Office } from '../support/office'

type Rows = readonly Readonly<Record<string, unknown>>[]
const groupFields = 'id,displayName,membershipRule,onPremisesSyncEnabled'

type Look = (office: Office, leaver: PersonSeed) => Promise<Rows>

const list = async (office: Office, path: string): Promise<Rows> => (await office.graph(path)).body['value'] as Rows
const cmdlet = async (office: Office, name: string, parameters: object): Promise<Rows> =>
  (await office.cmdlet(name, parameters)) ?? []
const kindIs = (kind: string) => (row: Rows[number]) => row['@odata.type'] === `#microsoft.graph.${kind}`

/**
 * What must be gone once a step is done by its suggestion: by the step's title, what of it is still in the tenant. A look
 * of its own, so that a mistake in how a step reads shows here.
 */
const looks: Readonly<Record<string, Look>> = {
  'Devices and phones': async (office, { id }) =>
    (await list(office, `/users/${id}/ownedDevices`)).filter((device) => device['accountEnabled'] !== false),
  'Mail apps and protocols': async (office, { id }) =>
    (await cmdlet(office, 'Get-CASMailbox', { Identity: id })).filter(
      (ways) => ways['ActiveSyncEnabled'] !== false || ways['PopEnabled'] !== false || ways['ImapEnabled'] !== false,
    ),
  'Administrator roles': async (office, { id }) => [
    ...(await list(office, `/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'`)),
    ...(await list(
      office,
      `/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '${id}'`,
    )),
  ],
  'Sign-in methods': async (office, { id }) =>
    (await list(office, `/users/${id}/authentication/methods`)).filter(
      (method) => !kindIs('passwordAuthenticationMethod')(method),
    ),
  'Access to applications': async (office, { id }) => [
    ...(await list(office, `/users/${id}/oauth2PermissionGrants`)),
    ...(await list(office, `/users/${id}/appRoleAssignments`)),
  ],
  'Owner of groups': async (office, { id }) =>
    (await list(office, `/users/${id}/ownedObjects?$select=id,displayName`)).filter(kindIs('group')),
  // The bot cannot take anybody out of a group that a rule or Active Directory decides about.
  'Groups and teams': async (office, { id }) =>
    (await list(office, `/users/${id}/memberOf?$select=${groupFields}`))
      .filter(kindIs('group'))
      .filter((group) => (group['membershipRule'] ?? null) === null && group['onPremisesSyncEnabled'] !== true)
      .filter((group) => !String(group['displayName']).startsWith('Licentie ')),
  'Automatic reply': async (office, { id }) => {
    const { body } = await office.graph(`/users/${id}/mailboxSettings`)
    const reply = body['automaticRepliesSetting'] as Rows[number] | undefined
    return reply?.['status'] === 'alwaysEnabled' ? [] : [body]
  },
  Meetings: async (office, { id }) =>
    (
      await cmdlet(office, 'Remove-CalendarEvents', {
        Identity: id,
        QueryWindowInDays: 1825,
        CancelOrganizedMeetings: true,
        PreviewOnly: true,
      })
    ).filter((line) => JSON.stringify(line).includes('\\"')),
  'Inbox rules': async (office, { id }) =>
    (await cmdlet(office, 'Get-InboxRule', { Mailbox: id, IncludeHidden: true }))
      .filter((rule) => rule['Enabled'] === true)
      .filter((rule) => JSON.stringify([rule['ForwardTo'], rule['RedirectTo']]).includes('SMTP:')),
  'Address list': async (office, { id }) => {
    const mailbox = await office.mailbox(id)
    return mailbox?.['HiddenFromAddressListsEnabled'] === true ? [] : [mailbox ?? {}]
  },
  'Phone and calls': async (office, { id }) =>
    list(office, `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${id}'`),
  'Direct reports': async (office, { id }) => list(office, `/users/${id}/directReports`),
}

/** By the titles of the steps that are done: what is there of each that should not be, when there is something. */
export async function leftBehind(
  office: Office,
  leaver: PersonSeed,
  done: readonly string[],
): Promise<Readonly<Record<string, Rows>>> {
  const left: Record<string, Rows> = {}
  for (const title of done) {
    const found = (await looks[title]?.(office, leaver)) ?? []
    if (found.length > 0) left[title] = found
  }
  return left
}
