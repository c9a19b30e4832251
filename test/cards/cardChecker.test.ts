import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { checkCard } from '../support/cardChecker'

function card(overrides: Readonly<Record<string, unknown>> = {}): Card {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'Hello',
    body: [{ type: 'TextBlock', text: 'Hello', wrap: true }],
    ...overrides,
  }
}

const button = { type: 'Action.Execute', title: 'Go', verb: 'approve', data: { caseId: 'c', revision: 1 } }

describe('the card checker', () => {
  it('has nothing to say about a good card', () => {
    assert.deepEqual(checkCard(card({ actions: [button] })), [])
  })

  it('lets stand what somebody typed, whatever it looks like', () => {
    const typed = 'Dear ${name}, mail undefined@contoso.com.'

    assert.deepEqual(checkCard(card({ body: [{ type: 'Input.Text', id: 'x', label: 'X', value: typed }] })), [])
  })

  const faulty: readonly (readonly [string, Card, RegExp])[] = [
    ['a container with nothing in it', card({ body: [{ type: 'Container', style: 'attention' }] }), /nothing in it/],
    ['an unknown element', card({ body: [{ type: 'Blink' }] }), /Blink/],
    ['a wrong colour', card({ body: [{ type: 'TextBlock', text: 'x', color: 'Red' }] }), /Red/],
    ['another version', card({ version: '1.6' }), /version/],
    ['no fallbackText', card({ fallbackText: '' }), /fallbackText/],
    ['a forgotten field', card({ body: [{ type: 'TextBlock', text: '${name}' }] }), /field of its template/],
    [
      'a forgotten field in an input',
      card({ body: [{ type: 'Input.Text', id: 'x', label: 'X', value: '${name}' }] }),
      /field of its template/,
    ],
    ['an undefined value', card({ body: [{ type: 'TextBlock', text: 'by undefined' }] }), /not there/],
    ['too much text', card({ body: [{ type: 'TextBlock', text: 'é'.repeat(13_000) }] }), /too large/],
    ['an unknown verb', card({ actions: [{ ...button, verb: 'delete' }] }), /verb delete/],
    ['no verb', card({ actions: [{ ...button, verb: undefined }] }), /nobody answers/],
    ['a revision in words', card({ actions: [{ ...button, data: { caseId: 'c', revision: '1' } }] }), /revision/],
    ['no case', card({ actions: [{ ...button, data: { revision: 1 } }] }), /names no case/],
    ['a button without a title', card({ actions: [{ ...button, title: '' }] }), /no title/],
    ['a dangerous link', card({ actions: [{ type: 'Action.OpenUrl', title: 'Go', url: 'javascript:x' }] }), /https/],
    ['an input without a label', card({ body: [{ type: 'Input.Text', id: 'x' }] }), /label/],
    [
      'a required input without an error message',
      card({ body: [{ type: 'Input.Text', id: 'x', label: 'X', isRequired: true }] }),
      /errorMessage/,
    ],
    ['an id twice', card({ body: [1, 2].map(() => ({ type: 'TextBlock', id: 'same', text: 'x' })) }), /same/],
    [
      'a toggle of nothing',
      card({ actions: [{ type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] }] }),
      /toggles more/,
    ],
  ]

  for (const [what, faultyCard, complaint] of faulty) {
    it(`finds ${what}`, () => {
      assert.match(checkCard(faultyCard).join('\n'), complaint)
    })
  }
})
