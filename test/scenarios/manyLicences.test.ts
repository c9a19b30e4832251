import { strict as assert } from 'node:assert'
import { largestCard, sizeOf } from '../../cards/fit'
import { people } from '../../sandbox/seeds/people'
import { addOnSubscription } from '../../sandbox/seeds/subscriptions'
import { assignLicences } from '../../sandbox/tenant/licences'
import { addOns } from '../../sandbox/tenant/products'
import type { Tenant } from '../../sandbox/tenant/state'
import { exactRequests, openEach, openStep, planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { textOf, type Message } from '../support/teams'

const { tomVisser: tom } = people
const [first, last] = [addOns[0], addOns.at(-1)]

function giveAll(tenant: Tenant): void {
  tenant.subscriptions.push(...addOns.map(addOnSubscription))
  assignLicences(tenant, tenant.users.get(tom.id) ?? assert.fail(), addOns, [])
}

describe('somebody with five hundred licences', function () {
  this.timeout(120_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: giveAll } })
  })
  afterEach(() => office.close())

  const licencesOf = async (): Promise<number> =>
    ((await office.graph(`/users/${tom.id}?$select=assignedLicenses`)).body['assignedLicenses'] as unknown[]).length
  const isReadable = ({ card }: Pick<Message, 'card'>): void => {
    assert.ok(card !== undefined && sizeOf(card) < largestCard, textOf(card).slice(0, 200))
    assert.doesNotMatch(textOf(card), /too large/)
  }

  it('has all of them in what is sent, a few by name on the cards, and none of them in the end', async () => {
    const plan = await planFor(office, tom.userPrincipalName)
    const requests = await exactRequests(office, plan)

    await submitAndApprove(office, plan)

    await waitFor('the licences to be gone', async () => ((await licencesOf()) === 0 ? true : undefined))
    await office.cardInChannel(/No longer assigned: .*ADDON\S*001, .*and 493 more/)
    assert.deepEqual(
      addOns.filter(({ skuId }) => !requests.includes(skuId)),
      [],
    )
    for (const message of [...office.teams.inChatOf(ilse), ...office.teams.inChannel()])
      if (message.card) isReadable(message)
  })

  it('has those that do not fit on the card in one line, which takes or leaves them together', async () => {
    const plan = await planFor(office, tom.userPrincipalName)
    for (const card of await openEach(office, plan)) isReadable({ card })
    const opened = await openStep(office, plan, 'licences')

    assert.match(textOf(opened.card), /All 3\d\d others, which do not fit on this card/)
    await office.teams.press(ilse, opened, 'Save', { remove: 'others:120' })
    const requests = await exactRequests(office, await office.cardFor(ilse, /Take away ADDON/))

    assert.deepEqual([requests.includes(first?.skuId ?? ''), requests.includes(last?.skuId ?? '')], [false, true])
  })
})
