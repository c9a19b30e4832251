import { strict as assert } from 'node:assert'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { sandboxPace } from '../../services/remote/pace'
import type { Entry, Outcome } from '../../services/cases/journal/entry'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { planFor, submit, submitAndApprove, type Answer, stepCardOf } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { actionsOf, textOf, type Message } from '../support/teams'

/** Which request is meant: as the sandbox's faults have it. */
export interface Where {
  readonly method?: string
  readonly path?: string
  readonly cmdlet?: string
}

const plainJan = (tenant: Tenant): void => leavePlain(tenant, people.janDeVries)

/** An office with a plain Jan, unless told otherwise, and the tenant itself: what another administrator does is done to it directly. */
export class TroubledOffice {
  private caseId = ''

  private constructor(
    readonly office: Office,
    readonly tenant: Tenant,
  ) {}

  /** @param verifyPatience for how long is waited for what cannot be read, milliseconds */
  static async open(plain: (tenant: Tenant) => void = plainJan, verifyPatience = 2_000): Promise<TroubledOffice> {
    const made: Tenant[] = []
    const pace = { ...sandboxPace, verifyPatience, firstPause: 50, settleSecond: 1 }
    const seed = (tenant: Tenant) => {
      plain(tenant)
      made.push(tenant)
    }
    const office = await Office.open({ sandbox: { seed }, configuration: { pace } })
    const [tenant] = made
    assert.ok(tenant !== undefined)
    return new TroubledOffice(office, tenant)
  }

  /** Offboards somebody; once the request is on its way, and everything was read before it, the tenant changes. */
  async offboardWhile(
    address: string,
    where: Where,
    change: () => void | Promise<void>,
    answers?: readonly Answer[],
  ): Promise<void> {
    const plan = await this.plan(address, answers)
    await submit(this.office, plan)
    const card = await this.office.cardInChannel(/Approve all/)
    await this.office.control('faults', { ...where, stall: true })
    await this.office.teams.press(petra, card, /Approve all/)
    await waitFor('the request to be on its way', async () => ((await this.faults()).length === 0 ? true : undefined))
    await change()
    const release = await fetch(`${this.office.sandbox.url}/_sandbox/release`, { method: 'POST' })
    assert.deepEqual(await release.json(), { released: 1 }, 'the request was still on its way')
  }

  /** Offboards somebody whose request is answered in these words, as seen in the wild. */
  async offboardAnswered(address: string, where: Where, answer: object): Promise<void> {
    const plan = await this.plan(address)
    await this.office.control('faults', { ...where, ...answer })
    await submitAndApprove(this.office, plan)
  }

  /** A step whose plan changed waits for another approval, with these words for what it would send now, and gets it. */
  async approveAgain(title: string, says: string): Promise<void> {
    const asks = await stepCardOf(this.office, title, /approved an earlier plan/)
    const exact = textOf(await this.office.teams.press(petra, asks, 'Exactly what is sent'))
    assert.ok(textOf(asks.card).includes(says) || exact.includes(says), exact)
    await this.office.teams.press(petra, asks, 'Approve')
  }

  /** A step has something to do only since the plan: it is approved, too. */
  async approveFound(title: string): Promise<void> {
    const offered = await stepCardOf(this.office, title, /Waiting for approval[^]*\nApprove\n/)
    await this.office.teams.press(petra, offered, 'Approve')
  }

  /** The completion summary that the requester gets, once everything that can go on did. */
  async summary(): Promise<string> {
    return textOf((await this.office.cardFor(ilse, /not finished|Everything below was read back/i)).card)
  }

  /** How often the wire carried a request like this, retries and those inside a batch included. */
  async timesSent({ method, path: pattern = '', cmdlet }: Where): Promise<number> {
    const url = `${this.office.sandbox.url}/_sandbox/requests`
    const { requests } = (await (await fetch(url)).json()) as {
      readonly requests: readonly { readonly method: string; readonly path: string; readonly cmdlet?: string }[]
    }
    return requests.filter(
      (request) =>
        (method === undefined || request.method === method) &&
        new RegExp(pattern).test(request.path) &&
        request.cmdlet === cmdlet,
    ).length
  }

  /** What the journal's file says about a step; the bot is stopped for that. */
  async journal(stepId: string): Promise<Journalled> {
    await this.office.stopBot()
    const store = openSqliteCaseStore(path.join(this.office['folder'], 'offboarding.db'))
    try {
      const entries = await store.read(this.caseId)
      return { ...journalled(entries, stepId), text: JSON.stringify(entries) }
    } finally {
      await store.close()
    }
  }

  /** Up to the plan, by the suggestions or the answers given. */
  async plan(address: string, answers?: readonly Answer[]): Promise<Message> {
    const plan = await planFor(this.office, address, answers)
    assert.ok(plan.card !== undefined)
    this.caseId = String(actionsOf(plan.card)[0]?.data?.['caseId'])
    return plan
  }

  private async faults(): Promise<readonly unknown[]> {
    return (await (await fetch(`${this.office.sandbox.url}/_sandbox/faults`)).json()) as readonly unknown[]
  }
}

export interface Journalled {
  /** How each operation was answered, in order: `accepted`, `alreadySo`, or a refusal as `kind status code`. */
  readonly outcomes: readonly string[]
  /** How the step stands by its last word. */
  readonly ended: 'stepVerified' | 'stepFailed' | 'planChanged' | 'taskOpened' | undefined
  /** Key of the text that the step failed with. */
  readonly problem: string | undefined
  readonly text: string
}

function journalled(entries: readonly Entry[], stepId: string): Omit<Journalled, 'text'> {
  const events = entries.map(({ event }) => event).filter((event) => 'stepId' in event && event.stepId === stepId)
  const answered = events.filter((event) => event.kind === 'operationAnswered')
  // Some are on their way at the same time: they are told in the order in which they went.
  const went = events.flatMap((event) => (event.kind === 'operationSent' ? [event.clientRequestId] : []))
  const inOrder = answered.toSorted(
    (one, other) => went.indexOf(one.clientRequestId) - went.indexOf(other.clientRequestId),
  )
  const outcomes = inOrder.map(({ outcome }) => inShort(outcome))
  const last = entries
    .map(({ event }) => event)
    .findLast((event) => {
      if (event.kind === 'planChanged') return event.step.stepId === stepId
      return (
        (event.kind === 'stepVerified' || event.kind === 'stepFailed' || event.kind === 'taskOpened') &&
        event.stepId === stepId
      )
    })
  return {
    outcomes,
    ended: last?.kind as Journalled['ended'],
    problem: last?.kind === 'stepFailed' ? last.problem.key : undefined,
  }
}

function inShort(outcome: Outcome): string {
  if (outcome.result === 'accepted' || outcome.result === 'alreadySo') return outcome.result
  if (outcome.result === 'notSent') return outcome.result
  const { kind, status, code } = outcome.problem
  return [kind, status, code].filter((part) => part !== undefined).join(' ')
}
