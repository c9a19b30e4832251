import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sendList } from '../support/lists'
import { ilse, Office, waitFor } from '../support/office'
import { textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people
const { lisaVanDijk: lisa, janJansen, janWillemBakker: janWillem, bramHendriks: bram } = people
const { saskiaDeGroot: saskia, maartenKok: maarten, fleurPeters: fleur, ahmedYildiz: ahmed } = people
const twelve = [jan, eva, lisa, janJansen, janWillem, bram, saskia, maarten, fleur, ahmed, karin, hans]

function listOf(leavers: readonly { readonly displayName: string; readonly userPrincipalName: string }[]): string {
  return [
    'Naam;E-mail',
    ...leavers.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`),
  ].join('\n')
}

describe('Twelve who leave together', function () {
  this.timeout(300_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'none' } })
  })
  afterEach(async () => {
    await office.close()
  })

  const began = async (leavers = twelve, count = leavers.length): Promise<Message> => {
    const list = await sendList(office, listOf(leavers), { who: ilse })
    await office.teams.press(ilse, list, `Offboard these ${count} together`)
    return office.cardFor(ilse, /Choose once for all of them/)
  }
  const planned = async (card: Message, inputs: Readonly<Record<string, string>> = {}): Promise<Message> => {
    await office.teams.press(ilse, card, 'Make the plans', inputs)
    return office.cardFor(ilse, /Ready to send/)
  }

  it('are read, decided once, shown as they would be sent, and sent', async () => {
    const card = await began(twelve, 11)
    assert.deepEqual(await office.effects(), [])
    const report = await planned(card, { 'rule-largeMailbox': 'forward' })
    assert.deepEqual(await office.effects(), [])
    await office.teams.press(ilse, report, /^Start/)
    const sent = await office.cardFor(ilse, /Sent on/)
    await waitFor('some that are completed', async () => {
      const now = textOf((await office.cardFor(ilse, /Sent on/)).card)
      return /Under way: [0-3]\./.test(now) ? now : undefined
  })
})
