import type { ActionName } from '../../sandbox/control/actions'
import { strict as assert } from 'node:assert'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import Database from 'libsql'
import pino from 'pino'
import { startApplication, type Application } from '../../bot/application'
import { readConfiguration, type Configuration } from '../../bot/configuration'
import { teamsLimits } from '../../bot/limits'
import type { Credential } from '../../services/remote/credential'
import { ownClocks } from '../../services/cases/clocks'
import { startProcess } from '../../services/remote/powershell/child'
import { declaredPermissions } from '../../services/permissions/declared'
import { steps } from '../../services/steps'
import { unsigned } from '../../sandbox/identity/tokens'
import { people } from '../../sandbox/seeds/people'
import { tenantId } from '../../sandbox/tenant/organization'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server'
import type { Card } from '../../cards/card'
import { anybody, ContractWatch } from '../contract/watch'
import { teamsAddress, type ConnectorDouble } from './connector'
import { newFolder } from './folder'
import { keepingVariables } from './keeping'
import { powershellHere } from './powershellHere'
import { TeamsDouble, textOf, type Colleague, type Message } from './teams'

export interface Effect {
  readonly system: string
  readonly what: string
  readonly target?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface OfficeOptions {
  readonly sandbox?: SandboxOptions
  readonly configuration?: Partial<Configuration>
  /** Variables besides those that find the sandbox. */
  readonly environment?: Readonly<Record<string, string>>
  /** Asks the pretend tenant itself for tokens, and for another one when one was refused. */
  readonly realTokens?: true
  /** The clock of the bot's machine; the pretend tenant keeps the true one. */
  readonly clock?: () => Date
  /** Gives the cmdlets to processes, as `npm start` does, and not to a stand-in in this one. */
  readonly powershell?: 'process'
  /** Not in the sandbox's mode: the bot obeys only what comes with a token of this one. */
  readonly connector?: ConnectorDouble
}

/** A whole office for a test: the bot on its real server, a Teams double, and the pretend tenant, all over HTTP. */
export class Office {
  readonly log: string[] = []
  /** Every request to the pretend Graph and its answer, held against Microsoft's contract. */
  readonly contract: ContractWatch
  private constructor(
    readonly teams: TeamsDouble,
    readonly sandbox: Sandbox,
    private readonly folder: string,
    private readonly options: OfficeOptions,
    /** Variables that say where the bot keeps its cases; none where that is a file in its folder. */
    readonly keeping: Readonly<Record<string, string>>,
    private application: Application | undefined,
    contract: ContractWatch,
  ) {
    this.contract = contract
  }

  static async open(options: OfficeOptions = {}): Promise<Office> {
    const contract = new ContractWatch()
    const [teams, sandbox, folder, keeping] = await Promise.all([
      TeamsDouble.start(),
      startSandbox({ ...options.sandbox, observe: contract.observe }),
      newFolder('offboarding-'),
      keepingVariables(),
    ])
    const office = new Office(teams, sandbox, folder, options, keeping, undefined, contract)
    await office.startBot()
    for (const colleague of [ilse, petra, tom, noor]) await teams.open(colleague)
    return office
  }

