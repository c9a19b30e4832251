import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { people } from '../../sandbox/seeds/people'
import { entriesOf } from '../support/journal'
import { planFor, stepCardOf, submit, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, noorElIdrissi: noor, evaWillems: eva } = people

describe('what is said is so', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })

  const press = async (colleague: Colleague, card: Message, title: string | RegExp) =>
    textOf(await office.teams.press(colleague, card, title))
  const isEnabled = async (id: string) =>
    (await office.graph(`/users/${id}?$select=accountEnabled`)).body['accountEnabled']
  const copyOf = (message: Message): Message => ({ ...message })
  /** Every button that stands anywhere, by its verb. */
  const verbsIn = (messages: readonly Message[]) =>
    messages.flatMap(({ card }) => (card === undefined ? [] : actionsOf(card).map(({ verb }) => verb)))
  const kinds = async () => [...(await entriesOf(office)).values()].flat().map(({ event }) => event.kind)

  it('of a case that waits for approval and is withdrawn: nothing more is done, and the approvers’ cards say so', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    const old = copyOf(await office.cardFor(ilse, /What I found/))
    await submit(office, plan)
    const mailbox = copyOf(await stepCardOf(office, 'Mailbox'))

    const answer = await press(ilse, old, 'Cancel now')

    assert.doesNotMatch(answer, /cannot be cancelled|did not work|changed nothing/)
    assert.match(answer, /Ilse Smit withdrew this offboarding/)
    const theCase = await office.cardInChannel(/Ilse Smit withdrew this offboarding/)
    assert.match(textOf(theCase.card), /Nothing in Microsoft 365 was changed/)
    await waitFor('no button in the channel', () => (verbsIn(office.teams.inChannel()).length === 0 ? true : undefined))
    for (const { card } of office.teams.inChannel())
      assert.doesNotMatch(textOf(card), /Waiting for approval|starts shortly/)
    assert.match(await press(petra, mailbox, 'Approve'), /This offboarding was ended/)
    assert.deepEqual(await office.effects(), [])
    assert.equal(await isEnabled(jan.id), true)
  })

  it('of a running case that somebody else stops: the operation under way is the last, and what is done is listed with how to take it back', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    await office.control('faults', { method: 'POST', path: '/revokeSignInSessions', stall: true })
    // What could run beside it is not approved.
    await submit(office, plan)
    await office.teams.press(petra, await stepCardOf(office, 'Sign out everywhere'), 'Approve')
    await waitFor('the block', async () => ((await isEnabled(jan.id)) === false ? true : undefined))
    const theCase = await waitFor('a button to stop', () =>
      office.teams
        .inChannel()
        .find(({ card }) => card !== undefined && actionsOf(card).some(({ title }) => title === 'Stop now')),
    )

    const answer = await press(tom, theCase, 'Stop now')
    await fetch(`${office.sandbox.url}/_sandbox/release`, { method: 'POST' })

    assert.match(answer, /Tom Visser stopped this offboarding/)
    const summary = textOf((await office.cardInChannel(/Jan de Vries: stopped[^]*How to take it back/)).card)
    assert.match(summary, /Tom Visser/)
    assert.match(summary, /Sign out everywhere[^]*(Allow|Let|sign in)/)
    await waitFor('no button but for evidence and the way back', () =>
      verbsIn([...office.teams.inChannel(), ...office.teams.inChatOf(ilse)]).every((verb) =>
        ['evidence', 'ask', 'undo'].includes(verb),
      )
        ? true
        : undefined,
    )
    const after = (await kinds()).slice((await kinds()).indexOf('cancelled'))
    assert.ok(!after.includes('operationSent') && !after.includes('stepStarted'), after.join())
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('of somebody whose signing out waits for an approval: they can still sign in, and it can be done at once', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    const person = await office.cardFor(ilse, /The plan was sent[^]*What I found/)

    assert.equal(await isEnabled(jan.id), true)
    assert.match(textOf(person.card), /can still sign in/)
    assert.doesNotMatch(textOf(person.card), /I send it now|is signed out/)
    await office.teams.press(ilse, person, /^Sign out .* now$/)
    await office.cardFor(ilse, /is signed out[^]*What I found/)

    assert.equal(await isEnabled(jan.id), false)
    assert.equal(await office.mailbox(jan.id).then((mailbox) => mailbox?.['RecipientTypeDetails']), 'UserMailbox')
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardFor(ilse, /Jan de Vries: completed/)
  })

  it('of a draft that is cancelled is nothing in the channel, which never heard of it', async () => {
    const plan = await planFor(office, noor.userPrincipalName)

    const answer = await press(ilse, plan, 'Cancel now')

    assert.match(answer, /Nothing in Microsoft 365 was changed/)
    await office.cardFor(ilse, /Ilse Smit cancelled this offboarding[^]*What I found/)
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.deepEqual(
      office.teams.inChannel().map(({ card }) => textOf(card)),
      [],
    )
  })

  it('of a draft that is cancelled while its first question waits: that nobody answered it, and no card can be pressed', async () => {
    await office.teams.say(ilse, `/offboard ${noor.userPrincipalName}`)
    await office.cardFor(ilse, /Decisions about/)

    await press(ilse, await office.cardFor(ilse, /What I found/), 'Cancel now')

    await waitFor('no button', () => (verbsIn(office.teams.inChatOf(ilse)).length === 0 ? true : undefined))
    for (const { card } of office.teams.inChatOf(ilse)) assert.doesNotMatch(textOf(card), /Decisions about/)
  })

  it('when it is asked again how it stands, without a second copy of anything', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await stepCardOf(office, 'Mailbox')
    await waitFor('all cards', () => (office.teams.inChannel().length === 4 ? true : undefined))
    const [chat, channel] = [office.teams.inChatOf(ilse).length, office.teams.inChannel().length]

    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const answer = textOf((await office.cardFor(ilse, /How it stands/)).card)
    assert.match(answer, /\d+ steps wait for an approval/)
    assert.match(answer, /Nothing in Microsoft 365 was changed/)
    assert.equal(office.teams.inChatOf(ilse).length, chat + 1)
    assert.equal(office.teams.inChannel().length, channel)
  })

  it('of what was found and the case has changed since: as of when it was read, and not as if it were so now', async () => {
    await office.control('change-forwarding', { id: jan.id, to: 'jan@example.org' })
    await submitAndApprove(
      office,
      await planFor(office, jan.userPrincipalName, [{ question: 'Mailbox of', inputs: { choice: 'stop' } }]),
    )
    await office.cardFor(ilse, /Jan de Vries: completed/)

    const person = textOf((await office.cardFor(ilse, /What I found/)).card)

    assert.equal((await office.mailbox(jan.id))?.['ForwardingSmtpAddress'], null)
    assert.match(person, /Mail is being forwarded to jan@example\.org/)
    assert.match(person, /As read on [^\n]+\d{4} at [^\n]+ or later\./)
  })

  it('about a number that went to a successor: not that it is free', async () => {
    const phone = { question: 'Phone of', inputs: { choice: 'give', successor: eva.id } }
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [phone]))

    const summary = textOf((await office.cardFor(ilse, /Jan de Vries: completed/)).card)

    assert.match(summary, /The number \S+ now belongs to Eva Willems/)
    assert.doesNotMatch(summary, /number is free/)
  })

  it('when all is done: also what is left for people, and which licence goes on costing money', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [
      { question: 'Phone of', inputs: { choice: 'forward', successor: eva.id, leaveQueues: 'true' } },
    ])
    assert.match(textOf(plan.card), /AD Printers Utrecht/)
    await submitAndApprove(office, plan)

    const summary = textOf((await office.cardFor(ilse, /Jan de Vries: completed/)).card)

    assert.match(summary, /Left for people[^]*AD Printers Utrecht/)
    assert.match(summary, /Left for people[^]*Klantenservice/)
    assert.match(summary, /Left for people[^]*still paid for: Microsoft 365 E5/)
  })

  it('after the end: that it was done, and not that nothing has been changed yet', async () => {
    await submitAndApprove(
      office,
      await planFor(office, jan.userPrincipalName, [
        { question: 'Mailbox of', inputs: { choice: 'forward', successor: petra.id } },
      ]),
    )
    await office.cardFor(ilse, /Jan de Vries: completed/)
    const count = office.teams.inChatOf(ilse).length

    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const done = await office.cardFor(ilse, /Ilse Smit offboarded Jan de Vries/)
    assert.equal(office.teams.inChatOf(ilse).length, count + 1)
    await office.teams.press(ilse, done, 'Start again')
    const person = textOf((await office.cardFor(ilse, /offboarded this person before[^]*What I found/)).card)
    assert.doesNotMatch(person, /Nothing has been changed yet/)
    assert.match(person, /In this offboarding nothing has been changed/)
    assert.doesNotMatch(person, /⚠[^\n]*forward/i)
  })

  it('of whomever anything is pressed about, by anybody and in any order: cards and tenant agree', async () => {
    const leavers = [jan, people.janJansen, people.saskiaDeGroot]
    const choices = fc.sample(fc.nat(), { numRuns: 60, seed: 20261129 })
    for (const leaver of leavers) {
      const [before, inChannel] = [office.teams.inChatOf(ilse).length, office.teams.inChannel().length]
      const earlier = (await office.effects()).length
      const cards = () => [
        ...office.teams
          .inChatOf(ilse)
          .slice(before)
          .map((card) => [ilse, card] as const),
        ...office.teams
          .inChannel()
          .slice(inChannel)
          .map((card) => [petra, card] as const),
      ]
      await office.teams.say(ilse, `/offboard ${leaver.userPrincipalName}`)
      await office.cardFor(ilse, /Decisions about/)
      for (let pressed = 0; pressed < 8; pressed += 1) {
        const buttons = cards().flatMap(([who, message]) =>
          (message.card === undefined ? [] : actionsOf(message.card)).map(({ title }) => ({ who, message, title })),
        )
        // Steps one by one would be the whole walk.
        const wanted = buttons.filter(
          ({ title }) => !['Save', 'Look', 'More…', 'Change', 'Write evidence'].includes(title),
        )
        const chosen = wanted[(choices.shift() ?? 0) % Math.max(wanted.length, 1)]
        if (chosen === undefined) break
        const inputs = { reason: 'Not yet' }
        const answer = await office.teams.press(chosen.who, { ...chosen.message }, chosen.title, inputs)
        assert.doesNotMatch(textOf(answer), /cannot be cancelled/)
        await waitFor(`agreement about ${leaver.displayName} after “${chosen.title}”`, async () => {
          const [enabled, effects] = [await isEnabled(leaver.id), (await office.effects()).length - earlier]
          const said = cards()
            .map(([, { card }]) => textOf(card))
            .join('\n')
          const isSo =
            (!/Nothing has been changed yet|Nothing in Microsoft 365 was changed/.test(said) || effects === 0) &&
            (!/can still sign in\n/.test(said) || enabled === true) &&
            (!/✓ [^\n]* is signed out\n/.test(said) || enabled === false) &&
            (!/(withdrew|cancelled|stopped|closed) this offboarding/.test(said) ||
              !/Waiting for approval|\nApprove\n/.test(said))
          return isSo ? true : undefined
        })
      }
    }
  })
})
