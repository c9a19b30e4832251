import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { unsigned } from '../../sandbox/identity/tokens'
import type { LoggedRequest } from '../../sandbox/wire/log'
import { people } from '../../sandbox/seeds/people'
import { tenantId } from '../../sandbox/tenant/organization'
import { startSandbox } from '../../sandbox/server'
import { sandboxPace } from '../../services/remote/pace'
import { readEmployee } from '../../services/directory/employee'
import { createExchangeRestGateway } from '../../services/remote/exchange/exchangeRestGateway'
import { filledIn } from '../../services/cases/engine/placeholders'
import type { Gateways, Unsent, TeamsGateway } from '../../services/remote/gateway'
import { createGraphGateway } from '../../services/remote/graph/graphGateway'
import type { JsonObject, Operation } from '../../services/model/operation'
import type { PartBack } from '../../services/model/partBack'
import { createPartnerGateway } from '../../services/remote/partner/partnerGateway'
import { RemoteError, type Answer, type RemoteProblem } from '../../services/remote/reader'
import { fittingObjects } from '../../services/remote/powershell/cmdletObjects'
import { ordinarySettings } from '../services/steps/settings'
import type { Story } from '../services/steps/story'

/** How it went: whether everything was done and read back, what was refused, and how often the wire said 403. */
export interface Run {
  readonly done: boolean
  /** Ids of the parts that were not read back as they were before, after everything was sent that brings them back. */
  readonly left: readonly string[]
  readonly problems: readonly RemoteProblem[]
  readonly denied: number
  /** What the step itself asked and sent, the reading before it was decided left out. */
  readonly requests: readonly LoggedRequest[]
}

const log = pino({ level: 'silent' })
const pace = { ...sandboxPace, firstPause: 5, longestPause: 20, verifyPatience: 500 }

/** Reads, plans, sends everything, reads back and takes it back, in a tenant of its own and with these permissions alone. */
export async function perform(story: Story, permissions: readonly string[]): Promise<Run> {
  return inTenant(permissions, async (less, all, sandboxUrl) => {
    const { step, decide, who = people.janDeVries } = story
    const [gateways, everything] = [configured(less, story), configured(all, story)]
    await control(sandboxUrl, story.given)
    const employee = await readEmployee(everything.graph, who.id)
    if (employee === undefined) throw new Error(`The tenant has no ${who.displayName}`)
    const decision = decide(await step.read(everything, employee))
    const earlier = (await requestsIn(sandboxUrl)).length
    const before = await step.read(gateways, employee, decision)
    const { accepted, problems } = await sendAll(gateways, step.plan(employee, before, decision, before))
    await control(sandboxUrl, story.byHand)
    const after = await step.read(gateways, employee, decision)
    const done = step.isDone(step.withAccepted?.(after, accepted, []) ?? after, decision, before)
    const parts = step.restore(employee, after, before, decision)
    const back = await sendAll(
      gateways,
      parts.flatMap(({ operations }) => operations),
    )
    const restored = step.restore(employee, await step.read(gateways, employee, decision), before, decision)
    return {
      done,
      left: restored.filter(isOpen).map((part) => part.id),
      problems: [...problems, ...back.problems],
      requests: (await requestsIn(sandboxUrl)).slice(earlier),
    }
  })
}

/** A read shows that it is not back, and it is not a person’s to bring back, whom no story has. */
function isOpen({ stands, operations }: PartBack): boolean {
  return (stands === 'asMade' || stands === 'changedSince') && operations.some(({ via }) => via !== 'person')
}

/** The same for several, side by side. */
export function performAll(told: readonly Story[], permissions: readonly string[]): Promise<readonly Run[]> {
  return Promise.all(told.map((one) => perform(one, permissions)))
}

/** The permissions but one. */
export function without(permissions: readonly string[], one: string): readonly string[] {
  return permissions.filter((permission) => permission !== one)
}

/** What these reads found with these permissions alone; the title says which was refused. */
export async function look(reads: (gateways: Gateways) => Promise<unknown>, permissions: readonly string[]) {
  let found: unknown
  const run = await inTenant(permissions, async (gateways) => {
    found = await reads(gateways)
    return { done: true, left: [], problems: [], requests: [] }
  })
  return { ...run, found }
}

