import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const address = people.janDeVries.userPrincipalName

describe('what an approver receives themselves', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  it('is named on its card, approved by a second press only, and noted in the journal', async () => {
    office = await Office.open({ configuration: { policy: 'second-person', ownReceipt: 'confirm' } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'OneDrive')
    assert.match(textOf(card.card), /Petra de Boer gets: /)

    const asked = await office.teams.press(petra, card, 'Approve')
    assert.match(textOf(asked), /You receive this yourself: OneDrive\. Nothing was approved yet/)
    assert.match(textOf((await stepCardOf(office, 'OneDrive')).card), /Approve\nReject/)
    const again = actionsOf(asked).find(({ verb, data }) => verb === 'approve' && data['stepId'] === 'onedrive')
    await office.teams.invoke(petra, 'approve', again?.data, { where: 'channel' })

    await stepCardOf(office, 'OneDrive', /Approved by Petra de Boer|✓/)
    await office.teams.press(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')
    const approvals = eventsOf(await journalOf(office, caseIdIn(office)), 'approved')
    assert.deepEqual(
      approvals.map(({ event: { stepIds, receives } }) => ({ stepIds, receives })),
      [
        { stepIds: ['onedrive'], receives: ['onedrive'] },
        { stepIds: ['calls'], receives: undefined },
      ],
    )
  })

  it('is asked once more when everything is approved at once', async () => {
    office = await Office.open({ configuration: { ownReceipt: 'confirm' } })
    await submit(office, await planFor(office, address))

    const asked = await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

    assert.match(textOf(asked), /You receive this yourself: [^\n]*Mailbox[^\n]*OneDrive/)
    assert.deepEqual(await office.effects(), [])
    const again = actionsOf(asked).find(({ verb }) => verb === 'approve')
    await office.teams.invoke(petra, 'approve', again?.data, { where: 'channel' })
    await office.cardFor(ilse, 'Everything below was read back')
  })

  it('is asked once more on the card that was pressed, also while Microsoft 365 does not answer', async () => {
    office = await Office.open({ configuration: { ownReceipt: 'confirm', answerWithin: 3_000 } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'OneDrive')
    await office.stopBot()
    const answersAgain = await office.silence()
    await office.startBot()

    const asked = await office.teams.press(petra, card, 'Approve')

    assert.match(textOf(asked), /You receive this yourself: OneDrive/)
    const again = actionsOf(asked).find(({ verb, data }) => verb === 'approve' && data['stepId'] === 'onedrive')
    assert.ok(again !== undefined)
    await office.teams.pressAction(petra, card, again)
    assert.ok((await answersAgain()) > 0)
    await stepCardOf(office, 'OneDrive', /Approved by Petra de Boer|✓/)
    assert.deepEqual(office.teams.inChatOf(petra), [])
  })

  it('is asked on the card that was pressed where it comes to another account of theirs, which a slow directory tells late', async () => {
    office = await Office.open({ configuration: { ownReceipt: 'confirm', answerWithin: 400 } })
    const { body } = await office.graph(`/users/${petra.id}?$select=employeeId`)
    const other = people.noorElIdrissi.id
    await office.graphWrite('PATCH', `/users/${other}`, { employeeId: body['employeeId'] })
    const toOther = { question: 'OneDrive of', inputs: { choice: 'access', successor: other } }
    await submit(office, await planFor(office, address, [toOther]))
    const card = await stepCardOf(office, 'OneDrive')
    await office.stopBot()
    const answersAgain = await office.silence()
    await office.startBot()

    assert.match(textOf(await office.teams.press(petra, card, 'Approve')), /Your press has arrived/)
    assert.ok((await answersAgain()) > 0)
    const asked = await office.cardInChannel(/Petra de Boer receives this: OneDrive\. Nothing was approved yet/)
    const again = actionsOf(asked.card!).find(({ verb, data }) => verb === 'approve' && data['stepId'] === 'onedrive')
    await office.teams.pressAction(petra, asked, again ?? assert.fail())
    await stepCardOf(office, 'OneDrive', /Approved by Petra de Boer|✓/)
    assert.deepEqual(office.teams.inChatOf(petra), [])
    const [approval] = eventsOf(await journalOf(office, caseIdIn(office)), 'approved')
    assert.deepEqual(approval?.event.receives, ['onedrive'])
  })

  it('is for somebody else to approve, where it is configured so', async () => {
    office = await Office.open({ environment: { OWN_RECEIPT: 'refuse' } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'OneDrive')
    const [approve] = actionsOf(card.card!).filter(({ verb }) => verb === 'approve')

    const forged = { ...approve?.data, receives: 'onedrive' }
    const answer = await office.teams.invoke(petra, 'approve', forged, { where: 'channel' })

    assert.match(textOf(answer), /Petra de Boer receives this: OneDrive\. Somebody else has to approve it/)
    await office.teams.press(ilse, card, 'Approve')
    await stepCardOf(office, 'OneDrive', /Approved by Ilse Smit|✓/)
  })
})
