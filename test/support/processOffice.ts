import type { ActionName } from '../../sandbox/control/actions'
import Database from 'libsql'
import path from 'node:path'
import { approvalsChannel, tenantId } from '../../sandbox/tenant/organization'
import { people } from '../../sandbox/seeds/people'
import type { Observe } from '../../sandbox/wire/observation'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { reveal } from '../../services/cases/journal/seal'
import { anybody, ContractWatch } from '../contract/watch'
import { bundledBot } from './bundledBot'
import { Gate } from './processGate'
import { Program, temporaryFolder, until, type Ending } from './process'
import { TeamsDouble, textOf, type Colleague, type Message } from './teams'

/** A change in the pretend tenant, told apart by its system, what it was, to whom, and what exactly. */
export interface Effect {
  readonly system: string
  readonly what: string
  readonly target: string
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface ProcessOfficeOptions {
  /** Variables of the bot's process besides those that find the sandbox. */
  readonly environment?: Readonly<Record<string, string>>
  /** Is told of every request to the pretend Graph. */
  readonly observe?: Observe
  /** The folder of the bot’s program, for instance a checkout of an earlier one; this one when left out. */
  readonly program?: string
  /** What starts the bot with its data in this folder, for instance from an image; the program of this folder when left out. */
  readonly command?: (dataFolder: string) => readonly string[]
  /** Where the bot keeps its data; a new folder of its own when left out. */
  readonly dataFolder?: string
}

/**
 * An office whose bot is a process of its own, so that it can be killed at any moment and started again on its journal.
 * Teams and the tenant live on in the test, each behind a gate.
 */
export class ProcessOffice {
  /** How often it was killed and started again. */
  kills = 0

  private constructor(
    readonly teams: TeamsDouble,
    private readonly sandbox: Sandbox,
    /** In front of Microsoft 365. */
    readonly tenantGate: Gate,
    /** In front of Teams, for what the bot posts. */
    readonly teamsGate: Gate,
    readonly dataFolder: string,
    private bot: Program,
    private readonly contract: ContractWatch,
    private readonly options: ProcessOfficeOptions,
  ) {}

  static async open(options: ProcessOfficeOptions = {}): Promise<ProcessOffice> {
    const contract = new ContractWatch()
    const observe: Observe = (exchange) => {
      contract.observe(exchange)
      options.observe?.(exchange)
    }
    const [teams, sandbox, dataFolder] = await Promise.all([
      TeamsDouble.start(),
      startSandbox({ observe }),
      options.dataFolder ?? temporaryFolder(),
    ])
    const [tenantGate, teamsGate] = await Promise.all([
      Gate.before(sandbox.url),
      Gate.before(teams.serviceUrl.replace(/\/$/, '')),
    ])
    // What activities say about where to answer to.
    teams.knownAs = `${teamsGate.url}/`
    const bot = await startBot(sandbox, tenantGate, dataFolder, options)
    const office = new ProcessOffice(teams, sandbox, tenantGate, teamsGate, dataFolder, bot, contract, options)
    await office.connect()
    for (const colleague of [people.ilseSmit, people.petraDeBoer]) await teams.open(colleague)
    return office
  }

  /** Everything as on the first day, but for the journal: the next case can begin. */
  async renew(): Promise<void> {
    this.tenantGate.open()
    this.teamsGate.open()
    this.teams.failures = []
    this.teams.messages.splice(0)
    this.teams.answers.splice(0)
    await fetch(`${this.sandbox.url}/_sandbox/reset`, { method: 'POST' })
  }

  /** Everything the bot's process said so far, on either output. */
  get said(): string {
    return `${this.bot.output}${this.bot.errors}`
  }

  /** Sends the bot's process a signal; not waited for. */
  signal(name: NodeJS.Signals): void {
    this.bot.kill(name)
  }

  /** How the bot's process ended, once it has. */
  ended(): Promise<Ending> {
    return this.bot.ended
  }

  /** Ends the bot's process as an operator would; resolves when it is gone. */
  async stop(): Promise<void> {
    this.bot.kill('SIGTERM')
    await this.bot.ended
  }

  /** What `GET /health` answers, or a question below it. */
  async health(
    question: '' | '/live' | '/ready' = '',
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const [, url = ''] = await this.bot.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/)
    const answer = await fetch(`${url}/health${question}`)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  /** Ends the bot's process at once, as a power failure would; resolves when it is gone. */
  async kill(): Promise<void> {
    this.bot.kill('SIGKILL')
    await this.bot.ended
  }

  async startAgain(): Promise<void> {
    this.bot = await startBot(this.sandbox, this.tenantGate, this.dataFolder, this.options)
    await this.connect()
  }

  async killAndStartAgain(): Promise<void> {
    this.kills += 1
    await this.kill()
    await this.startAgain()
  }

  async close(): Promise<void> {
    await this.bot.clean()
    await Promise.all([this.tenantGate.close(), this.teamsGate.close(), this.teams.stop(), this.sandbox.stop()])
    this.contract.assertKept()
  }

