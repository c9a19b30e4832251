import pino from 'pino'
import sinon from 'sinon'
import type { Card } from '../../../../cards/card'
import { defineTexts } from '../../../../cards/texts'
import type { Pace } from '../../../../services/remote/pace'
import { createEngine, type Engine, type EngineTools } from '../../../../services/cases/engine/engine'
import type { Gateways, Standing } from '../../../../services/remote/gateway'
import type { BatchEntry, NewBatchEntry } from '../../../../services/batches/batchEntry'
import type { CaseEvent, Entry, NewEntry } from '../../../../services/cases/journal/entry'
import type { PlannedStep } from '../../../../services/planning/plan'
import { createJournal, type Journal } from '../../../../services/cases/journal/journal'
import type { GraphOperation, Operation, PersonOperation } from '../../../../services/model/operation'
import type { ApprovalPolicy } from '../../../../services/model/approvalPolicy'
import type { WorkQueue } from '../../../../services/cases/queue/workQueue'
import { hashOf } from '../../../../services/planning/planHash'
import { RemoteError, type Answer, type RemoteProblemKind } from '../../../../services/remote/reader'
import type { Employee, Names } from '../../../../services/model/people'
import type { MissedMoment } from '../../../../services/cases/engine/atMoment'
import type { Rule } from '../../../../services/steps/rule'
import type { AnyStep, Step } from '../../../../services/steps/step'
import type { AcceptedLook, Appended, CaseStore } from '../../../../services/cases/store/caseStore'
import { jan } from '../../steps/builders'
import { bot, caseId, morning, opening, petra, type Said } from '../journal/builders'

/** A store in memory: JSON in and out, like a real one. */
export class MemoryStore implements CaseStore {
  readonly kept = new Map<string, string[]>()
  /** Called before each append; may throw, as a process dies. */
  beforeAppend: (entries: readonly NewEntry[]) => void = () => undefined

  async append(id: string, revision: number, entries: readonly NewEntry[]): Promise<Appended> {
    this.beforeAppend(entries)
    const kept = this.kept.get(id) ?? []
    if (kept.length !== revision) return { ok: false, reason: 'conflict' }
    this.kept.set(id, [...kept, ...entries.map((entry) => JSON.stringify(entry))])
    return { ok: true, revision: revision + entries.length }
  }
  async read(id: string): Promise<readonly Entry[]> {
    return (await this.readAfter(id, 0)) ?? []
  }
  async readAfter(id: string, revision: number): Promise<readonly Entry[] | undefined> {
    const after = this.kept.get(id)?.slice(revision)
    return after?.map((body, index): Entry => ({
      ...(JSON.parse(body) as NewEntry),
      caseId: id,
      revision: revision + index + 1,
    }))
  }
  async readSomeAfter(cases: readonly { readonly caseId: string; readonly revision: number }[]) {
    const found = new Map<string, readonly Entry[]>()
    for (const { caseId: id, revision } of cases) {
      const entries = await this.readAfter(id, revision)
      if (entries !== undefined) found.set(id, entries)
    }
    return found
  }
  private readonly batches = new Map<string, BatchEntry[]>()
  async appendBatch(id: string, revision: number, entries: readonly NewBatchEntry[]): Promise<Appended> {
    const kept = this.batches.get(id) ?? []
    if (kept.length !== revision) return { ok: false, reason: 'conflict' }
    const own = entries.map((entry, index) => ({ ...entry, batchId: id, revision: revision + index + 1 }))
    this.batches.set(id, [...kept, ...own])
    return { ok: true, revision: revision + entries.length }
  }
  readBatchAfter = async (id: string, revision: number) => this.batches.get(id)?.slice(revision)
  unfinishedBatches = async (): Promise<readonly string[]> =>
    [...this.batches]
      .filter(([, entries]) => !entries.some(({ event }) => event.kind === 'batchEnded'))
      .map(([id]) => id)
  async unfinished(): Promise<readonly string[]> {
    const isClosed = (body: string) => /"kind":"(completed|cancelled)"/.test(body)
    return [...this.kept].filter(([, bodies]) => !bodies.some(isClosed)).map(([id]) => id)
  }
  page = async () => ({ caseIds: [], hasNewer: false, hasOlder: false })
  unfinishedOf = async (): Promise<undefined> => undefined
  closedOf = async (): Promise<undefined> => undefined
  sealed = async (): Promise<readonly never[]> => []
  cases = async (): Promise<readonly never[]> => []
  openedMentioning = async (): Promise<readonly never[]> => []
  newestForgotten = async (): Promise<undefined> => undefined
  closedNaming = async (): Promise<readonly never[]> => []
  namedInCompleted = async (): Promise<readonly never[]> => []
  closedBefore = async (): Promise<readonly never[]> => []
  closedSince = async (): Promise<readonly never[]> => []
  remindersDue = async (): Promise<readonly never[]> => []
  quietUntil = async (): Promise<void> => undefined
  newestMoment = async (): Promise<undefined> => undefined
  forget = async (): Promise<void> => undefined
  rememberConversation = async (): Promise<void> => undefined
  conversationKeys = async (): Promise<readonly string[]> => []
  forgetConversation = async (): Promise<void> => undefined
  conversation = async (): Promise<undefined> => undefined
  private readonly accepted = new Map<string, Map<string, AcceptedLook>>()
  async acceptLook(id: string, card: string, look: AcceptedLook): Promise<void> {
    this.accepted.set(id, new Map([...(this.accepted.get(id) ?? []), [card, look]]))
  }
  looks = async (id: string): Promise<ReadonlyMap<string, AcceptedLook>> => this.accepted.get(id) ?? new Map()
  wasSeen = async (): Promise<boolean> => false
  firstSeen = async (): Promise<boolean> => true
  alone = async <Result>(act: () => Promise<Result>): Promise<Result> => act()
  fault = async (): Promise<undefined> => undefined
  close = async (): Promise<void> => undefined
}

