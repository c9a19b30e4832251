import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import { sendList } from '../support/lists'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people
const { lisaVanDijk: lisa, janJansen, janWillemBakker: janWillem, bramHendriks: bram } = people
const { saskiaDeGroot: saskia, maartenKok: maarten, fleurPeters: fleur, ahmedYildiz: ahmed } = people
const { sanneOBrien: sanne, emojiRobin: robin, willemVanLeeuwen: willem } = people
const twelve = [jan, eva, janJansen, janWillem, bram, saskia, maarten, fleur, ahmed, hans, sanne, robin]

function listOf(leavers: readonly { readonly displayName: string; readonly userPrincipalName: string }[]): string {
  const rows = leavers.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`)
  return ['Naam;E-mail', ...rows].join('\n')
}

describe('Several who leave together', function () {
  this.timeout(300_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      configuration: { policy: 'none' },
      sandbox: { seed: (tenant) => twelve.forEach((one) => leavePlain(tenant, one)) },
    })
  })
  afterEach(async () => {
    await office.close()
  })

  const began = async (leavers: Parameters<typeof listOf>[0], count = leavers.length): Promise<Message> => {
    const list = await sendList(office, listOf(leavers), { who: ilse })
    await office.teams.press(ilse, list, `Offboard these ${count} together`)
    return office.cardFor(ilse, /Choose once for all of them/)
  }
  const planned = async (card: Message, inputs: Readonly<Record<string, string>> = {}): Promise<Message> => {
    await office.teams.press(ilse, card, 'Make the plans', inputs)
    return office.cardFor(ilse, /Ready to send/)
  }
  /** A second press stops it. */
  const stopAll = async () => {
    const card = await office.cardFor(ilse, /Sent on/)
    const asked = await office.teams.press(ilse, card, 'Stop all')
    assert.match(textOf(asked), /Nothing was stopped yet/)
    await office.teams.press(ilse, { ...card, card: asked }, 'Stop all')
  }
  /** The newest card of the batch that says this. */
  const stands = async (says: RegExp) => textOf((await office.cardFor(ilse, says)).card)

  it('go from a list of twelve to their ends, with one left out, one protected, and an exception by rule', async () => {
    for (const { id } of [janJansen, sanne, robin])
      await office.graphWrite('PUT', `/users/${id}/manager/$ref`, {
        '@odata.id': `https://graph.microsoft.com/v1.0/users/${willem.id}`,
      })
    const before = await office.effects()
    const first = await began([...twelve, lisa, karin], 13)
    await office.teams.press(ilse, first, 'Leave out', { somebody: lisa.id })
    const report = await planned(await office.cardFor(ilse, /Left out \(1\)/), { 'rule-largeMailbox': 'leave' })

    const text = textOf(report.card)
    assert.match(text, /lijst\.csv: 13 colleagues\nReady to send: 12\. Nothing has changed yet\./)
    assert.match(text, /Left out \(1\)\n\*\*Lisa van Dijk\*\* \(line 14\): Ilse Smit left them out\./)
    assert.match(text, /Nobody takes over from Ahmed Yıldız\./)
    assert.match(text, /Cannot be undone\n/)
    assert.deepEqual(await office.effects(), before)

    await office.teams.press(ilse, report, 'Start 12')
    await waitFor('most of them', async () =>
      /Completed: (9|10|11|12)\./.test(await stands(/Sent on/)) ? true : undefined,
    )

    assert.equal((await office.mailbox(bram.userPrincipalName))?.['RecipientTypeDetails'], 'UserMailbox')
    assert.equal((await office.mailbox(jan.userPrincipalName))?.['RecipientTypeDetails'], 'SharedMailbox')
    const targets = JSON.stringify(await office.effects())
    for (const { id, userPrincipalName } of [lisa, karin])
      assert.ok(!targets.includes(id) && !targets.includes(userPrincipalName), userPrincipalName)
    await stopAll()
    const end = await stands(/Nothing more is to come/)
    const [, completed, ended] = /Completed: (\d+)\. Ended early: (\d+)\. Under way: 0\./.exec(end) ?? assert.fail(end)
    assert.equal(Number(completed) + Number(ended), 12)
  })

  it('are written to a file, with who was left out and why, in which nothing begins a formula', async () => {
    await office.graphWrite('PATCH', `/users/${eva.id}`, { displayName: '=HYPERLINK("http://x")' })
    const list = await sendList(office, `E-mail\n${[jan, eva].map((one) => one.userPrincipalName).join('\n')}`, {
      who: ilse,
    })
    await office.teams.press(ilse, list, 'Offboard these 2 together')
    const report = await planned(await office.cardFor(ilse, /Choose once/))

    const said = textOf(await office.teams.press(ilse, report, 'Write the list to a file'))

    assert.match(said, /\.csv, in the folder “evidence”/)
    const folder = path.join(office.dataFolder, 'evidence')
    const file = readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
    assert.match(file, /^\uFEFF"Name";"Sign-in name";/)
    assert.match(file, /"Jan de Vries";"jan\.devries@contoso\.com";"2";"Ready"/)
    assert.match(file, /"'=HYPERLINK\(""http:\/\/x""\)"/)
  })

  it('are nobody’s but an operator’s, and only who asked for them presses on their card', async () => {
    const list = await sendList(office, listOf([jan, eva]), { who: ilse })
    for (const who of [noor, petra])
      assert.match(
        textOf(await office.teams.press(who, list, 'Offboard these 2 together')),
        /Only members of the operators/,
      )
    await office.teams.press(ilse, list, 'Offboard these 2 together')
    const card = await office.cardFor(ilse, /Choose once/)

    assert.match(textOf(await office.teams.press(noor, card, 'Make the plans')), /Only members of the operators/)
    assert.match(textOf(await office.teams.press(tom, card, 'Make the plans')), /Ilse Smit/)
    assert.match(textOf(await office.teams.invoke(ilse, 'batchSend', { batchId: 'none', revision: 1 })), /do not know/)
    assert.match(await stands(/lijst\.csv: 2 colleagues/), /Choose once for all of them/)
  })

  it('who are in another batch already, or have an offboarding of their own, are left out with the reason', async () => {
    await office.teams.say(ilse, `/offboard ${hans.userPrincipalName}`)
    await office.cardFor(ilse, /Decisions about Hans Postma/)
    const lists = [
      await sendList(office, listOf([jan, eva, fleur]), { who: ilse, name: 'one.csv' }),
      await sendList(office, listOf([jan, sanne, hans]), { who: tom, name: 'two.csv' }),
    ]
    await office.teams.press(ilse, lists[0]!, 'Offboard these 3 together')
    await office.cardFor(ilse, /one\.csv: 3 colleagues\nChoose once/)
    await office.teams.press(tom, lists[1]!, 'Offboard these 2 together')

    const second = textOf((await office.cardFor(tom, /two\.csv: 2 colleagues\nChoose once/)).card)

    assert.match(
      second,
      /Left out \(1\)\n\*\*Jan de Vries\*\* \(line 2\): An offboarding of Jan de Vries runs, asked for by Ilse Smit/,
    )
  })

  it('cannot be left to one of themselves, or to somebody blocked', async () => {
    const card = await began([jan, eva])

    for (const [who, why] of [
      [jan, /Jan de Vries leaves too, and cannot take anything over/],
      [hans, /Hans Postma cannot take anything over/],
    ] as const)
      assert.match(textOf(await office.teams.press(ilse, card, 'Make the plans', { successor: who.id })), why)
    const report = textOf((await planned(card, { successor: tom.id })).card)
    assert.match(report, /Ready to send: 2/)
  })

  it('wait while all of it is paused, go on when it is resumed, and end when it is stopped', async () => {
    await office.control('faults', { path: '/revokeSignInSessions', stall: true, count: 10 })
    const report = await planned(await began([jan, eva, fleur]))
    await office.teams.press(ilse, report, 'Start 3')
    await office.teams.press(ilse, await office.cardFor(ilse, /Sent on/), 'Pause all')
    const paused = await office.cardFor(ilse, /Ilse Smit paused all of it/)

    assert.deepEqual(
      actionsOf(paused.card ?? assert.fail()).map(({ title }) => title),
      ['Resume all', 'Stop all', 'Details'],
    )
    await office.teams.press(ilse, paused, 'Resume all')
    await office.cardFor(ilse, /Pause all/)
    await stopAll()
    await stands(/Nothing more is to come/)
  })

  it('are offered together where each of those who were typed is clearly one', async () => {
    await office.teams.say(ilse, '/offboard Eva Willems, Hans Postma and Fleur Peters')
    const choice = await office.cardFor(ilse, /Offboard these 3 together/)
    await office.teams.press(ilse, choice, 'Offboard these 3 together')

    assert.match(await stands(/Choose once/), /Offboarding together: 3 colleagues/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Choose once/), 'Give up')
    await stands(/Nothing was sent, and nothing changed/)
    assert.deepEqual(await office.effects(), [])
    await office.teams.say(ilse, '/offboard Jan and Hans Postma')
    const unclear = office.teams.inChatOf(ilse).at(-1)
    assert.ok(!actionsOf(unclear?.card ?? assert.fail()).some(({ title }) => title.includes('together')))
  })
})
