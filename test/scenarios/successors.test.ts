import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submitAndApprove, type Answer } from '../support/conversation'
import { eventsOf, journalOf, caseIdIn } from '../support/journal'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { textOf, type Colleague } from '../support/teams'

const { janDeVries: jan, evaWillems, tomVisser } = people
const eva: Colleague = { id: evaWillems.id, displayName: evaWillems.displayName }
const toEva: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: evaWillems.id } }
const ready = /What you take over from Jan de Vries|Wat je overneemt van Jan de Vries/

describe('a successor', () => {
  let office: Office
  afterEach(() => office.close())
  const cardsOf = (whom: Colleague, says = ready) =>
    office.teams.inChatOf(whom).filter(({ card }) => says.test(textOf(card)))
  const mailboxTo = (whom: string): Answer => ({
    question: 'Mailbox of Jan',
    inputs: { choice: 'share', successor: whom },
  })

  it('is told in their own chat and language what is theirs, where, until when and what to look at; once', async () => {
    office = await Office.open()
    await office.teams.say(tom, 'nederlands')
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [mailboxTo(tomVisser.id)]))
    await office.cardFor(ilse, '✓ Jan de Vries: completed')

    const toTom = textOf((await office.cardFor(tom, ready)).card)
    assert.match(
      toTom,
      /Postvak:\*\* In Outlook, onder je eigen postvak: jan\.devries@[^]*Tot iemand het beëindigt[^]*kijk wat er nog/,
    )
    assert.match(toTom, /Mail die privé is van Jan de Vries moet ongelezen blijven/)
    assert.equal(toTom.match(/privé/g)?.length, 1)
    const toPetra = textOf((await office.cardFor(petra, ready)).card)
    assert.match(toPetra, /OneDrive:\*\* Open it here: https:/)
    assert.doesNotMatch(toPetra, /Mailbox:\*\*|private/)
    assert.doesNotMatch(`${toTom}${toPetra}`, /Last sign-in|Withdraw|licen/i)

    await office.stopBot()
    await office.startBot()
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    assert.deepEqual([cardsOf(tom).length, cardsOf(petra).length], [1, 1])
  })

  it('whom Teams does not let the bot write to is the requester’s to tell, with the text, as the summary says', async () => {
    office = await Office.open()
    office.teams.removeFor(eva)
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [toEva]))

    const handOn = await office.cardFor(ilse, /Tell Eva Willems what is ready/)
    assert.match(textOf(handOn.card), /does not let me write to Eva Willems[^]*Mailbox:\*\* In Outlook/)
    await office.cardFor(ilse, /completed[^]*Ilse Smit:\*\* tell Eva Willems what is ready/)
    assert.equal(eventsOf(await journalOf(office, caseIdIn(office)), 'successorUnreached').length, 1)
  })

  it('who became so late gets a card, and the former one, who had one, is told that it is not theirs any more', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [toEva]))
    await office.cardFor(eva, ready)

    await office.control('block-account', { id: eva.id })
    await office.stopBot()
    await office.startBot()
    const again = await office.cardFor(ilse, /Eva Willems cannot sign in[^]*Mailbox of Jan de Vries/)
    assert.equal(cardsOf(eva).length, 1)
    await office.teams.press(ilse, again, 'Save', { choice: 'share', successor: tomVisser.id })
    await office.teams.press(petra, await stepCardOf(office, 'Mailbox', /requested by[^]*\nApprove\n/), 'Approve')

    await office.cardFor(tom, ready)
    await office.cardFor(eva, /No longer yours: what Jan de Vries worked with/)
    assert.equal(cardsOf(eva).length, 0)
    await waitFor('one card for each', () => (cardsOf(tom).length === 1 ? true : undefined))
  })
})
