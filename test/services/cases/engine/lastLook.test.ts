import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { verdictOn } from '../../../../services/cases/engine/verdict'
import type { StepLook } from '../../../../services/cases/journal/entry'
import { newStep, type CaseStep } from '../../../../services/cases/journal/caseStep'
import { hashOf } from '../../../../services/planning/planHash'
import { steps as allSteps } from '../../../../services/steps'
import { samples } from '../../steps/samples'
import { settings } from '../../planning/situations'
import { caseId, caseOf, ilse, opening, petra } from '../journal/builders'
import { Bench, fakeStep, make, pace } from './doubles'

const mailbox = fakeStep({ id: 'mailbox', operations: [make('share'), make('hide')] })
const groups = fakeStep({ id: 'groups', operations: [make('leave')] })
const licences = fakeStep({ id: 'licences', operations: [make('take')], after: ['mailbox', 'groups'] })
const steps = [mailbox, groups, licences]
const things = ['share', 'hide', 'leave', 'take']
const belongsTo: Readonly<Record<string, string>> = {
  share: 'mailbox',
  hide: 'mailbox',
  leave: 'groups',
  take: 'licences',
}

/** A case by these steps; `change` happens right after the last of them was read back, and before the summary. */
async function endedWith(change: (bench: Bench) => void): Promise<Bench> {
  const bench = new Bench(steps)
  await bench.open()
  let isLast = true
  bench.store.beforeAppend = (entries) => {
    if (!isLast || !entries.some(({ event }) => event.kind === 'stepVerified' && event.stepId === 'licences')) return
    isLast = false
    change(bench)
  }
  await bench.run()
  return bench
}
/** A case in whose plan one of the steps is not, since nothing was to be decided about it. */
async function openWithout(bench: Bench, stepId: string): Promise<void> {
  const others = bench.steps.filter(({ id }) => id !== stepId)
  const plan = others.map((step) => bench.planned(step))
  const facts = Object.fromEntries(bench.steps.map(({ id }) => [id, { so: [] }]))
  await bench.say(
    opening(facts),
    ...others.map(({ id }) => ({ kind: 'decided', stepId: id, decision: 'do it' }) as const),
    { kind: 'planned', plan: { steps: plan, hash: hashOf(plan) }, facts },
    { kind: 'submitted', planHash: hashOf(plan) },
  )
  await bench.approve()
}

const looksOf = async (bench: Bench): Promise<readonly StepLook[]> =>
  (await bench.store.read(caseId)).flatMap(({ event }) => (event.kind === 'lookedAtLast' ? event.looks : []))

