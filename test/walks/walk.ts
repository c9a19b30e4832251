import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ActionName } from '../../sandbox/control/actions'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { temporaryFolder } from '../support/process'
import { ProcessOffice, type Effect } from '../support/processOffice'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

export const { ilseSmit: ilse, petraDeBoer: petra } = people

/** Jan’s manager is Bram, and Bram’s is Willem: whoever leaves second was to take over from who leaves first. */
export const leavers = [people.janJansen, people.bramHendriks, people.evaWillems] as const

/** Who takes over from a leaver by the suggestions. */
export function managerOf({ manager }: PersonSeed): PersonSeed {
  return Object.values<PersonSeed>(people).find(({ id }) => id === manager) ?? people.willemVanLeeuwen
}

/** What no summary may say any more after a change, as long as the change is there. */
export interface Untrue {
  readonly who: PersonSeed
  readonly why: string
  readonly says: RegExp
  /** How many summaries there were before the change: they were read before it. */
  readonly since: number
  readonly isSo: () => Promise<boolean>
}

/** A change of the tenant that makes something forbidden from then on. */
export interface Forbidden {
  readonly why: string
  /** How many effects there were before it. */
  readonly after: number
  readonly breaks: (effect: Effect) => boolean
}

/** How long a person waits for a button, milliseconds. */
const patience = 3_000
/** For how long nothing happens before the world changes: what the bot had begun is over then. */
const quiet = 400

const clockFile = 'clock'

/** One walk: an office whose bot is a process, and what was done to it. */
export class Walk {
  readonly story: string[] = []
  private readonly begun = performance.now()
  readonly forbidden: Forbidden[] = []
  readonly untrue: Untrue[] = []
  /** How many things happened, and how often a promise was held against what is so. */
  readonly counted = { commands: 0, promises: 0 }
  /** Cases of which a card said that nothing more will be changed, and how many effects there were about whom. */
  readonly closed = new Map<string, { readonly who: PersonSeed; readonly effects: number }>()
  /** Whose case a card called paused with nothing under way, and how many effects there were about them. */
  readonly paused = new Map<PersonSeed, number>()
  private readonly employees = new Map<string, string>()

  private constructor(
    readonly office: ProcessOffice,
    private readonly folder: string,
  ) {}

  static async begin(): Promise<Walk> {
    const folder = await temporaryFolder()
    const clock = path.join(folder, clockFile)
    writeFileSync(clock, '0')
    const environment = {
      STEPPED_CLOCK: clock,
      NODE_OPTIONS: `--require ${path.resolve(__dirname, '../support/steppedClock.cjs')}`,
    }
    const { WALK_BOT: program = '' } = process.env
    return new Walk(await ProcessOffice.open({ environment, program }), folder)
  }

  /** The next thing happens. */
  begins(words: string): void {
    this.counted.commands += 1
    this.tell(words)
  }

  /** What happened, with the seconds since the beginning. */
  tell(words: string): void {
    this.story.push(`${((performance.now() - this.begun) / 1_000).toFixed(1).padStart(5)} s  ${words}`)
  }

  /** @param milliseconds how far this machine’s clock is off from now on */
  setClock(milliseconds: number): void {
    writeFileSync(path.join(this.folder, clockFile), String(milliseconds))
  }

  /** Changes the tenant as an administrator would, when nothing is under way. False when the tenant refuses. */
  async change(what: ActionName, body: object): Promise<boolean> {
    await this.settled()
    try {
      await this.office.control(what, body)
      return true
    } catch {
      return false
    }
  }

  /** Waits until nothing was changed for a while. */
  async settled(): Promise<number> {
    for (let before = -1; ;) {
      const { length } = await this.office.effects()
      if (length === before) return length
      before = length
      await pause(quiet)
    }
  }

  /** Presses the newest button of this verb about somebody; false when none came. */
  async press(colleague: Colleague, who: PersonSeed, verb: string, wanted = /./): Promise<boolean> {
    const found = await this.buttonFor(colleague, who, verb, wanted)
    if (found === undefined) return false
    this.tell(`   ${colleague.displayName} presses “${found.title}”`)
    try {
      await this.hear(who, textOf(await this.office.teams.press(colleague, found.message, found.title)))
    } catch (error) {
      // The bot may be killed while it answers.
      if (!(error instanceof TypeError)) throw error
    }
    return true
  }

  /** Petra approves all that waits, or the one step that does. */
  async approve(who: PersonSeed): Promise<boolean> {
    return (await this.press(petra, who, 'approve', /all/i)) || (await this.press(petra, who, 'approve'))
  }

  /** What a card claims for good is remembered. */
  private async hear(who: PersonSeed, said: string): Promise<void> {
    if (/Nothing starts before somebody presses Resume/.test(said) && !/being finished/.test(said)) {
      await pause(quiet)
      if (!this.paused.has(who)) this.paused.set(who, (await this.about(who)).length)
    }
    if (!/nothing more (will be changed|is sent\.)/i.test(said)) return
    // The request that is under way may still be answered.
    await pause(quiet)
    this.closed.set(said, { who, effects: (await this.about(who)).length })
  }

