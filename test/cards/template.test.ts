import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { template } from '../../cards/card'
import { parseAhead } from '../../cards/templates'

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
  it('is parsed ahead an expression at a time, so that whatever else comes goes in between, and is drawn as ever', async () => {
    const names = Array.from({ length: 20 }, (_none, index) => `ahead${index}`)
    const render = template<Readonly<Record<string, string>>>({
      type: 'AdaptiveCard',
      body: names.map((name) => ({ type: 'TextBlock', text: `\${${name}} too` })),
    })
    let rounds = 0
    let isOver = false
    const count = (): void => {
      rounds += 1
      if (!isOver) setImmediate(count)
    }
    setImmediate(count)

    await parseAhead()
    isOver = true

    assert.ok(rounds >= names.length, `${rounds} rounds`)
    const { body } = render(Object.fromEntries(names.map((name) => [name, `<${name}>`])))
    assert.deepEqual(
      (body as readonly { readonly text: string }[]).map(({ text }) => text),
      names.map((name) => `<${name}> too`),
    )
  })

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
