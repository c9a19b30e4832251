import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { masterOf, type Attribute } from '../../../services/facts/masters'

const attributes: readonly Attribute[] = [
  'account',
  'mailboxKind',
  'addressLists',
  'sendOnBehalf',
  'forwardingRecipient',
  'forwardingAddress',
]
const mastering = fc.record({ synced: fc.option(fc.boolean(), { nil: undefined }), exchangeCloudManaged: fc.boolean() })

describe('Who masters an attribute', () => {
  it('is the cloud for every account that is not synchronised', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributes), mastering, (attribute, known) => {
        assert.equal(masterOf(attribute, { ...known, synced: false }), 'cloud')
      }),
    )
  })

  it('is Active Directory for a synchronised one, but for the address that mail is forwarded to, which is not synchronised', () => {
    for (const attribute of attributes)
      assert.equal(masterOf(attribute, { synced: true }), attribute === 'forwardingAddress' ? 'cloud' : 'onPremises')
  })

  it('is the cloud for what Exchange goes by where that was moved there, and still not for the account', () => {
    for (const attribute of attributes)
      assert.equal(
        masterOf(attribute, { synced: true, exchangeCloudManaged: true }),
        attribute === 'account' ? 'onPremises' : 'cloud',
      )
  })
})
