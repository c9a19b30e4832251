import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createExchangePowerShellGateway } from '../../../../services/remote/exchange/exchangePowerShellGateway'
import type { ExchangeOperation, JsonObject } from '../../../../services/model/operation'
import type { PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { RemoteError } from '../../../../services/remote/reader'
import { workerOnStandIn } from '../powershell/worker.support'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }

function set(parameters: JsonObject): ExchangeOperation {
  return {
    via: 'exchange',
    explain: { key: 'x.y' },
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: 'jan', ...parameters },
  }
}

/** What the stand-in for PowerShell is to do. */
function toldTo(orders: JsonObject): JsonObject {
  return { Identity: JSON.stringify(orders) }
}

function toldToAnswer(object: JsonObject): { readonly Identity: string } {
  return { Identity: JSON.stringify({ behaviour: 'answer', value: [object] }) }
}

/** A worker whose stand-in writes down what it was asked. */
function workerWithDiary() {
  const folder = mkdtempSync(join(tmpdir(), 'powershell-'))
  const { worker } = workerOnStandIn({ STAND_IN_DIARY: join(folder, 'diary') })
  return {
    worker,
    diary: () => readFileSync(join(folder, 'diary'), 'utf8').split('\n').slice(0, -1),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

describe('Exchange Online by PowerShell', () => {
  let worker: PowerShellWorker
  beforeEach(() => {
    ;({ worker } = workerOnStandIn())
  })
  afterEach(() => worker.stop())

  it('reads of the objects that a cmdlet returned what the catalogue has', async () => {
    const exchange = createExchangePowerShellGateway(worker)

    const found = await exchange.get('Get-Mailbox', toldToAnswer({ RecipientTypeDetails: 'UserMailbox', Name: 'jan' }))

    assert.deepEqual(found, [{ RecipientTypeDetails: 'UserMailbox' }])
  })

  it('says unexpected when an object does not fit, and refuses to read by a cmdlet that writes', async () => {
    const exchange = createExchangePowerShellGateway(worker)

    await assert.rejects(exchange.get('Get-Mailbox', toldToAnswer({ RecipientTypeDetails: 7 })), problem('unexpected'))
    // @ts-expect-error It does not compile either.
    await assert.rejects(exchange.get('Remove-Mailbox', {}), /not a reading cmdlet/)
  })

  it('sends an operation', async () => {
    const answer = await createExchangePowerShellGateway(worker).send(set({ Type: 'Shared' }), sending)

    assert.deepEqual(answer, { ok: true, alreadySo: false })
  })

  for (const [says, words] of [
    ['that its session has ended', 'You must call the Connect-ExchangeOnline cmdlet before calling any other cmdlets.'],
    ['nothing but that', 'UnAuthorized'],
    ['it in .NET’s words', 'Response status code does not indicate success: 401 (Unauthorized).'],
    ['it in Graph’s words', 'Error occurred while executing\nCode: InvalidAuthenticationToken\nMessage: x'],
    ['that the token has expired', 'Code: Authentication_ExpiredToken\nMessage: Your access token has expired.'],
  ] as const)
    it(`tries what a signed-out session refused once more in a new one, a write too: Exchange says ${says}`, async () => {
      const { worker: signedOut, diary, remove } = workerWithDiary()
      try {
        const exchange = createExchangePowerShellGateway(signedOut)
        const orders = toldTo({ behaviour: 'refuse', type: 'System.Exception', message: words })

        const answer = await exchange.send(set(orders), sending)
        await assert.rejects(
          exchange.get('Get-Mailbox', { Identity: String(orders['Identity']) }),
          problem('unauthenticated'),
        )

        assert.equal(answer.ok ? undefined : answer.problem.kind, 'unauthenticated')
        const twice = (cmdlet: string) => ['started', cmdlet, 'started', cmdlet]
        assert.deepEqual(diary(), [...twice('Set-Mailbox'), ...twice('Get-Mailbox')])
      } finally {
        await signedOut.stop()
        remove()
      }
    })

  it('translates a refusal', async () => {
    const type = 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException'
    const refuse = { behaviour: 'refuse', type, message: "The object 'x' couldn't be found." }

    const answer = await createExchangePowerShellGateway(worker).send(set(toldTo(refuse)), sending)

    assert.deepEqual(answer, {
      ok: false,
      problem: {
        kind: 'notFound',
        system: 'exchange',
        code: 'ManagementObjectNotFoundException',
        text: "The object 'x' couldn't be found.",
      },
    })
  })

  it('takes a refusal that says it is already so for done', async () => {
    const refuse = { behaviour: 'refuse', type: 'X', message: "The mailbox is already of the type 'Shared'." }

    const answer = await createExchangePowerShellGateway(worker).send(set(toldTo(refuse)), sending)

    assert.deepEqual(answer, { ok: true, alreadySo: true })
  })

  it('does not know whether an operation was done when the worker crashed over it', async () => {
    const answer = await createExchangePowerShellGateway(worker).send(set(toldTo({ behaviour: 'crash' })), sending)

    assert.equal(answer.ok ? undefined : answer.problem.kind, 'unknown')
  })

  it('is unavailable for a read over which the worker crashes each time', async () => {
    const exchange = createExchangePowerShellGateway(worker)

    await assert.rejects(exchange.get('Get-Mailbox', { Identity: '{"behaviour":"crash"}' }), problem('unavailable'))
  })
})

function problem(kind: string) {
  return (error: unknown): true => {
    assert.ok(error instanceof RemoteError)
    assert.equal(error.problem.kind, kind)
    assert.equal(error.problem.system, 'exchange')
    return true
  }
}
