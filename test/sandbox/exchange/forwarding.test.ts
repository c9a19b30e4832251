import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems } = people
const Identity = janDeVries.id

describe('the mail of a mailbox of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const mailbox = async () => (await trial.exchange('Get-Mailbox', { Identity })).body['value']?.[0]

  it('forwards, and shows it literally', async () => {
    const { body } = await trial.exchange('Set-Mailbox', {
      Identity,
      ForwardingAddress: null,
      ForwardingSmtpAddress: `smtp:${evaWillems.mail}`,
      DeliverToMailboxAndForward: true,
    })

    assert.deepEqual(body['value'], [])
    assert.deepEqual(body['@adminapi.warnings'], [])
    assert.equal((await mailbox())?.['ForwardingSmtpAddress'], `smtp:${evaWillems.mail}`)
    assert.equal((await mailbox())?.['DeliverToMailboxAndForward'], true)
  })
})

describe('what leads to somebody in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const { janDeVries: jan, evaWillems: eva, sanneOBrien: sanne } = people
  const found = async (cmdlet: string, parameters: object): Promise<readonly unknown[]> =>
    ((await trial.exchange(cmdlet, parameters)).body['value'] as unknown as { DisplayName: string }[]).map(
      ({ DisplayName }) => DisplayName,
    )
  const nameOf = async (Identity: string): Promise<string> =>
    String((await trial.exchange('Get-Mailbox', { Identity })).body['value']?.[0]?.['DistinguishedName'])

  it('is a mailbox that forwards there, found by recipient or address, with smtp: in front or not', async () => {
    await trial.control('POST', 'change-forwarding', { id: eva.id, to: jan.id })
    await trial.control('POST', 'change-forwarding', { id: sanne.id, to: jan.mail })
    const byName = `ForwardingAddress -eq '${await nameOf(jan.id)}'`
    const byAddress = `ForwardingSmtpAddress -eq '${jan.mail}'`

    assert.deepEqual(await found('Get-Mailbox', { Filter: byName }), [eva.displayName])
    assert.deepEqual(await found('Get-Mailbox', { Filter: byAddress }), [sanne.displayName])
    assert.deepEqual(await found('Get-Mailbox', { Filter: byAddress.replace(String(jan.mail), `SMTP:${jan.mail}`) }), [
      sanne.displayName,
    ])
    assert.deepEqual(await found('Get-Mailbox', { Filter: `${byName} -or ${byAddress}` }), [
      eva.displayName,
      sanne.displayName,
    ])
  })

  it('is a list whose mail waits for them', async () => {
    const { newsletter } = groups
    const Filter = `ModeratedBy -eq '${await nameOf(jan.id)}'`
    const before = await found('Get-DistributionGroup', { Filter })
    await trial.control('POST', 'set-moderators', { group: newsletter.id, moderators: [jan.id, eva.id] })
    const [list] = (await trial.exchange('Get-DistributionGroup', { Filter })).body['value'] as unknown as [object]

    assert.deepEqual(before, [])
    assert.deepEqual({ ...list }, { ...list, ModeratedBy: [jan.displayName, eva.displayName], ModerationEnabled: true })
    const refused = await trial.control('POST', 'set-moderators', { group: groups.atlas.id, moderators: [] })
    assert.equal(refused.status, 400)
  })

  for (const Filter of ["DisplayName -eq 'Jan'", "ForwardingAddress -ne 'X'", "ModeratedBy -eq 'X'"])
    it(`is not found by a filter that mailboxes do not have: ${Filter}`, async () => {
      assert.match(JSON.stringify((await trial.exchange('Get-Mailbox', { Filter })).body), /Invalid filter syntax/)
    })
})