/** The time of a test: stands still until the queue moves it. */
export class Clock {
  private time = morning
  readonly now = (): Date => new Date(this.time)
  moveTo(at: Date): void {
    this.time = Math.max(this.time, at.getTime())
  }
  pass(milliseconds: number): void {
    this.time += milliseconds
  }
}

/** A queue that looks only when the test says so, and moves the clock to the time that was asked for. */
export class ManualQueue implements WorkQueue {
  readonly asked = new Map<string, Date>()
  readonly errors: unknown[] = []
  /** Whether a look is still the only one at its case. */
  holds = true
  /** Whether there is a place for more than containment. */
  mayGoOn = true
  private look: Parameters<WorkQueue['start']>[0] = async () => undefined

  constructor(private readonly clock: Clock) {}

  async lookAt(id: string, at = this.clock.now()): Promise<void> {
    const known = this.asked.get(id)
    if (known === undefined || at < known) this.asked.set(id, at)
  }
  unasked = async (ids: readonly string[]): Promise<readonly string[]> => ids.filter((id) => !this.asked.has(id))
  async start(look: Parameters<WorkQueue['start']>[0]): Promise<void> {
    this.look = look
  }
  stop = async (): Promise<void> => undefined

  /** Does all looks that were asked for, also those that ask for another, but at most so many. */
  async run(most = 100): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      const [next] = [...this.asked].sort(([, one], [, other]) => one.getTime() - other.getTime())
      if (next === undefined) return
      const [id, at] = next
      this.asked.delete(id)
      this.clock.moveTo(at)
      const look = {
        caseId: id,
        askedAgain: () => new Promise<void>(() => undefined),
        holds: () => this.holds,
        mayGoOn: () => this.mayGoOn,
      }
      await this.look(look).catch((error: unknown) => this.errors.push(error))
    }
  }
}

export const pace: Pace = {
  requestTimeout: 1_000,
  cmdletTimeout: 10_000,
  sessionIdle: 60_000,
  sessionLife: 60_000,
  verifyPatience: 20_000,
  taskPatience: 60_000,
  firstPause: 100,
  longestPause: 5_000,
  rulePause: 60_000,
  settleSecond: 1_000,
}

const texts = defineTexts('fake', { en: { title: 'Fake' }, nl: { title: 'Nep' } })

/** What the tenant has of a fake step: names of things that are so. */
export interface FakeFacts {
  readonly so: readonly string[]
}

/** The request that makes one thing so. */
export function make(name: string, overrides: Partial<GraphOperation> = {}): GraphOperation {
  return { via: 'graph', method: 'POST', path: `/make/${name}`, explain: texts.say('title'), ...overrides }
}

export function byHand(name: string): PersonOperation {
  return { via: 'person', explain: texts.say('title'), instruction: texts.say('title', { name }) }
}

export interface FakeStep {
  readonly id?: string
  readonly after?: readonly string[]
  readonly destructive?: boolean
  /** The operations that its decision needs; one is left out once `so` names it. */
  readonly operations: readonly Operation[]
  readonly settleSeconds?: number
  readonly follows?: readonly string[]
  readonly mendedBy?: readonly string[]
  readonly patienceSeconds?: number
  readonly followSeconds?: number
  readonly notBefore?: string
  readonly leads?: true
  /** No read shows what it did: what was accepted counts. */
  readonly unreadable?: true
}