  /** (Re)starts the bot on the same journal. */
  async startBot(): Promise<void> {
    const environment = {
      ...this.sandbox.environment,
      PORT: '0',
      DATA_FOLDER: this.folder,
      TEAMS_SERVICE_URL: this.teams.serviceUrl,
      ...this.keeping,
      ...this.options.environment,
    }
    const read = readConfiguration(environment)
    if (read.kind !== 'ready') throw new Error(`The office is not configured: ${JSON.stringify(read)}`)
    const { connector } = this.options
    const configuration = {
      ...read.configuration,
      // A busy machine makes no test take another way; those that are about time say how much.
      answerWithin: 30_000,
      dialogWithin: 30_000,
      ...(connector === undefined ? {} : guarded(connector)),
      ...this.options.configuration,
    }
    if (connector !== undefined) {
      this.teams.knownAs = teamsAddress
      this.teams.authorization ??= () => `Bearer ${connector.token()}`
    }
    const log = pino({ level: 'debug' }, { write: (line: string) => void this.log.push(line) })
    this.application = await startApplication(
      configuration,
      { ...process.env, ...environment },
      log,
      this.options.realTokens === true ? issuedBy(this.sandbox) : identity,
      connector?.connection(this.teams.serviceUrl),
      { ...ownClocks, now: this.options.clock ?? ownClocks.now },
      this.options.powershell === 'process' ? startProcess : powershellHere,
    )
    const channel = this.sandbox.environment['APPROVALS_CHANNEL_ID'] ?? ''
    this.teams.connect(`http://127.0.0.1:${this.application.port}`, tenantId, channel)
  }

  /** Everything that the bot keeps in its file, row by row. */
  kept(): Readonly<Record<string, readonly string[]>> {
    const database = new Database(path.join(this.folder, 'offboarding.db'), { readonly: true })
    try {
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
      return Object.fromEntries(
        tables.map(({ name }) => [
          name,
          database
            .prepare(`SELECT * FROM "${name}"`)
            .all()
            .map((row) => JSON.stringify(row)),
        ]),
      )
    } finally {
      database.close()
    }
  }

  get dataFolder(): string {
    return this.folder
  }

  get botPort(): number {
    return this.application?.port ?? 0
  }

  async stopBot(): Promise<void> {
    await this.application?.stop()
    this.application = undefined
  }

  async close(): Promise<void> {
    await this.stopBot()
    await Promise.all([this.teams.stop(), this.sandbox.stop()])
    await rm(this.folder, { recursive: true, force: true })
    this.contract.assertKept()
    assert.deepEqual([...new Set(this.teams.cardProblems)], [], 'every card that the bot sent is a good card')
  }

