import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { openStep, planFor } from '../support/conversation'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { actionsOf, textOf } from '../support/teams'
import type { Card } from '../../cards/card'

describe('the conversation', () => {
  let office: Office
  before(async () => {
    office = await Office.open()
  })
  after(async () => {
    await office.close()
  })

  const said = (who = ilse) => textOf(office.teams.inChatOf(who).at(-1)?.card)

  for (const text of ['/offboard Jan', 'offboard jan', '<at>Offboarding</at> /offboard Jan', 'OFFBOARD JAN']) {
    it(`asks which Jan after ${JSON.stringify(text)}, with the facts that tell them apart`, async () => {
      await office.teams.say(ilse, text)

      for (const fact of [
        'Jan de Vries',
        'Jan Jansen',
        'Jan-Willem Bakker',
        'Account manager',
        'Petra de Boer',
        'November 18, 2026',
      ])
        assert.match(said(), new RegExp(fact))
    })
  }

  it('asks whom with a people picker when no name is given', async () => {
    await office.teams.say(ilse, '/offboard')

    assert.match(JSON.stringify(office.teams.inChatOf(ilse).at(-1)?.card), /graph\.microsoft\.com\/users/)
  })

  it('comes near when nobody is called that', async () => {
    await office.teams.say(ilse, '/offboard Jna de Vreis')

    assert.match(said(), /Jan de Vries/)
    assert.match(said(), /nobody|Nobody/)
  })

  it('says so when nobody comes near, and what to do', async () => {
    await office.teams.say(ilse, '/offboard Xxyyzzq')

    assert.match(said(), /I found nobody called “Xxyyzzq”/)
    assert.match(said(), /type the full e-mail address/)
  })

  it('says when the account was deleted already, and until when it can be restored', async () => {
    await office.teams.say(ilse, `/offboard ${people.martijnDekker.displayName}`)

    assert.match(said(), /was deleted on/)
    assert.match(said(), /30 days/)
  })

  it('says that an account is blocked already, and offers the rest', async () => {
    await office.teams.say(tom, `/offboard ${people.hansPostma.userPrincipalName}`)

    await office.cardFor(tom, /⚠ Cannot sign in[^]*The other steps may still be needed/)
  })

  it('helps in the language of the client', async () => {
    await office.teams.say(ilse, '/help', { locale: 'nl-NL' })
    assert.match(said(), /medewerker|collega/)

    await office.teams.say(ilse, '/help', { locale: 'en-GB' })
    assert.match(said(), /colleague|employee/)
  })

  it('answers anything else with what it can do', async () => {
    await office.teams.say(noor, 'the coffee is cold')

    assert.match(said(noor), /type \*\*\/offboard\*\* and their name/)
  })

  it('refuses somebody who is no operator, and tells nobody anything', async () => {
    await office.teams.say(noor, '/offboard Jan')

    assert.match(said(noor), /Only members of the operators group/)
    assert.doesNotMatch(said(noor), /Jan/)
  })

  for (const where of ['groupChat', 'channel'] as const) {
    it(`answers a command from a ${where} in the asker’s own chat, and leaves only a pointer there`, async () => {
      const before = office.teams.inChatOf(ilse).length

      await office.teams.say(ilse, '/offboard Jan', { where })

      assert.equal(office.teams.inChatOf(ilse).length, before + 1)
      const pointer = textOf(office.teams.messages.at(-1)?.card)
      assert.match(pointer, /our own chat/)
      assert.doesNotMatch(pointer, /Jan/)
    })
  }

  it('says in the channel that it cannot reach the asker’s own chat, and how to change that', async () => {
    office.teams.unreachable.add(tom.id)

    await office.teams.say(tom, `/offboard ${people.emojiRobin.userPrincipalName}`, { where: 'channel' })

    office.teams.unreachable.clear()
    const pointer = textOf(office.teams.messages.at(-1)?.card)
    assert.match(pointer, /Open a chat with me once/)
    assert.doesNotMatch(pointer, /Robin/)
  })

  it('opens one case for an employee: a second asker is told whose it is', async () => {
    const address = people.janWillemBakker.userPrincipalName
    await office.teams.say(ilse, `/offboard ${address}`)
    await office.cardFor(ilse, /Decisions about/)

    await office.teams.say(tom, `/offboard ${address}`)

    assert.match(said(tom), /Ilse Smit opened the offboarding of Jan-Willem Bakker/)
  })

  it('brings the cards of a case back to the bottom when its requester asks again', async () => {
    const address = people.sanneOBrien.userPrincipalName
    await office.teams.say(ilse, `/offboard ${address}`)
    const first = await office.cardFor(ilse, /Decisions about/)

    await office.teams.say(ilse, `/offboard ${address}`)

    const again = await office.cardFor(ilse, /Decisions about/)
    assert.notEqual(again.id, first.id)
    assert.match(textOf(first.card), /asked again below/)
    await office.teams.press(ilse, again, 'Make the plan')
    await office.cardFor(ilse, /The plan for/)
  })

  it('opens one case when two ask at the same moment', async () => {
    const address = people.janJansen.userPrincipalName

    await Promise.all([office.teams.say(ilse, `/offboard ${address}`), office.teams.say(tom, `/offboard ${address}`)])

    const opened = [ilse, tom].filter((who) =>
      office.teams
        .inChatOf(who)
        .some(({ card }) => /Jan Jansen\n[^\n]*\n[^\n]*\nNothing has been changed yet/.test(textOf(card))),
    )
    assert.equal(opened.length, 1)
  })

  it('does not answer a message that Teams delivers twice', async () => {
    const activity = { ...office.teams.activityOf(petra, {}), type: 'message', text: 'hello' }
    const before = office.teams.inChatOf(petra).length

    await office.teams.send(activity)
    await office.teams.send(activity)

    assert.equal(office.teams.inChatOf(petra).length, before + 1)
  })

  it('speaks Dutch to a Dutch client from the first card to the plan', async () => {
    await office.teams.say(ilse, `/offboard ${people.janDeVries.userPrincipalName}`, { locale: 'nl-NL' })
    const question = await office.cardFor(ilse, /Keuzes over Jan de Vries/)

    await office.teams.press(ilse, question, 'Plan maken', {}, { locale: 'nl-NL' })

    const plan = await office.cardFor(ilse, /Het plan voor Jan de Vries/)
    const sent = await office.teams.press(ilse, plan, 'Precies wat er wordt verstuurd', {}, { locale: 'nl-NL' })
    assert.match(textOf(sent), /Vervang het wachtwoord/)
    assert.doesNotMatch(textOf(plan.card), /Nothing|Mailbox of|approval/)
  })
})

