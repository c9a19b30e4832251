import type { Message, MessageValue } from './message'
import { htmlOf } from './html'
import type { GraphOperation, JsonObject, JsonValue, Operation } from './operation'
import type { Employee, Names } from './people'
import { isSameRequest } from './sameRequest'

/** What somebody was called when it was planned, and is called now. */
export interface Renaming {
  readonly from: Names
  readonly to: Names
}

/**
 * All that the leaver was called since the case was opened, as what they are called now. Pure.
 * @param others who else is named in the same texts: a display name that one of them has, too, means either
 */
export function renamingsOf(
  { displayName, userPrincipalName, mail, formerNames = [] }: Employee,
  others: readonly Names[] = [],
): readonly Renaming[] {
  const to = { displayName, userPrincipalName, mail }
  const isShared = (name: string) => others.some((other) => other.displayName === name)
  return formerNames.map((from) => ({ from: isShared(from.displayName) ? { ...from, displayName } : from, to }))
}

/** What somebody else whom the case names was called, and is called now. */
export interface OtherRenamed extends Renaming {
  readonly id: string
}

/** Who else was called otherwise, after one more is: whatever anybody was ever called leads to what they are called now. Pure. */
export function othersRenamed(known: readonly OtherRenamed[], { id, from, to }: OtherRenamed): readonly OtherRenamed[] {
  return [...known.map((one) => (one.id === id ? { ...one, to } : one)), { id, from, to }]
}

/** A decision, or whatever holds people, with the names that one of them has now. Pure. */
export function withPersonCalled<Value>(value: Value, id: string, to: Names): Value {
  if (typeof value !== 'object' || value === null) return value
  // The same shape throughout: only names of the person differ.
  if (Array.isArray(value)) return value.map((one: unknown) => withPersonCalled(one, id, to)) as Value
  const parts = Object.entries(value).map(([name, one]: [string, unknown]) => [name, withPersonCalled(one, id, to)])
  const { displayName, userPrincipalName, mail } = to
  const isThem = Reflect.get(value, 'id') === id && 'displayName' in value
  const names = 'userPrincipalName' in value ? { displayName, userPrincipalName, mail } : { displayName }
  return { ...Object.fromEntries(parts), ...(isThem ? names : {}) } as Value
}

/** The leaver, called otherwise from now on. Pure. */
export function calledNow(employee: Employee, to: Names): Employee {
  const { displayName, userPrincipalName, mail, formerNames = [] } = employee
  return { ...employee, ...to, formerNames: [...formerNames, { displayName, userPrincipalName, mail }] }
}

/** What somebody was called and is not any more, each once: a display name, a sign-in name, an address. Pure. */
export function namesGone({ from, to }: Renaming): readonly string[] {
  return [...new Set(namesOf({ from, to }).map(([before]) => before))]
}

/**
 * Operations as they are read by people: with the names that people have now, in words and instructions. What is sent to
 * Microsoft stays as it was planned. Pure.
 */
export function withNamesOfNow(operations: readonly Operation[], renamings: readonly Renaming[]): readonly Operation[] {
  const names = new Map(renamings.flatMap(namesOf))
  return names.size === 0 ? operations : operations.map((operation) => inNames(operation, names))
}

/**
 * Requests as they go to the same people by the sign-in names and addresses that these have now: whole values, and only within a
 * domain, since an address in another leads elsewhere. Display names stand in texts that people read, and stay; but a text of
 * ours (`namesFollow`) has all names of now. Pure.
 */
export function sentByNamesOfNow<Sent extends Operation>(
  operations: readonly Sent[],
  renamings: readonly Renaming[],
): readonly Sent[] {
  const pairs = renamings.flatMap(namesOf)
  const names = new Map(pairs.flatMap(addressesOf))
  const written = new Map(pairs.flatMap(writtenOf).map(([from, to]) => [htmlOf(from), htmlOf(to)]))
  return operations.map((operation) => {
    const sent = names.size === 0 ? operation : valuesNow(operation, names)
    return operation.namesFollow === true && written.size > 0 ? { ...sent, ...textsNow(sent, written) } : sent
  })
}

/** Whether a request goes to somebody by a name that is not theirs any more. Pure. */
export function isByFormerName(operation: Operation, renamings: readonly Renaming[]): boolean {
  const [now] = sentByNamesOfNow([operation], renamings)
  return now !== undefined && !isSameRequest(now, operation)
}

function addressesOf([from, to]: readonly [string, string]): readonly (readonly [string, string])[] {
  const [, fromDomain] = from.split('@')
  const [, toDomain] = to.split('@')
  if (fromDomain === undefined || fromDomain.toLowerCase() !== toDomain?.toLowerCase()) return []
  return [
    [from, to],
    [`smtp:${from}`, `smtp:${to}`],
  ]
}

/** What a text says of somebody: a display name, or an address within its domain. */
function writtenOf([from, to]: readonly [string, string]): readonly (readonly [string, string])[] {
  return from.includes('@') ? addressesOf([from, to]).slice(0, 1) : [[from, to]]
}

/** Each name in its texts is replaced once, the longest first: what stands in its place is no name of before. */
function textsNow(sent: Operation, names: ReadonlyMap<string, string>): Pick<GraphOperation, 'body'> {
  if (sent.via !== 'graph' || sent.body === undefined) return {}
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length)
  const any = new RegExp(longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  const now = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return value.replaceAll(any, (name) => names.get(name) ?? name)
    if (typeof value !== 'object' || value === null) return value
    if (isArray(value)) return value.map(now)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, now(part)]))
  }
  return { body: now(sent.body) as JsonObject }
}

function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function valuesNow<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value === 'string') return (names.get(value) ?? value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => valuesNow(one, names)) as Value
  const parts = Object.entries(value).map(([name, one]: [string, unknown]) => [name, valuesNow(one, names)])
  return Object.fromEntries(parts) as Value
}

function inNames(operation: Operation, names: ReadonlyMap<string, string>): Operation {
  const explain = renamed(operation.explain, names)
  if (operation.via === 'person') return { ...operation, explain, instruction: renamed(operation.instruction, names) }
  const { otherwise } = operation
  return otherwise === undefined
    ? { ...operation, explain }
    : { ...operation, explain, otherwise: otherwise.map((other) => inNames(other, names)) }
}

/** Pairs of a name that is no longer so, and what stands in its place. */
function namesOf({ from, to }: Renaming): readonly (readonly [string, string])[] {
  const pairs = [
    [from.displayName, to.displayName],
    [from.userPrincipalName, to.userPrincipalName],
    [from.mail, to.mail],
  ] as const
  return pairs.flatMap(([before, now]) =>
    before === undefined || now === undefined || before === now ? [] : [[before, now] as const],
  )
}

function renamed(message: Message, names: ReadonlyMap<string, string>): Message {
  if (message.values === undefined) return message
  const values = Object.entries(message.values).map(([name, value]) => [name, valueNow(value, names)])
  return { ...message, values: Object.fromEntries(values) as NonNullable<Message['values']> }
}

function valueNow(value: MessageValue, names: ReadonlyMap<string, string>): MessageValue {
  if (typeof value === 'string') return names.get(value) ?? value
  if (typeof value !== 'object') return value
  return isList(value) ? value.map((one) => renamed(one, names)) : renamed(value, names)
}

function isList(value: Message | readonly Message[]): value is readonly Message[] {
  return Array.isArray(value)
}
