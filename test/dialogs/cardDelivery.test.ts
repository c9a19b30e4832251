import { strict as assert } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { useFakeTimers } from 'sinon'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Messenger, Posted, PostOptions, Refusal, Updated, UpdateOptions } from '../../dialogs/messenger'
import { createCardDelivery, type CardDelivery } from '../../dialogs/cardDelivery'
import type { Place } from '../../dialogs/views/desiredCard'
import type { CaseEvent, ShownAt } from '../../services/cases/journal/entry'
import { createJournal, type Journal } from '../../services/cases/journal/journal'
import { caseId, ilse, opening } from '../services/cases/journal/builders'
import { MemoryStore } from '../services/cases/engine/doubles'
import { toldSteps as steps } from '../services/planning/situations'
import { samples } from '../services/steps/samples'
import { caseSettings } from '../support/caseSettings'

const opened = opening(Object.fromEntries(steps.map(({ id }) => [id, samples[id]?.[0]?.before]))) as CaseEvent & {
  readonly kind: 'opened'
}
const blocked: CaseEvent = { kind: 'decided', stepId: 'contain', decision: { choice: 'block' } }
const answered: CaseEvent = { kind: 'decided', stepId: 'mailbox', decision: { choice: 'leave' } }
const askedAgain: CaseEvent = { kind: 'reopened', stepId: 'mailbox' }
const ordered: CaseEvent = {
  kind: 'ordered',
  step: { stepId: 'contain', decision: { choice: 'block' }, facts: {}, operations: [], needsApproval: false },
  hash: 'own',
}

const started: CaseEvent = { kind: 'stepStarted', stepId: 'contain', attempt: 1, before: {} }
const sent: CaseEvent = {
  kind: 'operationSent',
  stepId: 'contain',
  operation: {
    via: 'graph',
    method: 'PATCH',
    path: '/users/1',
    body: { accountEnabled: false },
    explain: dialogTexts.say('working'),
  },
  clientRequestId: 'one',
}
const done: CaseEvent = { kind: 'stepVerified', stepId: 'contain', facts: samples['contain']?.[0]?.before }

interface Sent {
  readonly how: 'post' | 'update'
  readonly place: Place
  readonly card: Card
  readonly at?: ShownAt
  readonly options: Partial<PostOptions>
}

/** Teams, as far as the showing can tell; the next sends fail as often as the test says. */
class MessengerDouble implements Messenger {
  readonly sent: Sent[] = []
  failures = 0
  /** What the next sends are answered, where it is no success. */
  refusals: Refusal[] = []
  unreachable = false
  /** What a send waits for. */
  gate: Promise<void> = Promise.resolve()
  /** How many sends wait for that. */
  waiting = 0

  async post(place: Place, card: Card, options: PostOptions): Promise<Posted> {
    const refusal = await this.weather()
    if (refusal !== undefined) return refusal
    this.sent.push({ how: 'post', place, card, options })
    const conversationId = place.kind === 'channel' ? (options.under?.conversationId ?? 'channel') : place.personId
    return { kind: 'shown', at: { conversationId, activityId: String(this.sent.length) } }
  }
  async update(place: Place, at: ShownAt, card: Card, options: UpdateOptions): Promise<Updated> {
    const refusal = await this.weather()
    if (refusal !== undefined) return refusal
    this.sent.push({ how: 'update', place, at, card, options })
    return { kind: 'accepted' }
  }
  belongs = (): boolean => true
  private async weather(): Promise<Refusal | undefined> {
    this.waiting += 1
    await this.gate
    this.waiting -= 1
    if (this.unreachable) return { kind: 'refused' }
    if (this.failures === 0) return this.refusals.shift()
    this.failures -= 1
    return { kind: 'later' }
  }
}

class Stage {
  readonly store = new MemoryStore()
  readonly messenger = new MessengerDouble()
  readonly journal: Journal
  delivery: CardDelivery
  /** Goes on only while the test waits for something, so that no showing takes longer than a pause. */
  private time = Date.now()
  /** Whether nobody else shows the case. */
  isAlone = true
  /** Whether each change of the case is shown by itself, as in the bot. */
  live = false

