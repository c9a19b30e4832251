import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import type { AutoAttendant, CallQueue } from '../tenant/state/callQueues'
import { hasPhone } from '../tenant/licences'
import { userOf, type Tenant } from '../tenant/state'

/** Cmdlets of the MicrosoftTeams module about call queues and auto attendants. */
export const callQueueCmdlets = {
  'Get-CsCallQueue': getQueues,
  'Set-CsCallQueue': setQueue,
  'Get-CsAutoAttendant': getAttendants,
} satisfies Readonly<Record<string, RunCmdlet>>

function getQueues(tenant: Tenant, { Identity, First, Skip }: JsonBody): CmdletResult {
  if (Identity !== undefined) return { value: [view(requireQueue(tenant, Identity))], warnings: [] }
  const from = typeof Skip === 'number' ? Skip : 0
  const size = typeof First === 'number' ? First : 100
  return { value: tenant.callQueues.slice(from, from + size).map(view), warnings: [] }
}

function getAttendants({ autoAttendants }: Tenant, { Identity, First = 100, Skip = 0 }: JsonBody): CmdletResult {
  const from = Number(Skip)
  const page = autoAttendants.slice(from, from + Number(First))
  const found = Identity === undefined ? page : autoAttendants.filter(({ id }) => id === text(Identity).toLowerCase())
  if (Identity !== undefined && found.length === 0)
    throw new CmdletError('System.Exception', `The AutoAttendant with id ${text(Identity)} was not found.`)
  return { value: found.map(viewAttendant), warnings: [] }
}

function setQueue(tenant: Tenant, { Identity, Users }: JsonBody): CmdletResult {
  const queue = requireQueue(tenant, Identity)
  const users = Array.isArray(Users) ? Users.map((id) => requireAgent(tenant, queue, text(id))) : queue.users
  const target = queue.users.find((id) => !users.includes(id)) ?? queue.id
  queue.users = users
  return { value: [], warnings: [], target }
}

/** Who answers must have a phone; those who answer already are taken as they are. */
function requireAgent(tenant: Tenant, { users }: CallQueue, id: string): string {
  const user = userOf(tenant, id)
  if (user !== undefined && (users.includes(user.id) || hasPhone(user))) return user.id
  throw new CmdletError('System.Exception', `The user ${id} is not enabled for Enterprise Voice.`)
}

function requireQueue({ callQueues }: Tenant, identity: unknown): CallQueue {
  const queue = callQueues.find(({ id }) => id === text(identity).toLowerCase())
  if (queue === undefined)
    throw new CmdletError('System.Exception', `The CallQueue with id ${text(identity)} was not found.`)
  return queue
}

/** A person at whom calls end; nobody where there is none. */
function target(id: string | null): JsonBody | null {
  return id === null ? null : { Id: id, Type: 'User' }
}

function viewAttendant({ id, name, operator, firstKey }: AutoAttendant): JsonBody {
  const option = { Action: 'TransferCallToTarget', DtmfResponse: 'Tone1', CallTarget: target(firstKey) }
  return {
    Id: id,
    Name: name,
    LanguageId: 'nl-NL',
    TimeZoneId: 'W. Europe Standard Time',
    Operator: target(operator),
    DefaultCallFlow: { Name: 'Default', Menu: { Name: 'Default', MenuOptions: firstKey === null ? [] : [option] } },
    CallFlows: [],
  }
}

function view({ id, name, users, groups, overflowsTo }: CallQueue): JsonBody {
  return {
    Identity: id,
    Name: name,
    Users: users,
    DistributionLists: groups,
    OverflowAction: overflowsTo === null ? 'DisconnectWithBusy' : 'Forward',
    OverflowActionTarget: target(overflowsTo),
    TimeoutActionTarget: null,
    NoAgentActionTarget: null,
    Agents: users.map((ObjectId) => ({ ObjectId, OptIn: true })),
    RoutingMethod: 'Attendant',
    AllowOptOut: true,
    AgentAlertTime: 30,
    ConferenceMode: true,
    PresenceBasedRouting: false,
    LanguageId: 'nl-NL',
  }
}
