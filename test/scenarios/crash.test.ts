import { strict as assert } from 'node:assert'
import pLimit from 'p-limit'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { openStep } from '../support/conversation'
import type { Passing } from '../support/processGate'
import { until } from '../support/process'
import { ProcessOffice, type Effect } from '../support/processOffice'
import { actionsOf, textOf, type Message } from '../support/teams'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people

/** What the summary says, and no other card. */
const readBack = 'was read back'

/** How a press is answered that takes longer than Teams waits for. */
const pressIsWorkedOn = /Your press has arrived/

/** One case of one office, and how often its bot was killed. */
class Run {
  kills = 0
  private last: Promise<void> = Promise.resolve()
  constructor(
    readonly office: ProcessOffice,
    private readonly undisturbed: readonly string[],
  ) {}

  async kill(): Promise<void> {
    this.kills += 1
    await this.office.kill()
  }

  /** One after the other: two that were asked for at the same moment would both start a bot on one journal. */
  async killAndStartAgain(): Promise<void> {
    this.kills += 1
    const again = this.last.then(() => this.office.killAndStartAgain())
    this.last = again.catch(() => undefined)
    await again
  }

  /** What holds for every case, wherever the bot was killed: all of it done, none of it twice, and everybody told. */
  async assertWhole(): Promise<void> {
    await completed(this.office)
    const effects = (await this.office.effects()).map(nameOf)
    const missing = this.undisturbed.filter((effect) => !effects.includes(effect))
    assert.deepEqual(repeated(effects), [], 'nothing is done twice')
    assert.deepEqual(missing, [], 'nothing is missing')
    assert.deepEqual(
      effects.filter((effect) => !this.undisturbed.includes(effect)),
      [],
      'nothing is done that is not done otherwise',
    )
    await assertOffboarded(this.office)
    assertCards(this.office, this.kills)
  }
}

