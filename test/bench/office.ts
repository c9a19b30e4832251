import path from 'node:path'
import Database from 'libsql'
import { approvalsChannel, tenantId } from '../../sandbox/tenant/organization'
import { people } from '../../sandbox/seeds/people'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server'
import type { Tenant } from '../../sandbox/tenant/state'
import type { Spent } from '../../sandbox/weather/publishedLimits'
import type { GraphExchange } from '../../sandbox/wire/observation'
import type { LoggedRequest } from '../../sandbox/wire/log'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { reveal } from '../../services/cases/journal/seal'
import { bundledProgram } from '../support/bundledBot'
import { Program } from '../support/process'
import { TeamsDouble, type Arrival, type Message } from '../support/teams'
import { takenBy, type Taken } from './processTaken'

export interface BenchOfficeOptions {
  /** Milliseconds before each answer of Microsoft 365. Teams answers at once. */
  readonly latency: number
  readonly sandbox?: SandboxOptions
  /** Variables of the bot's process besides those that find the pretend tenant. */
  readonly environment?: Readonly<Record<string, string>>
  /** Another program than the bot's own, by its path in the project. */
  readonly program?: string
  /** What stands in Teams before the bot starts. */
  readonly messages?: readonly Message[]
  /** Where the bot keeps its data; a new folder of its own when left out. */
  readonly dataFolder?: string
}

/** A journal in a file is read through before anything is done by it: of a hundred thousand cases that takes minutes. */
const startPatience = 15 * 60_000

/** Milliseconds on the clock that {@link Arrival} has. */
export type Moment = number

/** A request that came to the pretend tenant, with the moment of its answer. */
export type Asked = LoggedRequest & { readonly answered: Moment }

/** An office to measure in: the bot is a process of its own, and Teams and the tenant are in this one. */
export class BenchOffice {
  private constructor(
    readonly teams: TeamsDouble,
    readonly sandbox: Sandbox,
    /** What Graph was asked and answered, with bodies, oldest first. */
    readonly exchanges: GraphExchange[],
    /** As it was made at the start. */
    readonly tenant: Tenant,
    private readonly bot: Program,
  ) {}

  static async open({
    latency,
    sandbox: options = {},
    environment = {},
    dataFolder,
    messages = [],
    program = 'bot/index.ts',
  }: BenchOfficeOptions) {
    const exchanges: GraphExchange[] = []
    const made: Tenant[] = []
    const [teams, sandbox] = await Promise.all([
      TeamsDouble.start(),
      startSandbox({
        ...options,
        delays: { answer: latency, ...options.delays },
        seed: (tenant) => {
          made.push(tenant)
          options.seed?.(tenant)
        },
        observe: (exchange) => void exchanges.push(exchange),
      }),
    ])
    teams.messages.push(...messages)
    const variables = { ...sandbox.environment, TEAMS_SERVICE_URL: teams.serviceUrl, PORT: '0', ...environment }
    const bot = await Program.start([process.execPath, await bundledProgram(program)], variables, dataFolder)
    const [, url = ''] = await bot.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/, startPatience)
    teams.connect(url, tenantId, approvalsChannel.id)
    for (const colleague of [people.ilseSmit, people.petraDeBoer]) await teams.open(colleague)
    const [tenant] = made
    if (tenant === undefined) throw new Error('No tenant was made')
    return new BenchOffice(teams, sandbox, exchanges, tenant, bot)
  }

  async close(): Promise<void> {
    await this.bot.clean()
    await Promise.all([this.teams.stop(), this.sandbox.stop()])
  }

  /** What the bot's own process has taken; what it started is not in it. */
  taken(): Taken {
    return takenBy(this.bot.id)
  }

  /** Milliseconds before each answer of Microsoft 365 from now on. */
  async setLatency(milliseconds: number): Promise<void> {
    await this.post('delays', { answer: milliseconds })
  }

  /** The first post or update that came since, and that this holds for; waits for it. */
  async arrived(what: string, since: Moment, is: (arrival: Arrival) => boolean, patience = 120_000): Promise<Arrival> {
    const giveUp = performance.now() + patience
    // Each is looked at once: many wait at the same time, and cards are large.
    for (let seen = 0; ;) {
      const { arrivals } = this.teams
      for (; seen < arrivals.length; seen += 1) {
        const one = arrivals[seen]
        if (one !== undefined && one.at >= since && is(one)) return one
      }
      if (performance.now() > giveUp) throw new Error(`Waited in vain for ${what}; the bot said:\n${this.bot.errors}`)
      await (this.next ??= this.nextArrival().finally(() => (this.next = undefined)))
    }
  }

  /** What everybody who waits for something waits for: a thousand who look by themselves would be most of the work. */
  private next: Promise<void> | undefined

  /** Resolves when something has come, and after a while without. */
  private async nextArrival(): Promise<void> {
    const { length } = this.teams.arrivals
    for (const until = performance.now() + 1_000; this.teams.arrivals.length === length && performance.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 2))
  }

  /** What came to the pretend tenant, those of a `$batch` one by one besides, with the moment of the answer. */
  async requests(): Promise<readonly Asked[]> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/requests`)
    const { requests } = (await answer.json()) as { readonly requests: readonly LoggedRequest[] }
    return requests.map((one) => ({ ...one, answered: Date.parse(one.at) - performance.timeOrigin }))
  }

  /** What was asked by the published limits, and refused. */
  async spent(): Promise<readonly Spent[]> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/spent`)
    return (await answer.json()) as readonly Spent[]
  }

  /** What the journal of the newest case says. */
  journal(): readonly CaseEvent[] {
    const database = new Database(path.join(this.bot.dataFolder, 'offboarding.db'), { readonly: true })
    try {
      const rows = database
        .prepare(
          `SELECT line, lines FROM entries LEFT JOIN disclosures USING (case_id, revision)
           WHERE case_id = (SELECT case_id FROM cases ORDER BY position DESC LIMIT 1) ORDER BY revision`,
        )
        .all() as readonly { readonly line: string; readonly lines: string | null }[]
      return rows.map(({ line, lines }) => reveal({ line, disclosures: lines?.split('\n') ?? [] }).event)
    } finally {
      database.close()
    }
  }

  /** How many entries of this kind the journals of all cases have. */
  entries(kind: CaseEvent['kind']): number {
    const database = new Database(path.join(this.bot.dataFolder, 'offboarding.db'), { readonly: true })
    try {
      const { count } = database.prepare('SELECT count(*) AS count FROM entries WHERE kind = ?').get(kind) as {
        readonly count: number
      }
      return count
    } finally {
      database.close()
    }
  }

  /** The pretend tenant as it was at the start; the bot's journal stays. */
  async renewTenant(): Promise<void> {
    await this.post('reset', {})
  }

  private async post(what: string, body: object): Promise<void> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${what}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The pretend tenant refused: ${await answer.text()}`)
  }
}
