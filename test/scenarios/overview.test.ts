import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message, type Place } from '../support/teams'
import { readingOf } from '../words/count'

const leavers = [
  people.evaWillems,
  people.janDeVries,
  people.janJansen,
  people.janWillemBakker,
  people.lisaVanDijk,
  people.saskiaDeGroot,
  people.hansPostma,
]

/** Words that stand on one page. */
const mostWords = 150

describe('“/cases”', () => {
  let office: Office
  before(async () => {
    office = await Office.open()
    for (const { displayName, userPrincipalName } of leavers) {
      await office.teams.say(ilse, `/offboard ${userPrincipalName}`)
      await office.cardFor(ilse, new RegExp(`${displayName}[^]*What I found`))
    }
  })
  after(async () => {
    await office.close()
  })
  const listFor = async (who: Colleague, text = '/cases', place: Place = {}): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, text, place)
    return office.teams.inChatOf(who)[length] ?? assert.fail()
  }
  const namesOn = (card: Message['card']) =>
    leavers.map(({ displayName }) => displayName).filter((name) => textOf(card).split('\n').includes(name))
  const titlesOn = (card: Message['card']) => actionsOf(card ?? assert.fail()).map(({ title }) => title)

  it('lists all by the page, newest first, and its buttons turn the pages in place', async () => {
    const list = await listFor(tom)
    const { length } = office.teams.inChatOf(tom)

    assert.deepEqual(
      namesOn(list.card),
      leavers.slice(2).map(({ displayName }) => displayName),
    )
    assert.ok(!titlesOn(list.card).includes('Previous page'))
    assert.ok(readingOf(list.card ?? assert.fail()).visible <= mostWords)
    const second = await office.teams.press(tom, list, 'Next page')
    assert.deepEqual(
      namesOn(second),
      leavers.slice(0, 2).map(({ displayName }) => displayName),
    )
    assert.ok(!titlesOn(second).includes('Next page'))
    assert.deepEqual(await office.teams.press(tom, { ...list, card: second }, 'Previous page'), list.card)
    assert.equal(office.teams.inChatOf(tom).length, length, 'no page is a message of its own')
  })

  it('says of each how it stands, and more behind a button', async () => {
    const list = await listFor(tom)

    assert.match(
      textOf(list.card),
      /Hans Postma\nA question waits for the answer of Ilse Smit\.\nAsked for by Ilse Smit on/,
    )
    assert.match(textOf(await office.teams.press(tom, list, 'How it stands')), /Ilse Smit asked for this offboarding/)
    const dutch = await listFor(tom, '/overzicht', { locale: 'nl-NL' })
    assert.match(
      textOf(dutch.card),
      /Wat er loopt: offboardings en terugkeer[^]*Een vraag wacht op het antwoord van Ilse Smit/,
    )
    assert.ok(titlesOn(dutch.card).includes('Volgende pagina'))
  })

  it('shows those that ended apart', async () => {
    const list = await listFor(ilse, '/withdraw')
    await office.teams.press(ilse, list, `Cancel offboarding: ${people.evaWillems.displayName}`)

    const ended = await waitFor('the cancelled one', async () => {
      const card = await office.teams.press(tom, await listFor(tom), 'What ended')
      return textOf(card).includes('Eva Willems') ? card : undefined
    })

    assert.deepEqual(namesOn(ended), ['Eva Willems'])
    assert.match(textOf(ended), /Ilse Smit cancelled this offboarding/)
    assert.deepEqual(namesOn((await listFor(tom, '/cases finished')).card), ['Eva Willems'])
  })

  it('is for operators only, also by a forged button, and shows nobody their own', async () => {
    const forged = { command: 'overview', listed: 'open', olderThan: "' OR 1=1 --" }

    for (const who of [noor, petra]) {
      assert.match(textOf((await listFor(who)).card), /Only members of the operators group/)
      assert.match(textOf(await office.teams.invoke(who, 'ask', forged)), /Only members of the operators group/)
    }
    assert.deepEqual(namesOn(await office.teams.invoke(tom, 'ask', forged)), namesOn((await listFor(tom)).card))
    await office.teams.say(ilse, `/offboard ${people.tomVisser.userPrincipalName}`)
    await office.cardFor(ilse, /Tom Visser[^]*What I found/)
    assert.doesNotMatch(textOf((await listFor(tom)).card), /Tom Visser/)
    assert.match(textOf((await listFor(ilse)).card), /Tom Visser/)
  })
})
