import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, tom, waitFor } from '../support/office'
import { textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan } = people

describe('Whoever was chosen', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { answerWithin: 400 } })
  })
  afterEach(async () => office.close())

  const choice = async (colleague: Colleague): Promise<Message> => {
    await office.teams.say(colleague, '/offboard Jan')
    return office.cardFor(colleague, /Which Jan do you mean/)
  }
  const choose = (colleague: Colleague, card: Message) =>
    office.teams.press(colleague, { ...card }, `Choose ${jan.displayName}`)
  const becomes = (card: Message, says: RegExp) =>
    waitFor(`the card to say ${String(says)}`, () => (says.test(textOf(card.card)) ? true : undefined))

  it('stands where it was asked, once the bot has looked, and no card goes on saying that it looks', async () => {
    const card = await choice(ilse)
    const answersAgain = await office.silence()

    const answer = await choose(ilse, card)
    assert.match(textOf(answer), /I am looking/)
    assert.ok((await answersAgain()) > 0)

    await becomes(card, /Jan de Vries\nChosen on [^\n]+\. The cards follow below\./)
    await office.cardFor(ilse, /Decisions about/)
    assert.ok(office.teams.inChatOf(ilse).every((one) => !/I am looking/.test(textOf(one.card))))
  })

  it('has a case already: that is said on the card that was pressed, and nowhere else', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.cardFor(ilse, /Decisions about/)
    const card = await choice(tom)
    const before = office.teams.inChatOf(tom).length

    const answer = await choose(tom, card)

    if (/I am looking/.test(textOf(answer))) await becomes(card, /Ilse Smit opened/)
    else assert.match(textOf(answer), /Ilse Smit opened/)
    await office.teams.quiet()
    assert.equal(office.teams.inChatOf(tom).length, before)
  })

  it('cannot be asked about: that is said there, too', async () => {
    const card = await choice(ilse)
    await office.control('faults', { method: 'GET', path: `/users/${jan.id}`, status: 403, count: 20 })

    const answer = await choose(ilse, card)

    if (/I am looking/.test(textOf(answer))) await becomes(card, /That did not work/)
    else assert.match(textOf(answer), /That did not work/)
  })
})
