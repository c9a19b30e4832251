import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { devices as seeds, jansLaptop, jansOutlook, jansPhone, saskiasPhone } from '../../../sandbox/seeds/devices'
import { eachWithSandbox, inStillTime, type Answer } from '../support'

const jan = people.janDeVries.id
const saskia = people.saskiaDeGroot.id
const intune = '/deviceManagement/managedDevices'
const wholeWipe = { keepEnrollmentData: false, keepUserData: false }
const drawer = seeds.find(({ switchedOff }) => switchedOff)

describe('managed devices in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const managed = async (user: string) => (await trial.graph('GET', `/users/${user}/managedDevices`)).body['value']
  const wipe = (id: string) => trial.graph('POST', `${intune}/${id}/wipe`, { body: wholeWipe })

  it('are Jan’s laptop of the company and his own phone', async () => {
    const [laptop, phone] = [(await managed(jan))?.[0], (await managed(jan))?.[1]]

    assert.deepEqual([laptop?.['deviceName'], laptop?.['managedDeviceOwnerType']], ['CONTOSO-LT-0412', 'company'])
    assert.deepEqual([phone?.['deviceName'], phone?.['managedDeviceOwnerType']], ['iPhone van Jan', 'personal'])
  })

  it('are gone from Intune when they are wiped, and say so when they are retired', async () => {
    const wiped = await wipe(jansLaptop.managedId)
    const retired = await trial.graph('POST', `${intune}/${jansPhone.managedId}/retire`)

    assert.deepEqual([wiped.status, retired.status], [204, 204])
    const left = (await managed(jan)) as unknown as readonly Record<string, unknown>[]
    assert.deepEqual(
      left.map(({ id }) => id),
      [jansPhone.managedId],
    )
    const [result] = (left[0]?.['deviceActionResults'] ?? []) as Record<string, unknown>[]
    assert.deepEqual([result?.['actionName'], result?.['actionState']], ['removeCompanyData', 'done'])
  })

  it('have a wipe pending until they report', async () => {
    await trial.control('POST', 'delays', { deviceAction: 60_000 })

    await wipe(jansLaptop.managedId)

    const laptop = (await managed(jan))?.[0]
    assert.equal(laptop?.['managementState'], 'wipePending')
    assert.equal(laptop?.['deviceActionResults']?.[0]?.['actionState'], 'pending')
  })

  it(
    'are managed as before when they have retired, and say when that was',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { deviceAction: 30 })
      await trial.graph('POST', `${intune}/${jansPhone.managedId}/retire`)
      const before = (await managed(jan))?.[1]?.['managementState']

      pass(30)

      const phone = (await managed(jan))?.[1]
      const result = phone?.['deviceActionResults']?.[0]
      assert.equal(before, 'retirePending')
      assert.deepEqual([phone?.['managementState'], result?.['actionState']], ['managed', 'done'])
      assert.ok(String(result?.['lastUpdatedDateTime']) > String(result?.['startDateTime']))
    }),
  )

  it('need not be registered in Entra to report', async () => {
    const tablet = (await managed(saskia))?.[0]

    await wipe(String(tablet?.['id']))

    assert.deepEqual(await managed(saskia), [])
  })

  it('that are switched off never report', async () => {
    assert.equal((await wipe(drawer?.managedId ?? '')).status, 204)

    assert.equal((await managed(drawer?.holder ?? ''))?.[0]?.['managementState'], 'wipePending')
  })

  it('hear of nothing any more once they are blocked in Entra', async () => {
    await trial.graph('PATCH', `/devices/${jansLaptop.registration.id}`, { body: { accountEnabled: false } })

    await wipe(jansLaptop.managedId)

    assert.equal((await managed(jan))?.[0]?.['managementState'], 'wipePending')
  })

  it(
    'do not hear of what was asked of them shortly before that either',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { deviceAction: 30 })
      await wipe(jansLaptop.managedId)
      await trial.graph('POST', `${intune}/${jansPhone.managedId}/retire`)

      await trial.graph('PATCH', `/devices/${jansLaptop.registration.id}`, { body: { accountEnabled: false } })
      pass(30)

      const devices = (await managed(jan)) as unknown as readonly Record<string, unknown>[]
      assert.deepEqual(
        devices.map((device) => device['managementState']),
        ['wipePending', 'managed'],
      )
    }),
  )

  it('can be blocked in Entra once they are gone from Intune, by the entry that stays there', async () => {
    await wipe(jansLaptop.managedId)

    const { status } = await trial.graph('PATCH', `/devices/${jansLaptop.registration.id}`, {
      body: { accountEnabled: false },
    })

    const { body } = await trial.graph('GET', `/users/${jan}/registeredDevices?$select=id,accountEnabled`)
    const entry = body['value']?.[0]
    assert.deepEqual([status, entry?.['id'], entry?.['accountEnabled']], [204, jansLaptop.registration.id, false])
    assert.equal((await managed(jan))?.[0]?.['id'], jansPhone.managedId)
  })

  it('refuse fields, bodies, options and devices that are not there', async () => {
    const strange = await trial.graph('POST', `${intune}/${jansLaptop.managedId}/wipe`, { body: { everything: true } })
    const withBody = await trial.graph('POST', `${intune}/${jansPhone.managedId}/retire`, { body: { now: true } })
    const counted = await trial.graph('GET', `/users/${jan}/managedDevices?$count=true`)

    assert.match(refusal(strange), /400 Request_BadRequest Property 'everything' does not exist/)
    assert.match(refusal(withBody), /400 Request_BadRequest/)
    assert.equal(counted.status, 400)
    assert.match(refusal(await wipe('no-such-device')), /404 ResourceNotFound/)
    assert.match(refusal(await trial.graph('GET', '/users/nobody/managedDevices')), /404 Request_ResourceNotFound/)
  })
})

