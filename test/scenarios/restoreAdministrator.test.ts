import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { askBack, leave, planOfReturn, sendReturn, sentSince } from '../support/returning'
import { leavePlain } from '../support/plainPeople'

const { janDeVries: jan } = people
const role = 'User Administrator'
const allowed = /Global Administrator allow sign-in again[^]*User Administrator/

describe('Whoever comes back and was given an administrator role meanwhile', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: (tenant) => leavePlain(tenant, jan) } })
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
  })
  afterEach(async () => office.close())
  const giveRole = async () => office.control('give-role', { id: jan.id, role })
  const unblocked = (sent: readonly string[]) => sent.filter((what) => /^PATCH \/users\/\{id\}$/.test(what))

  it('is unblocked by a person: the plan says by whom, and the bot tries nothing', async () => {
    await giveRole()
    const { length: before } = await office.effects()
    await sendReturn(office, await planOfReturn(office, await askBack(office, 'Jan de Vries'), ilse))

    const task = await office.cardFor(ilse, /To do by hand: Sign[^]*Global Administrator[^]*User Administrator/)
    assert.deepEqual(unblocked(await sentSince(office, before)), [])

    await office.control('take-role', { id: jan.id, role })
    assert.equal(await office.graphWrite('PATCH', `/users/${jan.id}`, { accountEnabled: true }), 204)
    await office.teams.press(ilse, task, /^I have done this/)
    await office.cardFor(ilse, /To do by hand: A way in/)
  })

  it('is asked about again where the role came after the approval, and nothing fails', async () => {
    const plan = await planOfReturn(office, await askBack(office, 'Jan de Vries'))
    await office.teams.press(ilse, plan, /Send for approval/)
    const asked = await office.cardInChannel(/waits? for an approval/)
    await giveRole()
    const { length: before } = await office.effects()

    await office.teams.press(petra, asked, /^Approve/)

    await office.cardInChannel(allowed)
    assert.deepEqual(unblocked(await sentSince(office, before)), [])
  })
})