  async effects(): Promise<readonly Effect[]> {
    return (await (await fetch(`${this.sandbox.url}/_sandbox/effects`)).json()) as Effect[]
  }

  async control(what: 'faults' | 'delays' | 'release' | ActionName, body: object): Promise<void> {
    const address = `${this.sandbox.url}/_sandbox/${what}`
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`The sandbox refused: ${await response.text()}`)
  }

  /** Puts a file where the pretend tenant gives it out; where it lies for the bot. */
  async putFile(name: string, content: string): Promise<string> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/send-file`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, content: Buffer.from(content).toString('base64') }),
    })
    const { path: where } = (await answer.json()) as { readonly path: string }
    return `${this.tenantGate.url}${where}`
  }

  /** Faults that no request has met yet. */
  async faultsWaiting(): Promise<number> {
    return ((await (await fetch(`${this.sandbox.url}/_sandbox/faults`)).json()) as unknown[]).length
  }

  async graph(pathAndQuery: string): Promise<Record<string, unknown>> {
    const headers = { authorization: anybody }
    const response = await fetch(`${this.sandbox.url}/v1.0${pathAndQuery}`, { headers })
    return (await response.json()) as Record<string, unknown>
  }

  async mailbox(identity: string): Promise<Record<string, unknown> | undefined> {
    const body = JSON.stringify({ id: 1, cmdlet: 'Get-Mailbox', parameters: { Identity: identity } })
    const response = await fetch(`${this.sandbox.url}/_sandbox/cmdlets`, { method: 'POST', body })
    return ((await response.json()) as { readonly value?: readonly Record<string, unknown>[] }).value?.[0]
  }

  /** @param patience milliseconds; a case whose bot is started many times takes as often as long */
  cardFor(colleague: Colleague, says: RegExp, patience?: number): Promise<Message> {
    return this.card(says, () => this.teams.inChatOf(colleague), patience)
  }

  cardInChannel(says: RegExp): Promise<Message> {
    return this.card(says, () => this.teams.inChannel())
  }

  /** What a case's journal says, the newest one's when left out; readable beside the bot, which holds the lock on writing only. */
  journal(caseId = this.caseIds()[0] ?? ''): readonly CaseEvent[] {
    const rows = this.rows(
      `SELECT line, lines FROM entries LEFT JOIN disclosures USING (case_id, revision)
       WHERE case_id = ? ORDER BY revision`,
      caseId,
    ) as readonly { readonly line: string; readonly lines: string | null }[]
    return rows.map(({ line, lines }) => reveal({ line, disclosures: lines?.split('\n') ?? [] }).event)
  }

  /** Of every case there ever was, newest first. */
  caseIds(): readonly string[] {
    const rows = this.rows('SELECT case_id FROM cases ORDER BY position DESC') as readonly {
      readonly case_id: string
    }[]
    return rows.map(({ case_id }) => case_id)
  }

  private rows(query: string, ...values: readonly string[]): readonly unknown[] {
    const database = new Database(path.join(this.dataFolder, 'offboarding.db'), { readonly: true })
    try {
      return database.prepare(query).all(...values)
    } finally {
      database.close()
    }
  }

  async journalled(kind: CaseEvent['kind']): Promise<void> {
    await until(`${kind} in the journal`, () =>
      this.journal().some((event) => event.kind === kind) ? true : undefined,
    )
  }

  private async card(says: RegExp, among: () => readonly Message[], patience?: number): Promise<Message> {
    const look = (): Message | undefined => among().findLast(({ card }) => says.test(textOf(card)))
    return until(`a card that says ${String(says)}`, look, patience).catch((error: unknown) => {
      const shown = among().map(({ card }) => `---\n${textOf(card)}`)
      throw new Error(`${String(error)}\nThe cards there are:\n${shown.join('\n')}\nThe bot said:\n${this.bot.errors}`)
    })
  }

  private async connect(): Promise<void> {
    const [, url = ''] = await this.bot.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/)
    this.teams.connect(url, tenantId, approvalsChannel.id)
  }
}

/** Of another folder, what `npm start` runs there, in tsx's form for CommonJS only, which loads faster. */
async function commandOf(program: string | undefined): Promise<readonly string[]> {
  if (program === undefined) return [process.execPath, await bundledBot()]
  return [process.execPath, '--require', 'tsx/cjs', path.join(program, 'bot/index.ts')]
}

async function startBot(
  sandbox: Sandbox,
  gate: Gate,
  dataFolder: string,
  { environment: own = {}, program, command }: ProcessOfficeOptions,
): Promise<Program> {
  const environment = Object.entries(sandbox.environment).map(([name, value]) => [
    name,
    value.replaceAll(sandbox.url, gate.url),
  ])
  const words = command?.(dataFolder) ?? (await commandOf(program))
  return Program.start(words, { ...Object.fromEntries(environment), PORT: '0', ...own }, dataFolder)
}