describe('devices registered in Entra, in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const path = `/devices/${jansLaptop.registration.id}`
  const registered = async (which: string) =>
    (await trial.graph('GET', `/users/${jan}/${which}?$select=id,deviceId,accountEnabled`)).body['value']?.[0]

  it('are told by registration and by ownership, with the id that Intune knows them by', async () => {
    const { id, deviceId } = jansLaptop.registration

    for (const which of ['registeredDevices', 'ownedDevices'])
      assert.deepEqual(await registered(which), {
        '@odata.type': '#microsoft.graph.device',
        id,
        accountEnabled: true,
        deviceId,
      })
  })

  it('are blocked and let in again', async () => {
    assert.equal((await trial.graph('PATCH', path, { body: { accountEnabled: false } })).status, 204)
    assert.equal((await registered('ownedDevices'))?.['accountEnabled'], false)
    assert.equal((await trial.graph('PATCH', path, { body: { accountEnabled: true } })).status, 204)
    assert.equal((await registered('ownedDevices'))?.['accountEnabled'], true)
  })

  it('that are no Windows let no application block them, or let them in again', async () => {
    const change = (accountEnabled: boolean) =>
      trial.graph('PATCH', `/devices/${jansPhone.registration.id}`, { body: { accountEnabled } })

    assert.match(refusal(await change(false)), /^403 Authorization_RequestDenied Insufficient privileges/)
    assert.match(refusal(await change(true)), /^403 Authorization_RequestDenied/)
  })

  it('are those of one person, and have no property that is only written about them', async () => {
    const { body } = await trial.graph('GET', `/users/${people.evaWillems.id}/registeredDevices`)
    const annotation = await trial.graph('GET', `/users/${jan}/registeredDevices?$select=@odata.type`)

    assert.deepEqual(body['value'], [])
    assert.match(refusal(annotation), /^400 .*Could not find a property named '@odata\.type'/)
  })

  it('refuse an empty change, a wrong type, an unknown device, and one from Active Directory', async () => {
    const synced = seeds.find((seed) => seed.synced)?.registration?.id ?? ''
    const change = async (where: string, body: object) => refusal(await trial.graph('PATCH', where, { body }))

    assert.match(await change(path, {}), /400 Request_BadRequest/)
    assert.match(await change(path, { accountEnabled: 'no' }), /400 .*'accountEnabled' of resource 'Device'/)
    assert.match(await change('/devices/none', { accountEnabled: false }), /400 .*Invalid object identifier 'none'/)
    assert.match(await change(`/devices/${synced}`, { accountEnabled: false }), /400 .*on-premises mastered/)
  })
})

