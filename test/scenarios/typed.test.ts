import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove } from '../support/conversation'
import { ConnectorDouble } from '../support/connector'
import { ilse, noor, Office, tom } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message, type Place } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, sanneOBrien: sanne } = people

describe('What people type', () => {
  let office: Office
  before(async () => {
    office = await Office.open({ clock: () => new Date('2026-11-29T09:00:00Z') })
  })
  after(async () => {
    await office.close()
  })

  /** Sends words or something else, and gives the card that answers. */
  async function answerTo(text: string, more: object = {}, who: Colleague = ilse, place: Place = {}): Promise<Message> {
    const { length } = office.teams.inChatOf(who)
    await office.teams.send({ ...office.teams.activityOf(who, place), type: 'message', text, ...more })
    const answers = office.teams.inChatOf(who).slice(length)
    assert.equal(answers.length, 1, `one card answers ${JSON.stringify(text)}`)
    return answers[0]!
  }
  const said = async (...asked: Parameters<typeof answerTo>) => textOf((await answerTo(...asked)).card)
  const mention = (person: { readonly id: string; readonly displayName: string }, id: string) => ({
    entities: [
      { type: 'mention', text: `<at>${person.displayName}</at>`, mentioned: { id, name: person.displayName } },
    ],
  })

  it('in a sentence with a name only offers the person, with what is so about the day, and opens nothing', async () => {
    const offered = await answerTo('Jan de Vries is leaving tomorrow')

    assert.match(textOf(offered.card), /Is this who leaves\?[^]*Jan de Vries[^]*Petra de Boer/)
    assert.match(
      textOf(offered.card),
      /You wrote “tomorrow”: that is Monday 30 November 2026, hour not chosen yet\. Choose the hour on the plan/,
    )
    assert.deepEqual(
      actionsOf(offered.card!).map(({ title, verb, data }) => [title, verb, data['employeeId']]),
      [['Choose Jan de Vries', 'start', jan.id]],
    )
    assert.match(await said('status'), /Nothing that you asked for runs/)
  })

  for (const [text, more] of [
    ['Jan!', {}],
    ['jan gaat weg', {}],
    ['Jan please', {}],
    ['/offbord Jna', {}],
    ['<at>Offboarding</at> <at>Jan de Vries</at>', mention(jan, jan.id)],
    ['<at>Jan de Vries</at> gaat vrijdag weg', mention(jan, '29:not-of-the-directory')],
    ['@Jan de Vries', {}],
    ['jan.devries@contoso.com', {}],
    [`${jan.id} gaat uit dienst`, {}],
  ] as const)
    it(`offers Jan after ${JSON.stringify(text)}`, async () => {
      assert.match(await said(text, more), /Jan de Vries/)
    })

  it('names somebody as a Mac writes accents, a letter and its mark apart: they are found all the same', async () => {
    await office.control('rename-person', { id: eva.id, displayName: 'Zo\u00EB Willems' })
    try {
      assert.match(await said('kan Zoe\u0308 Willems weg?'), /Zo\u00EB Willems/)
    } finally {
      await office.control('rename-person', { id: eva.id, displayName: eva.displayName })
    }
  })

  it('names several people: they are offered, and how they are taken together', async () => {
    const offered = await said('Jan de Vries, Petra de Boer, Lisa van Dijk en Fleur Peters gaan weg')

    assert.match(
      offered,
      /You named several people\. Choose one of them, or type \*\*\/offboard\*\* and all their names/,
    )
    for (const name of ['Jan de Vries', 'Petra de Boer', 'Lisa van Dijk', 'Fleur Peters'])
      assert.match(offered, new RegExp(`Choose ${name}`))
    assert.doesNotMatch(offered, /Jan Jansen/)
  })

  it('names several people where one is looked at: it says about whom the answer is', async () => {
    for (const text of ['/check Eva Willems, Jan de Vries', '/restore Eva Willems and Jan de Vries'])
      assert.match(await said(text), /I look at one at a time: this is about Eva Willems\./)
    assert.doesNotMatch(await said('/check Eva Willems'), /one at a time/)
  })

  it('says hello, shows a picture, sends a file: each is answered with what can be done, by a button', async () => {
    const file = { attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} }] }
    const sticker = { attachments: [{ contentType: 'text/html', content: '<img src="https://example.com/x">' }] }

    const answers = [await said('hoi'), await said('', sticker), await said('', file), await said('')]

    for (const [index, expected] of [/Hello Ilse Smit/, /picture/, /I did not open this file/, /no words/].entries()) {
      assert.match(answers[index] ?? '', expected)
      assert.match(answers[index] ?? '', /Choose a colleague/)
    }
  })

  it('is answered with the nearest command when nobody knows what it is, and its button does what the command does', async () => {
    const unknown = await answerTo('statsu')

    assert.match(textOf(unknown.card), /Did you mean \*\*\/status\*\*/)
    const answer = await office.teams.press(ilse, unknown, 'How do mine stand?')
    assert.match(textOf(answer), /What runs/)
    assert.match(await said('/withdrwa'), /Did you mean \*\*\/withdraw\*\*/)
    const other = await answerTo('the coffee machine is broken again')
    assert.match(textOf(await office.teams.press(ilse, other, 'Choose a colleague')), /Who is leaving\?/)
  })

  it('costs one question to the directory at most, however long it is and whoever is in it', async () => {
    const long = 'Koffie en thee zijn op, de printer doet het niet en niemand weet waarom. '.repeat(40)
    await said('status')

    for (const text of [long, 'statsu', 'qwertz', 'hallo', '/foo bar']) {
      const before = await searches(office)
      await said(text)
      assert.ok((await searches(office)) - before <= 1, text)
    }
  })

  it('tells nothing about people to somebody who may not ask', async () => {
    const before = await searches(office)

    assert.match(await said('Jan!', {}, noor), /I did not understand that/)
    assert.match(await said('jan gaat weg', {}, noor), /Only members of the operators group/)
    assert.match(await said('status', {}, noor), /Only members of the operators group|No offboarding/)
    assert.equal(await searches(office), before)
  })

  it('opens the case of the one whom a command names by a sign-in name, an object id or a link to an address', async () => {
    for (const [query, who] of [
      [sanne.userPrincipalName.split('@')[0], sanne],
      [hans.id, hans],
      [`[${eva.userPrincipalName}](mailto:${eva.userPrincipalName})`, eva],
    ] as const) {
      await office.teams.say(tom, `/uitdienst ${query}`)
      await office.cardFor(tom, new RegExp(`${who.displayName}[^]*What I found`))
    }
    const status = await said('status', {}, tom)
    for (const { displayName } of [sanne, hans, eva])
      assert.match(status, new RegExp(`\\*\\*${displayName}:\\*\\* A question waits for your answer`))
    assert.match(await said('status'), /Nothing that you asked for runs/)
  })

  it('“withdraw” ends nothing: it offers what can be ended as a button each, and the button ends that', async () => {
    const list = await answerTo('trek in', {}, tom)

    const titles = actionsOf(list.card!).map(({ title }) => title)
    assert.equal(titles.length, 3)
    assert.match(textOf(list.card), /Nothing ends before you press/)
    assert.equal((await said('status', {}, tom)).match(/A question waits/g)?.length, 3)
    const ended = await office.teams.press(tom, list, `Cancel offboarding: ${hans.displayName}`)
    assert.match(textOf(ended), /Tom Visser cancelled this offboarding/)
    assert.doesNotMatch(await said('status', {}, tom), new RegExp(hans.displayName))
  })

  it('in a channel is answered there without anybody’s name', async () => {
    for (const text of ['status', 'Jan gaat weg', 'withdraw']) {
      const before = office.teams.messages.length
      await office.teams.say(tom, text, { where: 'channel' })
      const [, pointer, ...more] = office.teams.messages.slice(before)
      assert.deepEqual(more, [])
      assert.match(textOf(pointer?.card), /our own chat/)
      assert.doesNotMatch(textOf(pointer?.card), /Jan|Eva|Sanne/)
    }
  })

  it('in Frisian, Flemish or Afrikaans is answered in Dutch, unless the person chose a language, also after a restart', async () => {
    const greeting = (locale: string) => said('hoi', {}, ilse, { locale })

    for (const locale of ['nl-BE', 'fy-NL', 'af-ZA', 'nl']) assert.match(await greeting(locale), /^ℹ Hallo/)
    for (const locale of ['en-GB', 'de-DE', 'fil-PH', 'afr']) assert.match(await greeting(locale), /^ℹ Hello/)
    assert.match(await said('Nederlands'), /Vanaf nu Nederlands/)
    assert.match(await greeting('en-US'), /Hallo/)
    await office.stopBot()
    await office.startBot()
    assert.match(await greeting('en-US'), /Hallo/)
    assert.match(await said('speak English', {}, ilse, { locale: 'nl-NL' }), /English from now on/)
    assert.match(await greeting('nl-NL'), /Hello/)
  })
})

