import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people
const { lisaVanDijk: lisa, janJansen, janWillemBakker: janWillem, bramHendriks: bram } = people
const { saskiaDeGroot: saskia, maartenKok: maarten, fleurPeters: fleur, ahmedYildiz: ahmed } = people
const twelve = [jan, eva, janJansen, janWillem, bram, saskia, maarten, fleur, ahmed, hans, lisa, karin]

describe('Several who are typed in one command', function () {
  this.timeout(120_000)
  let office: Office
  before(async () => {
    office = await Office.open()
  })
  after(() => office.close())

  const offered = async (text: string): Promise<Message> => {
    const { length } = office.teams.inChatOf(ilse)
    await office.teams.say(ilse, text)
    return office.teams.inChatOf(ilse)[length] ?? assert.fail(`nothing answers ${text}`)
  }
  const titles = ({ card }: Message) => actionsOf(card ?? assert.fail()).map(({ title }) => title)

  it('are offered together, all twelve by name, and none alone where they are more than fit', async () => {
    const card = await offered(`/offboard ${twelve.map(({ displayName }) => displayName).join(', ')}`)

    const text = textOf(card.card)
    assert.match(text, /Do these 12 leave together\?/)
    for (const { displayName } of twelve) assert.ok(text.includes(displayName), displayName)
    assert.deepEqual(titles(card), ['Offboard these 12 together'])
    assert.doesNotMatch(text, /one at a time|You named several|more colleagues fit/)
  })

  it('are offered together and each alone where they fit', async () => {
    const card = await offered('/offboard Eva Willems, Hans Postma and Fleur Peters')

    assert.match(textOf(card.card), /Eva Willems, Hans Postma,? and Fleur Peters/)
    assert.deepEqual(titles(card), [
      'Offboard these 3 together',
      'Choose Eva Willems',
      'Choose Hans Postma',
      'Choose Fleur Peters',
    ])
  })

  it('are offered by their addresses, however long they all are', async () => {
    const addresses = twelve.slice(0, 11).map(({ userPrincipalName }) => userPrincipalName)
    const card = await offered(`/offboard ${addresses.join('; ')} per 31 december 17:00`)

    assert.ok(titles(card).includes('Offboard these 11 together'))
    assert.match(textOf(card.card), /31 December 2026/)
  })

  it('are asked about by name where it is not clear who one of them is, and what to do', async () => {
    const card = await offered('/offboard Jan, Xerxes, Hans Postma and Eva Willems')

    const text = textOf(card.card)
    assert.match(text, /2 names are not clear/)
    assert.match(text, /Not clearly one colleague: “Jan” \(3 fit\) and “Xerxes” \(nobody\)\./)
    assert.match(text, /Clear: Hans Postma and Eva Willems\./)
    assert.match(text, /Type \*\*\/offboard\*\* again, with a full name or an address for each/)
    assert.deepEqual(titles(card), ['Choose Jan de Vries', 'Choose Jan Jansen', 'Choose Jan-Willem Bakker'])
  })

  it('are refused in words where they are more than may be typed', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `Piet Pietersen-${index}`)
    const text = textOf((await offered(`/offboard ${names.join(', ')}`)).card)

    assert.match(text, /You named 23 colleagues\. I take at most 20 who are typed/)
    assert.match(text, /send a list as a file/)
  })
})
