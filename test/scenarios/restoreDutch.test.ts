import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { leave } from '../support/returning'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'

const { janDeVries: jan } = people
const dutch = { locale: 'nl-NL' }
/** Words that only an English sentence has. */
const english = /\b(the|comes|approval|is back|waits|offboarding of)\b/i

describe('Iemand terughalen', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      sandbox: { seed: (tenant) => leavePlain(tenant, jan) },
    })
  })
  afterEach(async () => office.close())

  it('is in Dutch from the first word to the last', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    const { length: before } = office.teams.inChatOf(ilse)
    const press = (title: RegExp | string) => async (says: RegExp) =>
      office.teams.press(ilse, await office.cardFor(ilse, says), title, {}, dutch)

    await office.teams.say(ilse, '/terughalen Jan', dutch)
    await press(/^Ja, Jan de Vries komt terug$/)(/Jan de Vries terughalen\?/)
    await press('Plan maken')(/Wat er terugkomt voor Jan de Vries/)
    await press(/goedkeuring/)(/De terugkeer van Jan de Vries/)
    const waiting = await office.cardInChannel(/waits? for an approval/)
    await office.teams.press(petra, waiting, /^Approve/)
    await press('Dit heb ik gedaan')(/Een manier om aan te melden[^]*Dit heb ik gedaan/)
    await office.cardFor(ilse, /Ik heb het nagelezen/)

    assert.equal((await office.graph(`/users/${jan.id}?$select=accountEnabled`)).body['accountEnabled'], true)
    for (const { card } of office.teams.inChatOf(ilse).slice(before)) {
      const own = textOf(card)
        .split('\n')
        .filter((line) => english.test(line))
      assert.deepEqual(own, [])
    }
  })
})
