import { strict as assert } from 'node:assert'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { JsonObject } from '../../services/model/operation'
import { createExchangePowerShellGateway } from '../../services/remote/exchange/exchangePowerShellGateway'
import type { Pace } from '../../services/remote/pace'
import { createPowerShellWorker, type PowerShellWorker } from '../../services/remote/powershell/worker'
import { startSandbox } from '../../sandbox/server'
import { people } from '../../sandbox/seeds/people'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { waitFor } from '../support/office'
import { hasProcessTable, processesWith } from '../support/processTable'
import { withPwsh } from './pwsh'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }

withPwsh('several real PowerShells of one module', (pwsh) => {
  let folder: string
  let worker: PowerShellWorker
  let logged: () => string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pwsh-sessions-'))
  })
  afterEach(async () => {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  function open(sessions: number, pace: Partial<Pace> = {}, environment: Readonly<Record<string, string>> = {}) {
    const { log, text } = keptLog()
    logged = text
    worker = createPowerShellWorker({
      command: pwsh.command,
      environment: {
        ...pwsh.environment,
        OFFBOARDING_POWERSHELL_MODULES: 'exchange',
        OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
        STUB_DIARY: path.join(folder, 'diary'),
        ...environment,
      },
      pace: { ...shortPace, cmdletTimeout: 60_000, sessionLife: 3_600_000, ...pace },
      log,
      sessions,
    })
    return createExchangePowerShellGateway(worker)
  }

  const Identity = (orders: JsonObject): string => JSON.stringify(orders)

  /** The PowerShell that answers. */
  async function who(): Promise<number> {
    return Number((await worker.run('Get-Mailbox', { Identity: Identity({ behaviour: 'who' }) }, {})).objects[0])
  }

  function diary(): readonly string[] {
    const file = path.join(folder, 'diary')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
  }

  /** A write that hangs, and the PowerShell that it holds. */
  async function hang(exchange: ReturnType<typeof open>) {
    const file = path.join(folder, 'hangs')
    const answer = exchange.send(
      {
        via: 'exchange',
        explain: { key: 'x.y' },
        cmdlet: 'Set-Mailbox',
        parameters: { Identity: Identity({ behaviour: 'hang', file }) },
      },
      sending,
    )
    const id = await waitFor('the write that hangs', () =>
      existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined,
    )
    return { answer, id: Number(id) }
  }

  it('go on beside one that hangs; when that one is killed its write is unknown, and nobody else notices', async () => {
    const exchange = open(2)
    const { answer, id } = await hang(exchange)

    const other = await who()
    assert.notEqual(other, id)
    process.kill(id, 'SIGKILL')

    const { ok, ...rest } = await answer
    assert.equal(ok, false)
    assert.match(JSON.stringify(rest), /"kind":"unknown"/)
    assert.equal(await who(), other)
  }).timeout(90_000)

  it('end with all their processes when the bot stops, also one in which a cmdlet hangs, and the others sign out', async function () {
    if (!hasProcessTable) this.skip()
    const { answer } = await hang(open(2))
    await who()
    const ours = () => processesWith('STUB_DIARY', path.join(folder, 'diary'))
    assert.ok(ours().length >= 2)

    await worker.stop()

    assert.equal((await answer).ok, false)
    await waitFor('the end of all processes', () => (ours().length === 0 ? true : undefined))
    assert.deepEqual(
      diary().filter((line) => line.startsWith('Disconnect')),
      ['Disconnect-ExchangeOnline {}'],
    )
  }).timeout(90_000)

  it('are renewed when they grew old: what comes then runs in a new one, which has signed in anew', async () => {
    open(1, { sessionLife: 1 })
    const first = await who().catch(() => undefined)
    const second = await who().catch(() => undefined)

    assert.notEqual(first, second)
  }).timeout(90_000)

  it('sign in anew when their token was revoked, all of them, and a write that was refused by that is done once', async () => {
    const sandbox = await startSandbox()
    try {
      const exchange = open(2, {}, { SANDBOX_URL: sandbox.url })
      const identity = people.janDeVries.id
      const reads = () =>
        Promise.all(
          ['Get-Mailbox', 'Get-CASMailbox', 'Get-MailboxStatistics'].map((cmdlet) =>
            worker.run(cmdlet, { Identity: identity }, {}),
          ),
        )
      await reads()
      await fetch(`${sandbox.url}/_sandbox/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resource: 'exchange' }),
      })

      const answer = await exchange.send(
        {
          via: 'exchange',
          explain: { key: 'x.y' },
          cmdlet: 'Set-Mailbox',
          parameters: { Identity: identity, HiddenFromAddressListsEnabled: true },
        },
        sending,
      )
      await reads()

      assert.deepEqual(answer, { ok: true, alreadySo: false })
      const effects = (await (await fetch(`${sandbox.url}/_sandbox/effects`)).json()) as readonly unknown[]
      assert.equal(effects.length, 1)
    } finally {
      await sandbox.stop()
    }
  }).timeout(90_000)

  it('take an answer of a megabyte, and go on behind a megabyte that a module prints between', async () => {
    open(1)
    const run = (orders: JsonObject) => worker.run('Get-Mailbox', { Identity: Identity(orders) }, {})

    const { objects } = await run({ behaviour: 'text', text: 'é', times: 1_000_000 })
    const behind = await run({ behaviour: 'prints', text: '{"id":"x"}\n', times: 100_000, after: 'said' })

    assert.equal(objects[0], 'é'.repeat(1_000_000))
    assert.deepEqual(behind.objects, ['said'])
    assert.match(logged(), /printed something else/)
  }).timeout(90_000)
})
