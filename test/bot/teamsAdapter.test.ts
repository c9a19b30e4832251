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

  it('answers each turn where it came from, though turns at one address share what sends', async () => {
    const asked: string[] = []
    const listen = async (name: string) => {
      const teams = createServer((request, response) => {
        asked.push(`${name} ${request.url ?? ''}`)
        response.end('{"id":"1"}')
      })
      await new Promise<void>((resolve) => teams.listen(0, '127.0.0.1', resolve))
      return { teams, serviceUrl: `http://127.0.0.1:${(teams.address() as AddressInfo).port}/` }
    }
    const [one, other] = await Promise.all([listen('one'), listen('other')])
    const senders = new Set<unknown>()
    const say = (serviceUrl: string, id: string) =>
      adapter.runTurn(
        { type: 'message', channelId: 'msteams', serviceUrl, conversation: { id }, from: { id: 'x' } },
        async (context) => {
          senders.add(context.turnState.get(context.adapter.ConnectorClientKey))
          await context.sendActivity('for a test')
        },
      )

    await Promise.all([say(one.serviceUrl, 'a:1'), say(other.serviceUrl, 'a:2'), say(one.serviceUrl, 'a:3')])

    assert.deepEqual(asked.toSorted(), [
      'one /v3/conversations/a%3A1/activities',
      'one /v3/conversations/a%3A3/activities',
      'other /v3/conversations/a%3A2/activities',
    ])
    assert.equal(senders.size, 2)
    for (const { teams } of [one, other]) {
      teams.closeAllConnections()
      await new Promise((resolve) => teams.close(resolve))
    }
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
        else {
          // Not chained: restify, where it is loaded in the same process, patches writeHead to return nothing.
          response.writeHead(status, { 'retry-after': '0' })
          response.end('{}')
        }
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
