import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { shownDevices } from '../../../../cards/steps/devices/card'
import { jansLaptop } from '../../../../sandbox/seeds/devices'
import type { ExchangeOperation, GraphOperation, Operation } from '../../../../services/model/operation'
import { RemoteError } from '../../../../services/remote/reader'
import { devices, type DevicesDecision, type DevicesFacts } from '../../../../services/steps/devices'
import type { ManagedDevice } from '../../../../services/steps/devices/reading'
import { ordinarySettings } from '../settings'
import { context, envelope, inWords, jan, people, reader, request, translator } from '../builders'
import { done, laptop, laptopInEntra, none, outlook, phone, phoneInEntra } from './sample'

const managedPath = `/users/${jan().id}/managedDevices`
const both: DevicesFacts = { ...none, managed: [laptop, phone], registered: [laptopInEntra, phoneInEntra] }
const wipeLaptop: DevicesDecision = {
  choice: 'act',
  devices: [{ id: laptop.id, name: laptop.name, action: 'wipe', deviceId: jansLaptop.registration.deviceId }],
}
const blocked = { ...laptopInEntra, enabled: false }
const wipes = `POST /deviceManagement/managedDevices/${laptop.id}/wipe`
const disables = `PATCH /devices/${laptopInEntra.id}`

describe('The step for devices and phones', () => {
  describe('what it suggests', () => {
    it('is to wipe what is the company’s, and to retire what is personal or nobody knows whose', () => {
      const unknown: ManagedDevice = { ...phone, id: 'c', owner: 'unknown', deviceId: undefined }

      const { devices: chosen } = devices.suggest({ ...both, managed: [laptop, phone, unknown] }, context())

      assert.deepEqual(
        chosen.map(({ action }) => action),
        ['wipe', 'retire', 'retire'],
      )
    })

    it('is to block what is only registered in Entra, and to clear what only fetches mail', () => {
      const facts: DevicesFacts = { ...none, registered: [laptopInEntra], phones: [outlook] }

      assert.deepEqual(
        devices.suggest(facts, context()).devices.map(({ action }) => action),
        ['disable', 'clear'],
      )
    })

    it('is nothing where nothing is open, and then it does not ask', () => {
      const over = { ...none, registered: [{ ...laptopInEntra, enabled: false }], phones: [{ ...outlook, wipe: done }] }

      assert.equal(devices.applies(over, context()), false)
      assert.deepEqual(devices.suggest(over, context()), { choice: 'leave', devices: [] })
    })

    it('leaves a computer of Active Directory to Active Directory, and says so', () => {
      const facts: DevicesFacts = { ...none, registered: [{ ...laptopInEntra, synced: true }] }

      assert.equal(devices.applies(facts, context()), false)
      assert.match(inWords(devices.findings(facts)[0]?.message), /From Active Directory.*CONTOSO-LT-0412/)
    })
  })

  it('says of a Mac that can be wiped what it may ask for then, and of no other', () => {
    const said = (device: ManagedDevice) =>
      JSON.stringify(
        devices.ask(envelope('devices'), { ...none, managed: [device] }, devices.suggest(none, context()), context()),
      )

    assert.match(said({ ...laptop, system: 'macOS' }), /A Mac may ask for a recovery PIN of six digits/)
    assert.doesNotMatch(said({ ...laptop, system: 'Windows' }), /recovery PIN/)
    assert.doesNotMatch(said({ ...phone, system: 'macOS' }), /recovery PIN/)
  })

  it('says where only a person can block a device in Entra, and only there', () => {
    const said = (facts: DevicesFacts) =>
      JSON.stringify(devices.ask(envelope('devices'), facts, devices.suggest(facts, context()), context()))

    assert.match(said({ ...none, registered: [phoneInEntra] }), /An app may block only Windows there/)
    assert.doesNotMatch(said({ ...none, registered: [laptopInEntra] }), /An app may block only Windows/)
  })

  describe('a wipe', () => {
    it('keeps neither data nor enrolment', () => {
      const [operation] = devices.plan(jan(), both, wipeLaptop, both)

      assert.deepEqual((operation as GraphOperation).body, { keepEnrollmentData: false, keepUserData: false })
    })

    it('is waited for, and the device is not blocked in Entra meanwhile: it would hear of nothing any more', () => {
      const waiting: DevicesFacts = { ...both, managed: [{ ...laptop, wipe: { state: 'pending', at: undefined } }] }

      const atFirst = devices.plan(jan(), both, wipeLaptop, both)
      const meanwhile = devices.plan(jan(), waiting, wipeLaptop, both)

      assert.deepEqual(requests(atFirst), [wipes, `${disables} waits`])
      assert.match(inWords(atFirst[1]?.explain), /Block CONTOSO-LT-0412 in Entra, once it has reported that/)
      assert.deepEqual(requests(meanwhile), [`${disables} waits`])
      assert.equal(devices.isDone(waiting, wipeLaptop, both), false)
    })

    for (const [how, managed] of Object.entries({
      'the device is gone from Intune': [],
      'the device reported it': [{ ...laptop, wipe: done }],
    }))
      it(`is over when ${how}, and then the device is blocked in Entra`, () => {
        const reported: DevicesFacts = { ...both, managed }
        const over: DevicesFacts = { ...reported, registered: [blocked, phoneInEntra] }

        assert.deepEqual(requests(devices.plan(jan(), reported, wipeLaptop, both)), [disables])
        assert.equal(devices.isDone(reported, wipeLaptop, both), false)
        assert.deepEqual(devices.plan(jan(), over, wipeLaptop, both), [])
        assert.equal(devices.isDone(over, wipeLaptop, both), true)
      })

    it('that somebody else did before the step started leaves the device to be blocked all the same', () => {
      const gone: DevicesFacts = { ...both, managed: [] }

      assert.deepEqual(requests(devices.plan(jan(), gone, wipeLaptop, gone)), [disables])
    })

    for (const [what, entry] of Object.entries({
      'is not registered there': [],
      'comes from Active Directory, where it has to be disabled': [{ ...laptopInEntra, synced: true }],
      'is blocked there already': [blocked],
    }))
      it(`asks nothing of Entra where the device ${what}`, () => {
        const facts: DevicesFacts = { ...both, registered: entry }

        assert.deepEqual(requests(devices.plan(jan(), facts, wipeLaptop, facts)), [wipes])
        assert.deepEqual(devices.restore(jan(), facts, facts, wipeLaptop), [])
        assert.equal(devices.isDone({ ...facts, managed: [] }, wipeLaptop, facts), true)
      })

    it('that was made is offered no more, but the block in Entra that is missing still is', () => {
      const facts: DevicesFacts = { ...both, managed: [{ ...laptop, wipe: done }] }

      const offered = devices.suggest(facts, context()).devices.map(({ id, action }) => `${action} ${id}`)

      assert.deepEqual(offered, [`disable ${laptopInEntra.id}`, `disable ${phoneInEntra.id}`])
    })

    it('is sent again after one that failed, in a new attempt', () => {
      const failed: DevicesFacts = { ...both, managed: [{ ...laptop, wipe: { state: 'failed', at: done.at } }] }

      assert.deepEqual(requests(devices.plan(jan(), failed, wipeLaptop, both)), [wipes, `${disables} waits`])
    })

    it('of long ago is none when the device was used since', () => {
      const old: ManagedDevice = { ...laptop, wipe: { state: 'done', at: '2025-01-01T00:00:00Z' } }
      const facts: DevicesFacts = { ...both, managed: [old] }

      assert.deepEqual(requests(devices.plan(jan(), facts, wipeLaptop, facts)), [wipes, `${disables} waits`])
      assert.equal(devices.isDone(facts, wipeLaptop, facts), false)
    })

    it('becomes a retirement, to be approved anew, when the device turns out to be personal', () => {
      const personal: DevicesFacts = { ...both, managed: [{ ...laptop, owner: 'personal' }] }

      const plan = requests(devices.plan(jan(), personal, wipeLaptop, both))
      const retired: DevicesFacts = { ...personal, managed: [{ ...laptop, owner: 'personal', retire: done }] }

      assert.deepEqual(plan, [`POST /deviceManagement/managedDevices/${laptop.id}/retire`, `${disables} waits`])
      assert.deepEqual(requests(devices.plan(jan(), retired, wipeLaptop, both)), [disables])
    })

    it('is never planned for anything that is not the company’s, whatever was found and decided (promise 6)', () => {
      const owner = fc.constantFrom('company' as const, 'personal' as const, 'unknown' as const)
      const state = fc.option(
        fc.record({
          state: fc.constantFrom('pending' as const, 'done' as const, 'failed' as const),
          at: fc.constant(done.at),
        }),
        { nil: undefined },
      )

      fc.assert(
        fc.property(owner, state, state, (whose, wipe, retire) => {
          const managed = [{ ...laptop, owner: whose, wipe, retire }]
          const facts: DevicesFacts = { ...both, managed }
          const plan = requests(devices.plan(jan(), facts, wipeLaptop, both))
          assert.ok(whose === 'company' || !plan.includes(wipes))
          // Nor is anything blocked in Entra before it has nothing more to hear.
          assert.ok(!plan.includes(disables) || !plan.some((one) => one.startsWith('POST')))
          assert.ok(!plan.includes(disables) || [wipe, retire].some((report) => report?.state === 'done'))
        }),
      )
    })
  })

  describe('an answer', () => {
    const input = (laptopAnswer: string, phoneAnswer: string) => ({
      [`device-${laptop.id}`]: laptopAnswer,
      [`device-${phone.id}`]: phoneAnswer,
    })
    const answer = (answers: Record<string, string>, facts = both) => devices.parse(answers, facts, people(), context())

    it('to wipe a personal phone is refused with what can be done instead (promise 6)', () => {
      const parsed = answer(input('wipe', 'wipe'))

      assert.equal(parsed.ok, false)
      assert.match(
        inWords(parsed.ok ? undefined : parsed.problem),
        /iPhone van Jan may not be the company’s.*Retire it/,
      )
    })

    it('to leave everything skips the step', () => {
      const parsed = answer(input('leave', 'leave'))

      assert.deepEqual(parsed, { ok: true, value: { choice: 'leave', devices: [] } })
      assert.equal(parsed.ok && devices.changesNothing(parsed.value), true)
    })

    it('that is missing or unknown is asked for', () => {
      assert.equal(answer({}).ok, false)
      assert.equal(answer(input('clear', 'retire')).ok, false)
    })

    it('about many devices asks for the first few, and takes the rest together', () => {
      const managed = Array.from({ length: 300 }, (_, index) => ({ ...laptop, id: `m-${index}`, deviceId: undefined }))
      const facts: DevicesFacts = { ...none, managed }
      const shown = Object.fromEntries(managed.slice(0, shownDevices).map(({ id }) => [`device-${id}`, 'leave']))

      const suggested = answer({ ...shown, others: 'suggested' }, facts)
      const left = answer({ ...shown, others: 'leave' }, facts)

      assert.equal(suggested.ok && suggested.value.devices.length, 300 - shownDevices)
      assert.equal(left.ok && left.value.choice, 'leave')
      assert.equal(answer(shown, facts).ok, false)
      const card = devices.ask(envelope('devices'), facts, devices.suggest(facts, context()), context())
      assert.ok(JSON.stringify(card).length < 25_000)
    })
  })

  describe('a phone that fetches mail', () => {
    const decision: DevicesDecision = {
      choice: 'act',
      devices: [{ id: outlook.id, name: outlook.name, action: 'clear' }],
    }
    const planned = (isOutlook: boolean): ExchangeOperation => {
      const facts: DevicesFacts = { ...none, phones: [{ ...outlook, outlook: isOutlook }] }
      return devices.plan(jan(), facts, decision, facts)[0] as ExchangeOperation
    }

    it('loses the account only, never all that is on it', () => {
      assert.deepEqual(planned(false).parameters, { Identity: outlook.id, AccountOnly: true, Confirm: false })
      assert.equal(planned(false).otherwise, undefined)
    })

    it('that is the Outlook app is asked without AccountOnly when that is refused: it wipes nothing but itself', () => {
      assert.deepEqual(planned(true).otherwise?.map(request), [
        { via: 'exchange', cmdlet: 'Clear-MobileDevice', parameters: { Identity: outlook.id, Confirm: false } },
      ])
    })

    it('is done with when it acknowledged, and waited for until then', () => {
      const before = { ...none, phones: [outlook] }
      const asked: DevicesFacts = { ...none, phones: [{ ...outlook, wipe: { state: 'pending', at: done.at } }] }
      const acknowledged: DevicesFacts = { ...none, phones: [{ ...outlook, wipe: done }] }

      assert.deepEqual(devices.plan(jan(), asked, decision, before), [])
      assert.equal(devices.isDone(asked, decision, before), false)
      assert.equal(devices.isDone(acknowledged, decision, before), true)
    })
  })

  describe('a BlackBerry server', () => {
    const facts: DevicesFacts = { ...none, blackberryServer: 'https://bes.contoso.local' }

    it('makes a task for a colleague, with the server and whom to look up', () => {
      const decision = devices.suggest(facts, context())

      const [task] = devices.plan(jan(), facts, decision, facts)

      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /https:\/\/bes\.contoso\.local.*jan\.devries@contoso\.com/)
      assert.equal(task.link, 'https://bes.contoso.local')
    })

    it('can be left alone, and has no link when it is only a name', () => {
      const parsed = devices.parse({ blackberry: 'false' }, facts, people(), context())
      const named: DevicesDecision = { choice: 'act', devices: [], blackberry: 'BES01' }
      const [task] = devices.plan(jan(), facts, named, facts)

      assert.deepEqual(parsed, { ok: true, value: { choice: 'leave', devices: [] } })
      assert.equal(task?.via === 'person' && task.link, undefined)
    })
  })

  describe('what it reads', () => {
    const raw = {
      id: laptop.id,
      deviceName: laptop.name,
      model: laptop.model,
      managedDeviceOwnerType: 'company',
      lastSyncDateTime: laptop.lastSeen,
      azureADDeviceId: laptop.deviceId,
      managementState: 'managed',
    }
    const read = async (device: object): Promise<ManagedDevice | undefined> => {
      const { from } = reader({ graph: { [managedPath]: [{ ...raw, ...device }] } })
      return (await devices.read(from, jan())).managed[0]
    }
    const result = (actionName: string, actionState: string) => ({
      deviceActionResults: [{ actionName, actionState, lastUpdatedDateTime: done.at }],
    })

    it('is Intune’s devices, with what they said of a wipe under either of its names', async () => {
      assert.deepEqual(await read({}), { ...laptop, state: 'managed' })
      assert.deepEqual((await read(result('factoryReset', 'done')))?.wipe, done)
      assert.deepEqual((await read(result('wipe', 'done')))?.wipe, done)
      assert.deepEqual((await read(result('removeCompanyData', 'done')))?.retire, done)
      assert.equal((await read(result('wipe', 'active')))?.wipe?.state, 'pending')
      assert.equal((await read(result('wipe', 'notSupported')))?.wipe?.state, 'failed')
      assert.equal((await read(result('rebootNow', 'done')))?.wipe, undefined)
    })

    it('is a wipe under way as soon as the device’s own state says so', async () => {
      assert.equal((await read({ managementState: 'wipePending' }))?.wipe?.state, 'pending')
      assert.equal((await read({ managementState: 'retireIssued' }))?.retire?.state, 'pending')
    })

    it('is nobody’s when Intune does not say whose: never the company’s', async () => {
      assert.equal((await read({ managedDeviceOwnerType: 'unknownFutureValue' }))?.owner, 'unknown')
    })

    it('is a device of Entra once, though it is both registered and owned', async () => {
      const entry = { id: laptopInEntra.id, deviceId: laptop.deviceId, displayName: laptop.name, accountEnabled: true }
      const { from } = reader({
        graph: { [`/users/${jan().id}/registeredDevices`]: [entry], [`/users/${jan().id}/ownedDevices`]: [entry] },
      })

      assert.equal((await devices.read(from, jan())).registered.length, 1)
    })

    it('is the newest of a phone’s wipes, and one asked for again after an answer is under way', async () => {
      const phoneWith = async (times: object) => {
        const answer = { Guid: 'g', DeviceID: 'd', DeviceType: 'iPhone', ...times }
        const { from } = reader({ exchange: { 'Get-MobileDeviceStatistics': [answer] } })
        return (await devices.read(from, jan())).phones[0]
      }

      const asked = await phoneWith({ AccountOnlyDeviceWipeRequestTime: '2026-11-23T08:00:00Z' })
      const again = await phoneWith({ DeviceWipeRequestTime: '2026-11-23T10:00:00Z', DeviceWipeAckTime: done.at })

      assert.equal(asked?.wipe?.state, 'pending')
      assert.equal(again?.wipe?.state, 'pending')
      assert.deepEqual((await phoneWith({ AccountOnlyDeviceWipeAckTime: done.at }))?.wipe, done)
    })

    for (const kind of ['forbidden', 'badRequest'] as const)
      it(`is "could not be read" when Intune answers ${kind}, as it may without a licence, and the card says so`, async () => {
        const facts = await devices.read(refusedByIntune(kind), jan())

        assert.equal(facts.intuneReadable, false)
        assert.match(inWords(devices.findings(facts)[0]?.message), /Intune did not say/)
        const card = devices.ask(envelope('devices'), facts, devices.suggest(facts, context()), context())
        assert.match(JSON.stringify(card), /Look there yourself/)
      })

    it('is an error once something was decided about Intune’s devices: unseen is not gone', async () => {
      await assert.rejects(devices.read(refusedByIntune('forbidden'), jan(), wipeLaptop), { name: 'RemoteError' })
    })

    it('is the BlackBerry server that was configured', async () => {
      const { from } = reader({})
      const settings = { ...ordinarySettings, blackberryServer: 'BES01' }

      assert.equal((await devices.read({ ...from, settings }, jan())).blackberryServer, 'BES01')
    })
  })

  describe('on the way back', () => {
    const before: DevicesFacts = { ...both, phones: [outlook] }
    const decided = (...chosen: DevicesDecision['devices']): DevicesDecision => ({ choice: 'act', devices: chosen })
    const back = (now: DevicesFacts, decision: DevicesDecision, was = before) =>
      devices.restore(jan(), now, was, decision)
    const blocked = { ...laptopInEntra, enabled: false }
    const retireLaptop = decided({
      id: laptop.id,
      name: laptop.name,
      action: 'retire',
      deviceId: laptopInEntra.deviceId ?? '',
    })
    const clear = decided({ id: outlook.id, name: outlook.name, action: 'clear' })
    const disable = decided({ id: laptopInEntra.id, name: laptopInEntra.name, action: 'disable' })
    const why = (parts: ReturnType<typeof back>) => parts.map((part) => inWords(part.why)).join()

    it('lets a device in again that was blocked, and no other', () => {
      const [part, ...more] = back({ ...before, registered: [blocked, phoneInEntra] }, disable)

      assert.deepEqual([part?.id, part?.stands, more], [laptopInEntra.id, 'asMade', []])
      const [operation] = part?.operations ?? []
      assert.deepEqual(operation?.via === 'graph' && [operation.path, operation.body], [
        `/devices/${laptopInEntra.id}`,
        { accountEnabled: true },
      ])
      assert.deepEqual(back(before, disable), [])
    })

    it('lets none in that was blocked before, and says of one that is gone that it is registered anew', () => {
      const was = { ...before, registered: [blocked] }

      assert.deepEqual(back(was, disable, was), [])
      assert.match(why(back({ ...before, registered: [] }, disable)), /registers it anew by signing in there/)
    })

    it('gives up what was wiped, and leaves it blocked in Entra', () => {
      const parts = back({ ...before, managed: [], registered: [blocked] }, wipeLaptop)

      assert.deepEqual(
        parts.map(({ id, stands }) => [id, stands]),
        [[laptop.id, 'lost']],
      )
      assert.match(why(parts), /was wiped, and what was on it does not come back/)
    })

    it('says which device still waits to be wiped, and leaves it blocked', () => {
      const pending: ManagedDevice = { ...laptop, wipe: { state: 'pending', at: undefined } }

      const parts = back({ ...before, managed: [pending], registered: [blocked] }, wipeLaptop)

      assert.deepEqual(
        parts.map(({ id, stands }) => [id, stands]),
        [[laptop.id, 'lost']],
      )
      assert.match(why(parts), /still waits to be wiped or retired, and no request calls that off/)
    })

    it('lets a retired one in again, and has its holder enrol it', () => {
      const parts = back({ ...before, managed: [], registered: [blocked] }, retireLaptop)

      assert.deepEqual(
        parts.map(({ id, stands }) => [id, stands]),
        [
          [laptop.id, 'byHand'],
          [laptopInEntra.id, 'asMade'],
        ],
      )
    })

    it('spares a phone that has not heard yet, and has its holder add the account where it has', () => {
      const [waits] = back({ ...before, phones: [{ ...outlook, wipe: { state: 'pending', at: undefined } }] }, clear)
      const [heard] = back({ ...before, phones: [{ ...outlook, wipe: done }] }, clear)

      assert.deepEqual([waits?.stands, requests(waits?.operations ?? [])], ['asMade', ['Clear-MobileDevice Cancel']])
      const [task] = heard?.operations ?? []
      assert.ok(heard?.stands === 'byHand' && task?.via === 'person')
      assert.match(inWords(task.instruction), /The work account was removed from .*add it again in the mail app/)
      assert.deepEqual(back(before, clear), [])
    })

    it('is a task in the BlackBerry server', () => {
      const decision: DevicesDecision = { choice: 'act', devices: [], blackberry: 'https://bes.contoso.local' }

      const [part] = back(before, decision)

      const [task] = part?.operations ?? []
      assert.ok(part?.stands === 'byHand' && task?.via === 'person')
      assert.equal(task.link, 'https://bes.contoso.local')
      assert.match(inWords(task.instruction), /look up jan\.devries@contoso\.com\. Enable the user again/)
    })
  })

  describe('what was not reported in time', () => {
    const decision = devices.suggest({ ...both, phones: [outlook] }, context())
    const before: DevicesFacts = { ...both, phones: [outlook] }
    const why = (facts: DevicesFacts) => devices.whyNotVisible?.(facts, decision, before)

    it('is told by name, with what can be done and what trying again does', () => {
      const facts: DevicesFacts = { ...before, managed: [{ ...phone, retire: { state: 'pending', at: undefined } }] }

      assert.match(
        inWords(why(facts)),
        /^iPhone van Jan and Outlook for iOS and Android have not reported yet.*switched on.*Try again to go on waiting/,
      )
      assert.match(inWords(why({ ...facts, phones: [] })), /^iPhone van Jan has not reported yet/)
    })

    it('is not blamed on a device when all reported, and only Entra still shows the old state', () => {
      assert.equal(why({ ...before, managed: [], phones: [{ ...outlook, wipe: done }] }), undefined)
    })
  })

  it('says what was chosen in a sentence, whatever comes first', () => {
    const suggestion = devices.suggest({ ...both, phones: [outlook] }, context())
    const blackberry: DevicesDecision = { choice: 'act', devices: [], blackberry: 'BES01' }
    const inDutch = translator('nl')

    assert.equal(
      inWords(devices.describe(suggestion)),
      'Wipe CONTOSO-LT-0412, retire iPhone van Jan, and remove the work account from Outlook for iOS and Android',
    )
    assert.equal(
      inDutch(devices.describe(suggestion)),
      'Wis CONTOSO-LT-0412, stel iPhone van Jan buiten gebruik en verwijder het werkaccount van Outlook for iOS and Android',
    )
    assert.equal(inWords(devices.describe(blackberry)), 'Deal with the BlackBerry on BES01')
    assert.match(inWords(devices.verified(both, suggestion)), /Reported as done: wipe CONTOSO/)
  })

  it('says what it waits for, and what a day without a report means', () => {
    const card = JSON.stringify(devices.ask(envelope('devices'), both, devices.suggest(both, context()), context()))

    assert.match(card, /when it next reports/)
    assert.match(card, /After a day without a report this step fails/)
    assert.equal(devices.patienceSeconds, 86_400)
  })
})

function refusedByIntune(kind: 'forbidden' | 'badRequest') {
  const { from, graph } = reader({})
  const list = (path: string, schema: Parameters<typeof from.graph.list>[1]) =>
    path.includes('managedDevices')
      ? Promise.reject(new RemoteError({ kind, system: 'graph', text: 'Made up by a test' }))
      : graph.list(path, schema)
  return { ...from, graph: { ...from.graph, list } as typeof from.graph }
}

function requests(operations: readonly Operation[]): readonly string[] {
  return operations.map((operation) => {
    const waits = operation.waits === true ? ' waits' : ''
    if (operation.via === 'graph') return `${operation.method} ${operation.path}${waits}`
    return operation.via === 'exchange' ? `${operation.cmdlet} ${Object.keys(operation.parameters)[1]}` : operation.via
  })
}
