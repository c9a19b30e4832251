import { strict as assert } from 'node:assert'
import { createTeamsGateway } from '../../../../services/remote/teams/teamsGateway'
import type { JsonObject, TeamsOperation } from '../../../../services/model/operation'
import type { PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { workerOnStandIn } from '../powershell/worker.support'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }

/** An operation over which the stand-in for PowerShell does what it is told. */
function forward(orders: JsonObject = {}): TeamsOperation {
  const parameters = { Identity: JSON.stringify(orders), IsForwardingEnabled: false }
  return { via: 'teams', explain: { key: 'x.y' }, cmdlet: 'Set-CsUserCallingSettings', parameters }
}

describe('the MicrosoftTeams module', () => {
  let worker: PowerShellWorker
  beforeEach(() => {
    ;({ worker } = workerOnStandIn())
  })
  afterEach(() => worker.stop())

  it('reads the objects that a cmdlet returned', async () => {
    const settings = { IsForwardingEnabled: true, ForwardingTarget: 'eva', Delegates: [] }
    const Identity = JSON.stringify({ behaviour: 'answer', value: [{ ...settings, SomethingElse: 1 }] })

    const found = await createTeamsGateway(worker).get('Get-CsUserCallingSettings', { Identity })

    assert.deepEqual(found, [settings])
  })

  it('sends an operation, and names itself in its problems', async () => {
    const teams = createTeamsGateway(worker)

    assert.deepEqual(await teams.send(forward(), sending), { ok: true, alreadySo: false })
    const refused = await teams.send(
      forward({ behaviour: 'refuse', type: 'System.UnauthorizedAccessException', message: 'Not allowed.' }),
      sending,
    )

    assert.deepEqual(refused, {
      ok: false,
      problem: { kind: 'forbidden', system: 'teams', code: 'UnauthorizedAccessException', text: 'Not allowed.' },
    })
  })

  it('understands who is not found by the words, because the exception says nothing', async () => {
    const answer = await createTeamsGateway(worker).send(
      forward({
        behaviour: 'refuse',
        type: 'System.Exception',
        message: 'Management object not found for identity "x".',
      }),
      sending,
    )

    assert.equal(answer.ok ? undefined : answer.problem.kind, 'notFound')
  })

  it('does not know whether an operation was done when the worker crashed over it', async () => {
    const answer = await createTeamsGateway(worker).send(forward({ behaviour: 'crash' }), sending)

    assert.equal(answer.ok ? undefined : answer.problem.kind, 'unknown')
  })
})
