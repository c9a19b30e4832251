import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ActionName } from '../../sandbox/control/actions'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { temporaryFolder } from '../support/process'
import { ProcessOffice, type Effect } from '../support/processOffice'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

export const { ilseSmit: ilse, petraDeBoer: petra } = people

/** Jan’s manager is Bram, and Bram’s is Willem: whoever leaves second was to take over from who leaves first. */
export const leavers = [people.janJansen, people.bramHendriks, people.evaWillems] as const

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
  readonly forbidden: Forbidden[] = []
  /** Cases of which a card said that nothing more will be changed, and how many effects there were about whom. */
  readonly closed = new Map<string, { readonly who: PersonSeed; readonly effects: number }>()
  readonly caseIds = new Map<PersonSeed, string>()

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
    return new Walk(await ProcessOffice.open({ environment }), folder)
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
    this.story.push(`   ${colleague.displayName} presses “${found.title}”`)
    const answer = textOf(await this.office.teams.press(colleague, found.message, found.title))
    await this.hear(who, answer)
    return true
  }

  /** What a card claims for good is remembered. */
  private async hear(who: PersonSeed, said: string): Promise<void> {
    if (!/nothing more will be changed/i.test(said)) return
    this.closed.set(said, { who, effects: (await this.about(who)).length })
  }

  /** Everything changed about somebody. */
  async about({ id }: PersonSeed): Promise<readonly Effect[]> {
    return (await this.office.effects()).filter(({ target }) => target === id)
  }

  /** All cards that stand somewhere and are about somebody’s case. */
  standing(who: PersonSeed): readonly Message[] {
    const caseId = this.caseIdOf(who)
    return this.office.teams.messages.filter(
      ({ card }) =>
        card !== undefined &&
        (textOf(card).includes(who.displayName) || actionsOf(card).some(({ data }) => data['caseId'] === caseId)),
    )
  }

  caseIdOf(who: PersonSeed): string | undefined {
    const known = this.caseIds.get(who)
    if (known !== undefined) return known
    const found = this.office.teams.messages
      .filter(({ card }) => textOf(card).includes(who.displayName))
      .flatMap(({ card }) => (card === undefined ? [] : actionsOf(card)))
      .map(({ data }) => data['caseId'])
      .findLast((caseId) => typeof caseId === 'string')
    if (typeof found === 'string') this.caseIds.set(who, found)
    return found as string | undefined
  }

  /** Whether the bot asks about them; waits for it. */
  async isAsked(who: PersonSeed): Promise<boolean> {
    return (await this.buttonFor(ilse, who, 'decide', /./)) !== undefined
  }

  /** What Ilse was told at the end, when she was. */
  summaryOf({ displayName }: PersonSeed): Message | undefined {
    return this.office.teams
      .inChatOf(ilse)
      .findLast(({ card }) => textOf(card).includes(displayName) && /: completed|not done/.test(textOf(card)))
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