  constructor() {
    this.delivery = this.restart()
    this.journal = createJournal(
      this.store,
      () => new Date(),
      (id, events) => void (this.live && this.delivery.changed(id, events)),
    )
  }

  restart(): CardDelivery {
    this.delivery = createCardDelivery({
      alone: (_name, act) => act(() => this.isAlone),
      journal: () => this.journal,
      store: this.store,
      messenger: this.messenger,
      settings: caseSettings(steps, { channelLanguage: 'nl' }),
      languageOf: async () => undefined,
      photos: { look: async () => undefined },
      log: pino({ level: 'silent' }),
      pause: () => 50,
      now: () => this.time,
    })
    return this.delivery
  }

  async open(): Promise<void> {
    const live = this.live
    this.live = false
    await this.journal.open(caseId, ilse, opened)
    this.live = live
    await this.record(blocked)
  }
  async record(...events: readonly CaseEvent[]): Promise<void> {
    await this.journal.record(caseId, ilse, () => events)
  }
  async shown() {
    return (await this.journal.load(caseId))?.shown ?? {}
  }
  /** What was sent since the last time this was asked. */
  taken(): readonly string[] {
    return this.messenger.sent.splice(0).map(({ how, at }) => (at === undefined ? how : `${how} ${at.activityId}`))
  }
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const giveUp = Date.now() + 60_000
    while (!(await condition())) {
      if (Date.now() > giveUp) throw new Error('Waited in vain')
      this.time += 2
      await setTimeout(2)
    }
  }
}

