import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { planFor } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { saskiaDeGroot: saskia, janDeVries: jan } = people

describe('Ending an offboarding', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  it('takes a second press, on the card that was pressed, and apart from every other button', async () => {
    const plan = await planFor(office, saskia.userPrincipalName)
    const person = await office.cardFor(ilse, /What I found/)

    for (const { card } of [plan, person]) {
      assert.ok(card !== undefined)
      assert.ok(!verbsAtOnce(card).includes('cancel'), 'one press ends nothing')
      assert.ok(actionsOf(card).some(({ verb }) => verb === 'cancel'))
      assert.deepEqual(besideEnding(card), ['Cancel offboarding'])
    }
    assert.match(
      textOf(plan.card),
      /Cancel offboarding\nWhat was decided so far is dropped, and no plan is sent\.\nCancel now/,
    )

    const answer = await office.teams.press(ilse, plan, 'Cancel now')
    assert.match(textOf(answer), /Ilse Smit cancelled this offboarding/)
    assert.ok(!actionsOf(answer).some(({ verb }) => verb === 'cancel'))
  })

  it('says before the second press what withdrawing what was sent means', async () => {
    const plan = await planFor(office, jan.userPrincipalName)

    const sent = await office.teams.press(ilse, plan, /Send for approval/)

    assert.ok(!verbsAtOnce(sent).includes('cancel'))
    assert.match(textOf(sent), /Withdraw\nNothing that waits is carried out any more[^\n]*\nWithdraw now/)
    await office.teams.press(ilse, { ...plan, card: sent }, 'Withdraw now')
    await office.cardInChannel(/withdrew this offboarding/)
  })
})

/** What a card’s buttons do that stand there before anything is unfolded. */
function verbsAtOnce(card: Card): readonly unknown[] {
  const verbs: unknown[] = []
  walk(card, (node) => {
    if (node['isVisible'] === false || node['type'] === 'Action.ShowCard') return false
    if (node['type'] === 'Action.Execute') verbs.push(node['verb'])
    return true
  })
  return verbs
}

/** The buttons of the row in which ending is offered. */
function besideEnding(card: Card): readonly unknown[] {
  let row: readonly unknown[] = []
  walk(card, (node) => {
    const { actions } = node
    if (!Array.isArray(actions)) return true
    const offers = actions.some(
      (one: Readonly<Record<string, unknown>>) =>
        one['type'] === 'Action.ShowCard' && actionsOf(one['card'] as Card).some(({ verb }) => verb === 'cancel'),
    )
    if (offers) row = actions.map((one: Readonly<Record<string, unknown>>) => one['title'])
    return true
  })
  return row
}

function walk(node: unknown, visit: (node: Readonly<Record<string, unknown>>) => boolean): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, visit))
  if (typeof node !== 'object' || node === null) return
  if (visit(node as Readonly<Record<string, unknown>>)) for (const child of Object.values(node)) walk(child, visit)
}