describe('The last look at a case', () => {
  it('is in the journal before the case settles, with what each step showed', async () => {
    const bench = await endedWith(() => undefined)

    assert.deepEqual((await bench.kinds()).slice(-3), ['lookedAtLast', 'settled', 'completed'])
    assert.deepEqual(
      (await looksOf(bench)).map(({ stepId, result }) => [stepId, result]),
      steps.map(({ id }) => [id, 'stillSo']),
    )
    const { lookedAt } = await bench.theCase()
    assert.equal(lookedAt, (await bench.step('mailbox')).lookedAt)
  })

  it('costs one read for each step, side by side', async () => {
    let before = 0
    const bench = await endedWith(({ tenant }) => void (before = tenant.get.callCount))

    assert.equal(bench.tenant.get.callCount - before, steps.length)
    assert.equal(bench.tenant.find.callCount, 1)
  })

  it('claims nothing of what somebody changed after it was read back, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(things), async (changed) => {
        const bench = await endedWith(({ tenant }) => changed.forEach((name) => tenant.so.delete(name)))

        const hit = new Set(changed.map((name) => belongsTo[name]))
        for (const { id } of steps) {
          const { status, failure } = await bench.step(id)
          assert.deepEqual(
            [id, status, failure?.problem.key],
            hit.has(id) ? [id, 'failed', 'problem.noLongerSo'] : [id, 'done', undefined],
          )
        }
        assert.equal((await bench.theCase()).phase, hit.size === 0 ? 'completed' : 'settled')
        assert.equal(bench.tenant.sent.length, things.length, 'nothing is sent that nobody asked for')
      }),
      { ...settings, numRuns: 16 },
    )
  })

  it('finds it so once more when somebody put it right, and completes the case', async () => {
    const bench = await endedWith(({ tenant }) => ['share', 'leave'].forEach((name) => tenant.so.delete(name)))
    bench.tenant.so.add('share')

    await bench.say({ by: ilse, event: { kind: 'retried', stepId: 'groups' } })
    await bench.run()

    assert.equal((await bench.theCase()).phase, 'completed')
    assert.deepEqual(bench.tenant.sent.slice(things.length), ['leave'], 'what was put right is not sent again')
  })

  it('is taken again for a while when something cannot be read, and the case waits for it', async () => {
    let failures = 3
    const bench = await endedWith(({ tenant }) => {
      tenant.fails = () => (failures-- > 0 ? 'unavailable' : undefined)
    })

    assert.equal((await bench.theCase()).phase, 'completed')
    const looks = (await bench.store.read(caseId)).filter(({ event }) => event.kind === 'lookedAtLast')
    assert.equal(looks.length, 2, 'the first that could not read, and the one that could')
  })

  it('says what could not be read for as long as it was tried, and never passes it over', async () => {
    let from: number | undefined
    const bench = await endedWith(({ tenant, clock }) => {
      from = clock.now().getTime()
      tenant.fails = () => 'unavailable'
    })

    const { status, failure } = await bench.step('mailbox')
    assert.deepEqual([status, failure?.problem.key], ['failed', 'problem.unreadAgain'])
    assert.ok(Date.parse(failure?.at ?? '') - (from ?? 0) > pace.verifyPatience)
    assert.equal((await bench.theCase()).phase, 'settled')
  })

  it('says of what was left as it is that it could not be read, and is complete all the same', async () => {
    const bench = new Bench(steps)
    await bench.open()
    await bench.say({ kind: 'factsRead', facts: {}, nothingToDo: ['groups'] })
    bench.tenant.fails = (path) => (path === '/facts/groups' ? 'unavailable' : undefined)
    await bench.run()

    const { status, unseen, lookedAt } = await bench.step('groups')
    assert.deepEqual([status, unseen?.key, lookedAt], ['skipped', 'problem.unreadLeft', undefined])
    assert.equal((await bench.theCase()).phase, 'completed')
  })

  it('is not complete while nobody can tell what came since to what was left as it is', async () => {
    const telling = { ...groups, newSince: () => [] }
    const bench = new Bench([mailbox, telling, licences])
    await bench.open()
    await bench.say({ kind: 'factsRead', facts: {}, nothingToDo: ['groups'] })
    bench.tenant.fails = (path) => (path === '/facts/groups' ? 'unavailable' : undefined)
    await bench.run()

    const { status, unseen, failure } = await bench.step('groups')
    assert.deepEqual([status, unseen, failure?.problem.key], ['failed', undefined, 'problem.unreadAgain'])
    assert.equal((await bench.theCase()).phase, 'settled')
  })

  it('reads what was left as it is once more where somebody asks for that, and sends nothing of it', async () => {
    const telling = { ...groups, newSince: () => undefined }
    for (const why of ['nothing was to be done', 'an approver wanted it so'] as const) {
      const bench = new Bench([mailbox, telling, licences])
      if (why === 'nothing was to be done') await openWithout(bench, 'groups')
      else {
        await bench.open({ approved: false })
        await bench.say({ kind: 'ruleRefused', stepId: 'groups', reasons: [], changed: [] })
        await bench.say({ kind: 'rejected', stepId: 'groups', reason: 'Leave it', planHash: 'hash', asItIs: true })
        await bench.approve()
      }
      bench.tenant.fails = (path) => (path === '/facts/groups' ? 'unavailable' : undefined)
      await bench.run()
      assert.equal((await bench.step('groups')).status, 'failed', why)

      bench.tenant.fails = () => undefined
      await bench.say({ by: ilse, event: { kind: 'retried', stepId: 'groups' } })
      await bench.run()

      assert.equal((await bench.step('groups')).status, 'skipped', why)
      assert.equal((await bench.theCase()).phase, 'completed', why)
      assert.ok(!bench.tenant.sent.includes('leave'), why)
    }
  })

  it('does not claim anything of an account that somebody else deleted', async () => {
    const bench = await endedWith(({ tenant }) => {
      tenant.account = undefined
    })

    const keys = (await bench.theCase()).steps.map(({ failure }) => failure?.problem.key)
    assert.deepEqual(new Set(keys), new Set(['problem.accountGone']))
  })
})

