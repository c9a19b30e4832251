import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { leave } from '../support/returning'
import { textOf } from '../support/teams'

const { janDeVries: jan } = people
const dutch = { locale: 'nl-NL' }

describe('De manier om aan te melden van wie terugkomt', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: (tenant) => leavePlain(tenant, jan) } })
  })
  afterEach(async () => office.close())

  it('is een pas die eenmalig te zien is, in het Nederlands', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    const press = (title: RegExp | string) => async (says: RegExp) =>
      office.teams.press(ilse, await office.cardFor(ilse, says), title, {}, dutch)
    await office.teams.say(ilse, '/terughalen Jan', dutch)
    await press(/^Ja, Jan de Vries komt terug$/)(/Jan de Vries terughalen\?/)
    await press('Plan maken')(/Wat er terugkomt voor Jan de Vries/)
    await press(/goedkeuring/)(/De terugkeer van Jan de Vries/)
    await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve/)
    const task = await office.cardFor(ilse, /Een manier om aan te melden[^]*Ik kan een tijdelijke toegangspas maken/)

    const dialog = await office.teams.openDialog(ilse, task, 'Pas laten zien', dutch)

    assert.match(textOf(dialog), /Tijdelijke toegangspas voor Jan de Vries[^]*Je ziet dit alleen nu[^]*geldig tot/)
    await office.cardFor(ilse, /eenmalig getoond aan Ilse Smit[^]*Ik heb nagelezen dat hij er is/)
    await office.cardFor(ilse, /Ilse Smit kreeg op [^]* een tijdelijke toegangspas te zien[^]*Nieuwe pas maken/)
  })
})