describe('phones in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const phone = async (Mailbox: string) =>
    (await trial.cmdlet('Get-MobileDeviceStatistics', { Mailbox })).body['value']?.[0]
  const clear = (Identity: string, more: object = {}) => trial.cmdlet('Clear-MobileDevice', { Identity, ...more })
  const access = (change: object) => trial.cmdlet('Set-CASMailbox', { Identity: saskia, ...change })

  it('acknowledge an account wipe when they next fetch mail, and lose nothing else', async () => {
    await clear(saskiasPhone.guid, { AccountOnly: true, Confirm: false })

    assert.notEqual((await phone(saskia))?.['AccountOnlyDeviceWipeAckTime'], null)
    assert.equal((await phone(saskia))?.['DeviceWipeRequestTime'], null)
  })

  it('lose everything without AccountOnly', async () => {
    await clear(saskiasPhone.guid)

    assert.notEqual((await phone(saskia))?.['DeviceWipeAckTime'], null)
  })

  for (const [what, change] of Object.entries({
    'ActiveSync is closed': { ActiveSyncEnabled: false },
    'the phone is blocked': { ActiveSyncBlockedDeviceIDs: [saskiasPhone.deviceId] },
  }))
    it(`never hear of it once ${what}`, async () => {
      await access(change)

      await clear(saskiasPhone.guid, { AccountOnly: true })

      assert.equal((await phone(saskia))?.['AccountOnlyDeviceWipeAckTime'], null)
    })

  it('with Outlook never hear of it once Outlook for phones is closed', async () => {
    await trial.cmdlet('Set-CASMailbox', { Identity: jan, OutlookMobileEnabled: false })

    await clear(jansOutlook.guid, { AccountOnly: true })

    assert.equal((await phone(jan))?.['AccountOnlyDeviceWipeAckTime'], null)
  })

  it('forget a wipe that was called off in time', async () => {
    await trial.control('POST', 'delays', { deviceAction: 60_000 })
    await clear(saskiasPhone.guid, { AccountOnly: true })

    await clear(saskiasPhone.guid, { Cancel: true })

    assert.equal((await phone(saskia))?.['AccountOnlyDeviceWipeRequestTime'], null)
  })

  it(
    'do not wipe what was called off, and acknowledge each wipe anew',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { deviceAction: 30 })
      await clear(saskiasPhone.guid, { AccountOnly: true })
      await clear(saskiasPhone.guid, { Cancel: true })
      pass(60)
      const calledOff = (await phone(saskia))?.['AccountOnlyDeviceWipeAckTime']

      await trial.control('POST', 'delays', { deviceAction: 0 })
      await clear(saskiasPhone.guid, { AccountOnly: true })
      const done = (await phone(saskia))?.['AccountOnlyDeviceWipeAckTime']
      await trial.control('POST', 'delays', { deviceAction: 60_000 })
      await clear(saskiasPhone.guid, { AccountOnly: true })

      assert.equal(calledOff, null)
      assert.notEqual(done, null)
      assert.equal((await phone(saskia))?.['AccountOnlyDeviceWipeAckTime'], null)
    }),
  )

  it('refuse strangers and strange parameters', async () => {
    const answers = [await clear('nobody'), await clear(saskiasPhone.guid, { Everything: true })]

    assert.match(String(answers[0]?.body['error']?.['message']), /ManagementObjectNotFoundException/)
    assert.match(String(answers[1]?.body['error']?.['message']), /matches parameter name 'Everything'/)
  })
})

describe('a phone in a drawer of the pretend tenant', () => {
  const noWipe = () => ({ requestedAt: null, acknowledgedAt: null })
  const seed = { ...saskiasPhone, switchedOff: true } as const
  const trial = eachWithSandbox({
    seed: ({ devices: { phones } }) => void phones.set(seed.guid, { seed, accountWipe: noWipe(), fullWipe: noWipe() }),
  })

  it('never hears of its wipe', async () => {
    await trial.cmdlet('Clear-MobileDevice', { Identity: seed.guid })

    const { body } = await trial.cmdlet('Get-MobileDeviceStatistics', { Mailbox: saskia })
    assert.notEqual(body['value']?.[0]?.['DeviceWipeRequestTime'], null)
    assert.equal(body['value']?.[0]?.['DeviceWipeAckTime'], null)
  })
})

describe('the ways into a mailbox in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const access = async () => (await trial.cmdlet('Get-CASMailbox', { Identity: jan })).body['value']?.[0]
  const set = (change: object) => trial.cmdlet('Set-CASMailbox', { Identity: jan, ...change })

  it('are all open at first, with SMTP as the organisation has it', async () => {
    assert.equal((await access())?.['OWAEnabled'], true)
    assert.equal((await access())?.['SmtpClientAuthenticationDisabled'], null)
  })

  it('change as they are named, and stay as they are otherwise', async () => {
    await set({ PopEnabled: false, SmtpClientAuthenticationDisabled: true, ActiveSyncBlockedDeviceIDs: ['X'] })

    const now = await access()
    assert.deepEqual(
      ['PopEnabled', 'ImapEnabled', 'SmtpClientAuthenticationDisabled', 'ActiveSyncBlockedDeviceIDs'].map(
        (name) => now?.[name],
      ),
      [false, true, true, ['X']],
    )
  })

  it('follow the organisation again when they are told nothing of their own', async () => {
    await set({ SmtpClientAuthenticationDisabled: true })

    await set({ SmtpClientAuthenticationDisabled: null })

    assert.equal((await access())?.['SmtpClientAuthenticationDisabled'], null)
  })

  it('warn when nothing changes', async () => {
    const { body } = await set({ PopEnabled: true })

    assert.match(String(body['warnings']), /no settings of .* have been modified/)
  })

  it('are not there without a mailbox', async () => {
    for (const cmdlet of ['Get-CASMailbox', 'Set-CASMailbox'])
      assert.match(
        String((await trial.cmdlet(cmdlet, { Identity: people.ahmedYildiz.id })).body['error']?.['message']),
        /ManagementObjectNotFoundException/,
      )
  })
})

function refusal({ status, body }: Answer): string {
  return `${status} ${String(body['error']?.['code'])} ${String(body['error']?.['message'])}`
}