  /** GET on the pretend tenant, as any HTTP client would. */
  async graph(pathAndQuery: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const response = await fetch(`${this.sandbox.url}/v1.0${pathAndQuery}`, {
      headers: { authorization: anybody },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  /** Changes the pretend tenant from outside, as an administrator in another window would. */
  async graphWrite(method: string, path: string, body?: object): Promise<number> {
    const response = await fetch(`${this.sandbox.url}/v1.0${path}`, {
      method,
      headers: { authorization: anybody, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.status
  }

  /** What was changed in the tenant, in order. */
  async effects(): Promise<readonly Effect[]> {
    return (await (await fetch(`${this.sandbox.url}/_sandbox/effects`)).json()) as Effect[]
  }

  async control(what: 'faults' | 'delays' | 'tokens' | ActionName, body: object): Promise<void> {
    const response = await fetch(`${this.sandbox.url}/_sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The sandbox refused: ${await response.text()}`)
  }

  /**
   * Microsoft 365 answers nothing from now on, however long that is, until what is returned is called. That resolves with
   * the number of requests that waited for their answer until then.
   */
  async silence(): Promise<() => Promise<number>> {
    await this.control('faults', { stall: true, count: 1_000_000 })
    return async () => {
      const answer = await fetch(`${this.sandbox.url}/_sandbox/release`, { method: 'POST' })
      await fetch(`${this.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
      return ((await answer.json()) as { readonly released: number }).released
    }
  }

  async mailbox(identity: string): Promise<Record<string, unknown> | undefined> {
    return (await this.cmdlet('Get-Mailbox', { Identity: identity }))?.[0]
  }

  /** What a reading cmdlet gives of the pretend tenant, or undefined when it fails. */
  async cmdlet(cmdlet: string, parameters: object): Promise<readonly Record<string, unknown>[] | undefined> {
    const response = await fetch(`${this.sandbox.url}/_sandbox/cmdlets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, cmdlet, parameters }),
    })
    const answer = (await response.json()) as {
      readonly ok: boolean
      readonly value?: readonly Record<string, unknown>[]
    }
    return answer.ok ? (answer.value ?? []) : undefined
  }

  /** The newest card in somebody's chat that says this; waits for it. */
  async cardFor(colleague: Colleague, says: string | RegExp): Promise<Message> {
    return waitFor(`a card for ${colleague.displayName} that says ${String(says)}`, () =>
      this.teams.inChatOf(colleague).findLast(({ card }) => found(card, says)),
    ).catch((error: unknown) => this.explain(error, this.teams.inChatOf(colleague)))
  }

  /** The newest card in the channel that says this; waits for it. */
  async cardInChannel(says: string | RegExp): Promise<Message> {
    return waitFor(`a card in the channel that says ${String(says)}`, () =>
      this.teams.inChannel().findLast(({ card }) => found(card, says)),
    ).catch((error: unknown) => this.explain(error, this.teams.inChannel()))
  }

  private explain(error: unknown, messages: readonly Message[]): never {
    const shown = messages.map(({ card }) => `---\n${textOf(card)}`).join('\n')
    const worst = this.log.filter((line) => /"level":(40|50|60)/.test(line)).slice(-5)
    throw new Error(`${String(error)}\nThe cards there are:\n${shown}\nThe log's worst:\n${worst.join('\n')}`)
  }
}

/**
 * A token that carries what the steps declare, and nothing else. ManagedIdentityCredential keeps the first endpoint it
 * meets for as long as the process lives, and each test has its own.
 */
const token = unsigned({ roles: declaredPermissions(steps) })
const identity = {
  kind: 'managedIdentity' as const,
  credential: {
    getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
  },
}

/** The bot as a real tenant has it. */
function guarded({ appId }: ConnectorDouble): Partial<Configuration> {
  return { sandbox: false, appId, teamsServiceUrl: teamsAddress, limits: teamsLimits }
}

/**
 * Tokens of the pretend tenant's own identity endpoint, kept as the Azure SDK keeps them: a new one only when claims are
 * asked for, or when one was refused.
 */
function issuedBy({ environment }: Sandbox) {
  const ask = async (resource: string) => {
    const query = new URLSearchParams({ 'api-version': '2019-08-01', resource })
    const headers = { 'x-identity-header': environment['IDENTITY_HEADER'] ?? '' }
    const answer = await fetch(`${environment['IDENTITY_ENDPOINT']}?${query.toString()}`, { headers })
    const { access_token: token } = (await answer.json()) as { readonly access_token: string }
    return { token, expiresOnTimestamp: Date.now() + 3_600_000 }
  }
  const kept = new Map<string, ReturnType<typeof ask>>()
  const getToken: Credential['getToken'] = async (scopes, { claims, refused } = {}) => {
    const resource = [scopes]
      .flat()
      .join(' ')
      .replace(/\/\.default$/, '')
    if (claims !== undefined || refused !== undefined) kept.delete(resource)
    const token = kept.get(resource) ?? ask(resource)
    kept.set(resource, token)
    return token
  }
  return { kind: 'managedIdentity' as const, credential: { getToken } }
}

export const ilse: Colleague = people.ilseSmit
export const petra: Colleague = people.petraDeBoer
export const tom: Colleague = people.tomVisser
export const noor: Colleague = people.noorElIdrissi

/**
 * Waits until something is there; gives up after a generous while, with the name of what did not come.
 * @param patience milliseconds
 */
export async function waitFor<Value>(
  what: string,
  look: () => Value | undefined | Promise<Value | undefined>,
  patience = 60_000,
): Promise<Value> {
  const giveUp = performance.now() + patience
  for (;;) {
    const value = await look()
    if (value !== undefined) return value
    if (performance.now() > giveUp) throw new Error(`Waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function found(card: Card | undefined, says: string | RegExp): boolean {
  const text = textOf(card)
  return typeof says === 'string' ? text.includes(says) : says.test(text)
}
