import { strict as assert } from 'node:assert'
import { readingOf } from './count'

describe('What a card makes somebody read', () => {
  it('is its words, its facts and its buttons, and not the values behind choices', () => {
    const card = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'Who takes over? – 2 people' },
        { type: 'FactSet', facts: [{ title: 'Job', value: 'Sales Manager' }] },
        { type: 'Input.ChoiceSet', label: 'Mail', choices: [{ title: 'To Petra', value: 'forward-to' }], value: 'x' },
      ],
      actions: [{ type: 'Action.Execute', title: 'Send it', verb: 'submit', data: { title: 'never read' } }],
    } as const

    assert.deepEqual(readingOf(card), { visible: 13, all: 13, lines: 6 })
  })

  it('is at first only what stands there unfolded', () => {
    const card = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'Two words' },
        { type: 'Container', isVisible: false, items: [{ type: 'TextBlock', text: 'three more words' }] },
      ],
      actions: [
        { type: 'Action.ShowCard', title: 'Why?', card: { type: 'AdaptiveCard', body: [{ text: 'because' }] } },
      ],
    } as const

    assert.deepEqual(readingOf(card), { visible: 3, all: 7, lines: 2 })
  })
})
