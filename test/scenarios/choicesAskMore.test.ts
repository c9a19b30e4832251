import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { inputsOf } from '../../cards/conversation/filledIn'
import { people } from '../../sandbox/seeds/people'
import { openEach, openStep } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf, type Message } from '../support/teams'

const { janDeVries: jan, lisaVanDijk: lisa, evaWillems: eva } = people

/** What is asked for besides the choice, by the choice that asks for it. */
const asksFor: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  calls: { give: ['successor'], forward: ['successor'] },
  hold: { days: ['days'] },
  mailbox: { share: ['successor'], forward: ['successor', 'keepCopy'] },
  onedrive: { access: ['successor'], copy: ['successor'] },
  account: { later: ['date'] },
  'auto-reply': { reply: ['internal', 'audience', 'external'] },
  groups: { remove: ['keep'] },
  notice: { send: ['language'] },
  ownership: { handOver: ['successor'] },
  reports: { task: ['successor'] },
  directory: { task: ['hide', 'unit'] },
}

describe('A step’s own card', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  const page = async (address: string): Promise<Message> => {
    await office.teams.say(ilse, `/offboard ${address}`)
    return office.cardFor(ilse, /Decisions about/)
  }

  it('asks for what belongs to the choice that is made on it, and for nothing else', async () => {
    for (const { userPrincipalName } of [jan, lisa])
      for (const card of await openEach(office, await page(userPrincipalName))) {
        const choice = valueOf(card, 'choice')
        const { stepId = '' } = dataOfSave(card)
        const known = asksFor[String(stepId)]
        if (choice === undefined || known === undefined) continue
        const all = new Set(Object.values(known).flat())
        const expected = new Set(known[choice] ?? [])
        const shown = inputsOf(card).filter((id) => all.has(id))
        assert.deepEqual(new Set(shown), new Set([...expected].filter((id) => shown.includes(id))), String(stepId))
      }
  })

  it('asks for the rest when another choice is saved, with what was given before, and decides nothing until then', async () => {
    const asked = await page(jan.userPrincipalName)
    const opened = await openStep(office, asked, 'mailbox')
    assert.deepEqual(inputsOf(cardOf(opened)), ['choice', 'successor'])

    const more = await office.teams.press(ilse, opened, 'Save', { choice: 'forward', successor: eva.id })

    assert.match(textOf(more), /This choice asks for a little more/)
    assert.deepEqual(inputsOf(more), ['choice', 'successor', 'keepCopy'])
    assert.equal(valueOf(more, 'choice'), 'forward')
    assert.equal(valueOf(more, 'successor'), eva.id)
    assert.match(JSON.stringify(more), /"title":"Eva Willems"/)
    const saved = await office.teams.press(ilse, { ...opened, card: more }, 'Save')
    assert.match(textOf(saved), /Make the plan/)
    await office.teams.press(ilse, { ...opened, card: saved }, 'Make the plan')
    await office.cardFor(ilse, /Forward new mail to Eva Willems and keep a copy/)
  })

  it('keeps the choice, and what was given, when the answer is none yet', async () => {
    const opened = await openStep(office, await page(jan.userPrincipalName), 'hold')
    assert.deepEqual(inputsOf(cardOf(opened)), ['choice'])
    const more = { ...opened, card: await office.teams.press(ilse, opened, 'Save', { choice: 'days' }) }
    assert.deepEqual(inputsOf(more.card), ['choice', 'days'])

    const problem = await office.teams.press(ilse, more, 'Save', { days: '0' })

    assert.equal(valueOf(problem, 'choice'), 'days')
    assert.deepEqual(inputsOf(problem), ['choice', 'days'])
    assert.doesNotMatch(textOf(problem), /This choice asks for a little more/)
  })
})

function cardOf({ card }: Message): Card {
  return card ?? assert.fail('there is no card')
}

type Node = Readonly<Record<string, unknown>>

function nodesOf(card: unknown): readonly Node[] {
  if (Array.isArray(card)) return card.flatMap(nodesOf)
  if (typeof card !== 'object' || card === null) return []
  return [card as Node, ...Object.values(card).flatMap(nodesOf)]
}

function valueOf(card: Card, id: string): string | undefined {
  const input = nodesOf(card).find((node) => node['id'] === id && String(node['type']).startsWith('Input.'))
  return input === undefined ? undefined : String(input['value'])
}

function dataOfSave(card: Card): Node {
  return (nodesOf(card).find(({ title }) => title === 'Save')?.['data'] ?? {}) as Node
}
