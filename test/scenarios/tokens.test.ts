import { strict as assert } from 'node:assert'
import { skus } from '../../sandbox/tenant/products'
import { audiences } from '../../sandbox/identity/tokens'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove, type Answer, stepCardOf } from '../support/conversation'
import { ConnectorDouble } from '../support/connector'
import { ilse, Office } from '../support/office'
import { hideFromAddressList } from '../support/plainPeople'

const jan = people.janDeVries

interface Way {
  readonly what: string
  readonly revoked: {
    readonly resource: 'graph' | 'exchange' | 'teams' | 'partner'
    readonly challenge?: boolean
    readonly insideBatch?: boolean
  }
  readonly byPowerShell?: true
}

/** Every way in which a token that the bot holds is refused from one moment to the next. */
const ways: readonly Way[] = [
  { what: 'Graph refuses it (a rolled key)', revoked: { resource: 'graph' } },
  { what: 'Graph refuses it and demands claims', revoked: { resource: 'graph', challenge: true } },
  { what: 'a service behind Graph refuses it inside a batch', revoked: { resource: 'graph', insideBatch: true } },
  {
    what: 'a service behind Graph refuses it inside a batch and demands claims',
    revoked: { resource: 'graph', insideBatch: true, challenge: true },
  },
  { what: 'Exchange refuses it', revoked: { resource: 'exchange' } },
  { what: 'Exchange refuses it and demands claims', revoked: { resource: 'exchange', challenge: true } },
  { what: 'Partner Center refuses it', revoked: { resource: 'partner' } },
  { what: 'the Exchange module’s session is signed out', revoked: { resource: 'exchange' }, byPowerShell: true },
  { what: 'the Teams module’s session is signed out', revoked: { resource: 'teams' } },
]

/** Everything that a plan can hold is in it, Partner Center too; licences wait for devices, whose wipe is another story. */
function seed(tenant: Tenant): void {
  hideFromAddressList(tenant, jan)
  for (const kind of [tenant.devices.managed, tenant.devices.registered, tenant.devices.phones]) kind.clear()
}
const giveBack: Answer = {
  question: 'Seats that become free after',
  inputs: { giveBack: [skus.e5.skuId, skus.e3.skuId].join(',') },
}

describe('a token that is refused before its time', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  for (const { what, revoked, byPowerShell } of ways)
    it(`is replaced by one fresh token, and nothing fails or is done twice: ${what}`, async () => {
      office = await Office.open({
        realTokens: true,
        sandbox: { seed },
        configuration: { pace: { ...sandboxPace, settleSecond: 10 } },
        ...(byPowerShell === true ? { environment: { EXCHANGE_TRANSPORT: 'powershell' } } : {}),
      })
      const plan = await planFor(office, jan.userPrincipalName, [giveBack])
      await office.control('tokens', revoked)

      await submitAndApprove(office, plan)

      await stepCardOf(office, 'Paid seats', /Done, and read back/)
      assert.deepEqual(
        office.log.filter((line) => /A step failed/.test(line)),
        [],
      )
      const writes = (await office.effects()).map((effect) => JSON.stringify(effect))
      assert.deepEqual([...writes].sort(), [...new Set(writes)].sort())
      assert.ok((await tokensOf(office, audiences[revoked.resource])) <= 2, 'one at the start, and one fresh one')
    })

  it('is replaced by one fresh token, and every card arrives once: Teams refuses the bot’s own', async () => {
    const connector = await ConnectorDouble.start()
    office = await Office.open({ connector, sandbox: { seed } })
    const plan = await planFor(office, jan.userPrincipalName)
    office.teams.revokeTokens()
    const given = connector.given

    const theCase = await submitAndApprove(office, plan)

    await office.cardFor(ilse, 'Everything below was read back')
    const posted = office.teams.inChannel().filter(({ id }) => id === theCase.id)
    assert.deepEqual([posted.length, connector.given - given], [1, 1])
    await connector.stop()
  })
})

/** How many tokens for this resource the identity endpoint was asked for. */
async function tokensOf(office: Office, resource: string): Promise<number> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  const { requests } = (await answer.json()) as { readonly requests: readonly { readonly path: string }[] }
  return requests.filter(({ path }) => path.startsWith('/msi/token?') && path.includes(encodeURIComponent(resource)))
    .length
}
