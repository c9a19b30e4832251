import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit, submitAndApprove } from '../support/conversation'
import { ilse, noor, Office, petra } from '../support/office'
import { textOf, type Colleague } from '../support/teams'

const address = people.janDeVries.userPrincipalName

describe('“/waiting”', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const ask = async (who: Colleague, text: string): Promise<string> => {
    const before = office.teams.inChatOf(who).length
    await office.teams.say(who, text)
    const cards = office.teams.inChatOf(who).slice(before)
    return cards.map(({ card }) => textOf(card)).join('\n')
  }

  it('lists the plan for who is to send it, then the approvals for those who may give them, and nothing to others', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    assert.match(await ask(ilse, '/waiting'), /Nothing waits for you/)
    const plan = await planFor(office, address)

    assert.match(await ask(ilse, 'what waits for me?'), /Jan de Vries:\*\*/)
    assert.match(await ask(petra, '/waiting'), /Nothing waits for you/)
    assert.doesNotMatch(await ask(noor, '/waiting'), /Jan/)
    await submit(office, plan)
    await stepCardOf(office, 'Phone and calls')

    assert.match(
      await ask(petra, 'wat wacht op mij'),
      /Jan de Vries:\*\* \d+ steps wait for an approval that you may give/,
    )
    assert.match(await ask(ilse, '/wachtend'), /Nothing waits for you/)
  })

  it('lists to an approver nothing of their own leaving', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    await submit(office, await planFor(office, people.petraDeBoer.userPrincipalName))
    await stepCardOf(office, 'Mailbox')

    assert.doesNotMatch(await ask(petra, '/waiting'), /approval|Petra/)
  })

  it('lists the tasks to the requester by name, while they are open', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, people.lisaVanDijk.userPrincipalName))
    await office.cardFor(ilse, /I have done this/)

    assert.match(await ask(ilse, '/waiting'), /tasks? (?:is|are) yours: /)
  })
})
