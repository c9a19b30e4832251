import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan, petraDeBoer: manager } = people
const name = { displayName: 'Jan Smits', userPrincipalName: 'jan.smits@contoso.com' }

describe('What an open case knows of the account and its manager', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  const page = (says: RegExp) =>
    waitFor(`the page to say ${String(says)}`, () =>
      office.teams.inChatOf(ilse).findLast((one) => isPage(one) && says.test(textOf(one.card))),
    )

  it('is read again where the manager could not be read at the opening, who then is suggested', async () => {
    const error = { code: 'Authorization_RequestDenied', message: 'Not in this test' }
    await office.control('faults', { path: '/manager', status: 403, body: { error }, count: 4 })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await page(/Who the manager is could not be read/)

    await page(/Suggested: [^\n]*Petra de Boer/)
    const person = await office.cardFor(ilse, /Sign out Jan de Vries/)
    assert.match(textOf(person.card), /manager Petra de Boer/)
    assert.doesNotMatch(textOf(person.card), /could not be read/)
  })

  it('follows a manager who is blocked by somebody else meanwhile, or leaves: nobody is suggested, and the page says why', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await page(/Suggested: [^\n]*Petra de Boer/)
    await office.control('block-account', { id: manager.id })
    await office.stopBot()
    await office.startBot()
    await page(/Petra de Boer, the manager, cannot sign in/)

    await office.control('enable-account', { id: manager.id })
    await office.stopBot()
    await office.startBot()
    await page(/Suggested: [^\n]*Petra de Boer/)

    await office.teams.say(ilse, `/offboard ${manager.userPrincipalName}`)
    await page(/Petra de Boer, the manager, is leaving, too/)
  })

  it('follows a name that an administrator changes, also where nothing of the case is read for anything else', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await page(/Decisions about Jan de Vries/)
    await office.control('rename-person', { id: jan.id, ...name })
    await office.stopBot()
    await office.startBot()

    await page(/Decisions about Jan Smits/)
    await office.cardFor(ilse, /Was called Jan de Vries and jan\.devries@contoso\.com/)
  })
})

function isPage({ card }: Message): boolean {
  return card !== undefined && actionsOf(card).some(({ title }) => title === 'Make the plan')
}
