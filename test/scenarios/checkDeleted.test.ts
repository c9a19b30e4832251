import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra, tom } from '../support/office'
import { leave } from '../support/returning'
import { leavePlain } from '../support/plainPeople'
import { textOf, type Colleague, type Message, type Place } from '../support/teams'

const { janDeVries: jan, evaWillems: eva } = people
const dates = /was deleted on \w+ \d+, \d{4}, and can be restored until \w+ \d+, \d{4}/

describe('“/check” of somebody whose account is deleted', function () {
  this.timeout(120_000)
  let office: Office
  before(async () => {
    office = await Office.open({
      sandbox: {
        seed: (tenant) => {
          leavePlain(tenant, jan)
          leavePlain(tenant, eva)
        },
      },
    })
  })
  after(async () => office.close())
  const check = async (who: Colleague, text: string, place: Place = {}): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, text, place)
    return office.teams.inChatOf(who)[length] ?? assert.fail()
  }

  it('by an offboarding, says until when it can be restored, and leads to the return', async () => {
    await leave(office, jan.userPrincipalName, /The account is no longer there/, [
      { question: 'Mailbox of', inputs: { choice: 'leave' } },
      { question: 'Account of', inputs: { choice: 'delete' } },
    ])

    const looked = await check(tom, '/check Jan de Vries')

    assert.match(textOf(looked.card), dates)
    assert.match(textOf(looked.card), /An offboarding that Ilse Smit asked for did that[^]*\/restore Jan de Vries/)
    const asked = await office.teams.press(tom, looked, /^Bring Jan de Vries back/)
    assert.match(textOf(asked), /Take Jan de Vries back\?/)
  })

  it('by somebody else, says what can be done by hand, in Dutch as well', async () => {
    await office.control('delete-person', { id: eva.id })

    const said = textOf((await check(ilse, '/check Eva Willems')).card)
    assert.match(said, dates)
    assert.match(said, /No offboarding of mine did that[^]*Deleted users, Eva Willems, Restore user/)
    assert.doesNotMatch(said, /\/restore/)

    const dutch = textOf((await check(ilse, '/controleer Eva Willems', { locale: 'nl-NL' })).card)
    assert.match(dutch, /verwijderd en tot \d+ \w+ \d{4} te herstellen[^]*Verwijderde gebruikers, Eva Willems/)
  })

  it('by somebody else after an offboarding took the rest, says what comes first', async () => {
    await office.control('restore-person', { id: eva.id })
    await leave(office, eva.userPrincipalName, /Eva Willems: (completed|done)/)
    await office.control('delete-person', { id: eva.id })

    const said = textOf((await check(ilse, '/check Eva Willems')).card)
    assert.match(said, /one that Ilse Smit asked for took other things away\.[^]*First restore the account/)
    assert.match(said, /Then type \*\*\/restore Eva Willems\*\*, which brings the rest back/)
    assert.doesNotMatch(textOf((await check(petra, '/check Eva Willems')).card), /took other things away/)
  })
})
