import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { inButtonRows } from '../../cards/buttonRows'

const named = (title: string) => ({ type: 'Action.Execute', title })
const sets = (body: readonly unknown[]) =>
  body.flatMap((one) => {
    const { type, actions } = one as { readonly type: string; readonly actions: readonly { readonly title: string }[] }
    return type === 'ActionSet' ? [actions.map(({ title }) => title)] : []
  })

describe('The buttons of a card', () => {
  it('stand side by side where the narrowest phone has room for them', () => {
    const card = { body: [{ type: 'ActionSet', actions: [named('Save'), named('Back')] }] }

    assert.deepEqual(inButtonRows(card), card)
  })

  it('stand one under the other where it has not, also those at the foot of the card', () => {
    const actions = ['Choose a colleague', 'How do mine stand?', 'What can you do?'].map(named)

    const inBody = inButtonRows({ body: [{ type: 'ActionSet', spacing: 'Large', actions }] })
    const atFoot = inButtonRows({ body: [], actions })

    assert.deepEqual(sets(inBody.body), [['Choose a colleague'], ['How do mine stand?'], ['What can you do?']])
    assert.deepEqual(inBody.body[0]?.spacing, 'Large')
    assert.deepEqual(sets(atFoot.body), sets(inBody.body))
    assert.ok(!('actions' in atFoot) || atFoot.actions === undefined)
  })

  it('are all there still, once each and in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 6 }), (titles) => {
        const card = inButtonRows({
          body: [{ type: 'Container', items: [{ type: 'ActionSet', actions: titles.map(named) }] }],
        })
        const [container] = card.body

        assert.deepEqual(sets(container?.items ?? []).flat(), titles)
      }),
    )
  })
})
