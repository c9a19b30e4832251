import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, waitFor, type OfficeOptions } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan } = people
const hour = 3_600_000
const timeZone = 'Europe/Amsterdam'

describe('an offboarding for a moment', () => {
  let office: Office
  /** Milliseconds by which all clocks are ahead of this machine’s. */
  let later = 0
  beforeEach(() => {
    later = 0
  })
  afterEach(() => office.close())

  const open = async (options: OfficeOptions = {}) => {
    office = await Office.open({
      ...options,
      configuration: { policy: 'second-person', ...options.configuration },
      clock: () => new Date(Date.now() + later),
    })
  }
  /** The bot was off meanwhile, and so much later it is there again. */
  const restartAt = async (hours: number, minutes = 0) => {
    await office.stopBot()
    later = hours * hour + minutes * 60_000
    await office.control('clock', { ahead: later })
    await office.startBot()
  }
  const moment = (hours: number) =>
    `${new Date(Math.round(Date.now() / 1_000) * 1_000 + hours * hour).toISOString()} ${timeZone}`
  const effects = async () => (await office.effects()).length
  const plan = (): Message => {
    const found = office.teams.inChatOf(ilse).findLast(({ card }) => textOf(card).includes('The plan for Jan de Vries'))
    return found ?? assert.fail('there is no plan')
  }
  /** The plan as it stands once a moment was chosen on it. */
  const choose = async (message: Message, inputs: Readonly<Record<string, string>>): Promise<Message> => ({
    ...message,
    card: await office.teams.press(ilse, message, 'Keep this moment', inputs),
  })
  const send = async (hours: number, signOut: Readonly<Record<string, string>> = {}) => {
    const chosen = await choose(await planFor(office, jan.userPrincipalName), { moment: moment(hours), ...signOut })
    const sent = await office.teams.press(ilse, chosen, 'Send for approval')
    assert.match(textOf(sent), /The plan was sent/)
    return office.cardInChannel(/is leaving/)
  }
  const approve = async () => {
    const card = await waitFor('what to approve', () =>
      office.teams
        .inChannel()
        .findLast(
          (one) => one.card !== undefined && actionsOf(one.card).some(({ title }) => title.startsWith('Approve all')),
        ),
    )
    await office.teams.press(petra, card, /^Approve all/)
  }
  const canSignIn = async () => (await office.graph(`/users/${jan.id}?$select=accountEnabled`)).body['accountEnabled']
  const when = (card: unknown) => /⏰ [^\n]*?\.(?=\s|$)/.exec(textOf(card as never))?.[0]

  it('stands in the same words on every card, and begins with nothing before it', async () => {
    await open()
    const channel = await send(30)
    const said = when(plan().card)
    assert.match(said ?? '', /^⏰ Carried out on \w+day \d+ \w+ \d{4}, \d\d:\d\d, Amsterdam\.$/)
    assert.equal(when(channel.card), said)
    await approve()
    await waitFor('the approval to be there', () => (/Approved/.test(textOf(channel.card)) ? true : undefined))
    await office.teams.quiet()
    assert.equal(when(channel.card), said)
    assert.equal(when(plan().card), said)
    assert.equal(await effects(), 0)
    await office.teams.say(ilse, 'status Jan de Vries')
    const status = await office.cardFor(ilse, /asked for/i)
    assert.equal(when(status.card), said)
    assert.doesNotMatch(textOf(status.card), /being carried out/)
    assert.equal(
      office.teams.inChannel().some(({ card }) => /evidence/i.test(textOf(card))),
      false,
      'no summary',
    )

    await restartAt(29)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    await restartAt(30, 1)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    assert.equal(await canSignIn(), false)
  })

  it('is told and changed as well where there is nothing but signing out', async () => {
    await open()
    const { ahmedYildiz: ahmed } = people
    const chosen = await choose(await planFor(office, ahmed.userPrincipalName), { moment: moment(30) })
    await office.teams.press(ilse, chosen, 'Send for approval')
    const channel = await office.cardInChannel(/is leaving/)
    assert.equal(when(channel.card), when(chosen.card))
    const plan = await office.cardFor(ilse, /The plan for Ahmed/)

    const sooner = await choose(plan, { moment: moment(20) })

    assert.match(when(sooner.card) ?? '', /^⏰ Carried out on /)
    assert.notEqual(when(sooner.card), when(chosen.card))
  })

  it('is not guessed where a day is filled in beside another answer', async () => {
    await open()
    const plan = await planFor(office, jan.userPrincipalName)

    const unclear: readonly Readonly<Record<string, string>>[] = [
      { moment: 'now', momentDay: '2030-01-31' },
      { moment: 'now', momentHour: '17:00' },
      { moment: moment(30), signOut: 'together', signOutDay: '2030-01-31' },
    ]
    for (const inputs of unclear) {
      const refused = await choose(plan, inputs)
      assert.match(textOf(refused.card), /A day or an hour is filled in, and another answer is chosen/)
      assert.equal(when(refused.card), undefined)
    }

    const chosen = await choose(plan, { moment: 'another', momentDay: '2030-01-31', momentHour: '17:00' })
    assert.equal(when(chosen.card), '⏰ Carried out on Thursday 31 January 2030, 17:00, Amsterdam.')
    // What stood in the inputs already is no answer.
    const now = await choose(chosen, { moment: 'now', momentDay: '2030-01-31', momentHour: '17:00' })
    assert.equal(when(now.card), undefined)
  })

  it('signs out at one moment and does the rest at another', async () => {
    await open()
    await send(30, { signOut: 'now' })
    assert.match(when(plan().card) ?? '', /^⏰ Signed out at once, the rest on /)
    await approve()
    await waitFor('Jan to be signed out', async () => ((await canSignIn()) === false ? true : undefined))
    await waitFor('the plan to say so', () =>
      when(plan().card)?.startsWith('⏰ The rest is carried out on') === true ? true : undefined,
    )
    await office.teams.quiet()
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')

    await restartAt(30, 1)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('asks about a leaver whom somebody let in again, and signs out again only when told', async () => {
    await open()
    await send(30, { signOut: 'now' })
    await approve()
    await waitFor('the plan to say so', () =>
      when(plan().card)?.startsWith('⏰ The rest is carried out on') === true ? true : undefined,
    )
    await office.teams.quiet()
    await office.graphWrite('PATCH', `/users/${jan.id}`, { accountEnabled: true })
    const before = await effects()

    await restartAt(30, 1)
    const asked = await office.cardFor(ilse, /Somebody let Jan de Vries in again/)
    await office.teams.quiet()
    assert.equal(await effects(), before)
    assert.equal(await canSignIn(), true)
    await office.teams.press(ilse, asked, 'Sign out again and go on')
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    assert.equal(await canSignIn(), false)
  })

  it('is asked about when everything was off for more than an hour, and begins with the approvals that it has', async () => {
    await open()
    await send(30)
    await approve()
    await office.teams.quiet()
    await restartAt(33)
    const asked = await office.cardFor(ilse, /the moment is over/)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    assert.match(textOf(plan().card), /is over, and nothing was done\. Ilse Smit is asked/)
    await office.teams.press(ilse, asked, 'Begin now')
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    assert.equal(actionsOf(asked.card ?? assert.fail()).length, 0, 'it is answered')
  })

  it('begins late by itself where that is the policy', async () => {
    await open({ environment: { MISSED_MOMENT: 'run' } })
    await send(30)
    await approve()
    await office.teams.quiet()
    await restartAt(33)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('keeps its approvals for a later moment, and asks again for an earlier one', async () => {
    await open()
    const channel = await send(30)
    await approve()
    await waitFor('the approval to be there', () => (/Approved/.test(textOf(channel.card)) ? true : undefined))
    await office.teams.quiet()
    await choose(plan(), { moment: moment(50) })
    await office.teams.quiet()
    assert.doesNotMatch(textOf(channel.card), /wait for an approval/)
    await choose(plan(), { moment: moment(20) })
    await waitFor('the approval to be asked for again', () =>
      /wait for an approval/.test(textOf(channel.card)) ? true : undefined,
    )
    assert.match(textOf(channel.card), /Petra de Boer approved this for a later moment/)
    await restartAt(21)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    await approve()
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('writes nothing once it was ended before its moment, whatever the clock and a restart do', async () => {
    await open()
    await send(30)
    await approve()
    await office.teams.quiet()
    await office.teams.press(ilse, plan(), 'Stop now')
    for (const hours of [29, 30.1, 0, 31, 3_000]) {
      await restartAt(hours)
      await office.teams.quiet()
    }
    assert.equal(await effects(), 0)
  })

  it('begins at no moment that only one clock knows', async () => {
    await open()
    await send(30)
    await approve()
    await office.teams.quiet()
    await office.stopBot()
    later = 30.1 * hour
    await office.startBot()
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    await restartAt(-5)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    await restartAt(30.1)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('is said the day before, to its requester and in the thread, once', async () => {
    await open()
    await send(30)
    const near = /carried out soon/
    for (const hours of [5, 7, 8]) {
      await restartAt(hours)
      await office.teams.quiet()
      const said = [...office.teams.inChatOf(ilse), ...office.teams.inChannel()].filter(({ card }) =>
        near.test(textOf(card)),
      )
      assert.equal(said.length, hours < 6 ? 0 : 2)
    }
    const reminder = await office.cardInChannel(near)
    assert.match(textOf(reminder.card), /steps still wait for an approval/)
  })

  it('is not sent for a moment that is over by then, nor by a card that shows another one', async () => {
    await open()
    await planFor(office, jan.userPrincipalName)
    const old = { ...plan() }
    assert.match(textOf((await choose(plan(), { moment: moment(-1) })).card), /is over\. Nothing was changed/)
    assert.match(
      textOf((await choose(plan(), { moment: 'another', momentDay: '2031-12-31' })).card),
      /needs a day and an hour/,
    )
    const july = await choose(plan(), { moment: 'another', momentDay: '2031-07-01', momentHour: '17:00' })
    assert.match(when(july.card) ?? '', /Tuesday 1 July 2031, 17:00, Amsterdam/)
    const [chosen] = eventsOf(await journalOf(office, caseIdIn(office)), 'timed')
    assert.deepEqual(chosen?.event.rest, { at: '2031-07-01T15:00:00.000Z', timeZone }, 'by the clock of July')
    await office.startBot()
    assert.match(textOf(await office.teams.press(ilse, old, 'Send for approval')), /moved on/)
  })

  it('holds the rules of the moment, not of the day on which it was approved', async () => {
    await open()
    await send(30)
    await approve()
    await office.teams.quiet()
    await office.control('give-role', { id: jan.id, role: 'Global Administrator' })
    await restartAt(30, 1)
    await office.cardInChannel(/Stopped by a rule[^]*Global Administrator|Global Administrator[^]*Stopped by a rule/)
    assert.equal(await effects(), 0)
    await office.control('take-role', { id: jan.id, role: 'Global Administrator' })
    await restartAt(30, 5)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('can be signed out at once at any time', async () => {
    await open()
    await send(30)
    await approve()
    await office.teams.quiet()
    const person = await office.cardFor(ilse, /Can sign in|can still sign in/)
    await office.teams.press(ilse, person, /^Sign out .* now$/)
    await waitFor('Jan to be signed out', async () => ((await canSignIn()) === false ? true : undefined))
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')
    await restartAt(30, 1)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('is taken from what was typed, and shown on the plan before anything is sent', async () => {
    await open()
    await planFor(office, `${jan.userPrincipalName} on 1 July 2031 at 17:00`)
    assert.equal(when(plan().card), '⏰ Carried out on Tuesday 1 July 2031, 17:00, Amsterdam.')

    await office.teams.press(ilse, plan(), 'Send for approval')
    await office.cardInChannel(/is leaving[^]*Tuesday 1 July 2031, 17:00, Amsterdam/)
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName} on 2 July 2031 at 9:00`)
    const answer = await office.cardFor(ilse, /You opened the offboarding[^]*Tuesday 1 July 2031/)
    assert.equal(
      when(answer.card),
      '⏰ Carried out on Tuesday 1 July 2031, 17:00, Amsterdam.',
      'typing changes nothing',
    )
    await office.teams.press(ilse, answer, /^Change to Wednesday 2 July 2031, 09:00/)
    await office.cardInChannel(/is leaving[^]*Wednesday 2 July 2031, 09:00, Amsterdam/)
  })

  it('that was typed without an hour stays a day until somebody chooses one, and is not sent before', async () => {
    await open()
    const typed = await planFor(office, `${jan.userPrincipalName} on 1 July 2031`)
    assert.match(textOf(typed.card), /You wrote “[^”]*1 July 2031”\. Choose the moment before you send it/)
    const refused = await office.teams.press(ilse, typed, 'Send for approval')
    assert.match(textOf(refused), /Choose the moment first[^]*Nothing was sent/)
    const chosen = await choose(
      { ...typed, card: refused },
      { moment: 'another', momentDay: '2031-07-01', momentHour: '08:30' },
    )
    assert.equal(when(chosen.card), '⏰ Carried out on Tuesday 1 July 2031, 08:30, Amsterdam.')
    assert.match(textOf(await office.teams.press(ilse, chosen, 'Send for approval')), /The plan was sent/)
  })
})