describe('changing one’s mind', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => {
    await office.close()
  })

  const address = people.janDeVries.userPrincipalName

  it('asks the question again at the bottom, refuses a plan that would lose the mail, and makes one that does not', async () => {
    const plan = await planFor(office, address)
    const pointer = pointerOf(plan.card!)

    await office.teams.invoke(ilse, 'change', { ...pointer, stepId: 'mailbox' })
    await office.teams.press(ilse, await office.cardFor(ilse, /Mailbox of Jan de Vries/), 'Save', { choice: 'leave' })
    const refused = await office.cardFor(ilse, /The plan for[^]*its mail would be lost after 30 days/)
    assert.doesNotMatch(textOf(refused.card), /Send for approval/)
    await office.teams.press(ilse, await openStep(office, refused, 'licences'), 'Save', { remove: '' })

    const anew = await office.cardFor(ilse, /The plan for[^]*Send for approval/)
    assert.notEqual(anew.id, plan.id)
    assert.match(textOf(anew.card), /Leave the mailbox|mailbox is left|stays as it is|Left as it is/)
  })

  it('is not possible with a plan from before: it says what happened and changes nothing', async () => {
    const plan = await planFor(office, address)
    const old = { ...plan, card: plan.card }
    await office.teams.invoke(ilse, 'change', { ...pointerOf(plan.card!), stepId: 'calls' })

    const answer = await office.teams.press(ilse, old, /Send for approval/)

    assert.match(textOf(answer), /Things have moved on/)
    assert.deepEqual(await office.effects(), [])
  })

  it('refuses an answer that would break a promise, with the reason and a way out', async () => {
    const all = [
      '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
      'c5928f49-12ba-48f7-ada3-0d743a3601d5',
      '05e9a617-0261-4cee-bb44-138d3ef5d965',
    ]
    const plan = await planFor(office, address, [
      { question: /Mailbox of/, inputs: { choice: 'forward', successor: people.evaWillems.id } },
    ])
    await office.teams.invoke(ilse, 'change', { ...pointerOf(plan.card!), stepId: 'licences' })
    const question = await office.cardFor(ilse, /Licences of Jan de Vries/)

    const refused = textOf(await office.teams.press(ilse, question, 'Save', { remove: all.join(',') }))

    assert.match(refused, /A licence must stay: forwarding the mailbox needs a licence with Exchange\. Leave one/)
    assert.doesNotMatch(textOf(office.teams.inChatOf(ilse).at(-1)?.card), /Send for approval/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Licences of Jan de Vries/), 'Save')
    await office.cardFor(ilse, /The plan for[^]*Send for approval/)
  })

  it('cancels the case, and its cards say so', async () => {
    await office.teams.say(ilse, `/offboard ${address}`)
    const person = await office.cardFor(ilse, /What I found/)

    const answer = await office.teams.press(ilse, person, /Cancel/)
    const late = await office.teams
      .press(ilse, await office.cardFor(ilse, /Decisions about|closed/), /./)
      .catch(() => undefined)

    assert.match(textOf(answer), /Ilse Smit cancelled this offboarding/)
    if (late !== undefined) assert.match(textOf(late), /was ended/)
    await office.teams.say(ilse, `/offboard ${address}`)
    assert.match(textOf((await office.cardFor(ilse, /Decisions about/)).card), /Decisions about/)
  })
})

function pointerOf(card: Card): Readonly<Record<string, unknown>> {
  return actionsOf(card).find(({ verb }) => verb === 'submit')?.data ?? {}
}
