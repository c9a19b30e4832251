import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, submit } from '../support/conversation'
import { ilse, noor, Office, petra } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { bramHendriks: bram, janDeVries: jan } = people

describe('exactly what is sent', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  for (const { displayName, userPrincipalName, id } of [jan, bram])
    it(`for ${displayName} is shown whole, page by page, before anything is sent, and leads back to the plan`, async () => {
      const said = await exactRequests(office, await planFor(office, userPrincipalName))

      const [numbered] = [...said.matchAll(/^(\d+) (?:GET|POST|PATCH|PUT|DELETE|[A-Z][a-z]+-[A-Z])/gm)].slice(-1)
      const last = Number(numbered?.[1])
      assert.ok(last >= 10, `the plan has many requests, and not ${last}`)
      for (let number = 1; number <= last; number += 1) assert.match(said, new RegExp(`^${number}$|^${number} `, 'm'))
      assert.match(said, new RegExp(`PATCH /users/${id} [^]*"accountEnabled": false`))
      assert.doesNotMatch(said, /…$/m, 'nothing is cut')
      assert.deepEqual(await office.effects(), [])
    })

  it('of a step is shown to the approvers from its own card, and leads back to it', async () => {
    await submit(office, await planFor(office, bram.userPrincipalName))
    const own = await office.cardInChannel(/requested by[^]*\nDevices and phones\n/)

    const page = await office.teams.press(petra, own, 'Exactly what is sent')

    assert.match(textOf(page), /managedDevices\/[^]*\/wipe/)
    assert.doesNotMatch(textOf(page), /Set-Mailbox|revokeSignInSessions/)
    const back = actionsOf(page).find(({ data }) => data['page'] === 'back')
    assert.deepEqual(await office.teams.invoke(petra, 'requests', back?.data, { where: 'channel' }), own.card)
  })

  it('is shown to nobody who may not see the case', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    const [asks] = actionsOf(plan.card!).filter(({ verb }) => verb === 'requests')

    const answer = await office.teams.invoke(noor, 'requests', { ...asks?.data, page: '1' })

    assert.doesNotMatch(textOf(answer), /PATCH|\/users\//)
    assert.match(textOf(await office.teams.press(ilse, plan, 'Exactly what is sent')), /PATCH/)
  })
})
