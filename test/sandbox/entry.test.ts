import { strict as assert } from 'node:assert'
import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startSandbox } from '../../sandbox/server'
import { reservedPort } from '../support/ports'

const entry = join(__dirname, '../../sandbox/index.ts')

describe('npm run sandbox', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  const start = (port: string): ChildProcess => {
    const child = fork(entry, [], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, SANDBOX_PORT: port },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    children.push(child)
    return child
  }

  it('tells its parent where it is, and ends with its parent', async () => {
    // One that nobody else gets once it is free again.
    const child = start(String(await reservedPort()))

    const [{ ready }] = (await once(child, 'message')) as [{ ready: { environment: Record<string, string> } }]
    const { SANDBOX_URL = '' } = ready.environment
    const page = await fetch(SANDBOX_URL)
    child.disconnect()
    const [code] = (await once(child, 'exit')) as [number]

    assert.equal(page.status, 200)
    assert.match(SANDBOX_URL, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal(code, 0)
    await assert.rejects(fetch(SANDBOX_URL))
  })

  it('stops on SIGTERM', async () => {
    const child = start('0')
    await once(child, 'message')

    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number]

    assert.equal(code, 0)
  })

  it('says in one sentence that its port is taken', async () => {
    const other = await startSandbox()
    const child = start(new URL(other.url).port)

    const [{ failed }] = (await once(child, 'message')) as [{ failed: string }]
    const [code] = (await once(child, 'exit')) as [number]
    await other.stop()

    assert.match(failed, /^Port \d+ is in use; .*SANDBOX_PORT.*\.$/)
    assert.equal(code, 1)
  })
})
