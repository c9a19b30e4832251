import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { jansLaptop, jansPhone } from '../../sandbox/seeds/devices'
import { sandboxPace } from '../../services/remote/pace'
import { openStep, planFor, submitAndApprove, stepCardOf } from '../support/conversation'
import { ilse, Office, petra } from '../support/office'
import { textOf } from '../support/teams'

const jan = people.janDeVries
const willem = people.willemVanLeeuwen
const eva = people.evaWillems

describe('devices and phones', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const whats = async () =>
    (await office.effects()).map(({ what, detail }) => `${what} ${String(detail?.['device'] ?? '')}`)
  const registered = async (id: string) => {
    const { body } = await office.graph(`/users/${id}/registeredDevices`)
    return body['value'] as readonly Record<string, unknown>[]
  }

  it('are wiped or retired, and only when they reported that the ways into the mailbox close', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    await stepCardOf(office, 'Devices and phones', /Done, and read back/)
    await stepCardOf(office, 'Mail apps and protocols', /Done, and read back/)

    const order = await whats()
    const wiped = order.indexOf(`POST /deviceManagement/managedDevices/{id}/wipe ${jansLaptop.name}`)
    const closed = order.indexOf('Set-CASMailbox ')
    assert.ok(wiped >= 0 && wiped < closed, order.join('\n'))
    assert.ok(order.includes(`POST /deviceManagement/managedDevices/{id}/retire ${jansPhone.name}`))
    assert.ok(!order.includes(`POST /deviceManagement/managedDevices/{id}/wipe ${jansPhone.name}`))
  })

  it('are blocked in Entra once they reported, by the one approval that there was', async () => {
    office = await Office.open()
    await office.control('delays', { deviceAction: 500 })
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    const done = await stepCardOf(office, 'Devices and phones', /Done, and read back/)

    const order = await whats()
    const at = (what: string) => order.indexOf(what)
    const [wiped, retired] = [
      at(`POST /deviceManagement/managedDevices/{id}/wipe ${jansLaptop.name}`),
      at(`POST /deviceManagement/managedDevices/{id}/retire ${jansPhone.name}`),
    ]
    assert.ok(wiped >= 0 && retired >= 0, order.join('\n'))
    assert.ok(at(`PATCH /devices/{id} ${jansLaptop.name}`) > Math.max(wiped, retired), order.join('\n'))
    // An application may not block his iPhone.
    assert.equal(order.filter((what) => what.startsWith('PATCH /devices/')).length, 1)
    const open = (await registered(jan.id)).filter(({ accountEnabled }) => accountEnabled === true)
    assert.deepEqual(
      open.map(({ displayName }) => displayName),
      [jansPhone.name],
    )
    assert.doesNotMatch(textOf(done.card), /changed since/i)
  })

  it('that are switched off are waited for; after that the step fails, and the ways into the mailbox stay open', async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, settleSecond: 0.01 } } })
    await submitAndApprove(office, await planFor(office, willem.userPrincipalName))

    const failed = await stepCardOf(office, 'Devices and phones', /Failed/)

    assert.match(textOf(failed.card), /CONTOSO-IPHONE-01 has not reported yet[^]*Press Try again to go on waiting/)
    const { body } = await office.graph(`/users/${willem.id}/managedDevices`)
    assert.equal((body['value'] as readonly Record<string, unknown>[])[0]?.['managementState'], 'wipePending')
    assert.ok((await registered(willem.id)).every(({ accountEnabled }) => accountEnabled === true))
    assert.ok(!(await whats()).includes('Set-CASMailbox '))
  })

  it('that Intune refuses to wipe fail with its words, the others are done all the same, and trying again mends it', async () => {
    office = await Office.open()
    const denied = { error: { code: 'Forbidden', message: 'The device action is not allowed.' } }
    await office.control('faults', {
      method: 'POST',
      path: `/${jansLaptop.managedId}/wipe`,
      count: 1,
      status: 403,
      body: denied,
    })
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    const failed = await stepCardOf(office, 'Devices and phones', /Failed/)
    assert.ok((await whats()).includes(`POST /deviceManagement/managedDevices/{id}/retire ${jansPhone.name}`))

    await office.teams.press(petra, failed, 'Try again')

    await stepCardOf(office, 'Devices and phones', /Done, and read back/)
    assert.ok((await whats()).includes(`POST /deviceManagement/managedDevices/{id}/wipe ${jansLaptop.name}`))
  })

  it('that are no Windows are blocked in Entra by a person, since an application may not: a task, held to what a read says', async () => {
    office = await Office.open()
    const mac = { id: eva.id, name: 'EVA-MAC', ownership: 'personal', operatingSystem: 'MacMDM', managed: false }
    await office.control('add-device', mac)
    const [entry] = await registered(eva.id)
    await submitAndApprove(office, await planFor(office, eva.userPrincipalName))

    const task = await office.cardFor(ilse, /To do by hand: Devices and phones/)
    await office.control('block-device', { device: entry?.['id'] })
    await office.teams.press(ilse, task, 'I have done this')

    assert.match(textOf(task.card), /look up EVA-MAC \(MacMDM, device ID [-0-9a-f]{36}\)\. Choose Disable/)
    assert.match(JSON.stringify(task.card), /https:\/\/entra\.microsoft\.com/)
    await stepCardOf(office, 'Devices and phones', /Done, and read back/)
    assert.deepEqual(
      (await whats()).filter((what) => what.startsWith('PATCH /devices/')),
      [],
    )
  })

  it('are asked about one by one, and a personal phone is never offered a wipe', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const page = await office.cardFor(ilse, /Decisions about Jan de Vries/)
    const { card } = await openStep(office, page, 'devices')

    const choices = Object.fromEntries(
      inputsIn(card).flatMap((item) =>
        item.choices === undefined ? [] : [[item.id, item.choices.map(({ value }) => value)]],
      ),
    )
    assert.deepEqual(choices[`device-${jansLaptop.managedId}`], ['wipe', 'retire', 'leave'])
    assert.deepEqual(choices[`device-${jansPhone.managedId}`], ['retire', 'leave'])
  })
})

interface Input {
  readonly id?: string
  readonly choices?: readonly { readonly value: string }[]
}

function inputsIn(card: Card | undefined): readonly Input[] {
  return (card?.['body'] ?? []) as readonly Input[]
}
