import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { hideFromAddressList } from '../support/plainPeople'

const jan = people.janDeVries

/** Seconds: far longer than the bot waits for an answer here (`verifyPatience`). */
const told = 4

interface Throttled {
  readonly what: string
  /** Which requests are refused. */
  readonly request: object
  readonly byPowerShell?: true
}

const throttled: readonly Throttled[] = [
  { what: 'a write to Graph', request: { method: 'POST', path: '/assignLicense' } },
  { what: 'a part of containment', request: { method: 'PATCH', path: `/users/${jan.id}$` } },
  { what: 'a cmdlet that writes, over REST', request: { cmdlet: 'Set-Mailbox' } },
  { what: 'a cmdlet that writes, in a module', request: { cmdlet: 'Set-Mailbox' }, byPowerShell: true },
  { what: 'a cmdlet that reads', request: { cmdlet: 'Get-MailboxStatistics' } },
  { what: 'a read of Graph, in a batch', request: { method: 'GET', path: `/users/${jan.id}[?]` } },
]

describe('a Retry-After that is longer than the bot waits', function () {
  this.timeout(90_000)
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  for (const { what, request, byPowerShell } of throttled)
    it(`is obeyed by waiting: nothing comes before that time, and nothing fails: ${what}`, async () => {
      office = await Office.open({
        sandbox: { seed: (tenant) => hideFromAddressList(tenant, jan) },
        configuration: { pace: { ...sandboxPace, verifyPatience: 2_000 } },
        ...(byPowerShell === true ? { environment: { EXCHANGE_TRANSPORT: 'powershell' } } : {}),
      })
      const plan = await planFor(office, jan.userPrincipalName)
      await office.control('faults', { ...request, status: 429, retryAfter: told, count: 1 })

      await submitAndApprove(office, plan)
      if (!/reads?/.test(what)) await office.cardInChannel(/asked to be left alone until .* It goes on by itself then/)

      await office.cardFor(ilse, 'Everything below was read back')
      const [refused, next] = await refusedAndNext(office)
      assert.ok(Date.parse(next?.at ?? '') - Date.parse(refused?.at ?? '') >= told * 1_000)
      assert.deepEqual(
        office.log.filter((line) => line.includes('A step failed')),
        [],
      )
    })
})

interface Logged {
  readonly at: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body?: string
}

/** The request that was refused, and the same one when it came again. */
async function refusedAndNext(office: Office): Promise<readonly Logged[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  const { requests } = (await answer.json()) as { readonly requests: readonly Logged[] }
  const at = requests.findIndex(({ status }) => status === 429)
  const requestOf = (one: Logged | undefined) =>
    [one?.method, one?.path, one?.body?.replace(/"id":"[^"]*"/, '')].join(' ')
  const same = (one: Logged) => requestOf(one) === requestOf(requests[at])
  return requests.slice(at).filter(same)
}
