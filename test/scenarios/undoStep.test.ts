import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, type Answer } from '../support/conversation'
import { ilse, noor, Office, petra, tom, waitFor, type OfficeOptions } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { bringBack, casesIn, completed } from '../support/returning'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan } = people
/** The number goes, and the licence without which it could not come back stays. */
const released: readonly Answer[] = [
  { question: 'Phone of Jan', inputs: { choice: 'release' } },
  { question: 'Licences of Jan', inputs: { remove: '' } },
]
const ownCard = /^Offboarding (?:of |van )?Jan de Vries, [^\n]*Ilse Smit\n[^]*(?:Phone and calls|Telefoon)/

describe('Taking a step back from its own card', function () {
  this.timeout(240_000)
  let office: Office
  afterEach(async () => office.close())

  /** Jan has left, and his number was released, which cannot be undone by everybody and has a card of its own. */
  async function left(options: OfficeOptions = {}): Promise<void> {
    office = await Office.open({
      configuration: { policy: 'second-person', ...options.configuration },
      sandbox: options.sandbox ?? { seed: (tenant) => leavePlain(tenant, jan) },
    })
    const plan = await planFor(office, jan.userPrincipalName, released)
    await office.teams.press(ilse, plan, /Send for approval/)
    const waiting = await waitFor('what waits for the approvers', () =>
      office.teams.inChannel().find((one) => approvesAll(one) !== undefined),
    )
    await office.teams.pressAction(petra, waiting, approvesAll(waiting) ?? assert.fail())
    await office.cardFor(ilse, 'Jan de Vries: completed')
  }
  const approvesAll = ({ card }: Message) =>
    card && actionsOf(card).find(({ verb, data }) => verb === 'approve' && data['stepId'] === undefined)
  const stepCard = (says: RegExp): Promise<Message> =>
    waitFor(`the card of the step to say ${String(says)}`, () =>
      office.teams.inChannel().find(({ card }) => ownCard.test(textOf(card)) && says.test(textOf(card))),
    )
  const chatOf = (who: Colleague, says: RegExp) =>
    office.teams.inChatOf(who).filter(({ card }) => says.test(textOf(card)))
  const numbersOf = async (id: string) =>
    (
      await office.graph(
        `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${id}'`,
      )
    ).body['value'] as readonly unknown[]

  for (const { language, word, words } of [
    {
      language: 'en',
      word: 'English',
      words: {
        button: 'Take back…',
        elsewhere: /Ilse Smit, I sent you the cards about this in our own chat/,
        offer: /Only this comes back: Phone and calls\. The rest of the offboarding stays/,
        take: 'Take it back',
        page: 'What comes back for Jan',
        plan: 'The plan: what comes back for Jan',
        make: 'Make the plan',
        send: /Send for approval/,
        waiting: /waits? for an approval/,
        approve: /^Approve/,
        says: /Ilse Smit takes this back, since/,
        back: /Phone and calls:\*\* Is back\. I read it back\./,
      },
    },
    {
      language: 'nl',
      word: 'Nederlands',
      words: {
        button: 'Terugdraaien…',
        elsewhere: /Ilse Smit, de kaarten hierover staan in onze eigen chat/,
        offer: /Alleen dit komt terug: Telefoon en gesprekken\. De rest van de offboarding blijft/,
        take: 'Terugdraaien',
        page: 'Wat er terugkomt voor Jan',
        plan: /Het plan: wat er terugkomt voor Jan/,
        make: 'Plan maken',
        send: /Ter goedkeuring sturen/,
        waiting: /wacht(?:en)? op (?:een )?goedkeuring/i,
        approve: /^Goedkeuren/,
        says: /Ilse Smit draait dit terug, sinds/,
        back: /Telefoon en gesprekken:\*\* Is terug\. Ik heb het nagelezen\./,
      },
    },
  ] as const)
    it(`asks in one’s own chat, has a second person approve it, and gives back that step alone (${word})`, async () => {
      await left({ configuration: { channelLanguage: language } })
      await office.teams.say(ilse, word)
      assert.equal((await numbersOf(jan.id)).length, 0)
      const { length: before } = await office.effects()
      const card = await stepCard(new RegExp(words.button))
      const stood = textOf(card.card)

      const answer = textOf(await office.teams.press(ilse, card, words.button))

      assert.match(answer, words.elsewhere)
      assert.ok(answer.endsWith(stood), 'the card goes on standing below it')
      assert.equal(textOf((await stepCard(/^/)).card), stood, 'and for everybody else as it stood')
      await office.teams.press(ilse, await office.cardFor(ilse, words.offer), words.take)
      await office.teams.press(ilse, await office.cardFor(ilse, words.page), words.make)
      const under = await stepCard(words.says)
      assert.ok(!textOf(under.card).includes(words.button))
      await office.teams.press(ilse, await office.cardFor(ilse, words.plan), words.send)
      const waiting = await office.cardInChannel(words.waiting)
      assert.equal((await office.effects()).length, before, 'nothing is changed before the approval')
      await office.teams.press(petra, waiting, words.approve)
      await office.cardFor(ilse, words.back)

      assert.equal((await numbersOf(jan.id)).length, 1)
      assert.ok((await office.effects()).length > before)
      assert.ok(!textOf((await stepCard(words.says)).card).includes(words.button), 'nor once it is back')
    })

  it('is refused, with words, to whoever may not ask for a return, and leaves the card as it is', async () => {
    await left()
    const card = await stepCard(/Take back…/)
    const [cases, stood] = [await casesIn(office), textOf(card.card)]

    for (const who of [petra, noor]) {
      const answer = textOf(await office.teams.press(who, card, 'Take back…'))
      assert.match(answer, /Only members of the operators group/)
    }
    await office.teams.quiet()

    assert.equal(chatOf(petra, /Take back one thing/).length + chatOf(noor, /Take back one thing/).length, 0)
    assert.equal(textOf((await stepCard(/^/)).card), stood)
    assert.equal(await casesIn(office), cases)
  })

  it('tells in the channel whoever has no chat with the bot yet how to open one', async () => {
    await left()
    office.teams.unreachable.add(tom.id)

    const answer = textOf(await office.teams.press(tom, await stepCard(/Take back…/), 'Take back…'))

    assert.match(answer, /^I cannot reach you in our own chat yet/)
    assert.match(answer, /Phone and calls/)
  })

  it('begins one return for two who press at once, and names on the card whose it is', async () => {
    await left()
    const card = await stepCard(/Take back…/)
    await Promise.all([ilse, tom].map((who) => office.teams.press(who, card, 'Take back…')))
    const offers = await Promise.all(
      [ilse, tom].map(async (who) => [who, await office.cardFor(who, /Only this comes back/)] as const),
    )

    await Promise.all(offers.map(([who, offer]) => office.teams.press(who, offer, 'Take it back')))

    const pages = () => [ilse, tom].filter((who) => chatOf(who, /What comes back for Jan/).length > 0)
    const [owner] = await waitFor('the page of what comes back', () => (pages().length > 0 ? pages() : undefined))
    await office.teams.quiet()
    assert.equal(pages().length, 1)
    assert.equal(await casesIn(office), 2)
    await stepCard(new RegExp(`${owner?.displayName} takes this back, since`))
  })

  it('is offered again once the return was ended before anything came back', async () => {
    await left()
    await office.teams.press(ilse, await stepCard(/Take back…/), 'Take back…')
    await office.teams.press(ilse, await office.cardFor(ilse, /Only this comes back/), 'Take it back')
    await stepCard(/Ilse Smit takes this back, since/)
    await office.cardFor(ilse, 'What comes back for Jan')
    const ends = ({ card }: Message) => card && actionsOf(card).find(({ verb }) => verb === 'cancel')
    const draft = office.teams.inChatOf(ilse).findLast((one) => ends(one) !== undefined) ?? assert.fail()
    await office.teams.pressAction(ilse, draft, ends(draft) ?? assert.fail())

    const again = await stepCard(/Take back…/)
    assert.doesNotMatch(textOf(again.card), /takes this back/)
    await office.teams.press(ilse, again, 'Take back…')
    const [, offer] = await waitFor('it to be offered again', () => {
      const offers = chatOf(ilse, /Only this comes back/)
      return offers.length > 1 ? offers : undefined
    })
    await office.teams.press(ilse, offer ?? assert.fail(), 'Take it back')
    await stepCard(/Ilse Smit takes this back, since/)
  })

  it('is offered no more once all comes back, and an old card says so', async () => {
    await left()
    const card = await stepCard(/Take back…/)
    const old = { ...card, card: structuredClone(card.card) }
    await office.teams.say(tom, '/restore Jan')
    await office.teams.press(tom, await office.cardFor(tom, /Take .* back\?/), /^Yes, /)
    await office.cardFor(tom, /What comes back for /)

    const now = await stepCard(/Tom Visser takes the whole offboarding back, since/)
    assert.doesNotMatch(textOf(now.card), /Take back…/)
    const answer = textOf(await office.teams.press(ilse, old, 'Take back…'))
    assert.match(answer, /^Tom Visser takes the whole offboarding back, since/)
    assert.equal(chatOf(ilse, /Take back one thing/).length, 0)
  })

  it('is answered with where to look when somebody was offboarded anew since', async () => {
    await left()
    const card = await stepCard(/Take back…/)
    const old = { ...card, card: structuredClone(card.card) }
    const summary = await office.cardFor(ilse, /Jan de Vries: completed[^]*Take back…/)
    const oldSummary = { ...summary, card: structuredClone(summary.card) }
    await bringBack(office, 'Jan')
    const task = await office.cardFor(ilse, /To do by hand: A way in/)
    const confirm = task.card && actionsOf(task.card).find(({ verb }) => verb === 'confirm')
    await office.teams.pressAction(ilse, task, confirm ?? assert.fail())
    await office.cardFor(ilse, /✓ Jan de Vries is back/)
    await completed(office, 2)
    await planFor(office, jan.userPrincipalName)

    const answer = textOf(await office.teams.press(ilse, old, 'Take back…'))
    assert.match(answer, /^There is a newer offboarding of Jan de Vries: look there/)
    await office.teams.press(ilse, oldSummary, 'Look at it first', { part: 'calls' })
    await office.cardFor(ilse, /There is nothing to take back[^]*There is a newer offboarding of Jan de Vries/)
  })

  it('is not offered of what nobody can bring back, nor of what only a person can', async () => {
    await left({ sandbox: {} })
    await stepCard(/Take back…/)
    const own = office.teams.inChannel().map(({ card }) => textOf(card))

    const others = own.filter(
      (one) => one.startsWith('Offboarding Jan de Vries, requested') && !one.includes('**Phone and calls:**'),
    )
    assert.ok(
      others.some((one) => one.includes('**Devices and phones:**')),
      own.join('\n---\n'),
    )
    for (const text of others) assert.doesNotMatch(text, /Take back…/)
  })
})