/** By what the bot that is killed does. */
const scenarios: Readonly<Record<string, (run: Run) => Promise<void>>> = {
  async 'right after the plan was sent for approval shows it in the channel after its start'(run) {
    const { office } = run
    await office.teams.press(ilse, await planOf(office), 'Send for approval')

    await run.killAndStartAgain()

    await approve(office, await office.cardInChannel(/Approve all/))
    await run.assertWhole()
  },

  async 'after Teams took the case and before it heard of it tells what came of a slow press on that copy, as no card of the case'(
    run,
  ) {
    const { office } = run
    office.teamsGate.after = async ({ method, body }) => {
      if (run.kills === 0 && method === 'POST' && body.includes('Approve all')) await run.killAndStartAgain()
    }
    await office.teams.press(ilse, await planOf(office), 'Send for approval').catch(() => undefined)
    const [copy] = await until('the case and its copy', () => {
      const cases = office.teams.inChannel().filter(({ card }) => /Approve all/.test(textOf(card)))
      return cases.length === 2 ? cases : undefined
    })
    assert.ok(copy !== undefined)

    office.tenantGate.before = () => new Promise((goOn) => setTimeout(goOn, 1_000))
    const answer = await office.teams.press(petra, copy, /Approve all/)
    office.tenantGate.open()

    assert.match(textOf(answer), pressIsWorkedOn)
    await office.cardFor(petra, /Jan de Vries is leaving[^]*Approved by Petra de Boer/)
    await run.assertWhole()
  },

  async 'right after the approval does what was approved after its start'(run) {
    const { office } = run
    await approve(office, await submit(office, await planOf(office)))

    await run.killAndStartAgain()

    await run.assertWhole()
  },

  async 'after each single change, before it heard of it, does none of them twice'(run) {
    const { office } = run
    const theCase = await submit(office, await planOf(office))
    let seen = 0
    office.tenantGate.after = async () => {
      const { length } = await office.effects()
      if (length <= seen) return
      seen = length
      await run.killAndStartAgain()
    }

    await approve(office, theCase).catch(() => undefined)

    await run.assertWhole()
    assert.ok(run.kills >= 15, `it was killed ${run.kills} times`)
  },

  async 'while a mailbox is being converted waits for it after its start, and does not ask for it again'(run) {
    const { office } = run
    // Shorter than the time after which the step, not having heard, would ask once more.
    await office.control('delays', { mailboxConversion: 5_000 })
    const theCase = await submit(office, await planOf(office))
    office.tenantGate.after = async ({ body }) => {
      if (run.kills === 0 && body.includes('"Set-Mailbox"')) await run.killAndStartAgain()
    }

    await approve(office, theCase)

    await run.assertWhole()
    assert.equal(run.kills, 1)
  },

  async 'while an answer does not come sends the request again after its start'(run) {
    const { office } = run
    await office.control('faults', { path: 'revokeSignInSessions', hang: 60_000 })
    await approve(office, await submit(office, await planOf(office)))
    await until('the request that hangs', async () => ((await office.faultsWaiting()) === 0 ? true : undefined))

    await run.killAndStartAgain()

    await run.assertWhole()
  },

  async 'after all changes and before the summary still tells it after its start'(run) {
    const { office } = run
    const theCase = await submit(office, await planOf(office))
    await approve(office, theCase)
    office.teams.failures = Array.from({ length: 1_000 }, () => 503)
    await office.journalled('settled')

    await run.kill()
    office.teams.failures = []
    await office.startAgain()

    await run.assertWhole()
  },

  async 'after Teams took the summary and before it heard of it posts that card once more'(run) {
    const { office } = run
    const theCase = await submit(office, await planOf(office))
    office.teamsGate.after = async ({ method, body }) => {
      if (run.kills === 0 && method === 'POST' && body.includes(readBack)) await run.killAndStartAgain()
    }

    await approve(office, theCase)

    await run.assertWhole()
    const summaries = office.teams.messages.filter(({ card }) => textOf(card).includes(readBack))
    assert.equal(summaries.length, 3, 'one with the requester, one in the channel, and one of them once more')
  },

  async 'after a case was closed and before its cards heard of it takes their buttons away after its start'(run) {
    const { office } = run
    await submit(office, await planOf(office))
    const person = await until('a button to withdraw', () =>
      office.teams.inChatOf(ilse).find(({ card }) => card !== undefined && titlesOf(card).includes('Withdraw now')),
    )
    let isGone = false
    office.teamsGate.before = async ({ method }) => {
      if (method !== 'PUT' || run.kills > 0 || !isWithdrawn(office)) return
      await run.kill()
      isGone = true
    }
    await office.teams.press(ilse, person, 'Withdraw now').catch(() => undefined)
    await until('the end of the bot at the first update after the closing', () => (isGone ? true : undefined))
    const live = (): readonly string[] =>
      office.teams.messages.filter(isOfCase).flatMap(({ card }) => (card === undefined ? [] : titlesOf(card)))
    assert.ok(live().includes('Approve') && live().includes('Withdraw now'), `left are ${live().join(', ')}`)

    await office.startAgain()

    await until('cards without buttons', () => (live().length === 0 ? true : undefined))
    await office.cardInChannel(/withdrew this offboarding/)
    assert.deepEqual(await office.effects(), [])
  },

  async 'before a typed command was answered answers it when Teams delivers it again, once'(run) {
    const { office } = run
    const text = `/offboard ${jan.userPrincipalName}`
    const command = { ...office.teams.activityOf(ilse, {}), type: 'message', text }
    let isBack = false
    office.teamsGate.before = async ({ method }) => {
      if (method !== 'POST' || run.kills > 0) return
      await run.killAndStartAgain()
      isBack = true
    }
    await office.teams.send(command).catch(() => undefined)
    await until('the bot that stands again', () => (isBack ? true : undefined), 120_000)
    assert.deepEqual(office.teams.inChatOf(ilse), [])

    for (let times = 0; times < 2; times += 1) await office.teams.send(command)
    await startAgainIfAsked(office)

    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await approve(office, await submit(office, await office.cardFor(ilse, /The plan for/)))
    await run.assertWhole()
    assert.equal(office.teams.inChatOf(ilse).filter(({ card }) => /What I found/.test(textOf(card))).length, 1)
  },

  async 'between two decisions can be answered after its start'(run) {
    const { office } = run
    await begin(office)
    const page = await office.cardFor(ilse, /Decisions about/)
    await run.killAndStartAgain()
    const opened = await answered(() => openStep(office, page, 'contain'))
    await run.killAndStartAgain()
    const saved = await answered(async () => ({ ...page, card: await office.teams.press(ilse, opened, 'Save') }))

    await office.teams.press(ilse, saved, 'Make the plan')
    await run.killAndStartAgain()

    await approve(office, await submit(office, await office.cardFor(ilse, /The plan for/)))
    await run.assertWhole()
  },

  async 'with signing out ordered signs out after its start, once'(run) {
    const { office } = run
    await begin(office)
    const person = await office.cardFor(ilse, /What I found/)
    let isGone = false
    office.tenantGate.before = async ({ method }) => {
      if (method !== 'PATCH' || run.kills > 0) return
      await run.kill()
      isGone = true
    }
    await office.teams.press(ilse, person, /^Sign out .* now$/).catch(() => undefined)
    await until('the end of the bot at the request to sign out', () => (isGone ? true : undefined))

    await office.startAgain()

    await effect(office, 'graph POST /users/{id}/revokeSignInSessions')
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await approve(office, await submit(office, await office.cardFor(ilse, /The plan for/)))
    await run.assertWhole()
  },

  async 'at random moments, again and again, completes the case all the same'(run) {
    const { office } = run
    const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    console.log(`      the random moments come from CRASH_SEED=${seed}`)
    const random = randomFrom(seed)
    const strike = async ({ method, path }: Passing): Promise<void> => {
      const isReading = method === 'GET' || path.endsWith('$batch')
      if (run.kills < 4 && !isReading && random() < 0.15) await run.killAndStartAgain()
    }
    const theCase = await submit(office, await planOf(office))
    for (const gate of [office.tenantGate, office.teamsGate]) Object.assign(gate, { before: strike, after: strike })

    await pressUntilApproved(office, theCase)

    await run.assertWhole()
  },
}

