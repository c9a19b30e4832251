import { strict as assert } from 'node:assert'
import pino from 'pino'
import type { TokenVerdict } from '../../bot/channelToken'
import { createAddressLimits, createPersonLimits, teamsLimits } from '../../bot/limits'
import { receive, type Caller, type ReceptionTools } from '../../bot/reception'
import type { Body } from '../../bot/requestBody'
import { clouds } from '../../services/remote/clouds'

const tenantId = '8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:x', aadObjectId: '5a1de001-0000-4000-8000-000000000001', name: 'Ilse Smit' },
  conversation: { id: 'a:1', tenantId, conversationType: 'personal' },
}
const genuine: TokenVerdict = { kind: 'genuine', token: { serviceUrl, endorsements: ['msteams'] } }
const host = '127.0.0.1:3978'

/** What happened behind the door, in order, and what the caller was told. */
async function visit(
  changes: {
    readonly verdict?: TokenVerdict
    readonly body?: Body
    readonly fails?: 'remember' | 'runTurn'
    readonly turns?: number
    readonly sandbox?: boolean
    readonly host?: string
  } = {},
) {
  const happened: string[] = []
  const log: string[] = []
  const limits = { ...teamsLimits, turns: changes.turns ?? 20 }
  const did = (what: string): void => {
    happened.push(what)
    if (changes.fails === what) throw new Error('secret inner text')
  }
  const tools: ReceptionTools = {
    tokens: changes.sandbox
      ? undefined
      : {
          isPlausible: () => true,
          check: async () => {
            did('token')
            return changes.verdict ?? genuine
          },
        },
    frontDoor: { tenantId, teamsHosts: clouds.worldwide.teamsHosts, sandbox: false },
    people: createPersonLimits(limits, () => 0),
    addresses: createAddressLimits(limits),
    remember: async () => did('remember'),
    runTurn: async () => {
      did('runTurn')
      return undefined
    },
    bot: {
      answer: async () => undefined,
      owe: async () => undefined,
      answerTooFast: async () => undefined,
      arrived: async () => undefined,
    },
    background: { run: (work) => void work() },
    answerWithin: 5_000,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
  }
  const caller: Caller = {
    authorization: 'Bearer x',
    host: changes.host ?? host,
    address: '192.0.2.1',
    whileWorking: (act) => act(),
    body: async () => {
      did('body')
      return changes.body ?? { kind: 'json', value: activity }
    },
  }
  return { answer: await receive(tools, caller), happened, log: log.join('') }
}

describe('the reception', () => {
  it('has one order: token, body, what is remembered, turn', async () => {
    const { answer, happened } = await visit()

    assert.deepEqual(happened, ['token', 'body', 'remember', 'runTurn'])
    assert.deepEqual(answer, { status: 200 })
  })

  it('does not even read the body of a caller without a genuine token', async () => {
    for (const verdict of [
      { kind: 'refused', why: 'x' },
      { kind: 'unreachable', why: 'x' },
    ] as const) {
      const { happened } = await visit({ verdict })

      assert.deepEqual(happened, ['token'])
    }
  })

  it('remembers nothing of what is not let in, is too much, or of no use', async () => {
    const value = { ...activity, conversation: { ...activity.conversation, tenantId: 'another' } }
    const refusals = await Promise.all([
      visit({ body: { kind: 'refused', status: 413, why: 'x' } }),
      visit({ body: { kind: 'json', value } }),
      visit({ body: { kind: 'json', value: { ...activity, type: 'messageReaction' } } }),
      visit({ turns: 0 }),
    ])

    for (const { happened } of refusals) assert.ok(!happened.includes('remember'), happened.join())
    assert.deepEqual(
      refusals.map(({ answer }) => answer.status),
      [413, 403, 200, 200],
    )
  })

  for (const fails of ['remember', 'runTurn'] as const)
    it(`tells of what nobody expected a correlation id, and the log the rest (${fails})`, async () => {
      const { answer, log } = await visit({ fails })

      assert.equal(answer.status, 500)
      const { correlationId } = answer.body as { readonly correlationId: string }
      assert.deepEqual(Object.keys(answer.body as object), ['correlationId'])
      assert.ok(log.includes(correlationId))
      assert.ok(log.includes('secret inner text'))
    })

  it('listens in the sandbox to this machine by its own names, so that no page in a browser gets in', async () => {
    assert.equal((await visit({ sandbox: true })).answer.status, 200)
    for (const host of ['evil.example', '127.0.0.1.evil.example:3978', ''])
      assert.deepEqual((await visit({ sandbox: true, host })).happened, [])
  })
})
