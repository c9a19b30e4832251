import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import pino from 'pino'
import { fake, useFakeTimers, type SinonFakeTimers } from 'sinon'
import { membersOf } from '../../../dialogs/batches/batchMembers'
import { createBatchThreads } from '../../../dialogs/batches/createBatchThreads'
import { createBatchWork } from '../../../dialogs/batches/createBatchWork'
import { digestOf } from '../../../dialogs/batches/memberDigest'
import { createMemberDigests } from '../../../dialogs/batches/memberDigests'
import { createPlanDelivery, type PlanDelivery } from '../../../dialogs/batches/planDelivery'
import type { DialogTools } from '../../../dialogs/dialogTools'
import { createBatchJournal } from '../../../services/batches/batchJournal'
import type { BatchEvent, PlannedMember } from '../../../services/batches/batchEntry'
import type { OffboardingCase } from '../../../services/cases/journal/case'
import { caseSettings } from '../../support/caseSettings'
import { MemoryStore } from '../../services/cases/engine/doubles'
import { ilse } from '../../services/cases/journal/builders'
import { history, play } from '../../services/cases/journal/histories'
import { settings as examples, toldSteps } from '../../services/planning/situations'

const settings = caseSettings(toldSteps)
const now = () => new Date('2030-01-01T00:00:00.000Z')
const log = pino({ level: 'silent' })

/** A case that was sent and waits for approvals. */
const [waiting = assert.fail()] = fc.sample(
  history
    .map((one) => play(one).map(({ after }) => after))
    .map((moments) =>
      moments.find(
        ({ phase, steps, plan }) =>
          phase === 'submitted' &&
          steps.some(({ status, planHash }) => status === 'waitingApproval' && planHash === plan?.hash),
      ),
    )
    .filter((one) => one !== undefined),
  { numRuns: 1, seed: examples.seed },
)

/** So many people who leave together, and all that is read of their cases. */
class Together {
  readonly store = new MemoryStore()
  readonly ids: readonly string[]
  readonly revisions = new Map<string, number>()
  readonly loaded: string[] = []
  questions = 0
  unfinished: readonly string[]
  readonly batches = createBatchJournal(this.store, now, () => undefined)
  readonly updates = fake.resolves({ kind: 'accepted' })
  readonly posts = fake.resolves({ kind: 'shown', at: { conversationId: 'a', activityId: '1' } })

  constructor(count: number) {
    this.ids = Array.from({ length: count }, (_none, index) => `case-${index}`)
    this.unfinished = this.ids
    for (const id of this.ids) this.revisions.set(id, waiting.revision)
    this.store.revisions = async (ids) => {
      this.questions += 1
      return new Map([...this.revisions].filter(([id]) => ids.includes(id)))
    }
    this.store.readAfter = async () => assert.fail('of each case by itself nothing is asked')
    this.store.unfinished = async () => this.unfinished
  }

  caseOf(caseId: string): OffboardingCase {
    const revision = this.revisions.get(caseId) ?? assert.fail(caseId)
    return { ...waiting, caseId, revision, employee: { ...waiting.employee, id: `leaver of ${caseId}` } }
  }

  readonly journal = {
    load: async (caseId: string) => {
      this.loaded.push(caseId)
      return this.caseOf(caseId)
    },
  }

  get tools(): DialogTools {
    const { store, journal, batches: batchJournal } = this
    const messenger = { update: this.updates, post: this.posts, belongs: () => true }
    return { store, journal, batchJournal, messenger, settings, now, log } as unknown as DialogTools
  }

  /** A batch of all of them, to which this happened besides. */
  async opened(...events: readonly BatchEvent[]): Promise<void> {
    await this.batches.open('batch-1', ilse, {
      kind: 'batchOpened',
      requester: ilse,
      language: 'en',
      name: 'December',
      members: this.ids.map((id) => ({ employeeId: `leaver of ${id}`, displayName: id })),
    })
    await this.record(...events)
  }

  record(...events: readonly BatchEvent[]) {
    return this.batches.record('batch-1', ilse, () => events)
  }

  get openings(): readonly BatchEvent[] {
    return this.ids.map((caseId) => ({ kind: 'memberOpened', employeeId: `leaver of ${caseId}`, caseId }))
  }
}