/** Starting a bot is most of the work, so two offices share it. */
const offices = 2

describe('a bot that is killed', function () {
  this.timeout(300_000)
  const open: ProcessOffice[] = []
  const results = new Map<string, Promise<void>>()

  before(async () => {
    const idle = await Promise.all(Array.from({ length: offices }, openOffice))
    const undisturbed = await undisturbedEffects(idle[0])
    const limit = pLimit(offices)
    for (const [title, scenario] of Object.entries(scenarios)) {
      const result = limit(async () => {
        const office = idle.pop() ?? (await openOffice())
        await office.renew()
        await scenario(new Run(office, undisturbed))
        // After a failure its case is not finished: the next one gets another office.
        idle.push(office)
      })
      // Its test tells of a failure, maybe much later.
      result.catch(() => undefined)
      results.set(title, result)
    }
  })
  after(async () => {
    await Promise.allSettled(results.values())
    for (const office of open) await office.close()
  })
  const openOffice = async (): Promise<ProcessOffice> => {
    const office = await ProcessOffice.open()
    open.push(office)
    return office
  }

  for (const title of Object.keys(scenarios)) it(title, () => results.get(title))
})

async function undisturbedEffects(office: ProcessOffice | undefined): Promise<readonly string[]> {
  assert.ok(office !== undefined, 'there is an office')
  await approve(office, await submit(office, await planOf(office)))
  await completed(office)
  return (await office.effects()).map(nameOf)
}

/** Begins a case; in an office whose journal knows Jan from the test before, it has to be started again. */
async function begin(office: ProcessOffice): Promise<void> {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  await startAgainIfAsked(office)
}

async function startAgainIfAsked(office: ProcessOffice): Promise<void> {
  const answer = await office.cardFor(ilse, /Decisions about|was offboarded already/)
  if (/was offboarded already/.test(textOf(answer.card))) await office.teams.press(ilse, answer, 'Start again')
}

async function planOf(office: ProcessOffice): Promise<Message> {
  await begin(office)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  return office.cardFor(ilse, /The plan for/)
}

async function submit(office: ProcessOffice, plan: Message): Promise<Message> {
  await office.teams.press(ilse, plan, 'Send for approval')
  return office.cardInChannel(/Approve all/)
}

async function approve(office: ProcessOffice, theCase: Message): Promise<void> {
  await office.teams.press(petra, theCase, /Approve all/)
}

/** The card that answers a press. One that takes long is answered by a card without buttons; a person then presses again. */
function answered(press: () => Promise<Message>): Promise<Message> {
  return until('a card that answers the press', async () => {
    const message = await press()
    return message.card !== undefined && actionsOf(message.card).length > 0 ? message : undefined
  })
}

