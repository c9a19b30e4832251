import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { assertNamesTests, rowsOf } from './namedTests'

const page = readFileSync('docs/security.md', 'utf8')
const threats = rowsOf(page, 'Threats')
const kinds = rowsOf(page, 'Until the last request')

describe('the threat model in docs/security.md', () => {
  it('has a row for everybody who could try something', () => {
    assert.ok(threats.length >= 20, `${threats.length} rows`)
  })

  for (const [who = '', tries = '', stops = '', shown = ''] of threats) {
    it(`shows by a test that there is, what stops: ${who}, ${tries}`, () => {
      assert.ok(stops.length > 20)
      assertNamesTests(shown)
    })
  }

  it('names each kind of fault in which the rules must hold once, and a test of each once', () => {
    assert.ok(kinds.length >= 17, `${kinds.length} rows`)
    assert.equal(new Set(kinds.map(([kind]) => kind)).size, kinds.length)
    const tests = kinds.map(([, held]) => held)
    assert.equal(new Set(tests).size, tests.length)
    for (const [kind = '', held = ''] of kinds) {
      assert.ok(kind.split(' ').length <= 20, kind)
      assertNamesTests(held)
    }
  })
})
