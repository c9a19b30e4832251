import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import type { CallQueue } from '../tenant/state/callQueues'
import { hasPhone } from '../tenant/licences'
import { userOf, type Tenant } from '../tenant/state'

/** Cmdlets of the MicrosoftTeams module about call queues. */
export const callQueueCmdlets = {
  'Get-CsCallQueue': getQueues,
  'Set-CsCallQueue': setQueue,
} satisfies Readonly<Record<string, RunCmdlet>>

function getQueues(tenant: Tenant, { Identity, First, Skip }: JsonBody): CmdletResult {
  if (Identity !== undefined) return { value: [view(requireQueue(tenant, Identity))], warnings: [] }
  const from = typeof Skip === 'number' ? Skip : 0
  const size = typeof First === 'number' ? First : 100
  return { value: tenant.callQueues.slice(from, from + size).map(view), warnings: [] }
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

function view({ id, name, users, groups }: CallQueue): JsonBody {
  return {
    Identity: id,
    Name: name,
    Users: users,
    DistributionLists: groups,
    Agents: users.map((ObjectId) => ({ ObjectId, OptIn: true })),
    RoutingMethod: 'Attendant',
    AllowOptOut: true,
    AgentAlertTime: 30,
    ConferenceMode: true,
    PresenceBasedRouting: false,
    LanguageId: 'nl-NL',
  }
}