  /** Everything changed about somebody. */
  async about({ id }: PersonSeed): Promise<readonly Effect[]> {
    return (await this.office.effects()).filter(({ target }) => target === id)
  }

  /** All cards that stand somewhere and are about somebody’s case: by its buttons, and where it has none by the name. */
  standing(who: PersonSeed): readonly Message[] {
    const caseId = this.caseIdOf(who)
    return this.office.teams.messages.filter(({ card }) => {
      if (card === undefined) return false
      const caseIds: readonly unknown[] = actionsOf(card).flatMap(({ data }) => data['caseId'] ?? [])
      return caseIds.length === 0 ? textOf(card).includes(who.displayName) : caseIds.includes(caseId)
    })
  }

  /** Whether the journal of their newest case has where this card stands. */
  knows(who: PersonSeed, { id, conversationId }: Message): boolean {
    return this.office
      .journal(this.caseIdOf(who))
      .some(
        (event) => event.kind === 'shown' && event.at.activityId === id && event.at.conversationId === conversationId,
      )
  }

  /** Of somebody’s newest case, by the journal. */
  caseIdOf({ id }: PersonSeed): string | undefined {
    const { office } = this
    for (const caseId of office.caseIds()) {
      if (!this.employees.has(caseId)) {
        const [opened] = office.journal(caseId)
        if (opened?.kind === 'opened') this.employees.set(caseId, opened.employee.id)
      }
      if (this.employees.get(caseId) === id) return caseId
    }
    return undefined
  }

  /** Whether the journal of their case has come to this. */
  has(who: PersonSeed, ...kinds: readonly CaseEvent['kind'][]): boolean {
    const caseId = this.caseIdOf(who)
    return caseId !== undefined && this.office.journal(caseId).some(({ kind }) => kinds.includes(kind))
  }

  /** Whether the bot asks about them; waits for it. */
  async isAsked(who: PersonSeed): Promise<boolean> {
    return (await this.buttonFor(ilse, who, 'decide', /./)) !== undefined
  }

  /** What Ilse was told at the end, when she was. */
  summaryOf(who: PersonSeed): Message | undefined {
    return this.summariesOf(who).at(-1)
  }

  /** What Ilse was told at each end there was, oldest first. */
  summariesOf({ displayName }: PersonSeed): readonly Message[] {
    const title = new RegExp(
      `${displayName}: (completed|done up to now|done, except|not finished|stopped)|${displayName}[^]*not done`,
    )
    return this.office.teams.inChatOf(ilse).filter(({ card }) => title.test(textOf(card)))
  }

  /** Waits until the tenant holds a request, or is never sent one. */
  async isHeld(): Promise<void> {
    for (const until = Date.now() + patience; Date.now() < until; await pause(20)) {
      const faults = (await this.sandbox('faults')) as readonly { readonly stall?: true }[]
      if (!faults.some(({ stall }) => stall === true)) return
    }
  }

  /** From now on the bot is killed before Teams hears of anything that comes after this entry of somebody’s journal. */
  killAt(who: PersonSeed, last: CaseEvent['kind']): () => Promise<void> {
    const { office } = this
    let again: Promise<void> | undefined
    office.teamsGate.before = async () => {
      if (again === undefined && !this.has(who, last)) return
      this.tell(`   it is killed: its journal says ${last}`)
      again ??= office.killAndStartAgain()
      office.teamsGate.open()
      await again
    }
    return async () => {
      const isKilled = () => again !== undefined
      for (const until = Date.now() + patience; Date.now() < until && !isKilled();) await pause(20)
      office.teamsGate.open()
      await again
    }
  }

  /** Somebody’s account; undefined when it is deleted. */
  async userOf({ id }: PersonSeed): Promise<Readonly<Record<string, unknown>> | undefined> {
    const user = await this.office.graph(`/users/${id}?$select=id,accountEnabled,assignedLicenses`)
    return user['id'] === id ? user : undefined
  }

  /** Whether a list of the tenant names something. */
  async lists(pathAndQuery: string, name: string): Promise<boolean> {
    return JSON.stringify((await this.office.graph(pathAndQuery))['value'] ?? []).includes(name)
  }

  private async sandbox(what: string): Promise<unknown> {
    return (await fetch(`${this.office.tenantGate.url}/_sandbox/${what}`)).json()
  }

  async end(): Promise<void> {
    await this.office.close()
  }

  private async buttonFor(colleague: Colleague, who: PersonSeed, verb: string, wanted: RegExp) {
    const until = Date.now() + patience
    for (;;) {
      const among = colleague === ilse ? this.office.teams.inChatOf(ilse) : this.office.teams.inChannel()
      const found = among
        .filter((message) => this.standing(who).includes(message))
        .flatMap((message) =>
          (message.card === undefined ? [] : actionsOf(message.card))
            .filter((action) => action.verb === verb && wanted.test(action.title))
            .map(({ title }) => ({ message, title })),
        )
        .at(-1)
      if (found !== undefined || Date.now() > until) return found
      await pause(50)
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
