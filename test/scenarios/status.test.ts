import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove } from '../support/conversation'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message, type Place } from '../support/teams'
import { readingOf } from '../words/count'

const { janDeVries: jan, saskiaDeGroot: saskia, petraDeBoer: petraHerself } = people
const dutch = { locale: 'nl-NL' }

/** Words that stand on one answer. */
const mostWords = { all: 150, one: 120 }

describe('“/status”', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const answerTo = async (who: Colleague, text: string, place: Place = {}): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, text, place)
    const answers = office.teams.inChatOf(who).slice(length)
    assert.equal(answers.length, 1, `one card answers ${text}`)
    return answers[0] ?? assert.fail()
  }
  const ask = async (...asked: Parameters<typeof answerTo>) => textOf((await answerTo(...asked)).card)
  /** Everything said and pressed on a card, but for somebody's name. */
  const without = (name: string, card: Card | undefined) => JSON.stringify(card).replaceAll(name, '…')

  it('says to each what waits for them, what is theirs and what their colleagues do, with the way there', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    const plan = await planFor(office, jan.userPrincipalName)

    assert.match(await ask(ilse, '/status'), /One offboarding waits for you\. One offboarding of yours runs/)
    assert.match(await ask(tom, '/status'), /Nothing that you asked for runs, and nothing waits/)
    await submit(office, plan)
    await office.cardInChannel(/waits? for an approval/)

    const toPetra = await answerTo(petra, '/status')
    assert.match(
      textOf(toPetra.card),
      /One offboarding waits for you[^]*\*\*Jan de Vries\*\*, asked for by Ilse Smit: \d+ steps wait for an approval that you/,
    )
    assert.match(await ask(ilse, '/status'), /\*\*Jan de Vries:\*\* \d+ steps wait for the approvers/)
    assert.match(
      await ask(tom, '/status'),
      /These are your colleagues’[^]*\*\*Jan de Vries\*\*, asked for by Ilse Smit/,
    )
    assert.match(
      await ask(tom, '/status', dutch),
      /van je collega’s[^]*\*\*Jan de Vries\*\*, aangevraagd door Ilse Smit/,
    )
    assert.doesNotMatch(await ask(noor, '/status'), /Jan/)
    const more = await office.teams.press(petra, toPetra, 'How does Jan de Vries stand?')
    assert.match(textOf(more), /Ilse Smit asked for this offboarding on/)
    assert.ok(readingOf(toPetra.card ?? assert.fail()).visible <= mostWords.all)
  })

  it('with a name says how it stands with that person, from the first question to the end, in both languages', async () => {
    office = await Office.open()
    const of = (who: Colleague, place: Place = {}) => ask(who, '/status jan.devries', place)
    const plan = await planFor(office, jan.userPrincipalName)

    assert.match(
      await of(ilse),
      /Jan de Vries could still sign in[^]*waits for you to send it[^]*Nothing in Microsoft 365/,
    )
    assert.match(await of(tom), /The plan is ready and waits for Ilse Smit to send it/)
    assert.match(await of(tom, dutch), /Het plan is klaar en wacht tot Ilse Smit het verstuurt/)
    const theCase = await submit(office, plan)
    assert.match(await of(ilse), /steps wait for an approval/)
    assert.match(await of(petra), /steps wait for an approval/)
    const waiting = await office.cardInChannel(/waits? for an approval/)
    await office.teams.press(petra, waiting, /Approve all/)
    await office.cardFor(ilse, /Jan de Vries: completed/)

    assert.ok(theCase.card !== undefined)
    const done = await answerTo(ilse, '/status jan.devries')
    assert.match(textOf(done.card), /Jan de Vries cannot sign in|could not sign in|account is deleted/)
    assert.match(textOf(done.card), /It is completed; the summary says/)
    assert.match(textOf(await office.teams.press(ilse, done, 'Show the summary')), /Jan de Vries: completed/)
    assert.ok(readingOf(done.card ?? assert.fail()).visible <= mostWords.one)
  })

  it('names the tasks that are open, and each step that waits for a person', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, people.lisaVanDijk.userPrincipalName))
    await office.cardFor(ilse, /I have done this/)

    // Other tasks come meanwhile.
    const asks = async (text: string, says: RegExp) => {
      await office.teams.say(ilse, text)
      await office.cardFor(ilse, says)
    }
    await asks(
      '/status',
      /\*\*Lisa van Dijk:\*\* [^\n]*(?:task waits|tasks wait) for somebody’s hands: Sign out everywhere/,
    )
    const step = /asked for this offboarding[^]*\*\*Sign out everywhere:\*\* Waits for a person to do it by hand/
    await asks('/status Lisa', step)
    assert.match(await ask(tom, '/status Lisa'), step)
  })

  it('knows who was deleted since, and an offboarding that was cancelled', async () => {
    office = await Office.open()
    const plan = await planFor(office, jan.userPrincipalName)
    await office.teams.press(ilse, plan, 'Cancel now')
    await office.control('delete-person', { id: jan.id })

    for (const query of ['Jan de Vries', jan.id])
      assert.match(await ask(ilse, `/status ${query}`), /Ilse Smit cancelled this offboarding on/)
  })

  it('shows the requester their cards again by a button', async () => {
    office = await Office.open()
    await planFor(office, jan.userPrincipalName)
    const answer = await answerTo(ilse, '/status jan.devries')
    const { length } = office.teams.inChatOf(ilse)

    const pressed = await office.teams.press(ilse, answer, 'Show its cards')

    assert.match(textOf(pressed), /Chosen on|How it stands/)
    assert.ok(office.teams.inChatOf(ilse).length >= length)
  })

  it('tells the leaver, and whoever may not know, the same as of nobody', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    const plan = await planFor(office, petraHerself.userPrincipalName)
    const ofNobody = await answerTo(petra, `/status ${saskia.displayName}`)
    const asNobody = without(saskia.displayName, ofNobody.card)

    // A draft of somebody else’s, then their own leaving.
    assert.equal(without(petraHerself.displayName, (await answerTo(petra, '/status Petra de Boer')).card), asNobody)
    await submit(office, plan)
    assert.equal(without(petraHerself.displayName, (await answerTo(petra, '/status Petra de Boer')).card), asNobody)
    assert.doesNotMatch(await ask(petra, '/status'), /Petra|asked for by/)
    assert.match(await ask(tom, '/status Petra de Boer'), /Ilse Smit asked for this offboarding/)
    assert.match(await ask(noor, '/status Petra de Boer'), /Only members of the operators group/)
  })

  it('by a forged button tells no more than by words', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, jan.userPrincipalName))

    const byNoor = await office.teams.invoke(noor, 'ask', { command: 'status', person: jan.id })
    const byTom = await office.teams.invoke(tom, 'ask', { command: 'status', person: `${jan.id}' or 1 eq 1` })

    assert.match(textOf(byNoor), /Only members of the operators group/)
    assert.match(textOf(byTom), /What runs/)
  })

  it('in a channel answers in the chat of whoever asked', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    const before = office.teams.inChatOf(tom).length

    await office.teams.say(tom, 'status jan.devries', { where: 'channel' })

    assert.match(textOf(office.teams.inChatOf(tom).slice(before)[0]?.card), /Ilse Smit asked for this offboarding/)
    assert.match(textOf(office.teams.messages.at(-1)?.card), /our own chat/)
    assert.doesNotMatch(textOf(office.teams.messages.at(-1)?.card), /Jan/)
    assert.ok(actionsOf(office.teams.messages.at(-1)?.card ?? assert.fail()).length === 0)
  })
})
