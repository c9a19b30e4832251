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

  const setMailbox = (hidden: boolean) => ({
    via: 'exchange',
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: jan().id, HiddenFromAddressListsEnabled: hidden },
  })

  it('hides the mailbox by Exchange', () => {
    assert.deepEqual(addressList.plan(jan(), shown, hide, shown).map(request), [setMailbox(true)])
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

  it('is done when it is read back as hidden', () => {
    assert.equal(addressList.isDone(shown, hide, shown), false)
    assert.equal(addressList.isDone({ ...shown, hidden: true }, hide, shown), true)
  })

  it('shows on the way back what it hid, also where Exchange does not find it yet, and keeps hidden what was', () => {
    const hidden = { ...shown, hidden: true }
    const back = (now: typeof shown, before = shown) =>
      addressList.restore(jan(), now, before, hide).flatMap(({ operations }) => operations.map(request))

    assert.deepEqual(back(hidden), [setMailbox(false)])
    assert.deepEqual(back({ ...shown, exists: false }), [setMailbox(false)])
    assert.deepEqual(back(shown), [])
    assert.deepEqual(back(hidden, hidden), [])
  })
})