describe('Showing a case', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = new Stage()
    await stage.open()
  })
  afterEach(() => stage.delivery.stop())

  it('posts what is missing, and records where it stands', async () => {
    await stage.delivery.show(caseId)

    assert.deepEqual(stage.taken(), ['post', 'post'])
    assert.deepEqual(await stage.shown(), {
      person: { conversationId: ilse.id, activityId: '1' },
      'page:1': { conversationId: ilse.id, activityId: '2' },
    })
  })

  it('sends nothing once somebody else may show it, and all of it when it is alone again', async () => {
    stage.isAlone = false
    await stage.delivery.show(caseId)
    const sent = stage.taken()
    stage.isAlone = true

    await stage.until(async () => Object.keys(await stage.shown()).length === 2)

    assert.deepEqual(sent, [])
    assert.deepEqual(stage.taken(), ['post', 'post'])
  })

  it('works on a few of many at the same time, and on all of them', async () => {
    const caseIds = Array.from({ length: 40 }, (_none, number) => `case ${number}`)
    for (const id of caseIds) await stage.journal.open(id, ilse, { ...opened, employee: { ...opened.employee, id } })
    let openGate = (): void => undefined
    stage.messenger.gate = new Promise((resolve) => (openGate = resolve))
    const allShown = async () => {
      const cases = await Promise.all(caseIds.map((id) => stage.journal.load(id)))
      return cases.every((one) => one?.shown['person'] !== undefined)
    }

    stage.delivery.inTurn(caseIds)
    await setTimeout(50)
    const { waiting } = stage.messenger
    openGate()
    await stage.until(allShown)

    assert.ok(waiting > 1 && waiting <= 8, `${waiting} at once`)
  })

  it('goes on with the next of many where the first ones wait for Teams', async () => {
    const caseIds = Array.from({ length: 20 }, (_none, number) => `case ${number}`)
    for (const id of caseIds) await stage.journal.open(id, ilse, { ...opened, employee: { ...opened.employee, id } })
    let openGate = (): void => undefined
    stage.messenger.gate = new Promise((resolve) => (openGate = resolve))

    stage.delivery.inTurn(caseIds)

    await stage.until(async () => stage.messenger.waiting === caseIds.length)
    openGate()
  })

  it('sends nothing when nothing changed', async () => {
    await stage.delivery.show(caseId)
    stage.taken()

    await stage.delivery.show(caseId)

    assert.deepEqual(stage.taken(), [])
  })

  it('updates the cards that changed, and only those', async () => {
    await stage.delivery.show(caseId)
    stage.taken()
    await stage.record(answered, askedAgain)

    await stage.delivery.show(caseId)

    // The page says so, and what is asked again has a card of its own; the person card says what it said.
    assert.deepEqual(stage.taken(), ['update 2', 'post'])
  })

  it('puts a step’s card under its case in the channel', async () => {
    await stage.record({ ...ordered, step: { ...ordered.step, needsApproval: true } })

    await stage.delivery.show(caseId)

    const inChannel = stage.messenger.sent.filter(({ place }) => place.kind === 'channel')
    const { case: top } = await stage.shown()
    assert.deepEqual(
      inChannel.map(({ options }) => options.under),
      [undefined, top],
    )
  })

  it('shows nothing about it to anybody but the requester and the channel', async () => {
    await stage.record(ordered)

    await stage.delivery.show(caseId)
    await stage.delivery.show(caseId, 'everything')

    for (const { place } of stage.messenger.sent) assert.ok(place.kind === 'channel' || place.personId === ilse.id)
  })

  it('goes on after a restart where it was: nothing is posted twice', async () => {
    await stage.delivery.show(caseId)
    stage.taken()
    await stage.record(answered, askedAgain)

    await stage.restart().show(caseId)

    assert.deepEqual(stage.taken().filter((how) => how === 'post').length, 1)
    assert.equal(Object.keys(await stage.shown()).length, 3)
  })

  it('lets one of many who leave together go on while their successor’s chat takes nothing', async () => {
    const one = 'of a batch'
    const { decision, before: facts, after = facts } = samples['mailbox']?.[0] ?? assert.fail()
    const theirs = { ...opened, employee: { ...opened.employee, id: 'another' }, batch: { batchId: 'batch-1' } }
    await stage.journal.open(one, ilse, theirs)
    await stage.journal.record(one, ilse, () => [
      {
        kind: 'ordered',
        step: { stepId: 'mailbox', decision, facts, operations: [], needsApproval: false },
        hash: 'own',
      },
      { kind: 'stepStarted', stepId: 'mailbox', attempt: 1, before: facts },
      { kind: 'stepVerified', stepId: 'mailbox', facts: after },
      { kind: 'settled' },
    ])
    let goOn = (): void => undefined
    stage.messenger.gate = new Promise((resolve) => (goOn = resolve))

    assert.equal(await stage.delivery.showAtRest(one), undefined)
    await stage.until(() => stage.messenger.waiting === 1)
    goOn()
    await stage.until(() => stage.messenger.sent.length === 1)
  })

  it('does nothing about a case that does not exist', async () => {
    await stage.delivery.show('forged')

    assert.deepEqual(stage.taken(), [])
  })

  it('tells the one who waits what Teams did not take, and sends that by itself later', async () => {
    await stage.delivery.show(caseId)
    await stage.record(answered, askedAgain)
    stage.taken()
    stage.messenger.failures = 1

    const { undelivered } = await stage.delivery.show(caseId)
    assert.deepEqual([...new Set(undelivered.map(({ refusal }) => refusal.kind))], ['later'])
    await stage.until(() => stage.messenger.sent.length === 2)

    assert.deepEqual(stage.taken(), ['update 2', 'post'])
  })

  it('leaves out who cannot be reached, and posts once they can', async () => {
    stage.messenger.unreachable = true
    await stage.delivery.show(caseId)
    assert.deepEqual(await stage.shown(), {})
    stage.messenger.unreachable = false

    await stage.until(() => stage.messenger.sent.length === 2)

    assert.deepEqual(stage.taken(), ['post', 'post'])
  })

  it('sends everything once more to somebody who asks, so that what is gone is posted again, once', async () => {
    stage.live = true
    await stage.delivery.show(caseId)
    await stage.delivery.idle()
    stage.taken()
    stage.messenger.refusals = [{ kind: 'lost' }]

    await stage.delivery.show(caseId, 'everything')
    assert.deepEqual(stage.taken(), ['update 2'])
    stage.messenger.refusals = [{ kind: 'lost' }]
    await stage.until(() => stage.messenger.sent.length === 1)
    await stage.delivery.idle()

    assert.deepEqual(stage.taken(), ['post'])
    await stage.record(answered, askedAgain)
    await stage.delivery.idle()
    assert.deepEqual(stage.taken(), ['update 2', 'post'])
  })
})

