import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove, type Answer, stepCardOf } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom } = people
const shared: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }
const questions = /Eva Willems[^]*Mailbox of Jan de Vries|Mailbox of Jan de Vries[^]*Eva Willems/

describe('somebody who took something over by a case that is completed', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [shared]))
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })
  afterEach(() => office.close())

  it('and leaves, is said to have it, and once that is sent another successor is chosen, approved and given it', async () => {
    const plan = await planFor(office, eva.userPrincipalName)
    const found = await office.cardFor(ilse, /Eva Willems[^]*What I found/)
    assert.match(textOf(found.card), /took over from Jan de Vries[^]*Mailbox/)
    assert.match(textOf(plan.card), /took over from Jan de Vries[^]*Mailbox/)
    assert.equal(questionsAsked(office), 0)

    await submit(office, plan)
    const again = await office.cardFor(ilse, /Eva Willems is leaving, too[^]*Mailbox of Jan de Vries/)
    await office.cardInChannel(/taken up again[^]*Eva Willems is leaving, too/)
    await office.teams.press(ilse, again, 'Save', { choice: 'share', successor: tom.id })
    await office.teams.press(petra, await waiting(office, 'Mailbox'), 'Approve')

    await waitFor('Tom to get access', async () =>
      (await accessTo(office, jan)).includes(tom.userPrincipalName) ? true : undefined,
    )
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('and is blocked by somebody else, is asked about when the bot looks next, once', async () => {
    await office.control('block-account', { id: eva.id })
    for (const _ of [1, 2]) {
      await office.stopBot()
      await office.startBot()
      await office.cardFor(ilse, /Eva Willems cannot sign in[^]*Mailbox of Jan de Vries/)
    }

    assert.equal(questionsAsked(office), 1)
    await office.cardInChannel(/taken up again[^]*Eva Willems cannot sign in/)
  })
})

function questionsAsked(office: Office): number {
  const asked = office.teams.inChatOf(ilse).filter(({ card }) => /\nSave\n/.test(textOf(card)))
  return asked.filter(({ card }) => questions.test(textOf(card))).length
}

/** The step's card, once it waits for an approval. */
function waiting(office: Office, title: string): Promise<Message> {
  return stepCardOf(office, title, /Jan de Vries, requested by[^]*\nApprove\n/)
}

/** Who may open somebody's mailbox. */
async function accessTo(office: Office, { id }: { readonly id: string }): Promise<readonly string[]> {
  const found = (await office.cmdlet('Get-MailboxPermission', { Identity: id })) ?? []
  return found.map(({ User }) => String(User)).filter((user) => user.includes('@'))
}
