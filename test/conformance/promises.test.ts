import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { assertNamesTests, rowsOf } from './namedTests'

const promises = rowsOf(readFileSync('docs/promises.md', 'utf8'))
/** A function as the page names it: what it is exported as, and where. */
const namedFunction = /`(\w+)` in `([\w./-]+\.ts)`/g
const notYet = /^not yet: ./

describe('docs/promises.md', () => {
  it('numbers the promises from the first to the last', () => {
    assert.deepEqual(
      promises.map(([number]) => number),
      promises.map((_promise, index) => String(index + 1)),
    )
    assert.ok(promises.length >= 17)
  })

  for (const [number = '', promise = '', keeper = '', holder = ''] of promises)
    describe(`promise ${number} (${promise.slice(0, 60)}…)`, () => {
      it('is kept by functions that there are, or says what holds today', () => {
        if (notYet.test(keeper)) return assert.doesNotMatch(keeper, new RegExp(namedFunction.source))
        const functions = [...keeper.matchAll(namedFunction)]
        assert.ok(functions.length > 0, keeper)
        assert.equal(keeper.replaceAll(namedFunction, '').replaceAll(/[, ]/g, ''), '', 'nothing else stands there')
        for (const [, name = '', file = ''] of functions) {
          assert.ok(existsSync(file), file)
          const exported = new RegExp(`^export (async )?(function|const|class) ${name}\\b`, 'm')
          assert.match(readFileSync(file, 'utf8'), exported, `${file} does not export ${name}`)
        }
      })

      it('is held by tests that there are', () => {
        assertNamesTests(holder)
      })
    })
})