async function inTenant(
  permissions: readonly string[],
  work: (gateways: Gateways, everything: Gateways, sandboxUrl: string) => Promise<Omit<Run, 'denied'>>,
): Promise<Run> {
  const sandbox = await startSandbox()
  const withToken = (token: string): Gateways => gatewaysTo(sandbox.url, token)
  try {
    const run = await work(withToken(unsigned({ roles: permissions })), withToken('everything'), sandbox.url).catch(
      (error: unknown) => {
        if (error instanceof RemoteError) return { done: false, left: [], problems: [error.problem], requests: [] }
        throw error
      },
    )
    const requests = await requestsIn(sandbox.url)
    return { ...run, denied: requests.filter(({ status }) => status === 403).length }
  } finally {
    await sandbox.stop()
  }
}

async function control(sandboxUrl: string, actions: Story['byHand'] = []): Promise<void> {
  for (const [name, body] of actions)
    await fetch(`${sandboxUrl}/_sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) })
}

/** All that the pretend tenant was asked so far. */
async function requestsIn(sandboxUrl: string): Promise<readonly LoggedRequest[]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/requests`)
  return ((await answer.json()) as { readonly requests: readonly LoggedRequest[] }).requests
}

interface Answered {
  readonly accepted: readonly Operation[]
  readonly problems: readonly RemoteProblem[]
}

async function sendAll(gateways: Gateways, operations: readonly Operation[]): Promise<Answered> {
  const accepted: Operation[] = []
  const problems: RemoteProblem[] = []
  const named: Record<string, string> = {}
  for (const operation of operations) {
    const exact = filledIn(operation, named)
    // What it needs was refused.
    if (exact === undefined) break
    const answer = await send(gateways, exact)
    if (answer.ok && answer.id !== undefined && operation.via === 'graph') named[operation.names ?? ''] = answer.id
    if (answer.ok && answer.monitor !== undefined) await ended(gateways, answer.monitor)
    if (answer.ok) accepted.push(operation)
    else if ('notSent' in answer) throw new Error('Nothing keeps this from being sent')
    else if (operation.otherwise === undefined) problems.push(answer.problem)
    else {
      const instead = await sendAll(gateways, operation.otherwise)
      accepted.push(...instead.accepted)
      problems.push(...instead.problems)
    }
  }
  return { accepted, problems }
}

/** Follows what takes long, as the runner does. Throws RemoteError. */
async function ended(gateways: Gateways, monitor: string): Promise<void> {
  while ((await gateways.graph.follow(monitor)).kind === 'underWay') await pause(pace.firstPause)
}

/** As the story's organisation set it up. */
function configured(gateways: Gateways, { settings }: Story): Gateways {
  return { ...gateways, settings: { ...gateways.settings, ...settings } }
}

async function send(gateways: Gateways, operation: Operation): Promise<Answer | Unsent> {
  const sending = { clientRequestId: randomUUID() }
  if (operation.via === 'graph') return gateways.graph.send(operation, sending)
  if (operation.via === 'exchange') return gateways.exchange.send(operation, sending)
  if (operation.via === 'teams') return gateways.teams.send(operation, sending)
  if (operation.via === 'partner' && gateways.partner !== undefined) return gateways.partner.send(operation, sending)
  return { ok: true, alreadySo: false }
}

function gatewaysTo(url: string, token: string): Gateways {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const settings = { credential, pace, log }
  return {
    graph: createGraphGateway({ ...settings, baseUrl: `${url}/v1.0` }),
    exchange: createExchangeRestGateway({ ...settings, baseUrl: url, tenantId }),
    teams: teamsOf(url),
    partner: createPartnerGateway({ ...settings, baseUrl: `${url}/partner/v1`, customerId: tenantId }),
    settings: ordinarySettings,
  }
}

/** The MicrosoftTeams module goes by a directory role and not by application permissions, so the shortest way will do. */
function teamsOf(url: string): TeamsGateway {
  const run = async (cmdlet: string, parameters: JsonObject) => {
    const body = JSON.stringify({ id: '1', cmdlet, parameters })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/_sandbox/cmdlets`, { method: 'POST', headers, body })
    return (await response.json()) as { readonly ok: boolean; readonly value?: readonly unknown[] }
  }
  return {
    get: async (cmdlet, parameters) => fittingObjects('teams', cmdlet, (await run(cmdlet, parameters)).value ?? []),
    send: async ({ cmdlet, parameters }) => {
      const { ok } = await run(cmdlet, parameters)
      return ok
        ? { ok, alreadySo: false }
        : { ok: false, problem: { kind: 'badRequest', system: 'teams', text: `${cmdlet} failed` } }
    },
  }
}
