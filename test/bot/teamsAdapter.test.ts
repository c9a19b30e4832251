import { strict as assert } from 'node:assert'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBudget, teamsBudget } from '../../bot/budget'
import { readConfiguration } from '../../bot/configuration'
import { createAdapter } from '../../bot/teamsAdapter'

const environment = {
  SANDBOX: 'true',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  OPERATORS_GROUP_ID: 'x',
  APPROVERS_GROUP_ID: 'x',
  APPROVALS_CHANNEL_ID: 'x',
  GRAPH_URL: 'http://127.0.0.1:1/v1.0',
  EXCHANGE_URL: 'http://127.0.0.1:1',
}
const press = { type: 'invoke', serviceUrl: 'http://127.0.0.1:1/', conversation: { id: 'a:1' } }

describe('the adapter of Teams', () => {
  const read = readConfiguration(environment)
  assert.ok(read.kind === 'ready')
  const adapter = createAdapter(read.configuration, environment, {}, createBudget(teamsBudget))

  it('gives back what a turn answers to a press', async () => {
    const value = { status: 200, body: { said: 'yes' } }

    const response = await adapter.runTurn(press, async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value })
    })

    assert.deepEqual(response, value)
  })

  it('does not swallow what a turn throws', async () => {
    const turn = () => Promise.reject(new Error('for a test'))

    await assert.rejects(adapter.runTurn(press, turn), /for a test/)
  })

  for (const [answer, status] of [
    ['too much', 429],
    ['an error of its own', 502],
    ['that it is not available', 503],
    ['nothing at all', undefined],
  ] as const)
    it(`posts once, whatever comes of it: Teams answers ${answer}`, async () => {
      let posts = 0
      const teams = createServer((request, response) => {
        posts += 1
        if (status === undefined) request.socket.destroy()
        else response.writeHead(status, { 'retry-after': '0' }).end('{}')
      })
      await new Promise<void>((resolve) => teams.listen(0, '127.0.0.1', resolve))
      const serviceUrl = `http://127.0.0.1:${(teams.address() as AddressInfo).port}/`
      const said = { type: 'message', channelId: 'msteams', serviceUrl, conversation: { id: 'a:1' }, from: { id: 'x' } }

      await assert.rejects(
        adapter.runTurn(said, async (context) => {
          await context.sendActivity('for a test')
        }),
      )

      assert.equal(posts, 1)
      await new Promise((resolve) => teams.close(resolve))
    })
})
