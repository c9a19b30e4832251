import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server'
import { approvalsChannel, tenantId } from '../../sandbox/tenant/organization'
import { jsonLines } from '../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../services/cases/evidence/verify'
import type { Entry } from '../../services/cases/journal/entry'
import { openStore } from '../services/cases/store/postgres/openStore'
import { bundledBot } from '../support/bundledBot'
import { attachmentOf, putFile } from '../support/lists'
import type { PostgresServer } from '../support/postgres'
import { Gate, type Passing } from '../support/processGate'
import { Program, until } from '../support/process'
import type { Effect } from '../support/processOffice'
import { TeamsDouble, textOf, type Colleague, type Message } from '../support/teams'
import { Balancer } from './balancer'
import { Link } from './link'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people

/** One of the bots, with a way of its own to everything that it speaks to. */
export class Replica {
  /** Where it listens; undefined while it does not. */
  url: string | undefined
  private program: Program | undefined

  constructor(
    /** In front of Microsoft 365. */
    readonly tenant: Gate,
    readonly database: Link,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async start(): Promise<void> {
    this.program = await Program.start([process.execPath, await bundledBot()], this.environment)
    const [, url] = await this.program.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/)
    this.url = url
  }

  /** As a power failure does. */
  async kill(): Promise<void> {
    const { program } = this
    this.url = undefined
    program?.kill('SIGKILL')
    await program?.ended
    await program?.clean()
  }

  freeze(): void {
    this.program?.kill('SIGSTOP')
  }

  thaw(): void {
    this.program?.kill('SIGCONT')
  }

  get said(): string {
    return this.program?.errors ?? ''
  }

  async close(): Promise<void> {
    await this.program?.clean()
    await this.tenant.close()
    this.database.close()
  }
}

export interface ReplicaOptions {
  readonly count?: number
  readonly sandbox?: SandboxOptions
  /** Variables of every bot besides those that find the pretend tenant. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Two bots on one database and one tenant, behind what divides the requests of Teams among them. */
export class ReplicaOffice {
  private constructor(
    readonly teams: TeamsDouble,
    private readonly sandbox: Sandbox,
    private readonly balancer: Balancer,
    readonly replicas: readonly Replica[],
    private readonly server: PostgresServer,
    private readonly url: string,
  ) {}

  static async open(server: PostgresServer, options: ReplicaOptions = {}): Promise<ReplicaOffice> {
    const { count = 2, sandbox: tenant = {}, environment = {} } = options
    const [teams, sandbox, url] = await Promise.all([TeamsDouble.start(), startSandbox(tenant), server.newDatabase()])
    const replicas = await Promise.all(Array.from({ length: count }, () => replicaOf(teams, sandbox, url, environment)))
    await Promise.all(replicas.map((replica) => replica.start()))
    const balancer = await Balancer.before(() => replicas.flatMap((replica) => replica.url ?? []))
    teams.connect(balancer.url, tenantId, approvalsChannel.id)
    for (const colleague of [ilse, petra]) await teams.open(colleague)
    return new ReplicaOffice(teams, sandbox, balancer, replicas, server, url)
  }

  /** A case about Jan with its plan, sent for approval; the card that approves it. */
  async submitted(): Promise<Message> {
    const { teams } = this
    await teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await teams.press(ilse, await this.card(ilse, /Decisions about/), 'Make the plan')
    await teams.press(ilse, await this.card(ilse, /The plan for/), 'Send for approval')
    return this.channelCard(/Approve all/)
  }

  async approve(theCase: Message): Promise<void> {
    await this.teams.press(petra, theCase, /Approve all/)
  }

  /** Sends this one a CSV of leavers, and gives the card that answers. */
  async sendList(to: Replica, content: string): Promise<Message> {
    const { teams, sandbox } = this
    this.sendTo(to)
    const address = await putFile({ sandbox }, 'lijst.csv', content)
    const attachments = [attachmentOf('lijst.csv', address.replace(sandbox.url, to.tenant.url))]
    await teams.send({ ...teams.activityOf(ilse, {}), type: 'message', text: '', attachments })
    return this.card(ilse, /lijst\.csv/)
  }

  /** From now on Teams sends what people do to this one, as if the balancer had chosen it. */
  sendTo({ url = '' }: Replica): void {
    this.teams.connect(url, tenantId, approvalsChannel.id)
  }

