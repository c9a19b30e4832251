import { strict as assert } from 'node:assert'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ExchangeOperation, JsonObject } from '../../services/model/operation'
import { createExchangePowerShellGateway } from '../../services/remote/exchange/exchangePowerShellGateway'
import type { ExchangeGateway } from '../../services/remote/gateway'
import type { Pace } from '../../services/remote/pace'
import { createPowerShellWorker, type PowerShellWorker } from '../../services/remote/powershell/worker'
import { RemoteError } from '../../services/remote/reader'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { withPwsh } from './pwsh'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }

/** How the stub is to behave, as the cmdlets take it. */
function orders(of: JsonObject): string {
  return JSON.stringify(of)
}

function write(of: JsonObject, more: JsonObject = {}): ExchangeOperation {
  return {
    via: 'exchange',
    explain: { key: 'x.y' },
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: orders(of), ...more },
  }
}

withPwsh('a real PowerShell', (pwsh) => {
  const workers: PowerShellWorker[] = []
  let folder: string
  let shared: PowerShellWorker
  let exchange: ExchangeGateway

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pwsh-'))
    shared = worker()
    exchange = createExchangePowerShellGateway(shared)
  })
  after(async () => {
    await Promise.all(workers.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  })

  function worker(
    environment: Readonly<Record<string, string>> = {},
    pace: Partial<Pace> = {},
    command: readonly string[] = pwsh.command,
  ): PowerShellWorker {
    const made = createPowerShellWorker({
      command,
      environment: {
        ...pwsh.environment,
        OFFBOARDING_POWERSHELL_MODULES: 'exchange',
        OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
        STUB_DIARY: path.join(folder, 'diary'),
        ...environment,
      },
      pace: { ...shortPace, cmdletTimeout: 30_000, ...pace },
      log: keptLog().log,
    })
    workers.push(made)
    return made
  }

  function diary(): readonly string[] {
    const file = path.join(folder, 'diary')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
  }

  describe('that is given up', () => {
    it('does nothing more: its launcher and the PowerShell behind it are ended, and the write is unknown', async () => {
      const impatient = worker({}, { cmdletTimeout: 6_000 })
      const file = path.join(folder, 'late')

      const answer = await createExchangePowerShellGateway(impatient).send(
        write({ behaviour: 'late', milliseconds: 8_000, file }),
        sending,
      )
      await pause(4_000)

      assert.equal(answer.ok ? undefined : answer.problem.kind, 'unknown')
      assert.equal(existsSync(file), false, 'it went on with a write whose answer nobody waited for')
    })

    it('lets the bot stop although a cmdlet hangs', async () => {
      const hanging = worker()
      const answer = createExchangePowerShellGateway(hanging).send(write({ behaviour: 'hang' }), sending)
      const earlier = diary().length
      while (!diary().slice(earlier).includes('Set-Mailbox')) await pause(50)

      const stopped = await Promise.race([hanging.stop().then(() => true), pause(8_000).then(() => false)])

      assert.equal(stopped, true)
      const { ok, ...rest } = await answer
      assert.equal(ok, false)
      assert.match(JSON.stringify(rest), /"unknown"/)
    })
  })

  it('tells what a preview says in detail, and asks nobody', async () => {
    const found = await exchange.get('Remove-CalendarEvents', {
      Identity: orders({ behaviour: 'confirm' }),
      QueryWindowInDays: 365,
      PreviewOnly: true,
    })
    const said = await exchange.get('Remove-CalendarEvents', {
      Identity: orders({ behaviour: 'noise' }),
      QueryWindowInDays: 365,
      PreviewOnly: true,
    })

    assert.deepEqual(found, ['done'])
    assert.deepEqual(said, ['said', 'in detail'])
  })

  it('takes a write for done whatever it returns', async () => {
    const answer = await exchange.send(write({ behaviour: 'unserialisable' }), sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false })
  })

  it('tells from a warning, and from an exception of several lines, that it was so already', async () => {
    const message = 'Ex6F9304|Microsoft.Exchange.Management.MemberAlreadyExistsException|The recipient\nis a member.'

    const refused = await exchange.send(write({ behaviour: 'throw', message }), sending)
    const warned = await exchange.send(
      write({
        behaviour: 'warn',
        message: "The command completed successfully but no settings of 'jan' have been modified.",
      }),
      sending,
    )

    assert.deepEqual(refused, { ok: true, alreadySo: true })
    assert.deepEqual(warned, { ok: true, alreadySo: true })
  })

  it('tells of ten thousand mailboxes what is wanted of them', async () => {
    const found = await exchange.get('Get-Mailbox', { Identity: orders({ behaviour: 'many', count: 10_000 }) })

    assert.equal(found.length, 10_000)
    assert.deepEqual(found.at(-1), {
      Identity: 'mailbox 10000',
      DisplayName: 'Name 10000 é',
      RecipientTypeDetails: 'UserMailbox',
    })
  }).timeout(60_000)

  for (const message of [
    'Your access token has expired. Please renew it before submitting the request.',
    'Error Acquiring Token:\nAADSTS700027: Client assertion contains an invalid signature.',
  ])
    it(`begins a new session when one has ended, in the words “${message.slice(0, 30)}…”`, async () => {
      const earlier = diary().length

      const answer = await exchange.send(write({ behaviour: 'throw', message }), sending)

      assert.equal(answer.ok ? undefined : answer.problem.kind, 'unauthenticated')
      assert.deepEqual(
        diary()
          .slice(earlier)
          .filter((line) => line === 'Set-Mailbox').length,
        2,
      )
    })

  it('begins a new session when the cmdlets of one are gone, and runs there what was not run', async () => {
    await exchange.get('Get-Mailbox', { Identity: orders({ behaviour: 'forget', cmdlet: 'Set-Mailbox' }) })

    const answer = await exchange.send(write({ behaviour: 'value', value: 1 }), sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false })
  })

  it('does not repeat a write whose connection was cut, and does not take it for refused', async () => {
    const earlier = diary().length

    const answer = await exchange.send(
      write({ behaviour: 'httpFailure', message: 'The response ended prematurely.' }),
      sending,
    )

    assert.equal(answer.ok ? undefined : answer.problem.kind, 'unknown')
    assert.equal(diary().slice(earlier).length, 1)
  })

  it('hands on what was given as text as text, whatever it looks like', async () => {
    const [bound] = (
      await shared.run(
        'Get-RecipientPermission',
        { Identity: orders({ behaviour: 'bound' }), Trustee: '2026-11-29T10:00:00Z' },
        {},
      )
    ).objects

    assert.equal((JSON.parse(String(bound)) as { Trustee: string }).Trustee, '2026-11-29T10:00:00Z')
  })

  it('takes an error that does not end a cmdlet for a refusal, however the script was started', async () => {
    const started = [
      ...pwsh.command.slice(0, -2),
      '-Command',
      `$ErrorActionPreference = 'Continue'; & '${pwsh.command.at(-1)}'`,
    ]
    const other = createExchangePowerShellGateway(worker({}, {}, started))

    const answer = await other.send(write({ behaviour: 'error', message: 'It cannot be done.' }), sending)

    assert.equal(answer.ok ? undefined : answer.problem.text, 'It cannot be done.')
  })

  it('tells after how long what was throttled may be asked again', async () => {
    // Each its own: whoever was told by one leaves the service alone.
    const [writing, reading] = [
      createExchangePowerShellGateway(worker()),
      createExchangePowerShellGateway(worker()),
    ] as const
    const failed = await writing.send(write({ behaviour: 'throttle', seconds: 600 }), sending)
    const read = await reading
      .get('Get-Mailbox', { Identity: orders({ behaviour: 'throttle', seconds: 600 }) })
      .catch((error: unknown) => error)

    assert.equal(failed.ok ? undefined : failed.problem.kind, 'throttled')
    assert.ok(failed.ok || failed.problem.notBefore !== undefined)
    assert.ok(read instanceof RemoteError && read.problem.notBefore !== undefined)
  })
})
