import { strict as assert } from 'node:assert'
import { startSandbox } from '../../../sandbox/server'

describe('the clock of the sandbox', () => {
  it('says in each answer a time as far ahead as it was told, and the true one after a reset', async () => {
    const sandbox = await startSandbox()
    try {
      const tell = (what: string, body?: object) =>
        fetch(`${sandbox.url}/_sandbox/${what}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      const ahead = async () => Date.parse((await fetch(sandbox.url)).headers.get('date') ?? '') - Date.now()
      const day = 24 * 3_600_000
      assert.ok(Math.abs(await ahead()) < 10_000)
      assert.equal((await tell('clock', { ahead: day })).status, 204)
      assert.ok(Math.abs((await ahead()) - day) < 10_000)
      assert.equal((await tell('clock', { ahead: 'a day' })).status, 400)
      await tell('reset')
      assert.ok(Math.abs(await ahead()) < 10_000)
    } finally {
      await sandbox.stop()
    }
  })
})
