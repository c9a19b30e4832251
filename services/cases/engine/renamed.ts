import type { Message, MessageValue } from '../../model/message'
import type { Operation } from '../../model/operation'
import type { Person } from '../../model/people'

/** What somebody was called when it was planned, and is called now. */
export interface Renaming {
  readonly from: Pick<Person, 'displayName' | 'userPrincipalName' | 'mail'>
  readonly to: Renaming['from']
}

/** Tasks as they are read by who does them: with the names that people have now. Pure. */
export function withNamesOfNow(tasks: readonly Operation[], renamings: readonly Renaming[]): readonly Operation[] {
  const names = new Map(renamings.flatMap(namesOf))
  if (names.size === 0) return tasks
  return tasks.map((task) =>
    task.via === 'person'
      ? { ...task, instruction: renamed(task.instruction, names), explain: renamed(task.explain, names) }
      : task,
  )
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
