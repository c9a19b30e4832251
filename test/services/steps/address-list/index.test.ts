import { strict as assert } from 'node:assert'
import { addressList } from '../../../../services/steps/address-list'
import { context, jan, reader, request } from '../builders'

const shown = { exists: true, hidden: false, synced: false }
const hide = { choice: 'hide' } as const
const mailbox = (overrides: object) => ({
  exchange: { 'Get-Mailbox': [{ RecipientTypeDetails: 'UserMailbox', ...overrides }] },
})

describe('The step for the address list', () => {
  it('reads whether the mailbox is hidden', async () => {
    const read = (overrides: object) => addressList.read(reader(mailbox(overrides)).from, jan())

    assert.deepEqual(await read({}), shown)
    assert.deepEqual(await read({ HiddenFromAddressListsEnabled: true }), { ...shown, hidden: true })
    assert.deepEqual(await addressList.read(reader({}).from, jan()), { exists: false, hidden: false, synced: false })
  })

  it('goes by Exchange for whom Active Directory masters, unless that was moved to the cloud', async () => {
    const read = async (overrides: object) =>
      (await addressList.read(reader(mailbox({ IsDirSynced: true, ...overrides })).from, jan({ synced: true }))).synced

    assert.equal(await read({}), true)
    assert.equal(await read({ IsExchangeCloudManaged: true }), false)
  })

  it('hides the mailbox by Exchange, and shows it again on undo', () => {
    const [operation] = addressList.plan(jan(), shown, hide, shown)
    const [back] = addressList.undo(jan(), shown, hide)

    const setMailbox = (hidden: boolean) => ({
      via: 'exchange',
      cmdlet: 'Set-Mailbox',
      parameters: { Identity: jan().id, HiddenFromAddressListsEnabled: hidden },
    })
    assert.deepEqual(request(operation), setMailbox(true))
    assert.deepEqual(request(back), setMailbox(false))
  })

  it('asks nothing without a mailbox, for one that is hidden, and for one that Active Directory decides about', () => {
    for (const facts of [
      { ...shown, exists: false },
      { ...shown, hidden: true },
      { ...shown, synced: true },
    ])
      assert.equal(addressList.applies(facts, context()), false)
    assert.equal(addressList.applies(shown, context()), true)
  })

  it('is done when it is read back as hidden, and keeps hidden on undo what was hidden before', () => {
    assert.equal(addressList.isDone(shown, hide, shown), false)
    assert.equal(addressList.isDone({ ...shown, hidden: true }, hide, shown), true)
    assert.deepEqual(addressList.undo(jan(), { ...shown, hidden: true }, hide), [])
  })
})
