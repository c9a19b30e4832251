import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { createQuiet, longestQuiet, type Quiet } from '../../../../services/model/quiet'
import { inItsTime, urgently } from '../../../../services/model/urgency'
import { graphServiceOf } from '../../../../services/remote/graph/graphService'
import type { Attempt } from '../../../../services/remote/graph/transport/attempt'
import { createPersistence, worthReadingAgain } from '../../../../services/remote/graph/transport/persistence'
import { shortPace } from './remote'

const patience = 25
/** Milliseconds by which a timer of Node may be early. */
const early = 2

function answered(status: number, retryAfter?: number): Attempt {
  return {
    kind: 'answered',
    status,
    body: undefined,
    retryAfter,
    location: undefined,
    requestId: undefined,
    at: undefined,
  }
}

describe('a Retry-After', () => {
  it('is obeyed by whoever asks for the same, whatever is answered and however long it is', async () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 429, 429, 503, 500),
      retryAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    })
    const call = fc.record({ request: fc.constantFrom('one', 'other'), after: fc.integer({ min: 0, max: 30 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { maxLength: 12 }),
        fc.array(call, { minLength: 1, maxLength: 5 }),
        async (answers, calls) => {
          const left = [...answers]
          const notBefore = new Map<string, number>()
          /** By the clock that a date is of: when it was told, and how long it is to be. */
          const told = new Map<string, { readonly at: number; readonly retryAfter: number }>()
          const persist = createPersistence({ ...shortPace, verifyPatience: patience })
          const make = (request: string) => async (): Promise<Attempt> => {
            assert.ok(performance.now() >= (notBefore.get(request) ?? 0) - early, 'nothing before its time')
            const { status, retryAfter } = left.shift() ?? { status: 200, retryAfter: undefined }
            if (status !== 200 && retryAfter !== undefined) {
              notBefore.set(request, performance.now() + retryAfter)
              told.set(request, { at: Date.now(), retryAfter })
            }
            return answered(status, status === 200 ? undefined : retryAfter)
          }
          for (const { request, after } of calls) {
            await pause(after)
            const last = await persist(request, worthReadingAgain, make(request))
            if (last.kind !== 'answered' || last.status === 200) continue
            // Told when to come back exactly where that is later than anybody waits here.
            const wait = (notBefore.get(request) ?? 0) - performance.now()
            if (wait > patience + early) assert.ok(last.notBefore !== undefined)
            const { at = 0, retryAfter = 0 } = told.get(request) ?? {}
            if (last.notBefore === undefined) continue
            const comesBack = Date.parse(last.notBefore) - retryAfter
            // Counted from some moment between its being told and now, however busy the machine was meanwhile.
            assert.ok(
              comesBack >= at - early && comesBack <= Date.now() + early,
              `${comesBack - at} ms after it was told`,
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is obeyed by what the same service counts with it, and by nothing else', async () => {
    const persist = createPersistence(shortPace, createQuiet(), (request) => request.slice(0, 3))
    await persist(
      'one throttled',
      () => false,
      async () => answered(429, 60),
    )
    const from = performance.now()
    const after = (request: string) =>
      persist(request, worthReadingAgain, async () => answered(performance.now() - from >= 60 - early ? 200 : 204))

    const [same, other] = await Promise.all([after('one of the same'), after('two')])

    assert.deepEqual([statusOf(same), statusOf(other)], [200, 204])
  })

  it('is waited for once by what another was told, so that nothing waits for ever', async () => {
    const always: Quiet = { left: () => 20, keep: () => undefined }
    const from = performance.now()

    const last = await createPersistence(shortPace, always)('one', worthReadingAgain, async () => answered(200))

    assert.equal(statusOf(last), 200)
    assert.ok(performance.now() - from >= 20 - early)
  })

  it('to others holds up nothing that cannot wait, which then obeys what it is told itself', async () => {
    const quiet = createQuiet()
    const persist = createPersistence({ ...shortPace, verifyPatience: 1_000 }, quiet, () => 'service')
    quiet.keep('service', 300)
    const answers = [answered(429, 40), answered(200)]
    const sentAt: number[] = []
    const ask = async (): Promise<Attempt> => {
      sentAt.push(performance.now())
      return answers.shift() ?? answered(200)
    }
    const from = performance.now()

    const first = urgently(() => persist('one', worthReadingAgain, ask))
    await pause(20)

    assert.equal(sentAt.length, 1, 'asked at once')
    assert.ok((sentAt[0] ?? 0) - from < 20)
    await pause(60)
    assert.equal(sentAt.length, 1, 'and obeys what the service said to it, and to the others')
    assert.equal(statusOf(await first), 200)
    assert.ok((sentAt[1] ?? 0) - from >= 300 - early)
  })

  it('holds up what can wait, also where what cannot brought it about', async () => {
    const quiet = createQuiet()
    quiet.keep('service', 40)
    const persist = createPersistence(shortPace, quiet, () => 'service')
    const from = performance.now()

    await urgently(() => inItsTime(() => persist('one', worthReadingAgain, async () => answered(200))))

    assert.ok(performance.now() - from >= 40 - early)
  })

  it('holds nothing else back for longer than the directory counts, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 5 }), (waits) => {
        const quiet = createQuiet(() => 1_000)
        for (const wait of waits) quiet.keep('service', wait)

        assert.ok(Math.abs(quiet.left('service') - Math.min(longestQuiet, Math.max(0, ...waits))) < 1)
      }),
    )
  })
})

describe('A part of Graph', () => {
  const requests: Readonly<Record<string, readonly string[]>> = {
    'graph directory': [
      '/users/1?$select=id',
      'PATCH /users/1',
      '/groups/1/members',
      'POST /users/1/assignLicense',
      '/',
    ],
    'graph sign-in methods': ['/users/1/authentication/methods', 'DELETE /users/1/authentication/phoneMethods/2'],
    'graph mailbox 1': ['/users/1/mailboxSettings', 'POST /users/1/sendMail', '/users/1/calendarView?startDateTime=2'],
    'graph mailbox 2': ['/users/2/mailFolders/inbox/messageRules'],
    'graph photos': ['/users/1/photos/64x64/$value', '/users/1/photo/$value'],
    'graph Intune': ['/deviceManagement/managedDevices/1', '/users/1/managedDevices?$select=id'],
    'graph Teams': ['/admin/teams/telephoneNumberManagement/numberAssignments', '/teams/1/channels'],
    'graph eDiscovery': ['/security/cases/ediscoveryCases'],
    'graph files': ['/drives/1/root', '/users/1/drive?$select=id'],
    'graph reports': ["/reports/getMailboxUsageDetail(period='D7')"],
    'graph logs': ['/auditLogs/signIns'],
  }
  for (const [service, asked] of Object.entries(requests))
    it(`counts together what is asked of ${service}`, () => {
      for (const request of asked) assert.equal(graphServiceOf(request), service, request)
    })
})

function statusOf(attempt: Attempt): number | undefined {
  return attempt.kind === 'answered' ? attempt.status : undefined
}
