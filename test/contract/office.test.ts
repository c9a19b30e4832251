import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'

const jan = people.janDeVries.id

describe('an office for a test', () => {
  it('holds all that its bot sends to Graph against the contract, inside batches too', async () => {
    const office = await Office.open()

    await office.teams.say(ilse, '/offboard jan.devries@contoso.com')
    await office.cardFor(ilse, /Jan de Vries/)

    assert.ok(office.contract.count > 5, `only ${office.contract.count} requests were looked at`)
    await office.close()
  })

  it('fails at its end when a request or an answer was outside of the contract', async () => {
    const office = await Office.open()
    const requests = [{ id: '1', method: 'GET', url: `/users/${jan}?$select=shoeSize` }]

    await fetch(`${office.sandbox.url}/v1.0/$batch`, {
      method: 'POST',
      headers: { authorization: 'Bearer of-the-bot', 'content-type': 'application/json' },
      body: JSON.stringify({ requests }),
    })

    await assert.rejects(office.close(), /GET \/v1\.0\/users\/[^]*: request: \$select names shoeSize/)
  })
})
