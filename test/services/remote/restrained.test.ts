import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { createNamed, namedBy, whyNotSent } from '../../../services/directory/named'
import type { Gateways } from '../../../services/remote/gateway'
import type { GraphReader } from '../../../services/remote/reader'
import { restrained } from '../../../services/remote/restrained'
import { commonTexts } from '../../../cards/common'

const explain = commonTexts.say('nothingChanged')
const sending = { clientRequestId: 'r1', about: 'jan' }

/** Gateways that say what reached them. */
function counting() {
  const sent: string[] = []
  const send = (system: string) => async () => {
    sent.push(system)
    return { ok: true, alreadySo: false } as const
  }
  const gateways = {
    graph: { send: send('graph'), make: send('made'), get: async () => 'read' },
    exchange: { send: send('exchange') },
    teams: { send: send('teams') },
    partner: { send: send('partner') },
    settings: {},
  } as unknown as Gateways
  return { sent, gateways }
}

async function sendAll({ graph, exchange, teams, partner }: Gateways) {
  return Promise.all([
    graph.send({ via: 'graph', method: 'PATCH', path: '/users/jan', explain }, sending),
    graph.make({ via: 'graph', method: 'POST', path: '/users/jan/x', explain }, sending, z.unknown()),
    exchange.send({ via: 'exchange', cmdlet: 'Set-Mailbox', parameters: {}, explain }, sending),
    teams.send({ via: 'teams', cmdlet: 'Set-CsUserCallingSettings', parameters: {}, explain }, sending),
    partner?.send({ via: 'partner', explain } as never, sending),
  ])
}

describe('gateways that are kept from writing', () => {
  for (const why of ['dryRun', 'notNamed'] as const)
    it(`answer that nothing was sent, by each system, and read as ever: ${why}`, async () => {
      const { sent, gateways } = counting()
      const kept = restrained(gateways, async (about) => (about === 'jan' ? why : undefined))
      for (const answer of await sendAll(kept)) assert.deepEqual(answer, { ok: false, notSent: why })
      assert.deepEqual(sent, [])
      assert.equal(await kept.graph.get('/users/jan', z.unknown()), 'read')
    })

  it('send what nothing keeps back', async () => {
    const { sent, gateways } = counting()
    await sendAll(restrained(gateways, async () => undefined))
    assert.deepEqual(sent, ['graph', 'made', 'exchange', 'teams', 'partner'])
  })
})

describe('the accounts that a bot is limited to', () => {
  const [eva, tom] = ['00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000004']
  const asked: string[] = []
  const graph = {
    find: async (path: string) => {
      asked.push(path)
      return path.includes('eva')
        ? { id: eva, displayName: 'Eva Willems', userPrincipalName: 'eva@contoso.com' }
        : undefined
    },
  } as unknown as GraphReader

  it('are known by id without a question, and by address by the account that has it', async () => {
    const named = createNamed(graph, ['eva@contoso.com', tom])
    assert.equal(await named.isNamed(tom.toUpperCase()), true)
    assert.deepEqual(asked, [])
    assert.equal(await named.isNamed(eva), true)
    assert.equal(await named.isNamed('00000000-0000-4000-8000-000000000006'), false)
    assert.equal(await createNamed(graph, ['nobody@contoso.com']).isNamed(eva), false)
  })

  it('are meant by a name, a part of one or an address; a whole one comes before a part', () => {
    const accounts = [
      { id: eva, called: [eva, 'eva willems', 'eva@contoso.com'] },
      { id: tom, called: [tom, 'eva', 'tom@contoso.com'] },
    ]
    assert.deepEqual(namedBy(accounts, ' EVA@contoso.com'), [eva])
    assert.deepEqual(namedBy(accounts, 'eva'), [tom])
    assert.deepEqual(namedBy(accounts, 'contoso'), [eva, tom])
    assert.deepEqual(namedBy(accounts, 'jan'), [])
    assert.deepEqual(namedBy(accounts, ' '), [])
  })

  it('keep a request about nobody in particular back, too', async () => {
    const named = { isNamed: async (id: string) => id === eva }
    const limited = { dryRun: false, only: [eva] }
    assert.equal(await whyNotSent(limited, named, eva), undefined)
    assert.equal(await whyNotSent(limited, named, tom), 'notNamed')
    assert.equal(await whyNotSent(limited, named, undefined), 'notNamed')
    assert.equal(await whyNotSent({ dryRun: true, only: [eva] }, named, eva), 'dryRun')
    assert.equal(await whyNotSent({ dryRun: false, only: undefined }, named, undefined), undefined)
  })
})
