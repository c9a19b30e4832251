import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { ilse, Office, petra, tom } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const address = people.janDeVries.userPrincipalName
const reason = 'The accountant still needs them'

describe('a rejection', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const told = (): readonly Message[] =>
    office.teams.inChatOf(ilse).filter(({ card }) => /rejected “Meetings”/.test(textOf(card)))
  const reject = async (): Promise<Message> => {
    await submit(office, await planFor(office, address))
    await office.teams.press(petra, await stepCardOf(office, 'Meetings'), /Reject/, { reason })
    return office.cardFor(ilse, /Petra de Boer rejected “Meetings”/)
  }
  const buttons = ({ card }: Message): readonly unknown[] => actionsOf(card!).map(({ title }) => title)

  it('reaches the requester once, with who, what and why, and is there once after a crash', async () => {
    office = await Office.open()
    const card = await reject()

    assert.match(textOf(card.card), /Why:\*\* The accountant still needs them[^]*Nothing of it was changed/)
    assert.deepEqual(buttons(card), ['Change and ask again', 'Leave it so'])
    await office.stopBot()
    await office.startBot()
    await office.teams.say(ilse, `/offboard ${address}`)
    await office.cardFor(ilse, /How it stands/)
    assert.equal(told().length, 1)
  })

  it('can be changed by one button, and the new answer is approved by itself', async () => {
    office = await Office.open()
    const answer = await office.teams.press(ilse, await reject(), 'Change and ask again')

    assert.match(textOf(answer), /You chose to change it/)
    assert.deepEqual(actionsOf(answer), [])
    const question = await office.cardFor(ilse, /Rejected by Petra de Boer: The accountant[^]*\nSave\n/)
    await office.teams.press(ilse, question, 'Save')
    await office.teams.press(
      petra,
      await office.cardInChannel(/requested by[^]*\nMeetings\n[^]*\nApprove\n/),
      'Approve',
    )
    await office.cardInChannel(/requested by[^]*\nMeetings\n[^]*Approved by Petra de Boer/)
    assert.equal(told().length, 1)
  })

  it('leaves no trace under what is done, once the new answer was approved and done, too', async () => {
    office = await Office.open()
    await office.teams.press(ilse, await reject(), 'Change and ask again')
    await office.teams.press(ilse, await office.cardFor(ilse, /Rejected by Petra de Boer: [^]*\nSave\n/), 'Save')
    const comment = 'The accountant has them now'
    await office.teams.press(petra, await stepCardOf(office, 'Meetings', /\nApprove\n/), 'Approve', { comment })
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardFor(ilse, 'Everything below was read back')

    const theCase = textOf((await office.cardInChannel(/is leaving[^]*✓ Completed/)).card)
    assert.equal(theCase.split('✓ Done, and read back').length - 1, 1, theCase)
    assert.match(theCase, /Approved by Petra de Boer: The accountant has them now\n\*\*Meetings:\*\*/)
  })

  it('is left so by the other button, which takes both away, and by nobody but the requester', async () => {
    office = await Office.open()
    const card = await reject()
    const { data } = actionsOf(card.card!)[1]!

    for (const somebodyElse of [petra, tom])
      assert.match(textOf(await office.teams.invoke(somebodyElse, 'leave', data)), /Nothing was changed/)
    assert.match(textOf(await office.teams.press(ilse, card, 'Leave it so')), /You left it so/)

    const stands = await office.cardFor(ilse, /rejected “Meetings”[^]*You left it so/)
    assert.deepEqual(buttons(stands), [])
    assert.match(textOf((await stepCardOf(office, 'Meetings')).card), /Rejected by Petra de Boer/)
  })
})
