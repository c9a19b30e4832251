import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import { people } from '../../sandbox/seeds/people'
import { entriesOf, eventsOf } from '../support/journal'
import { attachmentOf, sendList } from '../support/lists'
import { ilse, Office, petra, waitFor, type OfficeOptions } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { until } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans } = people
const three = [jan, eva, hans]
const hour = 3_600_000
const timeZone = 'Europe/Amsterdam'

describe('Several who leave together at a moment', function () {
  this.timeout(300_000)
  let office: Office
  /** Milliseconds by which all clocks are ahead of this machine’s. */
  let later = 0
  beforeEach(() => {
    later = 0
  })
  afterEach(() => office.close())

  const open = async (options: OfficeOptions = {}) => {
    office = await Office.open({
      sandbox: { seed: (tenant) => three.forEach((one) => leavePlain(tenant, one)) },
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
  const canSignIn = async ({ id }: { readonly id: string }) =>
    (await office.graph(`/users/${id}?$select=accountEnabled`)).body['accountEnabled']
  const when = (card: unknown) => /⏰ [^\n]*/.exec(textOf(card as never))?.[0]

  /** Sends a list with these columns, and takes every suggestion: the card of all with what it comes to. */
  const listed = async (rows: readonly string[], count = 3): Promise<Message> => {
    const list = await sendList(office, rows.join('\n'), { who: ilse })
    await office.teams.press(ilse, list, `Offboard these ${count} together`)
    await office.teams.press(ilse, await office.cardFor(ilse, /Choose once for all of them/), 'Make the plans')
    return office.cardFor(ilse, /Ready to send/)
  }
  const plain = ['E-mail', ...three.map(({ userPrincipalName }) => userPrincipalName)]
  const choose = async (message: Message, inputs: Readonly<Record<string, string>>): Promise<Message> => ({
    ...message,
    card: await office.teams.press(ilse, message, 'Keep this moment', inputs),
  })
  /** Three are sent for a moment, and stand in the channel. */
  const send = async (hours: number, inputs: Readonly<Record<string, string>> = {}): Promise<Message> => {
    const chosen = await choose(await listed(plain), { moment: moment(hours), ...inputs })
    await office.teams.press(ilse, chosen, /^Send/)
    return office.cardInChannel(/3 colleagues are leaving together[^]*3 colleagues wait for an approval/)
  }
  const ofAll = async (says: RegExp = /Sent on/) => office.cardFor(ilse, says)
  /** Cards in the channel on which something is to be approved. */
  const asking = (): readonly Message[] =>
    office.teams
      .inChannel()
      .filter(({ card }) => card !== undefined && actionsOf(card).some(({ verb }) => verb === 'batchApprove'))
  /** Petra approves all that is asked, of everybody. */
  const approved = async () => {
    const pressed = new Map<string, string>()
    await waitFor('all approvals', async () => {
      const cards = asking()
      for (const one of cards) {
        const text = JSON.stringify(one.card)
        if (pressed.get(one.id) === text) continue
        pressed.set(one.id, text)
        await office.teams.press(petra, one, /^Approve (for|,)|^Approve, but/)
      }
      return cards.length === 0 ? true : undefined
    })
    await office.teams.quiet()
  }
  const events = async (kind: 'timed' | 'approved' | 'momentAsked' | 'momentReminded') =>
    [...(await entriesOf(office)).values()].map((entries) => eventsOf(entries, kind).length)
  const posts = () => [...office.teams.inChatOf(ilse), ...office.teams.inChannel()]
  const saying = (says: RegExp) => posts().filter(({ card }) => says.test(textOf(card)))

  it('are asked when on the card of all, which says it in the words of every card, and nothing begins before', async () => {
    await open()
    const report = await listed(plain)
    const chosen = await choose(report, { moment: moment(30) })
    const said = when(chosen.card)
    assert.match(said ?? '', /^⏰ Carried out on \w+day \d+ \w+ \d{4}, \d\d:\d\d, Amsterdam\.$/)
    assert.match(
      textOf(await office.teams.press(ilse, report, /^Send/)),
      /changed meanwhile/,
      'an old card sends nothing',
    )
    await office.teams.press(ilse, chosen, /^Send/)
    const channel = await office.cardInChannel(/3 colleagues are leaving together[^]*3 colleagues wait/)
    assert.equal(when(channel.card), said)
    await approved()
    await waitFor('the card to say so', () => (/Nothing begins before/.test(textOf(channel.card)) ? true : undefined))
    assert.equal(when((await ofAll()).card), said)
    assert.match(textOf((await ofAll()).card), /Approved, and waiting for the moment: 3/)
    await restartAt(29)
    await office.teams.quiet()
    assert.equal(await effects(), 0)

    await restartAt(30, 1)
    const summary = await office.cardInChannel(/(All 3 colleagues: completed|of 3 colleagues: not finished)/)
    assert.match(textOf(summary.card), /It was chosen to begin on \w+day/)
    for (const one of three) assert.equal(await canSignIn(one), false)
  })
  it('keep their approvals for a later moment, and ask all of them again for an earlier one, in one press', async () => {
    await open()
    const channel = await send(30)
    const old = { ...channel }
    await approved()
    const moved = await choose(await ofAll(/waiting for the moment: 3/), { moment: moment(50) })
    await waitFor('the later moment', async () =>
      (await events('timed')).every((count) => count === 2) ? true : undefined,
    )
    await office.teams.quiet()
    assert.deepEqual(asking(), [])

    await choose(moved, { moment: moment(20) })
    await waitFor('the approvals to be asked for again', () => (asking().length > 0 ? true : undefined))
    const again = await office.cardInChannel(/3 colleagues are leaving together[^]*3 colleagues wait for an approval/)
    assert.equal(saying(/3 colleagues are leaving together/).length, 1, 'still one thread')
    const before = await events('approved')
    const refused = await office.teams.press(petra, old, 'Approve, but for those ticked')
    assert.match(textOf(refused), /something changed in this list/, 'a card with the other moment approves nothing')
    assert.deepEqual(await events('approved'), before)
    await restartAt(21)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
    await approved()
    await office.cardInChannel(/(All 3 colleagues: completed|of 3 colleagues: not finished)/)
    assert.match(textOf(again.card), /3 colleagues/)
  })

  it('sign out at one moment and do the rest at another, each for one of them alone, too', async () => {
    await open()
    await send(30, { signOut: 'now' })
    assert.match(when((await ofAll()).card) ?? '', /^⏰ Signed out at once, the rest on /)
    await office.teams.press(ilse, await ofAll(), 'Details', { somebody: eva.id })
    const own = await office.cardFor(ilse, /The plan for Eva Willems/)
    await office.teams.press(ilse, own, 'Keep this moment', { moment: moment(60), signOut: 'together' })
    const two = await ofAll(
      /Signed out at once, the rest on [^\n]*\((Jan de Vries and Hans Postma|Jan de Vries, Hans Postma)\)/,
    )
    assert.match(textOf(two.card), /Carried out on [^\n]*\(Eva Willems\)/)
    await choose(two, { moment: moment(40), signOut: 'now' })
    await waitFor('the others', async () => ((await events('timed')).toString() === '2,2,2' ? true : undefined))
    await approved()
    await waitFor('both to be signed out', async () =>
      (await canSignIn(jan)) === false && (await canSignIn(hans)) === false ? true : undefined,
    )
    assert.equal(await canSignIn(eva), true, 'whose own moment stays')
  })

  it('are asked about once for all when the bot was off, and once for all of whom somebody let in again', async () => {
    await open()
    await send(30, { signOut: moment(10), signOutDay: '' })
    await approved()
    await restartAt(14)
    const missed = await ofAll(/the moment is over for 3 colleagues/)
    assert.equal(saying(/the moment is over for/).length, 1)
    await office.cardInChannel(
      /3 colleagues are leaving together[^]*The moment is over for 3 colleagues, and nothing was done/,
    )
    assert.equal(await effects(), 0)
    const card = textOf((await ofAll(/Sent on[^]*The moment is over for 3 colleagues/)).card)
    assert.doesNotMatch(card, /Under way|waiting for the moment/, 'nothing goes on before the answer')
    await office.teams.press(ilse, missed, 'Begin for all now')
    for (const one of three)
      await waitFor('them to be signed out', async () => ((await canSignIn(one)) === false ? true : undefined))
    await waitFor('the answer on it', () => (actionsOf(missed.card ?? assert.fail()).length === 0 ? true : undefined))

    for (const one of [jan, eva]) await office.graphWrite('PATCH', `/users/${one.id}`, { accountEnabled: true })
    await restartAt(30, 2)
    const enabled = await ofAll(/2 colleagues can sign in again/)
    assert.equal(saying(/can sign in again\n/).length, 1)
    await office.teams.press(ilse, enabled, 'Sign all out again and go on')
    await office.cardInChannel(/(All 3 colleagues: completed|of 3 colleagues: not finished)/)
    for (const one of three) assert.equal(await canSignIn(one), false)
  })

  it('are said the day before, once to the requester and once in the thread', async () => {
    await open()
    await send(30)
    for (const hours of [7, 8]) {
      await restartAt(hours)
      await office.cardInChannel(/carried out soon[^]*for 3 colleagues[^]*steps still wait for an approval/)
      await ofAll(/carried out soon/)
      await office.teams.quiet()
      assert.equal(saying(/carried out soon/).length, 2)
    }
    assert.deepEqual(await events('momentReminded'), [1, 1, 1])
  })

  it('take the moment from what was typed, and are not sent while it has no hour', async () => {
    await open()
    const names = three.map(({ userPrincipalName }) => userPrincipalName).join(', ')
    const asked = async (typed: string) => {
      await office.teams.say(ilse, `/offboard ${typed}`)
      await office.teams.press(ilse, await office.cardFor(ilse, /Offboard|Which|meant/), /these 3 together/)
      await office.teams.press(ilse, await office.cardFor(ilse, /Choose once for all of them/), 'Make the plans')
      return office.cardFor(ilse, /Ready to send/)
    }
    const report = await asked(`${names} on 1 July 2031`)
    assert.match(textOf(report.card), /You wrote “[^”]*1 July 2031”\. Choose the moment before you send it/)
    const refused = await office.teams.press(ilse, report, /^Send/)
    assert.match(textOf(refused), /Choose the moment first[^]*Nothing was sent/)
    const chosen = await choose(
      { ...report, card: refused },
      { moment: 'another', momentDay: '2031-07-01', momentHour: '17:00' },
    )
    assert.equal(when(chosen.card), '⏰ Carried out on Tuesday 1 July 2031, 17:00, Amsterdam.')
    await office.teams.press(ilse, chosen, 'Give up')
    await office.cardFor(ilse, /Nothing was sent, and nothing changed/)
    const exact = await asked(`${names} on 2 July 2031 at 9:00`)
    assert.equal(when(exact.card), '⏰ Carried out on Wednesday 2 July 2031, 09:00, Amsterdam.')
  })

  it('take it from the list where all share a day, and each on their own day where they differ', async () => {
    await open()
    const rows = (days: readonly string[]) => [
      'E-mail;Uit dienst',
      ...three.map(({ userPrincipalName }, index) => `${userPrincipalName};${days[index] ?? ''}`),
    ]
    const shared = await listed(rows(['31-12-2031', '31-12-2031', '31-12-2031']))
    assert.match(textOf(shared.card), /The list says Wednesday 31 December 2031\. Choose the moment/)
    assert.match(textOf(await office.teams.press(ilse, shared, /^Send/)), /Choose the moment first/)
    await office.teams.press(ilse, await office.cardFor(ilse, /The list says/), 'Give up')
    await office.cardFor(ilse, /Nothing was sent, and nothing changed/)

    const apart = await listed(rows(['31-12-2031', '15-01-2032', '2032-01-15T12:00']))
    assert.match(textOf(apart.card), /The list has 3 days, from Wednesday 31 December 2031 to Thursday 15 January 2032/)
    const chosen = await choose(apart, { moment: 'ownDays' })
    assert.match(
      textOf(chosen.card),
      /Carried out on each one’s own day of the list, between Wednesday 31 December 2031, 17:00/,
    )
    await office.teams.press(ilse, chosen, 'Write the list to a file')
    const folder = path.join(office.dataFolder, 'evidence')
    const file = readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
    assert.match(file, /"Jan de Vries";[^\r]*"Wednesday 31 December 2031, 17:00, Amsterdam"/)
    assert.match(file, /"Hans Postma";[^\r]*"Thursday 15 January 2032, 12:00, Amsterdam"/)
    await office.teams.press(ilse, chosen, /^Send/)
    await office.cardInChannel(
      /leaving together[^]*Carried out on Wednesday 31 December 2031, 17:00, Amsterdam\. \(Jan de Vries\)/,
    )
    const timed = [...(await entriesOf(office)).values()].flatMap((entries) => {
      const rest = eventsOf(entries, 'timed').at(-1)?.event.rest
      return rest === undefined || rest === 'now' ? [] : [rest.at]
    })
    assert.deepEqual(timed.toSorted(), [
      '2031-12-31T16:00:00.000Z',
      '2032-01-15T11:00:00.000Z',
      '2032-01-15T16:00:00.000Z',
    ])
  })

  it('are called to be approved with their moment, and stopped by a second press only', async () => {
    await open({ environment: { APPROVERS_MENTION: 'Petra de Boer=petra.deboer@contoso.com' } })
    await send(30)
    await office.cardInChannel(/an approval was asked for[^]*It was asked to begin on \w+day/)
    const first = await ofAll()
    const asked = await office.teams.press(ilse, first, 'Stop all')
    assert.match(textOf(asked), /This ends 3 offboardings[^]*Nothing was stopped yet/)
    assert.doesNotMatch(textOf(first.card), /stopped all of it/)
    await office.teams.press(ilse, { ...first, card: asked }, 'Stop all')
    await ofAll(/Ilse Smit stopped all of it/)
    await restartAt(31)
    await office.teams.quiet()
    assert.equal(await effects(), 0)
  })
})

describe('A bot that is killed while a moment is set for all', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open({ environment: { APPROVAL_POLICY: 'none' } })
  })
  afterEach(async () => {
    await office.close()
  })

  /** How often each case was given a moment. */
  const timed = (): readonly number[] => {
    const database = new Database(path.join(office.dataFolder, 'offboarding.db'), { readonly: true })
    try {
      const found = database
        .prepare("SELECT count(*) AS count FROM entries WHERE kind = 'timed' GROUP BY case_id")
        .all()
      return (found as readonly { readonly count: number }[]).map(({ count }) => count)
    } finally {
      database.close()
    }
  }
  const killedAt = async (least: number): Promise<void> => {
    await until(`${least} moments`, () => (timed().reduce((sum, count) => sum + count, 0) >= least ? true : undefined))
    await office.killAndStartAgain()
  }

  it('goes on after its start, before the plans are sent and after, and gives it to nobody twice', async () => {
    const leavers = [...three, people.fleurPeters, people.sanneOBrien, people.emojiRobin]
    const content = ['E-mail', ...leavers.map(({ userPrincipalName }) => userPrincipalName)].join('\n')
    const attachments = [attachmentOf('lijst.csv', await office.putFile('lijst.csv', content))]
    await office.teams.send({ ...office.teams.activityOf(ilse, {}), type: 'message', text: '', attachments })
    await office.teams.press(ilse, await office.cardFor(ilse, /Understood: 6/), 'Offboard these 6 together')
    await office.teams.press(ilse, await office.cardFor(ilse, /Choose once for all/), 'Make the plans')
    const inputs = { moment: 'another', momentHour: '17:00' }
    const ready = await office.cardFor(ilse, /Ready to send: 6/)
    await office.teams.press(ilse, ready, 'Keep this moment', { ...inputs, momentDay: '2031-12-31' })
    await killedAt(1)
    await until('a moment for each', () => (timed().length === 6 ? true : undefined))
    assert.deepEqual(timed(), [1, 1, 1, 1, 1, 1])

    await office.teams.press(ilse, await office.cardFor(ilse, /Ready to send: 6[^]*31 December 2031/), 'Start 6')
    const sent = await office.cardFor(ilse, /Sent on[^]*31 December 2031[^]*waiting for the moment: 6/)
    await office.teams.press(ilse, sent, 'Keep this moment', { ...inputs, momentDay: '2032-01-02' })
    await killedAt(7)
    await office.cardFor(ilse, /Carried out on Friday 2 January 2032, 17:00, Amsterdam\.\n/)
    await until('the new moment for each', () => (timed().every((count) => count >= 2) ? true : undefined))
    await office.killAndStartAgain()
    await office.cardFor(ilse, /Friday 2 January 2032/)
    assert.deepEqual(timed(), [2, 2, 2, 2, 2, 2])
    assert.deepEqual(await office.effects(), [])
  })
})