  /** Something goes wrong at Microsoft 365: see `POST /_sandbox/faults`. */
  async fault(fault: object): Promise<void> {
    const { status } = await fetch(`${this.sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    assert.equal(status, 200)
  }

  /** Somebody deletes all that waits or is under way in the queue. */
  async forgetQueue(): Promise<void> {
    await this.server.query(this.url, 'DELETE FROM pgboss.job')
  }

  /** Resolves when one of the bots has written down what it keeps by this key. */
  async kept(key: string): Promise<void> {
    const one = `SELECT 1 AS one FROM offboarding.conversations WHERE key = '${key}'`
    await until(`what is kept of ${key}`, async () =>
      (await this.server.query(this.url, one)).length > 0 ? true : undefined,
    )
  }

  async effects(): Promise<readonly string[]> {
    const all = (await (await fetch(`${this.sandbox.url}/_sandbox/effects`)).json()) as readonly Effect[]
    return all.map(({ system, what, target, detail }) => `${system} ${what} ${target} ${JSON.stringify(detail)}`)
  }

  /** @param patience milliseconds */
  async completed(patience = 60_000): Promise<void> {
    await this.card(ilse, /Jan de Vries: completed[^]*was read back/, patience)
    await this.channelCard(/Jan de Vries: completed[^]*was read back/)
    const closed = 'SELECT 1 AS one FROM offboarding.cases WHERE closed_at IS NOT NULL'
    await until('the end of the case', async () =>
      (await this.server.query(this.url, closed)).length > 0 ? true : undefined,
    )
  }

  /** The journal of the only case; its chain holds. */
  async journal(): Promise<readonly Entry[]> {
    const store = await openStore(this.url)
    try {
      const [one, ...others] = await store.cases()
      assert.ok(one !== undefined && others.length === 0, 'there is one case')
      const verdict = verifyLines(jsonLines(one.caseId, await store.sealed(one.caseId)))
      assert.ok(verdict.ok, 'its chain holds')
      return await store.read(one.caseId)
    } finally {
      await store.close()
    }
  }

  async close(): Promise<void> {
    this.balancer.close()
    await Promise.all(this.replicas.map((replica) => replica.close()))
    await Promise.all([this.teams.stop(), this.sandbox.stop()])
  }

  card(colleague: Colleague, says: RegExp, patience?: number): Promise<Message> {
    return this.among(says, () => this.teams.inChatOf(colleague), patience)
  }

  channelCard(says: RegExp): Promise<Message> {
    return this.among(says, () => this.teams.inChannel())
  }

  private async among(says: RegExp, messages: () => readonly Message[], patience?: number): Promise<Message> {
    const look = (): Message | undefined => messages().findLast(({ card }) => says.test(textOf(card)))
    return until(`a card that says ${String(says)}`, look, patience).catch((error: unknown) => {
      const shown = messages().map(({ card }) => `---\n${textOf(card)}`)
      const said = this.replicas.map((replica) => replica.said.slice(-4_000))
      throw new Error(`${String(error)}\nThe cards there are:\n${shown.join('\n')}\nThe bots said:\n${said.join('\n')}`)
    })
  }
}

/** A bot on a database, by its URL, with links of its own; it has not started yet. */
export async function replicaOf(
  teams: Pick<TeamsDouble, 'serviceUrl'>,
  sandbox: Sandbox,
  database: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Replica> {
  const url = new URL(database)
  const [tenant, link] = await Promise.all([Gate.before(sandbox.url), Link.to(Number(url.port))])
  url.port = String(link.port)
  const ofSandbox = Object.entries(sandbox.environment).map(([name, value]) => [
    name,
    value.replaceAll(sandbox.url, tenant.url),
  ])
  return new Replica(tenant, link, {
    ...(Object.fromEntries(ofSandbox) as Record<string, string>),
    PORT: '0',
    TEAMS_SERVICE_URL: teams.serviceUrl,
    DATABASE_URL: url.toString(),
    ...environment,
  })
}

/** What is no read: those come as GET, in a batch, or as a cmdlet that gets. */
export function isChange({ method, path, body }: Passing): boolean {
  if (method === 'GET' || path.endsWith('$batch')) return false
  return !/"cmdlet":"Get-/.test(body)
}