describe('The last look at a case that somebody ends', () => {
  const approvedOnly = ['share', 'hide', 'leave']
  /** Mailbox and groups are done, the licences wait for an approval, and Petra stops it after this change. */
  async function stoppedAfter(change: (bench: Bench) => void): Promise<Bench> {
    const bench = new Bench(steps)
    await bench.open({ approved: false })
    await bench.approve('mailbox', 'groups')
    await bench.run()
    change(bench)
    await bench.say({ by: petra, event: { kind: 'cancelled' } })
    await bench.queue.run()
    return bench
  }

  it('claims nothing of what somebody changed since, offers and sends nothing, and is taken once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(approvedOnly), async (changed) => {
        const bench = await stoppedAfter(({ tenant }) => changed.forEach((name) => tenant.so.delete(name)))

        const hit = new Set(changed.map((name) => belongsTo[name]))
        for (const id of ['mailbox', 'groups']) {
          const { status, failure } = await bench.step(id)
          assert.deepEqual(
            [id, status, failure?.problem.key],
            hit.has(id) ? [id, 'failed', 'endedLook.noLongerSo'] : [id, 'done', undefined],
          )
        }
        assert.deepEqual(bench.tenant.sent.toSorted(), approvedOnly.toSorted())
        await bench.queue.lookAt(caseId)
        await bench.queue.run()
        const kinds = await bench.kinds()
        assert.deepEqual(kinds.slice(kinds.indexOf('cancelled')), ['cancelled', 'lookedAtLast'])
      }),
      { ...settings, numRuns: 8 },
    )
  })

  it('waits for what cannot be read, and says so when it has waited long enough', async () => {
    const bench = await stoppedAfter(({ tenant }) => {
      tenant.fails = () => 'unavailable'
    })

    const { status, failure } = await bench.step('mailbox')
    assert.deepEqual([status, failure?.problem.key], ['failed', 'endedLook.unreadAgain'])
    assert.equal((await bench.theCase()).ended?.isLookedAt, true)
  })

  it('does not claim anything of an account that somebody else deleted, and ends', async () => {
    const bench = await stoppedAfter(({ tenant }) => {
      tenant.account = undefined
      tenant.hasAccount = false
    })

    const keys = (await bench.theCase()).steps.flatMap(({ failure }) => failure?.problem.key ?? [])
    assert.deepEqual(new Set(keys), new Set(['endedLook.accountGone']))
    assert.equal(bench.queue.asked.size, 0)
  })

  it('is not taken where nothing was changed', async () => {
    const bench = new Bench(steps)
    await bench.open({ approved: false })
    await bench.run()
    await bench.say({ by: petra, event: { kind: 'cancelled' } })
    await bench.queue.run()

    assert.deepEqual(await looksOf(bench), [])
  })
})

describe('A step of which nothing was sent', () => {
  it('is never said to be accepted', async () => {
    const gone = { ...mailbox, plan: () => [] }
    const bench = new Bench([gone])
    await bench.open()

    await bench.run()

    assert.equal((await bench.step('mailbox')).failure?.problem.key, 'problem.nothingSent')
  })
})

describe('What a summary would claim of a step', () => {
  for (const step of allSteps)
    it(`is so after it, and not with the facts of before (${step.id})`, () => {
      for (const { before, decision, after } of samples[step.id] ?? []) {
        const theCase = caseOf(opening({ [step.id]: before }))
        const operations = step.plan(theCase.employee, before, decision, before)
        if (operations.length === 0 || step.isDone(before, decision, before)) continue
        const planned = { stepId: step.id, decision, facts: before, operations, needsApproval: true }
        const state: CaseStep = {
          ...newStep(step.id, before, { revision: 1, at: '2026-11-23T09:00:00Z' }),
          status: 'done',
          decision,
          planned,
          before,
        }

        assert.equal(verdictOn(step, theCase, state, after).result, 'stillSo')
        assert.notEqual(verdictOn(step, theCase, state, before).result, 'stillSo')
      }
    })
})
