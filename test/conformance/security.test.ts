import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { assertNamesTests, rowsOf } from './namedTests'

const threats = rowsOf(readFileSync('docs/security.md', 'utf8'))

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
})
