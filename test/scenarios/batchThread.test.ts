import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import { entriesOf } from '../support/journal'
import { sendList } from '../support/lists'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people
const { lisaVanDijk: lisa, janJansen, janWillemBakker: janWillem, bramHendriks: bram } = people
const { saskiaDeGroot: saskia, maartenKok: maarten, fleurPeters: fleur, ahmedYildiz: ahmed } = people
const twelve = [jan, eva, lisa, janJansen, janWillem, bram, saskia, maarten, fleur, ahmed, karin, hans]

type Leaver = (typeof twelve)[number]

describe('Many who leave together, in the approvals channel', function () {
  this.timeout(300_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })

  /** Ilse sends a list, takes every suggestion, and sends the plans. */
  const sent = async (leavers: readonly Leaver[], count: number): Promise<Message> => {
    const rows = leavers.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`)
    const list = await sendList(office, ['Naam;E-mail', ...rows].join('\n'), { who: ilse })
    await office.teams.press(ilse, list, `Offboard these ${count} together`)
    await office.teams.press(ilse, await office.cardFor(ilse, /Choose once for all of them/), 'Make the plans')
    await office.teams.press(ilse, await office.cardFor(ilse, /Ready to send/), /^(Send|Start)/)
    return office.cardInChannel(/leaving together/)
  }
  const thread = async (says: RegExp) => office.cardInChannel(says)
  const ticked = (message: Message, name: string): string => {
    const choice = /"title":"([^"]*)","value":"(\d+)"/g
    const found = [...JSON.stringify(message.card).matchAll(choice)].find(([, title]) => title === name)
    return found?.[2] ?? assert.fail(`${name} is no choice on\n${textOf(message.card)}`)
  }

  /** Who approved a step of somebody, by the journal of their case. */
  const approvedIn = async (leaver: Leaver, stepId: string): Promise<readonly string[]> => {
    for (const entries of (await entriesOf(office)).values()) {
      const [first] = entries
      if (first?.event.kind !== 'opened' || first.event.employee.id !== leaver.id) continue
      return entries.flatMap(({ event, by }) =>
        event.kind === 'approved' && event.stepIds.includes(stepId) ? [by.displayName] : [],
      )
    }
    return []
  }
  /** Somebody’s own card, by their place in the batch, as Petra opens it from the list. */
  const detailsOf = async (message: Message, number: number) => {
    const list = await office.teams.press(petra, message, 'Look through the list')
    const button = actionsOf(list).find(({ verb, data }) => verb === 'batchPerson' && data['number'] === number)
    return office.teams.pressAction(petra, { ...message, card: list }, button ?? assert.fail(textOf(list)))
  }
  const stepCard = (title: string) => thread(new RegExp(`^Offboarding of several[^]*\\n${title}\\n`))

  it('are one thread: all of the rest is approved but for one, a wipe but for another, and one summary says how it ended', async () => {
    const top = await sent(twelve, 11)
    const devices = await stepCard('Devices and phones')
    assert.match(textOf(devices.card), /26 devices of 3 colleagues/)
    await stepCard('Phone and calls')
    const posts = office.teams.inChannel().length

    await office.teams.press(petra, top, 'Approve, but for those ticked', { leaveOut: ticked(top, eva.displayName) })
    await office.teams.press(petra, devices, 'Approve, but for those ticked', {
      leaveOut: ticked(devices, bram.displayName),
      comment: 'As agreed',
    })

    await waitFor('what was approved', async () =>
      (await approvedIn(saskia, 'devices')).length > 0 ? true : undefined,
    )
    assert.deepEqual(await approvedIn(lisa, 'contain'), ['Petra de Boer'])
    assert.deepEqual(await approvedIn(eva, 'contain'), [])
    assert.deepEqual(await approvedIn(jan, 'devices'), ['Petra de Boer'])
    assert.deepEqual(await approvedIn(bram, 'devices'), [])

    for (const title of ['Sign-in methods', 'Meetings', 'Phone and calls'])
      await office.teams.press(petra, await stepCard(title), /^Approve (for|,|but)|^Approve, but/)
    await office.teams.press(petra, await thread(/9 steps of 1 colleague/), 'Approve for 1 colleague')
    await office.teams.press(petra, await stepCard('Devices and phones'), 'Reject for 1 colleague', {
      reason: 'Still in use',
    })

    // What changed since its plan is left for a question of its own, which is answered in the view of whoever asks for it.
    const asks = await thread(/Asked by itself, since the plan changed\n\*\*Eva Willems:\*\* Phone and calls/)
    const own = await detailsOf(asks, 2)
    const calls = actionsOf(own).find(({ verb, data }) => verb === 'batchPerson' && data['stepId'] === 'calls')
    const step = await office.teams.pressAction(petra, { ...asks, card: own }, calls ?? assert.fail())
    await office.teams.press(petra, { ...asks, card: step }, 'Approve')

    const summary = await thread(/of 11 colleagues: not finished|All 11 colleagues: completed/)
    const told = await office.cardFor(ilse, /of 11 colleagues: not finished|All 11 colleagues: completed/)
    assert.match(
      textOf(summary.card),
      /\*\*Bram Hendriks\*\* – Devices and phones: Petra de Boer decided against it: Still in use/,
    )
    assert.match(textOf(told.card), /1 can still sign in: Lisa van Dijk/)
    assert.equal(office.teams.inChannel().length, posts + 1, 'nothing but the summary was posted since')

    const written = textOf(await office.teams.press(petra, summary, 'Write it to a file'))
    const [, file = ''] = /([\w-]+\.csv), in the folder “evidence”/.exec(written) ?? []
    const lines = (await readFile(path.join(office.dataFolder, 'evidence', file), 'utf8')).split('\r\n')
    assert.equal(
      lines[0],
      '\uFEFF"Name";"Line";"Stands";"Why";"Can sign in";"Not done";"Who has what now";"Left for people"',
    )
    assert.equal(lines.length, 11 + 2)
    const rowOf = ({ displayName }: Leaver) => lines.find((line) => line.startsWith(`"${displayName}"`)) ?? ''
    assert.match(rowOf(lisa), /^"Lisa van Dijk";"4";"[^"]*";"";"yes";/)
    assert.match(rowOf(bram), /"no";"[^"]*Devices and phones: Petra de Boer decided against it: Still in use/)
  })

  it('are looked at one by one in the view of whoever asks, and approved there, too', async () => {
    const top = await sent([jan, lisa, bram], 3)
    await stepCard('Phone and calls')
    const posts = office.teams.inChannel().length

    const person = await detailsOf(top, 2)
    assert.match(textOf(person), /Lisa van Dijk is leaving/)
    const back = await office.teams.press(petra, { ...top, card: person }, 'Back to all')
    assert.match(textOf(back), /3 colleagues are leaving together/)

    const approved = await office.teams.press(petra, { ...top, card: person }, /^Approve all/)
    assert.match(textOf(approved), /Lisa van Dijk is leaving/)
    // The card from before it still means the others.
    await office.teams.press(petra, top, 'Approve, but for those ticked')
    await waitFor('the others', async () => ((await approvedIn(jan, 'contain')).length > 0 ? true : undefined))
    assert.deepEqual(await approvedIn(lisa, 'contain'), ['Petra de Boer'])
    assert.equal(office.teams.inChannel().length, posts)
    const threads = new Set(office.teams.inChannel().map(({ conversationId }) => conversationId))
    assert.equal(threads.size, 1, 'nobody of them has a thread of their own')
    const own = office.teams.inChatOf(ilse).filter(({ card }) => /Decisions about|The plan for/.test(textOf(card)))
    assert.deepEqual(own, [], 'and nobody a card of their own in the chat of who asked')
  })

  it('are nothing to whoever may not approve, and pressing twice does it once', async () => {
    const top = await sent([jan, lisa], 2)

    const refused = await office.teams.press(ilse, top, /^Approve/)
    assert.match(textOf(refused), /approve|approver/i)
    assert.deepEqual(await approvedIn(jan, 'contain'), [])

    await Promise.all([1, 2].map(() => office.teams.press(petra, top, 'Approve, but for those ticked')))
    await waitFor('the approval', async () => ((await approvedIn(jan, 'contain')).length > 0 ? true : undefined))
    const again = await office.teams.press(petra, top, 'Approve, but for those ticked')
    assert.match(textOf(again), /Nothing of this waits any more/)
    assert.deepEqual(await approvedIn(jan, 'contain'), ['Petra de Boer'])
  })
})
