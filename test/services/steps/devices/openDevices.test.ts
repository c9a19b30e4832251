import { strict as assert } from 'node:assert'
import {
  choose,
  openDevices,
  registrationOf,
  standingIn,
  standingOf,
} from '../../../../services/steps/devices/openDevices'
import { laptop, laptopInEntra, none, outlook } from './sample'

const [monday, tuesday, wednesday] = ['2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z']
const done = (at: string | undefined) => ({ state: 'done', at }) as const
const pending = { state: 'pending', at: monday } as const

describe('How far an action on a device is', () => {
  it('is what its report says, and open without one or with a failed one', () => {
    assert.equal(standingOf(undefined, undefined, tuesday), 'open')
    assert.equal(standingOf({ state: 'failed', at: monday }, undefined, undefined), 'open')
    assert.equal(standingOf(pending, undefined, tuesday), 'pending')
    assert.equal(standingOf(pending, pending, tuesday), 'pending')
    assert.equal(standingOf(done(monday), undefined, tuesday), 'done')
  })

  it('is open again once the device was used after the same report', () => {
    assert.equal(standingOf(done(monday), done(monday), tuesday), 'open')
    assert.equal(standingOf(done(monday), done(monday), monday), 'done')
    assert.equal(standingOf(done(tuesday), done(tuesday), monday), 'done')
    assert.equal(standingOf(done(monday), done(monday), undefined), 'done')
    assert.equal(standingOf(done(undefined), done(undefined), undefined), 'open')
  })

  it('is done by a report that is newer than the one from before, also when the device was used since', () => {
    assert.equal(standingOf(done(tuesday), done(monday), wednesday), 'done')
    assert.equal(standingOf(done(tuesday), { state: 'failed', at: tuesday }, wednesday), 'done')
    assert.equal(standingOf(done(monday), pending, wednesday), 'done')
  })

  it('counts a wipe for a retirement, and never the other way round', () => {
    const wiped = { ...laptop, wipe: done(tuesday), retire: undefined }
    const retired = { ...laptop, wipe: undefined, retire: done(tuesday) }

    assert.equal(standingIn(wiped, undefined, 'wipe'), 'done')
    assert.equal(standingIn(wiped, undefined, 'retire'), 'done')
    assert.equal(standingIn(retired, undefined, 'retire'), 'done')
    assert.equal(standingIn(retired, undefined, 'wipe'), 'open')
    assert.equal(standingIn({ ...retired, wipe: pending }, undefined, 'retire'), 'pending')
  })
})

describe('The devices about which there is something to decide', () => {
  it('are told apart by where they are known, with what can be done to each', () => {
    const facts = {
      ...none,
      managed: [laptop],
      registered: [{ ...laptopInEntra, deviceId: 'other' }],
      phones: [outlook],
    }

    assert.deepEqual(
      openDevices({ ...facts, managed: [{ ...laptop, owner: 'company' }] }).map(({ kind, actions }) => [kind, actions]),
      [
        ['company', ['wipe', 'retire']],
        ['registered', ['disable']],
        ['phone', ['clear']],
      ],
    )
    const [own] = openDevices({ ...facts, managed: [{ ...laptop, owner: 'personal' }] })
    assert.deepEqual(own?.actions, ['retire'])
  })

  it('are those whose farthest action is not over', () => {
    const open = (change: object) => openDevices({ ...none, managed: [{ ...laptop, lastSeen: undefined, ...change }] })

    assert.equal(open({ owner: 'company', retire: done(monday) }).length, 1, 'retired, it can still be wiped')
    assert.equal(open({ owner: 'company', wipe: done(monday) }).length, 0)
    assert.equal(open({ owner: 'personal', retire: done(monday) }).length, 0)
  })

  it('are decided about by their id, and by the one in Entra where they have one', () => {
    const [device] = openDevices({ ...none, managed: [laptop] })
    assert.ok(device !== undefined)
    const { id, name } = device

    assert.deepEqual(choose({ ...device, deviceId: 'in-entra' }, 'retire'), {
      id,
      name,
      action: 'retire',
      deviceId: 'in-entra',
    })
    const { deviceId: _deviceId, ...without } = device
    assert.deepEqual(Object.keys(choose(without, 'retire')), ['id', 'name', 'action'])
  })

  it('are registered in Entra only by an id', () => {
    const facts = { ...none, registered: [{ ...laptopInEntra, deviceId: undefined }] }

    assert.equal(registrationOf(facts, undefined), undefined)
    assert.deepEqual(registrationOf({ ...none, registered: [laptopInEntra] }, laptopInEntra.deviceId), laptopInEntra)
  })
})