const sent: readonly BatchEvent[] = [{ kind: 'batchSubmitted', members: [] }]

describe('What is read of many who leave together', () => {
  let clock: SinonFakeTimers
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => clock.restore())

  it('is one question for the cards in the channel, and the cases that changed', async () => {
    const all = new Together(200)
    const digests = createMemberDigests(all, settings)
    assert.equal((await digests.of(all.ids)).size, 200)
    assert.deepEqual([all.questions, all.loaded.length], [1, 200])

    await digests.of(all.ids)
    all.revisions.set('case-7', waiting.revision + 1)
    const after = await digests.of(all.ids)

    assert.deepEqual([all.questions, all.loaded.slice(200)], [3, ['case-7']])
    assert.equal(after.get('case-7')?.revision, waiting.revision + 1)
  })

  it('is no case for the requester’s card while the others are opened, and each once when all are', async () => {
    const all = new Together(30)
    const delivery = createPlanDelivery(() => all.tools)
    await all.opened()
    for (const opening of all.openings.slice(1)) {
      await all.record(opening)
      await delivery.show('batch-1')
      await clock.tickAsync(3_000)
    }
    assert.deepEqual(all.loaded, [])
    assert.ok(all.updates.callCount > 20, 'and the card says how far it is')

    await all.record(...all.openings.slice(0, 1))
    await delivery.show('batch-1')
    await clock.tickAsync(3_000)
    await delivery.show('batch-1')

    assert.equal(all.loaded.length, 30)
    assert.equal(all.questions, 2)
    delivery.stop()
  })

  it('is no case for the channel before something stands there', async () => {
    const all = new Together(30)
    const threads = createBatchThreads({ dialogs: () => all.tools, alone: (_name, act) => act(), pause: () => 1 })
    await all.opened(...all.openings)
    threads.lookAt('batch-1')
    await threads.idle()
    assert.deepEqual([all.questions, all.loaded.length, all.posts.callCount], [0, 0, 0])

    await all.record(...sent)
    await clock.tickAsync(3_000)
    threads.lookAt('batch-1')
    await threads.idle()

    assert.deepEqual([all.questions, all.loaded.length], [1, 30])
    assert.ok(all.posts.callCount > 0)
    await threads.stop()
  })

  it('is no case that is over to see whether all are', async () => {
    const all = new Together(30)
    const delivery: PlanDelivery = {
      show: async () => undefined,
      plansOf: async () => new Map(),
      caseChanged: () => undefined,
      stop: () => undefined,
    }
    const work = createBatchWork({ dialogs: () => all.tools, delivery, alone: (_name, act) => act() })
    await all.opened(...all.openings, ...sent)
    await all.record({ kind: 'carriedOut', order: 32 })
    for (all.unfinished = all.ids; all.unfinished.length > 0; all.unfinished = all.unfinished.slice(1)) {
      work.lookAt('batch-1')
      await work.idle()
      assert.equal((await all.batches.load('batch-1'))?.ended, undefined)
    }
    work.lookAt('batch-1')
    await work.idle()

    assert.deepEqual(all.loaded, [])
    assert.equal((await all.batches.load('batch-1'))?.ended, 'completed')
    await work.stop()
  })

  it('is each of whom an order is some times, and not once for every other', async () => {
    const all = new Together(200)
    let reads = 0
    const members = all.ids.map((id): PlannedMember => ({
      get caseId() {
        reads += 1
        return id
      },
      planHash: waiting.plan?.hash ?? '',
    }))
    const stepIds = waiting.steps.map(({ stepId }) => stepId)
    await all.opened(...all.openings)
    const batch = await all.batches.load('batch-1')
    assert.ok(batch !== undefined)
    const order = { revision: 1, by: ilse, at: '', event: { kind: 'approvedForAll', stepIds, members } } as const
    const digests = new Map(all.ids.map((id) => [id, digestOf(all.caseOf(id), settings)]))

    const view = membersOf({ ...batch, orders: [order] }, digests)

    assert.ok(view.every(({ digest }) => digest?.steps.some(({ status }) => status === 'approved')))
    assert.ok(reads <= 5 * members.length, `${reads} reads of ${members.length}`)
  })
})
