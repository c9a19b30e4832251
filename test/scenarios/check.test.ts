import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { planFor } from '../support/conversation'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message, type Place } from '../support/teams'
import { readingOf } from '../words/count'

const { janDeVries, lisaVanDijk, saskiaDeGroot, bramHendriks, karinMulder } = people

/** Words that stand there before anything is unfolded. */
const mostWords = 230

describe('“/check”', function () {
  this.timeout(60_000)
  let office: Office
  before(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  after(async () => {
    await office.close()
  })
  const check = async (who: Colleague, text: string, place: Place = {}): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, `/check ${text}`, place)
    const answers = office.teams.inChatOf(who).slice(length)
    assert.equal(answers.length, 1)
    return answers[0] ?? assert.fail()
  }
  /** The lines of a card that say what is done about a step. */
  const stepLines = (card: Card | undefined) =>
    textOf(card)
      .split('\n')
      .filter((line) => /^\*\*[^*]+:\*\* /.test(line))
      .toSorted()
  const journal = () => {
    const { entries, cases, disclosures } = office.kept()
    return { entries, cases, disclosures }
  }

  for (const { displayName, userPrincipalName } of [janDeVries, lisaVanDijk, saskiaDeGroot, bramHendriks])
    it(`says of ${displayName} what the person card and the plan would say, and nothing comes of it`, async () => {
      const before = { kept: journal(), effects: await office.effects(), channel: office.teams.inChannel().length }
      const inChats = office.teams.messages.length

      const looked = await check(tom, userPrincipalName)
      await office.teams.quiet()

      assert.deepEqual(
        { kept: journal(), effects: await office.effects(), channel: office.teams.inChannel().length },
        before,
      )
      assert.equal(office.teams.messages.length, inChats + 1, 'nobody else is told')
      assert.ok(readingOf(looked.card ?? assert.fail()).visible <= mostWords)
      assert.deepEqual(
        actionsOf(looked.card ?? assert.fail()).map(({ title, verb }) => [title, verb]),
        [[`Offboard ${displayName}`, 'start']],
      )
      const plan = await planFor(office, userPrincipalName)
      const planned = stepLines(plan.card)
      assert.ok(planned.length > 0)
      // What the plan leaves as it is, the look leaves out.
      assert.deepEqual(
        stepLines(looked.card).filter((line) => !planned.includes(line)),
        [],
      )
      const person = await office.cardFor(ilse, new RegExp(`${displayName}[^]*What I found`))
      const found = textOf(looked.card)
        .split('\n')
        .filter((line) => /^[⚠•] /.test(line))
      assert.ok(found.length > 0)
      assert.deepEqual(
        found.filter((line) => !`${textOf(person.card)}\n${textOf(plan.card)}`.includes(line)),
        [],
      )
    })

  it('of somebody whose offboarding runs says how it stands, and touches no card of it', async () => {
    const updates = () => office.teams.messages.map(({ id, updates: count }) => [id, count])
    const before = updates()

    const looked = await check(tom, janDeVries.userPrincipalName)

    assert.match(textOf(looked.card), /Ilse Smit asked for this offboarding[^]*waits for Ilse Smit to send it/)
    assert.deepEqual(updates().slice(0, before.length), before)
  })

  it('opens the offboarding by its button, in Dutch as well', async () => {
    const looked = await check(tom, people.evaWillems.userPrincipalName, { locale: 'nl-NL' })

    assert.match(textOf(looked.card), /Een blik op Eva Willems[^]*Er is niets gewijzigd/)
    await office.teams.press(tom, looked, 'Eva Willems uit dienst melden', {}, { locale: 'nl-NL' })
    await office.cardFor(tom, /Eva Willems[^]*Wat ik heb gevonden/)
  })

  it('asks whom of several, looks at nobody who is protected, and says who is not there', async () => {
    const several = await check(tom, 'Jan')

    assert.match(textOf(several.card), /Whom do you mean\?[^]*Jan Jansen/)
    const chosen = await office.teams.press(tom, several, 'Look at Jan Jansen')
    assert.match(textOf(chosen), /A look at Jan Jansen/)
    assert.match(textOf((await check(tom, karinMulder.userPrincipalName)).card), /Global Administrator/)
    assert.match(textOf((await check(tom, tom.displayName)).card), /protected/)
    assert.match(textOf((await check(tom, 'Xerxes Qwertz')).card), /Nobody found/)
    assert.match(textOf((await check(tom, '')).card), /Whom shall I look at\?/)
  })

  it('is for operators only, also by a forged button, and in a channel answers elsewhere', async () => {
    for (const who of [petra, noor]) {
      assert.match(textOf((await check(who, janDeVries.userPrincipalName)).card), /Only members of the operators group/)
      const forged = await office.teams.invoke(who, 'ask', { command: 'check', person: janDeVries.id })
      assert.match(textOf(forged), /Only members of the operators group/)
    }
    await check(tom, 'Hans Postma', { where: 'channel' })
    assert.doesNotMatch(textOf(office.teams.inChannel().at(-1)?.card), /Hans/)
  })
})
