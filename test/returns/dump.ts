import { usualClientAccess } from '../../sandbox/tenant/clientAccess'
import { settingsOf } from '../../sandbox/tenant/mailboxSettings'
import { mailboxOf } from '../../sandbox/tenant/mailboxes'
import type { Tenant, User } from '../../sandbox/tenant/state'

/** Everything in a tenant as it is at one moment: what is said of each thing, by its place. */
export type Dump = ReadonlyMap<string, string>

/** What is not what an organisation is like, but what the pretend tenant keeps for itself, or made up by it each time. */
const keptForItself = [
  'consequences',
  'deltas',
  'delays',
  'pending',
  'photos',
  'numberOperations',
  'callSettings',
  'mailboxSettings',
  'clientAccess',
] as const satisfies readonly (keyof Tenant)[]

/** Ids that a thing gets anew whenever it is made: two that differ in nothing else are the same. */
const anew = new Set(['roles.assignments', 'roles.eligibilities', 'appAccess.grants', 'appAccess.roleAssignments'])

/** What no read of Microsoft’s tells: whether a role without an end came through Privileged Identity Management. */
const unseen = ['byPim']

/** The tenant, leaf by leaf; of a list each element by itself, as its order says nothing. */
export function dumpOf(tenant: Tenant): Dump {
  const all = new Map<string, string>()
  const { calls, settings, access } = withDefaults(tenant)
  for (const [name, value] of Object.entries(tenant))
    if (!keptForItself.some((one) => one === name)) put(all, name, value)
  put(all, 'callSettings', calls)
  put(all, 'mailboxSettings', settings)
  put(all, 'clientAccess', access)
  return all
}

/** A default that the tenant writes out once it was set is the same as none. */
function withDefaults(tenant: Tenant) {
  const { users, callSettings, clientAccess } = tenant
  const ids = [...users.keys()]
  return {
    calls: new Map(ids.map((id) => [id, callSettings.get(id) ?? usualCalls])),
    settings: new Map(
      [...users].flatMap(([id, user]) => (hasMailbox(tenant, user) ? [[id, settingsOf(tenant, user)] as const] : [])),
    ),
    access: new Map(ids.map((id) => [id, clientAccess.get(id) ?? usualClientAccess()])),
  }
}

function hasMailbox(tenant: Tenant, { id }: User): boolean {
  return mailboxOf(tenant, id) !== undefined
}

/** As the pretend Teams has them of somebody whose were never changed. */
const usualCalls = {
  isForwardingEnabled: false,
  forwardingType: 'Immediate',
  forwardingTargetType: 'Voicemail',
  forwardingTarget: '',
  isUnansweredEnabled: true,
  unansweredTargetType: 'Voicemail',
  unansweredTarget: '',
  unansweredDelay: '00:00:20',
}

function put(all: Map<string, string>, place: string, value: unknown): void {
  if (value instanceof Map) for (const [key, one] of value) put(all, `${place}.${String(key)}`, one)
  else if (Array.isArray(value)) for (const one of value) putElement(all, place, one)
  else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value))
    for (const [key, one] of Object.entries(value)) put(all, `${place}.${key}`, one)
  else if (value !== undefined) all.set(place, String(value))
}

/** What has an id that stays is told apart by it; anything else is in the list, or is not. */
function putElement(all: Map<string, string>, place: string, one: unknown): void {
  const isThing = typeof one === 'object' && one !== null
  const isLasting = isThing && 'id' in one && !anew.has(place) && !/^drives\..*permissions$/.test(place)
  if (isLasting) return put(all, `${place}[${String(one.id)}]`, one)
  const said = isThing
    ? Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'id' && !unseen.includes(key)))
    : one
  all.set(`${place}{${JSON.stringify(said)}}`, 'there')
}

/** What stands somewhere in one dump, and stands differently in another; undefined where there is nothing. */
export interface Difference {
  readonly place: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Where two dumps differ. */
export function differences(before: Dump, after: Dump): readonly Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) => ({ place, before: before.get(place), after: after.get(place) }))
}