/** A step that makes things so in a {@link Tenant}: done when everything that it needs is. */
export function fakeStep({
  id = 'fake',
  after = [],
  destructive = true,
  operations,
  settleSeconds = 5,
  follows = [],
  notBefore,
  unreadable,
  ...patience
}: FakeStep): AnyStep {
  const step: Step<FakeFacts, string> = {
    id,
    texts,
    title: texts.say('title'),
    after,
    destructive,
    permissions: [],
    clouds: ['global'],
    settleSeconds,
    follows,
    notBefore: () => notBefore,
    ...patience,
    people: [],
    read: ({ graph }) => graph.get(`/facts/${id}`, anything),
    findings: () => [],
    applies: () => true,
    suggest: () => 'do it',
    ask: () => ({ type: 'AdaptiveCard' }) satisfies Card,
    parse: () => ({ ok: true, value: 'do it' }),
    describe: () => texts.say('title'),
    changesNothing: () => false,
    plan: (_employee, { so }) => operations.filter((operation) => !so.includes(nameOf(operation))),
    ...(unreadable === undefined ? {} : { withAccepted: (_facts, all) => ({ so: all.map(nameOf) }) }),
    isDone: ({ so }) => operations.every((operation) => so.includes(nameOf(operation))),
    verified: () => texts.say('title'),
    aftermath: () => ({ felt: [], reminders: [] }),
    restore: () => [],
  }
  return step
}

const anything = undefined as never

/** What an operation makes so. */
export function nameOf(operation: Operation): string {
  if (operation.via === 'graph' || operation.via === 'partner') return operation.path.replace('/make/', '')
  return operation.via === 'person' ? String(operation.instruction.values?.['name']) : operation.cmdlet
}

export const refusal = (kind: RemoteProblemKind = 'forbidden'): Answer => ({
  ok: false,
  problem: { kind, system: 'graph', text: `Made up: ${kind}` },
})
export const accepted: Answer = { ok: true, alreadySo: false }

/** A pretend tenant of names: what is sent becomes so, unless the test says otherwise. */
export class Tenant {
  readonly so = new Set<string>()
  readonly sent: string[] = []
  /** The next answers by name; `lost` is an answer that got lost after the work was done, `gone` one before it. */
  readonly answers = new Map<string, (Answer | 'lost' | 'gone')[]>()
  /** Whether the directory has the leaver's account. */
  hasAccount = true
  /** What the directory calls the leaver; what is left out is as the case has it. */
  names: Partial<Names> = {}
  /** Problems that the next reads meet. */
  readonly failures: RemoteProblemKind[] = []
  readonly get = sinon.spy(async (path: string) => this.read(path))
  readonly send = sinon.spy(async (operation: Operation) => this.receive(operation))

  /** What monitors say, one after the other; ended when nothing is left. */
  readonly standings: (Standing | RemoteProblemKind)[] = []
  readonly follow = sinon.spy(async (_monitor: string): Promise<Standing> => {
    const standing = this.standings.shift() ?? { kind: 'ended' }
    if (typeof standing === 'object') return standing
    throw new RemoteError({ kind: standing, system: 'graph', text: `Made up: ${standing}` })
  })

  /** Called before an operation arrives; may throw, as a process dies. */
  beforeSend: (operation: Operation) => void | Promise<void> = () => undefined
  /** What a read fails with at this moment, besides the {@link failures} in line. */
  fails: (path: string) => RemoteProblemKind | undefined = () => undefined
  /** Called before facts are read, and after an operation was carried out. */
  beforeRead: () => void = () => undefined
  afterSend: () => void = () => undefined
  /** What reads show of what is so; a slow tenant shows less. */
  shows: (name: string) => boolean = () => true

  /** The account, as the last look finds it; undefined when it was deleted. */
  account: { readonly accountEnabled: boolean } | undefined = { accountEnabled: false }
  readonly find = sinon.spy(async (_path: string) => this.account)

  get gateways(): Gateways {
    const all = { get: this.get, find: this.find, send: this.send, follow: this.follow }
    return { graph: all, exchange: all, teams: all } as unknown as Gateways
  }

  private async read(path: string): Promise<FakeFacts> {
    this.beforeRead()
    const kind = this.failures.shift() ?? this.fails(path)
    if (kind !== undefined) throw new RemoteError({ kind, system: 'graph', text: `Made up: ${kind}` })
    return { so: [...this.so].filter((name) => this.shows(name)) }
  }

  private async receive(operation: Operation): Promise<Answer> {
    await this.beforeSend(operation)
    const name = nameOf(operation)
    this.sent.push(name)
    const answer = this.answers.get(name)?.shift() ?? accepted
    if (answer === 'lost' || (typeof answer === 'object' && answer.ok)) this.so.add(name)
    this.afterSend()
    return typeof answer === 'object' ? answer : refusal('unknown')
  }
}

