import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { connectionBudgetFor, openFilesAllowed } from '../../bot/connections'

describe('the budget of connections', () => {
  it('has room for a thousand people by one proxy, where the process may open as many files as systems allow today', () => {
    const { all, unproven } = connectionBudgetFor(1_048_576)

    assert.ok(unproven > 1_000 && all > unproven)
  })

  it('leaves half of the files that may be open for what the bot itself opens, and never lets one address have all', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 64, max: 2_000_000 }), { nil: undefined }), (openFiles) => {
        const { all, unproven } = connectionBudgetFor(openFiles)
        return all <= (openFiles ?? Infinity) / 2 && unproven > 0 && unproven <= all / 2
      }),
    )
  })

  it('goes by what this system says, where it says it', function () {
    if (process.platform !== 'linux') this.skip()

    assert.ok((openFilesAllowed() ?? 0) >= 256)
  })
})
