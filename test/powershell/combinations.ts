import { readEmployee } from '../../services/directory/employee'
import type { JsonObject, Operation } from '../../services/model/operation'
import { declaredPermissions } from '../../services/permissions/declared'
import type { CmdletSystem } from '../../services/remote/cmdlets/catalogue'
import type { CmdletReader } from '../../services/remote/reader'
import type { Gateways } from '../../services/remote/gateway'
import { steps } from '../../services/steps'
import { people } from '../../sandbox/seeds/people'
import { look } from '../contract/permissionsSupport'
import { requestsOf } from '../contract/requests'
import { stories } from '../services/steps/stories'
import type { Story } from '../services/steps/story'

/** One way in which a step calls a cmdlet. */
export interface Combination {
  readonly system: CmdletSystem
  readonly cmdlet: string
  readonly parameters: JsonObject
  readonly reads: boolean
}

/**
 * Every distinct way in which a step calls a cmdlet: what the stories of all steps read of the pretend tenant, and what they
 * and the samples plan, with what stands in for it and what takes it back. Two are the same when the names of their parameters are
 * and each value is of the same form.
 */
export async function everyCombination(): Promise<readonly Combination[]> {
  const found: Combination[] = []
  for (const step of steps)
    for (const { plan, back } of requestsOf(step)) found.push(...[...plan, ...back].flatMap(sentBy))
  const permissions = declaredPermissions(steps)
  for (const story of stories) {
    const reads = (gateways: Gateways): Promise<void> => follow(story, recorded(gateways, found), found)
    await look(reads, permissions)
  }
  return [...new Map(found.map((one) => [formOf(one), one])).values()]
}

/** Reads and plans as the runner does, and sends nothing. */
async function follow({ step, decide, who = people.janDeVries }: Story, gateways: Gateways, found: Combination[]) {
  const employee = await readEmployee(gateways.graph, who.id)
  if (employee === undefined) throw new Error(`The tenant has no ${who.displayName}`)
  const decision = decide(await step.read(gateways, employee))
  const before = await step.read(gateways, employee, decision)
  const operations = step.plan(employee, before, decision, before)
  found.push(...operations.flatMap((operation) => sentBy(JSON.parse(JSON.stringify(operation)) as JsonObject)))
}

function recorded(gateways: Gateways, found: Combination[]): Gateways {
  const of = <System extends CmdletSystem, Reader extends CmdletReader<System>>(
    system: System,
    reader: Reader,
  ): Reader => {
    const get: CmdletReader<System>['get'] = (cmdlet, parameters) => {
      found.push({ system, cmdlet, parameters, reads: true })
      return reader.get(cmdlet, parameters)
    }
    return { ...reader, get }
  }
  return { ...gateways, exchange: of('exchange', gateways.exchange), teams: of('teams', gateways.teams) }
}

function sentBy(operation: JsonObject): readonly Combination[] {
  const { via, cmdlet, parameters, otherwise } = operation as unknown as Partial<Operation> & {
    readonly cmdlet?: string
    readonly parameters?: JsonObject
    readonly otherwise?: readonly JsonObject[]
  }
  const own =
    (via === 'exchange' || via === 'teams') && cmdlet !== undefined && parameters !== undefined
      ? [{ system: via, cmdlet, parameters, reads: false } as const]
      : []
  return [...own, ...(otherwise ?? []).flatMap(sentBy)]
}

/** What PowerShell binds differently is a different form: names, and whether a value is nothing, a list of how many, a table. */
function formOf({ cmdlet, parameters }: Combination): string {
  const names = Object.entries(parameters).map(([name, value]) => `${name}=${formOfValue(value)}`)
  return `${cmdlet} ${names.sort().join(' ')}`
}

function formOfValue(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return `list of ${Math.min(value.length, 2)}`
  if (typeof value === 'object') return `table of ${Object.keys(value).sort().join('+')}`
  return typeof value === 'boolean' ? String(value) : typeof value
}
