import { strict as assert } from 'node:assert'
import { jansLaptop, jansOutlook } from '../../../../sandbox/seeds/devices'
import { people } from '../../../../sandbox/seeds/people'
import { acting } from './acting'

const { janDeVries: jan, tomVisser: tom } = people

describe('what an administrator does to the pretend tenant in another window: a device', () => {
  const { trial, act, values, idsAt, cmdlet } = acting()
  it('is added to Intune and to Entra', async () => {
    const { body } = await trial.control('POST', 'add-device', { id: tom.id, name: 'TOM-2', ownership: 'personal' })

    const [managed] = await values(`/users/${tom.id}/managedDevices`)
    const [known] = await values(`/users/${tom.id}/ownedDevices?$select=id,displayName`)
    assert.deepEqual(
      [managed?.['id'], managed?.['deviceName'], managed?.['managedDeviceOwnerType']],
      [body['managedDevice'], 'TOM-2', 'personal'],
    )
    assert.deepEqual([known?.['id'], known?.['displayName']], [body['device'], 'TOM-2'])
  })

  it('of another kind is known to Entra alone where that was said, and is blocked there whatever it runs', async () => {
    const mac = { id: tom.id, name: 'TOM-MAC', ownership: 'personal', operatingSystem: 'MacMDM', managed: false }
    const { body } = await trial.control('POST', 'add-device', mac)

    await act('block-device', { device: String(body['device']) })

    const [known] = await values(`/users/${tom.id}/ownedDevices?$select=operatingSystem,accountEnabled`)
    assert.deepEqual(await values(`/users/${tom.id}/managedDevices`), [])
    assert.deepEqual([known?.['operatingSystem'], known?.['accountEnabled']], ['MacMDM', false])
    assert.match(await act('block-device', { device: 'none' }), /^404 Entra has no device none/)
  })

  it('is deleted where it is known, and stays elsewhere', async () => {
    const managed = () => idsAt(`/users/${jan.id}/managedDevices?$select=id`)
    const owned = () => idsAt(`/users/${jan.id}/ownedDevices?$select=id`)
    await act('delete-device', { device: jansLaptop.managedId })
    const [left, known] = [await managed(), await owned()]
    await act('delete-device', { device: jansLaptop.registration.id })
    await act('delete-device', { device: jansOutlook.guid })

    assert.deepEqual([left.length, known.length, (await owned()).length], [1, 2, 1])
    assert.equal(await cmdlet('Get-MobileDeviceStatistics', { Mailbox: jan.id }), undefined)
    assert.match(await act('delete-device', { device: jansLaptop.managedId }), /^404 The tenant has no device/)
  })
})