describe('A change of a case', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = new Stage()
    stage.live = true
  })
  afterEach(() => stage.delivery.stop())

  it('is shown by itself', async () => {
    await stage.open()
    await stage.until(async () => Object.keys(await stage.shown()).length === 2)

    await stage.record(answered, askedAgain)
    await stage.until(() => stage.messenger.sent.length === 4)
    await stage.delivery.idle()

    assert.deepEqual(stage.taken(), ['post', 'post', 'update 2', 'post'])
  })

  it('that comes with many others costs one update', async () => {
    await stage.open()
    await stage.until(async () => Object.keys(await stage.shown()).length === 2)
    await stage.delivery.idle()
    stage.taken()
    let open: () => void = () => undefined
    stage.messenger.gate = new Promise((resolve) => (open = resolve))

    for (let count = 0; count < 5; count += 1) await stage.record(answered)
    open()
    await stage.delivery.idle()

    const updates = stage.taken().filter((how) => how === 'update 2')
    assert.ok(updates.length <= 2, `there were ${updates.length}`)
  })

  it('that says how far a step is waits for what comes next, and costs one update with all of it', async () => {
    await stage.open()
    await stage.record(ordered)
    await stage.until(async () => (await stage.shown())['case'] !== undefined)
    await stage.delivery.idle()
    stage.taken()

    const timers = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await stage.record(started)
      await stage.record(sent)
      await timers.tickAsync(1_400)
      await stage.record(done)
      await stage.delivery.idle()
      assert.deepEqual(stage.taken(), [])
      await timers.tickAsync(100)
    } finally {
      timers.restore()
    }
    await stage.delivery.idle()

    const updates = stage.taken()
    assert.ok(updates.length > 0)
    assert.deepEqual(updates, [...new Set(updates)])
    await stage.delivery.show(caseId)
    assert.deepEqual(stage.taken(), [])
  })

  it('that lets a step begin is drawn while Microsoft 365 is asked, and not before', async () => {
    await stage.open()
    await stage.until(async () => Object.keys(await stage.shown()).length === 2)
    await stage.delivery.idle()
    stage.taken()

    const timers = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await stage.record(ordered)
      await stage.record(started)
      await stage.delivery.idle()
      assert.deepEqual(stage.taken(), [])
      await timers.tickAsync(40)
    } finally {
      timers.restore()
    }
    await stage.delivery.idle()

    assert.notDeepEqual(stage.taken(), [])
  })

  it('that says more is shown at once, with how far the steps are', async () => {
    await stage.open()
    await stage.record(ordered)
    await stage.until(async () => (await stage.shown())['case'] !== undefined)
    await stage.delivery.idle()
    stage.taken()

    await stage.record(started)
    await stage.record(answered)
    await stage.delivery.idle()
    assert.notDeepEqual(stage.taken(), [])

    await stage.delivery.show(caseId)
    assert.deepEqual(stage.taken(), [])
  })

  it('is tried again while Teams cannot be reached, and throws at nobody', async () => {
    stage.messenger.failures = 4

    await stage.open()
    await stage.until(async () => Object.keys(await stage.shown()).length === 2)
    await stage.delivery.idle()

    assert.deepEqual(stage.taken(), ['post', 'post'])
  })

  it('is not shown any more after the bot stopped', async () => {
    await stage.delivery.stop()

    await stage.open()
    await stage.delivery.idle()

    assert.deepEqual(stage.taken(), [])
  })
})