describe('Asking for somebody again', () => {
  let office: Office
  const open = async (connector?: ConnectorDouble) => {
    office = await Office.open(connector === undefined ? {} : { connector })
  }
  afterEach(async () => {
    await office.close()
  })

  it('while the case runs links to its thread, for its requester and for a colleague, and so does “status”', async () => {
    const connector = await ConnectorDouble.start()
    await open(connector)
    const theCase = await submit(office, await planFor(office, jan.userPrincipalName))
    const link = new RegExp(
      `^https://teams\\.microsoft\\.com/l/message/${encodeURIComponent(office.teams.channelId)}/${theCase.id}\\?tenantId=`,
    )
    await office.cardInChannel(/steps wait for an approval/)

    await office.teams.say(ilse, '/offboard jan.devries')
    const own = await office.cardFor(ilse, /How it stands/)
    await office.teams.say(tom, '/offboard jan.devries')
    const others = await office.cardFor(tom, /An offboarding runs already/)
    await office.teams.say(ilse, 'status')
    const status = await office.cardFor(ilse, /What runs/)

    for (const { card } of [own, others, status]) assert.match(linkOn(card) ?? '', link)
    assert.match(textOf(status.card), /\*\*Jan de Vries:\*\* \d+ steps wait for the approvers/)
    await connector.stop()
  })

  it('after it was completed says by whom and when, and shows the summary to whoever asked for it, in place', async () => {
    await open()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, /Jan de Vries: completed/)
    const { length } = office.teams.inChatOf(ilse)

    await office.teams.say(ilse, '/offboard jan.devries')
    const done = await office.cardFor(ilse, /Ilse Smit offboarded Jan de Vries[^]*how to take back/)
    const summary = await office.teams.press(ilse, done, 'Show the summary')
    await office.teams.say(tom, '/offboard jan.devries')
    const forTom = await office.cardFor(tom, /Ilse Smit offboarded Jan de Vries/)

    assert.match(textOf(summary), /Jan de Vries: completed/)
    assert.equal(office.teams.inChatOf(ilse).length, length + 1)
    assert.deepEqual(
      actionsOf(forTom.card!).map(({ title }) => title),
      ['Start again'],
    )
    const { data } = actionsOf(done.card!).find(({ verb }) => verb === 'summary')!
    assert.doesNotMatch(textOf(await office.teams.invoke(tom, 'summary', data)), /completed/)
  })
})

function linkOn(card: unknown): string | undefined {
  return /"type":"Action\.OpenUrl"[^}]*"url":"([^"]+)"/.exec(JSON.stringify(card))?.[1]
}

/** How many questions to the directory were about people of whom only words are known. */
async function searches({ sandbox }: Office): Promise<number> {
  const answer = await fetch(`${sandbox.url}/_sandbox/requests`)
  const { requests } = (await answer.json()) as { readonly requests: readonly { readonly path: string }[] }
  return requests.filter(({ path }) => /^\/v1\.0\/(?:users\?|directory\/deletedItems)/.test(path)).length
}