/** The press itself may have been lost with the bot; a person then presses again. */
async function pressUntilApproved(office: ProcessOffice, theCase: Message): Promise<void> {
  while (!office.journal().some(({ kind }) => kind === 'approved'))
    await approve(office, theCase).catch(async () => new Promise((again) => setTimeout(again, 200)))
}

async function completed(office: ProcessOffice): Promise<void> {
  await office.cardFor(ilse, /Jan de Vries: completed[^]*was read back/, 240_000)
  await office.cardInChannel(/Jan de Vries: completed[^]*was read back/)
  await office.journalled('completed')
}

function isWithdrawn(office: ProcessOffice): boolean {
  return office.journal().some(({ kind }) => kind === 'cancelled')
}

function titlesOf(card: Card): readonly string[] {
  return actionsOf(card).map(({ title }) => title)
}

function effect(office: ProcessOffice, name: string): Promise<true> {
  return until(name, async () =>
    (await office.effects()).some((one) => nameOf(one).startsWith(name)) ? true : undefined,
  )
}

function nameOf({ system, what, target, detail }: Effect): string {
  return `${system} ${what} ${target} ${JSON.stringify(detail)}`
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

async function assertOffboarded(office: ProcessOffice): Promise<void> {
  const user = await office.graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
  const numbers = await office.graph(
    `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${jan.id}'`,
  )
  assert.equal(user['accountEnabled'], false)
  assert.deepEqual(user['assignedLicenses'], [])
  assert.deepEqual(numbers['value'], [])
  assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'SharedMailbox')
}

/**
 * Posting to Teams cannot be repeated safely, and the place of a card is written down right after it was posted. So a
 * kill in between leaves one card that the journal does not know, which is then posted once more; never more than one,
 * because the cards of a case are posted one after another. A card that the journal knows is never posted again.
 */
function assertCards(office: ProcessOffice, kills: number): void {
  const shownIn = (caseId: string) => office.journal(caseId).flatMap((event) => (event.kind === 'shown' ? [event] : []))
  const cases = office.caseIds().map(shownIn)
  assert.deepEqual(repeated((cases[0] ?? []).map(({ card }) => card)), [], 'no card is shown twice by the journal')
  // The case before may have told its successor only after this one had begun.
  const known = cases.flat()
  const isKnown = ({ id, conversationId }: Message): boolean =>
    known.some(({ at }) => at.activityId === id && at.conversationId === conversationId)
  const unknown = office.teams.messages.filter((message) => isOfCase(message) && !isKnown(message))
  const told = toldInOwnChat(office, unknown)
  const orphans = unknown.filter((message) => !told.includes(message))
  assert.ok(
    orphans.length <= kills,
    `${orphans.length} cards stand twice after ${kills} kills:\n${standing(office, isKnown)}\nThe bot said:\n${office.said}`,
  )
}

/**
 * What came of presses that took longer than Teams waits: each is told once, in the presser's own chat and without buttons,
 * where the card that was pressed cannot say it. A copy cannot, since the journal does not know it.
 */
function toldInOwnChat({ teams }: ProcessOffice, unknown: readonly Message[]): readonly Message[] {
  const slowPresses = teams.answers.filter((answer) => pressIsWorkedOn.test(answer))
  const own = teams.inChatOf(petra)
  return unknown
    .filter((message) => own.includes(message) && message.card !== undefined && titlesOf(message.card).length === 0)
    .slice(0, slowPresses.length)
}

/** Every card in the order in which Teams took it: whether the journal knows it, where it stands, and how it begins. */
function standing({ teams }: ProcessOffice, isKnown: (message: Message) => boolean): string {
  return teams.messages
    .map((message) => {
      const beginning = textOf(message.card).replaceAll('\n', ' | ').slice(0, 120)
      return `${isKnown(message) ? 'known  ' : 'unknown'} ${message.id} in ${message.conversationId}: ${beginning}`
    })
    .join('\n')
}

/** What answers a command about somebody whom the office knows from the test before is no card of the case, nor what became of it. */
function isOfCase({ card }: Message): boolean {
  return card !== undefined && !/was offboarded already|Chosen on/.test(textOf(card))
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