/** An engine on doubles, with one case that is opened, decided, planned and submitted. */
export class Bench {
  readonly clock = new Clock()
  readonly store = new MemoryStore()
  readonly tenant = new Tenant()
  readonly showAtRest = sinon.spy(async () => undefined)
  queue = new ManualQueue(this.clock)
  private policy: ApprovalPolicy = 'second-person'
  /** None, unless a test is about them. */
  rules: readonly Rule[] = []
  missedMoment: MissedMoment = 'ask'
  /** The account as the directory has it. */
  employee: () => Employee = jan

  constructor(readonly steps: readonly AnyStep[]) {}

  get journal(): Journal {
    return createJournal(this.store, this.clock.now, () => undefined)
  }

  /** A case whose plan was made from what the tenant shows now; it is approved unless told otherwise. */
  async open(options: { readonly approved?: boolean; readonly policy?: ApprovalPolicy } = {}): Promise<void> {
    this.policy = options.policy ?? this.policy
    const plan = this.steps.map((step) => this.planned(step))
    const facts = Object.fromEntries(this.steps.map(({ id }) => [id, { so: [...this.tenant.so] }]))
    await this.say(
      opening(facts),
      ...this.steps.map(({ id }): CaseEvent => ({ kind: 'decided', stepId: id, decision: 'do it' })),
      { kind: 'planned', plan: { steps: plan, hash: hashOf(plan) }, facts },
      { kind: 'submitted', planHash: hashOf(plan) },
    )
    if (options.approved !== false) await this.approve()
  }

  planned(step: AnyStep, policy = this.policy): PlannedStep {
    const facts = { so: [...this.tenant.so] }
    const operations = step.plan(jan(), facts, 'do it', facts)
    const needsApproval = policy !== 'none' && step.destructive && operations.length > 0
    return { stepId: step.id, decision: 'do it', facts, operations, needsApproval }
  }

  /** Approves every step that waits, or only these: each the very plan that it has. */
  async approve(...only: readonly string[]): Promise<void> {
    const { steps } = await this.theCase()
    const waiting = steps.filter(({ status }) => status === 'waitingApproval')
    for (const { stepId, planHash = '' } of waiting.filter(({ stepId: id }) => only.length === 0 || only.includes(id)))
      await this.say({ by: petra, event: { kind: 'approved', stepIds: [stepId], planHash } })
  }

  /** Appends what somebody did, and asks for a look. */
  async say(...said: readonly Said[]): Promise<void> {
    const at = this.clock.now().toISOString()
    const entries = said.map((one) => ('by' in one ? { at, ...one } : { at, by: bot, event: one }))
    const appended = await this.store.append(caseId, (await this.store.read(caseId)).length, entries)
    if (!appended.ok) throw new Error('A test appends at the end')
    await this.queue.lookAt(caseId)
  }

  get tools(): EngineTools {
    const { journal, clock, store, queue, steps, showAtRest, policy } = this
    const log = pino({ level: 'silent' })
    const tools = {
      journal,
      gateways: this.tenant.gateways,
      findAccount: async () => (this.tenant.hasAccount ? this.tenant.names : undefined),
      pace,
      now: clock.now,
      clocks: { agreed: async () => ({ ok: true as const, at: clock.now() }) },
      log,
      store,
      queue,
      steps,
      rules: this.rules,
      protection: { allowedAdministrators: [], breakGlass: [] },
      readAccount: async () => this.employee(),
      showAtRest,
      readAgain: async () => undefined,
      missedMoment: this.missedMoment,
      policy,
      planIsDue: () => false,
      makePlan: async () => undefined,
      setAside: { failed: () => undefined, well: () => undefined },
    }
    return tools
  }

  engine(): Engine {
    return createEngine(this.tools)
  }

  /** Starts the engine anew, as after a restart, and lets it work until nothing more is asked for. */
  async run(most?: number): Promise<void> {
    this.queue = new ManualQueue(this.clock)
    await this.engine().start()
    await this.queue.run(most)
  }

  async theCase() {
    const theCase = await this.journal.load(caseId)
    if (theCase === undefined) throw new Error('There is no case')
    return theCase
  }

  async step(id = 'fake') {
    const step = (await this.theCase()).steps.find(({ stepId }) => stepId === id)
    if (step === undefined) throw new Error(`There is no step ${id}`)
    return step
  }

  async kinds(): Promise<readonly string[]> {
    return (await this.store.read(caseId)).map(({ event }) => event.kind)
  }
}
