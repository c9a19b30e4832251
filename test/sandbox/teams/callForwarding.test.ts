import { strict as assert } from 'node:assert'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems, tomVisser } = people
const Identity = janDeVries.id
const forwarding = {
  Identity,
  IsForwardingEnabled: true,
  ForwardingType: 'Immediate',
  ForwardingTargetType: 'SingleTarget',
  ForwardingTarget: evaWillems.id,
}

describe('call forwarding in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const settings = async () => (await trial.cmdlet('Get-CsUserCallingSettings', { Identity })).body['value']?.[0]
  const failure = async (parameters: object): Promise<string> => {
    const { body } = await trial.cmdlet('Set-CsUserCallingSettings', parameters)
    assert.equal(body['ok'], false)
    return `${String(body['error']?.['type'])}: ${String(body['error']?.['message'])}`
  }

  it('forwards calls to a colleague', async () => {
    assert.equal((await settings())?.['IsForwardingEnabled'], false)

    const { body } = await trial.cmdlet('Set-CsUserCallingSettings', forwarding)

    assert.deepEqual(body, { id: '1', ok: true, value: [] })
    assert.equal((await settings())?.['IsForwardingEnabled'], true)
    assert.equal((await settings())?.['ForwardingTarget'], evaWillems.id)
  })

  it('needs the phone licence of the one who leaves', async () => {
    assert.match(await failure({ ...forwarding, Identity: tomVisser.id }), /not enabled for Enterprise Voice/)
  })

  it('refuses settings of two parameter sets in one call', async () => {
    assert.match(await failure({ ...forwarding, IsUnansweredEnabled: false }), /Parameter set cannot be resolved/)
    assert.match(await failure({ Identity, ForwardingTarget: evaWillems.id }), /Parameter set cannot be resolved/)
  })

  it('takes the answering of missed calls by itself', async () => {
    await trial.cmdlet('Set-CsUserCallingSettings', { Identity, IsUnansweredEnabled: false })

    assert.equal((await settings())?.['IsUnansweredEnabled'], false)
  })

  it('refuses unknown parameters, targets and people', async () => {
    assert.match(await failure({ ...forwarding, Forward: true }), /matches parameter name 'Forward'/)
    assert.match(await failure({ ...forwarding, ForwardingTarget: 'nobody' }), /ForwardingTarget 'nobody' is not valid/)
    assert.match(await failure({ ...forwarding, Identity: 'nobody' }), /Management object not found/)
  })
})

describe('the stand-in for PowerShell', () => {
  const trial = eachWithSandbox()
  let worker: ChildProcessWithoutNullStreams
  let lines: AsyncIterator<string>
  beforeEach(() => {
    const [command = '', ...rest] = JSON.parse(trial.sandbox.environment['POWERSHELL_COMMAND'] ?? '[]') as string[]
    // From a folder without node_modules: the command must not depend on where it is started.
    worker = spawn(command, rest, { cwd: '/', env: { ...process.env, SANDBOX_URL: trial.sandbox.url } })
    lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]()
  })
  afterEach(() => {
    worker.kill('SIGKILL')
  })
  const next = async (): Promise<Record<string, unknown>> => {
    const line = await lines.next()
    return JSON.parse(String(line.value)) as Record<string, unknown>
  }
  const say = (message: object | string): void =>
    void worker.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`)

  it('says that it is ready, answers each line, and ends when nobody is left to ask', async () => {
    const ready = await next()
    say({ id: '7', cmdlet: 'Set-CsUserCallingSettings', parameters: forwarding })
    const set = await next()
    say({ id: '8', cmdlet: 'Get-CsUserCallingSettings', parameters: { Identity } })
    const got = (await next()) as { id: string; value: { ForwardingTarget: string }[] }
    worker.stdin.end()
    const [code] = (await once(worker, 'exit')) as [number]

    assert.equal(ready['ready'], true)
    assert.deepEqual(set, { id: '7', ok: true, value: [] })
    assert.deepEqual([got.id, got.value[0]?.ForwardingTarget], ['8', evaWillems.id])
    assert.equal(code, 0)
  })

  it("runs Exchange's cmdlets too, with Exchange's errors", async () => {
    await next()
    say({ id: 'x', cmdlet: 'Get-Mailbox', parameters: { Identity: 'nobody' } })
    const { ok, error } = (await next()) as { ok: boolean; error: { type: string; message: string } }

    assert.equal(ok, false)
    assert.equal(error.type, 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException')
    assert.match(error.message, /^Ex6F9304\|/)
  })

  it('goes on after a line that is no JSON', async () => {
    await next()
    say('what?')
    const first = await next()
    say({ id: '2', cmdlet: 'Get-Nothing', parameters: {} })
    const second = await next()

    assert.deepEqual([first['ok'], second['ok'], second['id']], [false, false, '2'])
  })

  it('dies when an answer is lost, as PowerShell would', async () => {
    await trial.control('POST', 'faults', { cmdlet: 'Set-CsUserCallingSettings', resetAfter: true })
    await next()

    say({ id: '1', cmdlet: 'Set-CsUserCallingSettings', parameters: forwarding })
    const [code] = (await once(worker, 'exit')) as [number]

    assert.equal(code, 1)
    assert.equal(((await trial.control('GET', 'effects')).body as unknown as unknown[]).length, 1)
  })
})
