import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { danielMeijer: daniel, janDeVries: jan } = people

describe('A harm that was found', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('and is left by decision is said first in the plan, in the channel, and in what is called completed', async () => {
    const goesOn = /inbox rule goes on sending mail outside, to daniel\.meijer@thuis\.example/
    const plan = await planFor(office, daniel.userPrincipalName, [
      { question: `Inbox rules of ${daniel.displayName}`, inputs: { choice: 'leave' } },
    ])
    assert.match(textOf(plan.card), goesOn)

    await submitAndApprove(office, plan)

    const summary = textOf((await office.cardFor(ilse, /This goes on all the same/)).card)
    assert.match(summary, /This goes on all the same[^]*inbox rule goes on[^]*✓ Done/i)
    await office.cardInChannel(new RegExp(`is leaving[^]*${goesOn.source}`))
    await office.cardInChannel(new RegExp(`This goes on all the same[^]*${goesOn.source}`))
  })

  it('is said in the plan while two decisions undo each other', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [
      { question: `Mailbox of ${jan.displayName}`, inputs: { choice: 'forward', keepCopy: 'false' } },
    ])

    assert.match(textOf(plan.card), /The automatic reply is never sent: mail is forwarded without a copy/)
    assert.doesNotMatch(textOf(plan.card), /round in circles/)
  })

  it('is a successor who forwards back to the leaver', async () => {
    await forwardTo(people.petraDeBoer.id, jan.userPrincipalName)
    const plan = await planFor(office, jan.userPrincipalName, [
      { question: `Mailbox of ${jan.displayName}`, inputs: { choice: 'forward', keepCopy: 'true' } },
    ])

    assert.match(textOf(plan.card), /Mail goes round in circles: it is to be forwarded to Petra de Boer/)
  })

  async function forwardTo(mailbox: string, address: string): Promise<void> {
    const done = await office.cmdlet('Set-Mailbox', {
      Identity: mailbox,
      ForwardingSmtpAddress: `smtp:${address}`,
      DeliverToMailboxAndForward: true,
    })
    assert.ok(done !== undefined)
  }
})
