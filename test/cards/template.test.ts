import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { template } from '../../cards/card'

interface Data {
  readonly text: string
  readonly isShown: boolean
  readonly lines: readonly { readonly text: string }[]
}

const source = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: '${text}', $when: '${isShown}' },
    { type: 'TextBlock', $data: '${lines}', text: '${text}' },
  ],
}

const few = fc.constantFrom('', 'a', 'b')
const anyData: fc.Arbitrary<Data> = fc.record({
  text: few,
  isShown: fc.boolean(),
  lines: fc.array(fc.record({ text: few }), { maxLength: 2 }),
})

describe('A template', () => {
  it('is filled in with what it is given, whatever it was filled in with before', () => {
    fc.assert(
      fc.property(fc.array(anyData, { maxLength: 20 }), (given) => {
        const render = template<Data>(source)
        for (const data of given) assert.deepEqual(render(data), template<Data>(source)(data))
      }),
    )
  })

  it('gives the same card for the same data, so that nothing is worked out of it again', () => {
    const render = template<Data>(source)
    const data = { text: 'a', isShown: true, lines: [] }

    assert.equal(render(data), render(structuredClone(data)))
  })
})
