import { strict as assert } from 'node:assert'
import { Office } from '../support/office'

describe('The sessions of the MicrosoftTeams module', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('stand ready once somebody has opened a chat with the bot, before anybody is offboarded', async () => {
    const ready = () => office.log.filter((line) => /"module":"teams".*a powershell session is ready/.test(line)).length

    const giveUp = Date.now() + 60_000
    while (ready() < 2 && Date.now() < giveUp) await new Promise((resolve) => setTimeout(resolve, 10))

    assert.equal(ready(), 2)
  })
})
