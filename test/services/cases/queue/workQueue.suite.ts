import { strict as assert } from 'node:assert'
import type { Look, WorkQueue } from '../../../../services/cases/queue/workQueue'

/** A queue that repeats a look that threw, within a few milliseconds. */
export interface QueueUnderTest {
  readonly queue: WorkQueue
  close(): Promise<void>
}

/** What every WorkQueue does. `open` gives one that has not been started, with so many looks at once where it is said. */
export function workQueueSuite(name: string, open: (concurrency?: number) => Promise<QueueUnderTest>): void {
  describe(name, () => {
    let under: QueueUnderTest
    let queue: WorkQueue
    let looks: Looks
    beforeEach(async () => {
      under = await open()
      ;({ queue } = under)
      looks = createLooks()
    })
    afterEach(async () => {
      looks.finishAll()
      await queue.stop()
      await under.close()
    })

    it('looks at a case that it is asked to look at', async () => {
      await queue.start(looks.look, fail)

      await queue.lookAt('case-1')

      await looks.begun('case-1', 1)
    })

    it('looks at what was asked for before it was started', async () => {
      await queue.lookAt('case-1')
      await queue.start(looks.look, fail)

      await looks.begun('case-1', 1)
    })

    it('looks at a later time, and keeps the earliest of several', async () => {
      await queue.start(looks.look, fail)
      await queue.lookAt('case-1', new Date(Date.now() + 3_600_000))
      await queue.lookAt('case-1', new Date(Date.now() + 30))
      await queue.lookAt('case-1', new Date(Date.now() + 7_200_000))

      await looks.begun('case-1', 1)
    })

    it('does not look before the time', async () => {
      await queue.start(looks.look, fail)
      const at = Date.now() + 60
      await queue.lookAt('case-1', new Date(at))

      await looks.begun('case-1', 1)

      assert.ok(Date.now() >= at)
    })

    it('never runs two looks at one case at once, and looks again for what was asked meanwhile', async () => {
      await queue.start(looks.look, fail)
      await queue.lookAt('case-1')
      await looks.begun('case-1', 1)

      await queue.lookAt('case-1')
      await queue.lookAt('case-1')
      assert.equal(looks.count('case-1'), 1)
      looks.finish('case-1')

      await looks.begun('case-1', 2)
      assert.equal(looks.mostAtOnce('case-1'), 1)
    })

    it('looks at different cases side by side', async () => {
      await queue.start(looks.look, fail)

      await Promise.all(['a', 'b', 'c'].map((caseId) => queue.lookAt(caseId)))

      await Promise.all(['a', 'b', 'c'].map((caseId) => looks.begun(caseId, 1)))
    })

    it('reports a look that threw and repeats it', async () => {
      const reported: unknown[] = []
      await queue.start(looks.look, (caseId, error) => reported.push([caseId, (error as Error).message]))
      await queue.lookAt('case-1')
      await looks.begun('case-1', 1)

      looks.fail('case-1', new Error('Graph is away'))
      await looks.begun('case-1', 2)
      looks.fail('case-1', new Error('Graph is still away'))
      await looks.begun('case-1', 3)

      assert.deepEqual(reported, [
        ['case-1', 'Graph is away'],
        ['case-1', 'Graph is still away'],
      ])
    })

    it('knows at which cases no look waits or is under way', async () => {
      await queue.start(looks.look, fail)
      await queue.lookAt('case-1')
      await looks.begun('case-1', 1)
      await queue.lookAt('case-2', new Date(Date.now() + 3_600_000))

      assert.deepEqual(await queue.unasked(['case-1', 'case-2', 'case-3']), ['case-3'])
      assert.equal(looks.newest('case-1').holds(), true)
      looks.finish('case-1')
      while (!(await queue.unasked(['case-1'])).includes('case-1')) await moments(1)
    })

    describe('in its order', () => {
      beforeEach(async () => {
        await under.close()
        under = await open(1)
        ;({ queue } = under)
      })

      it('lets no containment wait for what is slow, and has the others wait behind whoever goes before them', async () => {
        await queue.start(looks.look, fail)
        await queue.lookAt('slow')
        await looks.begun('slow', 1)
        await queue.lookAt('one of many', undefined, 'caseOfMany')
        await queue.lookAt('by itself')

        await queue.lookAt('to be kept out', undefined, 'containment')
        await looks.begun('to be kept out', 1)

        await moments(3)
        assert.equal(looks.count('by itself') + looks.count('one of many'), 0)
        looks.finish('slow')
        await looks.begun('by itself', 1)
        assert.equal(looks.count('one of many'), 0)
        looks.finish('by itself')
        await looks.begun('one of many', 1)
      })

      it('has one who leaves alone kept out before many who leave together', async () => {
        await queue.lookAt('first of many', undefined, 'containmentOfMany')
        await queue.start(looks.look, fail)
        await looks.begun('first of many', 1)
        await queue.lookAt('second of many', undefined, 'containmentOfMany')
        await queue.lookAt('alone', undefined, 'containment')

        looks.finish('first of many')
        await looks.begun('alone', 1)
        assert.equal(looks.count('second of many'), 0)
        looks.finish('alone')
        await looks.begun('second of many', 1)
      })

      it('lets a case go forward that waits, and never back', async () => {
        await queue.start(looks.look, fail)
        await queue.lookAt('slow')
        await looks.begun('slow', 1)
        await queue.lookAt('waits')
        await moments(3)
        assert.equal(looks.count('waits'), 0)

        await queue.lookAt('waits', undefined, 'containment')
        await queue.lookAt('waits', undefined, 'caseOfMany')

        await looks.begun('waits', 1)
      })

      it('has a look that kept somebody out go on only where there is a place', async () => {
        await queue.start(looks.look, fail)
        await queue.lookAt('slow')
        await looks.begun('slow', 1)
        await queue.lookAt('kept out', undefined, 'containment')
        await looks.begun('kept out', 1)

        assert.equal(looks.newest('kept out').mayGoOn(), false)
        looks.finish('slow')
        while (!looks.newest('kept out').mayGoOn()) await moments(1)

        assert.equal(looks.newest('kept out').mayGoOn(), true)
        await queue.lookAt('next to be kept out', undefined, 'containment')
        await looks.begun('next to be kept out', 1)
        await queue.lookAt('waits')
        await moments(3)
        assert.equal(looks.count('waits'), 0, 'its place is taken')
      })
    })

    it('waits for the looks under way when it stops, tells them so, and begins no other', async () => {
      await queue.start(looks.look, fail)
      await queue.lookAt('case-1')
      await looks.begun('case-1', 1)
      await queue.lookAt('case-1')
      assert.equal(looks.newest('case-1').holds(), true)

      let stopped = false
      const stopping = queue.stop().then(() => (stopped = true))
      await moments(3)
      assert.equal(stopped, false)
      assert.equal(looks.newest('case-1').holds(), false)
      looks.finish('case-1')
      await stopping
      await moments(3)

      assert.equal(looks.count('case-1'), 1)
    })
  })
}

