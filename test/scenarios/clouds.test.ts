import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { janJansen: jan } = people

describe('a cloud that lacks calls', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ environment: { CLOUD: 'china' } })
  })
  afterEach(async () => {
    await office.close()
  })

  it('says on the person card what it cannot read, and never asks Microsoft for it', async () => {
    await planFor(office, jan.userPrincipalName)

    const person = await office.cardFor(ilse, /Signs in as/)
    assert.match(textOf(person.card), /Phone and calls: I cannot read or change this in your cloud/)
    const asked = await (await fetch(`${office.sandbox.url}/_sandbox/requests`)).text()
    assert.match(asked, /directReports/)
    assert.doesNotMatch(asked, /\/admin\/teams|Get-CsUserCallingSettings/)
  })

  it('has a person do it, with where and what, and goes the whole way', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    const task = await office.cardFor(ilse, /To do by hand: Phone and calls/)
    assert.match(textOf(task.card), /Open the Teams admin centre.*jan\.jansen@contoso\.com/)
    assert.match(JSON.stringify(task.card), /https:\/\/portal\.partner\.microsoftonline\.cn/)
    await confirmAll(office)

    const summary = textOf((await office.cardFor(ilse, /Jan Jansen: completed/)).card)
    assert.match(summary, /Phone and calls:\*\* Confirmed by a person\. It cannot be checked in this cloud\./)
    assert.match(summary, /Mailbox:\*\* The mailbox is a shared mailbox/)
  })

  it('leaves it where that was chosen', async () => {
    const answers = [{ question: 'Phone and calls of', inputs: { choice: 'leave' } }]

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))
    await confirmAll(office)

    const summary = textOf((await office.cardFor(ilse, /Jan Jansen: completed/)).card)
    assert.match(summary, /Phone and calls:\*\* It is left as it is/)
  })
})

/** Ilse says of every task that it was done, until none is left. */
async function confirmAll(office: Office): Promise<void> {
  const done = 'I have done this'
  await waitFor('the case to be completed', async () => {
    const chat = office.teams.inChatOf(ilse)
    const task = chat.find(({ card }) => card !== undefined && actionsOf(card).some(({ title }) => title === done))
    if (task !== undefined) await office.teams.press(ilse, task, done)
    return chat.find(({ card }) => textOf(card).includes(': completed'))
  })
}
