import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { people } from '../../../sandbox/seeds/people'
import { tenantId } from '../../../sandbox/tenant/organization'
import { eachWithSandbox } from '../support'

const invoke = `/adminapi/beta/${tenantId}/InvokeCommand`
const Identity = people.janDeVries.id

describe('the admin endpoint of Exchange of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const send = async (
    path: string,
    body: unknown,
    { method = 'POST', type = 'application/json', authorization = 'Bearer x' } = {},
  ): Promise<number> => {
    const headers = { authorization, 'content-type': type }
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    return (await fetch(trial.sandbox.url + path, { method, headers, ...content })).status
  }
  const CmdletInput = { CmdletName: 'Get-Mailbox', Parameters: { Identity } }

  it('is at one address', async () => {
    assert.equal(await send(invoke, { CmdletInput }), 200)
    assert.equal(await send(invoke.replace('beta', 'v2.0'), { CmdletInput }), 404)
    assert.equal(await send(invoke.replace('InvokeCommand', 'Mailbox'), { CmdletInput }), 404)
    assert.equal(await send(`${invoke}/more`, { CmdletInput }), 404)
    assert.equal(await send(invoke, undefined, { method: 'GET' }), 405)
  })

  it('wants Exchange.ManageAsApp', async () => {
    const as = (...roles: string[]) => ({ authorization: `Bearer ${unsigned({ roles })}` })

    assert.equal(await send(invoke, { CmdletInput }, as('Exchange.ManageAsApp')), 200)
    assert.equal(await send(invoke, { CmdletInput }, as('Mail.Read')), 403)
  })

  for (const [what, body] of [
    ['more than CmdletInput', { CmdletInput, More: 1 }],
    ['more in it than name and parameters', { CmdletInput: { ...CmdletInput, Confirm: false } }],
    ['no name', { CmdletInput: { Parameters: {} } }],
    ['parameters that are a list', { CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: [] } }],
    ['parameters that are a text', { CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: 'Identity' } }],
    ['nothing', null],
  ] as const)
    it(`refuses ${what}`, async () => {
      assert.equal(await send(invoke, body), 400)
    })

  it('wants JSON and takes a cmdlet without parameters', async () => {
    assert.equal(await send(invoke, { CmdletInput }, { type: 'text/plain' }), 400)
    assert.equal(await send(invoke, { CmdletInput: { CmdletName: 'Get-Mailbox' } }), 200)
  })

  it('is the only one that runs cmdlets: another address with the same body has none in the log', async () => {
    await send(invoke.replace('InvokeCommand', 'Mailbox'), { CmdletInput })
    await send(invoke, { CmdletInput })

    const { body } = await trial.control('GET', 'requests')
    const logged = (body['requests'] as unknown as { cmdlet?: string }[]).map(({ cmdlet }) => cmdlet)
    assert.deepEqual(logged, [undefined, 'Get-Mailbox'])
  })
})