export interface Looks {
  readonly look: (look: Look) => Promise<void>
  /** Resolves when so many looks at the case have begun. */
  begun(caseId: string, count: number): Promise<void>
  count(caseId: string): number
  mostAtOnce(caseId?: string): number
  finish(caseId: string): void
  fail(caseId: string, error: Error): void
  finishAll(): void
  /** The newest look at the case. */
  newest(caseId: string): Look
}

/** Looks that last until the test ends them. */
export function createLooks(): Looks {
  const all: { readonly look: Look; readonly end: (error?: Error) => void; over: boolean }[] = []
  let atOnce: string[] = []
  const most = new Map<string | undefined, number>()
  let open = true
  const of = (caseId: string) => all.filter(({ look }) => look.caseId === caseId)
  const end = (caseId: string, error?: Error) =>
    of(caseId)
      .find(({ over }) => !over)
      ?.end(error)
  return {
    look(look) {
      atOnce = [...atOnce, look.caseId]
      const same = atOnce.filter((caseId) => caseId === look.caseId).length
      most.set(look.caseId, Math.max(most.get(look.caseId) ?? 0, same))
      most.set(undefined, Math.max(most.get(undefined) ?? 0, atOnce.length))
      return new Promise((resolve, reject) => {
        const one = {
          look,
          over: false,
          end(error?: Error) {
            one.over = true
            atOnce = atOnce.toSpliced(atOnce.indexOf(look.caseId), 1)
            if (error === undefined) resolve()
            else reject(error)
          },
        }
        all.push(one)
        if (!open) one.end()
      })
    },
    async begun(caseId, count) {
      while (of(caseId).length < count) await moments(1)
    },
    count: (caseId) => of(caseId).length,
    mostAtOnce: (caseId) => most.get(caseId) ?? 0,
    finish: (caseId) => end(caseId),
    fail: (caseId, error) => end(caseId, error),
    finishAll() {
      open = false
      for (const one of all) if (!one.over) one.end()
    },
    newest: (caseId) => of(caseId).at(-1)?.look as Look,
  }
}

/** Lets everything go on that needs no time. */
export async function moments(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await new Promise((resolve) => setTimeout(resolve, 5))
}

function fail(caseId: string, error: unknown): void {
  throw new Error(`The look at ${caseId} threw`, { cause: error })
}
