import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { groups } from '../../../sandbox/seeds/groups'
import type { WeatherSettings } from '../../../sandbox/weather/settings'
import { costOf } from '../../../sandbox/weather/resourceUnits'
import { stormOf } from '../../../sandbox/weather/storm'
import type { WeatherEvent } from '../../../sandbox/weather/words'
import { type Answer, startTrial, type Trial } from '../support'

const jan = people.janDeVries

describe('the weather over the sandbox', () => {
  let trial: Trial
  let struck: WeatherEvent[]
  const under = async (weather: Partial<WeatherSettings>): Promise<Trial> => {
    struck = []
    trial = await startTrial({ weather: { seed: 1, ...weather }, onWeather: (event) => void struck.push(event) })
    return trial
  }
  const answers = async (count: number): Promise<readonly number[]> => {
    const statuses: number[] = []
    for (let index = 0; index < count; index += 1) statuses.push((await readJan()).status)
    return statuses
  }
  const readJan = (): Promise<Answer> => trial.graph('GET', `/users/${jan.id}?$select=accountEnabled`)
  const block = (): Promise<Answer> => trial.graph('PATCH', `/users/${jan.id}`, { body: { accountEnabled: false } })
  const isBlocked = async (): Promise<boolean> => {
    await trial.control('DELETE', 'weather')
    const accountEnabled: unknown = (await readJan()).body['accountEnabled']
    return accountEnabled === false
  }
  afterEach(async () => {
    await trial.sandbox.stop()
  })

  it('is calm unless somebody asks for more', async () => {
    trial = await startTrial()

    assert.deepEqual(
      await answers(20),
      Array.from({ length: 20 }, () => 200),
    )
    assert.deepEqual((await trial.control('GET', 'weather')).body['settings'], { seed: 0 })
  })

  it('strikes the same requests by the same seed, and others by another', async () => {
    const seen: (readonly number[])[] = []
    for (const seed of [7, 7, 8]) {
      await under({ seed, unavailable: 0.5 })
      seen.push(await answers(20))
      if (seen.length < 3) await trial.sandbox.stop()
    }

    assert.deepEqual(seen[0], seen[1])
    assert.notDeepEqual(seen[0], seen[2])
  })

  it('throttles one service with its Retry-After and leaves the others alone', async () => {
    await under({ throttled: { exchange: 1, retryAfter: [2, 2] } })

    const exchange = await trial.exchange('Get-Mailbox', { Identity: jan.id })
    const directory = await readJan()

    assert.deepEqual([exchange.status, exchange.headers.get('retry-after'), directory.status], [429, '2', 200])
    assert.deepEqual(
      struck.map(({ what }) => what),
      ['answered 429, Retry-After 2'],
    )
  })

  it('throttles the directory and the telephone numbers apart', async () => {
    await under({ throttled: { numbers: 1, retryAfter: [1, 1] } })

    const numbers = await trial.graph('GET', '/admin/teams/telephoneNumberManagement/numberAssignments')

    assert.deepEqual([numbers.status, (await readJan()).status], [429, 200])
  })

  it('throttles the cmdlets of PowerShell, which know no other trouble with an HTTP status', async () => {
    await under({ throttled: { powershell: 1, retryAfter: [3, 3] }, unavailable: 1 })
    const throttled = await trial.cmdlet('Get-Mailbox', { Identity: jan.id })
    await trial.control('POST', 'weather', { seed: 1, unavailable: 1 })

    const cmdlet = await trial.cmdlet('Get-Mailbox', { Identity: jan.id })

    assert.deepEqual([throttled.status, throttled.headers.get('retry-after'), cmdlet.status], [429, '3', 200])
  })

  it('answers 5xx with nothing done, or although it was done', async () => {
    await under({ unavailable: 1 })
    assert.ok((await block()).status >= 500)
    assert.equal(await isBlocked(), false)

    await trial.control('POST', 'weather', { seed: 1, unavailableAfterWork: 1 })
    const { status } = await block()

    // 503 says that nothing was done, so it is not among them.
    assert.ok([500, 502, 504].includes(status))
    assert.equal(await isBlocked(), true)
  })

  it('cuts connections before the work, and after it', async () => {
    await under({ resetBefore: 1 })
    await assert.rejects(block())
    assert.equal(await isBlocked(), false)

    await trial.control('POST', 'weather', { seed: 1, resetAfter: 1 })
    await assert.rejects(block())

    assert.equal(await isBlocked(), true)
  })

  it('lets a request hang, and does nothing once the caller has gone', async () => {
    await under({ hang: { chance: 1, milliseconds: 60_000 } })
    const url = `${trial.sandbox.url}/v1.0/users/${jan.id}`

    await assert.rejects(fetch(url, { method: 'DELETE', headers: bearer, signal: AbortSignal.timeout(50) }))

    assert.equal(await isBlocked(), false)
    assert.deepEqual((await trial.control('GET', 'effects')).body, [])
  })

  it('sends a body in two parts that together are the whole', async () => {
    await under({ slowBody: { chance: 1, milliseconds: 20 } })

    assert.equal((await readJan()).body['accountEnabled'], true)
    assert.equal(struck.length, 1)
  })

  it('draws the time of every answer from a distribution with a longest one', async () => {
    await under({ latency: { median: 5, spread: 1, most: 10 } })

    assert.deepEqual(await answers(5), [200, 200, 200, 200, 200])
  })

  it('lets tokens of its own expire for good; a new one works, and one that somebody made up is left alone', async () => {
    await under({ expiredToken: 1 })
    const token = await issued(trial)
    await trial.control('POST', 'weather', { seed: 4, expiredToken: 0.2 })
    const statuses: number[] = []
    for (let index = 0; index < 12; index += 1) statuses.push((await readAs(trial, token)).status)

    const first = statuses.indexOf(401)
    assert.ok(first > 0, 'it worked at first, and then no more')
    assert.deepEqual([...new Set(statuses.slice(first))], [401])
    assert.equal((await readJan()).status, 200)
    await trial.control('POST', 'weather', { seed: 3 })
    assert.equal((await readAs(trial, await issued(trial))).status, 200)
    assert.equal(struck[0]?.what, 'answered 401: the token has expired')
  })

  it('answers parts of a batch each by itself, and what depends on a failed part with 424', async () => {
    await under({})
    await trial.control('POST', 'weather', { seed: 1, unavailable: 0.5 })
    const requests = Array.from({ length: 12 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: `/users/${jan.id}?$select=id&$expand=manager($select=id)`,
      ...(index === 0 ? {} : { dependsOn: [String(index - 1)] }),
    }))
    let found: readonly number[] = []
    for (let tries = 0; tries < 30 && !found.includes(424); tries += 1) {
      const { status, body } = await trial.graph('POST', '/$batch', { body: { requests } })
      if (status === 200)
        found = (body['responses'] as unknown as readonly { status: number }[]).map((one) => one.status)
    }

    assert.ok(found.includes(424))
    assert.ok(found.some((status) => status >= 500))
  })

  it('shows the directory as it was, from replicas that lag behind, and in the end as it is', async () => {
    await under({ staleReads: { replicas: 1, most: 60_000 } })
    await block()

    const stale = (await readJan()).body['accountEnabled']

    assert.equal(stale, true)
    assert.equal(await isBlocked(), true)
  })

  it('draws how long a mailbox takes to be converted', async () => {
    await under({ delays: { mailboxConversion: [60_000, 60_000] } })

    await trial.exchange('Set-Mailbox', { Identity: jan.id, Type: 'Shared' })

    const { body } = await trial.exchange('Get-Mailbox', { Identity: jan.id })
    assert.equal(body['value']?.[0]?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('refuses weather that there is not, and goes back to that of its start on reset', async () => {
    await under({ unavailable: 1 })
    assert.equal((await trial.control('POST', 'weather', { seed: 1, hail: 1 })).status, 400)
    await trial.control('POST', 'weather', { storm: 7, tempo: 0.1 })
    assert.deepEqual((await trial.control('GET', 'weather')).body['settings'], stormOf(7, 0.1))

    await trial.control('POST', 'reset')

    assert.deepEqual((await trial.control('GET', 'weather')).body, {
      settings: { seed: 1, unavailable: 1 },
      events: [],
    })
  })

  it('never touches the issuing of tokens, nor its own controls', async () => {
    await under({ resetBefore: 1, unavailable: 1 })

    assert.ok((await issued(trial)).length > 0)
    assert.equal((await trial.control('GET', 'effects')).status, 200)
  })
})

describe('resource units', () => {
  const cost = (url: string, method = 'GET'): number => {
    const [path = '', query = ''] = url.split('?')
    return costOf({ method, path: `/v1.0${path}`, query })
  }

  it('cost what Microsoft publishes, and never less than 1', () => {
    assert.equal(cost('/users'), 2)
    assert.equal(cost('/users?$select=id'), 1)
    assert.equal(cost('/users?$select=id&$top=5'), 1)
    assert.equal(cost('/users?$expand=manager'), 3)
    assert.equal(cost(`/users/${jan.id}`), 1)
    assert.equal(cost(`/users/${jan.id}/memberOf`), 2)
    assert.equal(cost(`/users/${jan.id}/licenseDetails`), 2)
    assert.equal(cost(`/groups/${groups.sales.id}/members`), 3)
    assert.equal(cost(`/groups/${groups.sales.id}/members?$top=19`), 2)
    assert.equal(cost('/subscribedSkus'), 3)
    assert.equal(cost(`/users/${jan.id}/assignLicense`, 'POST'), 1)
  })

  it('are told with each answer, warned of from four fifths on, and refused beyond the limit', async () => {
    const trial = await startTrial({ weather: { seed: 0, resourceUnits: { limit: 10, seconds: 60 } } })
    const spend = () => trial.graph('GET', '/subscribedSkus')
    const seen = [await spend(), await spend(), await spend(), await spend()]
    await trial.sandbox.stop()

    assert.deepEqual(
      seen.map(({ status }) => status),
      [200, 200, 200, 429],
    )
    assert.deepEqual(
      seen.map(({ headers }) => headers.get('x-ms-resource-unit')),
      ['3', '3', '3', '3'],
    )
    assert.deepEqual(
      seen.map(({ headers }) => headers.get('x-ms-throttle-limit-percentage')),
      [null, null, '0.90', '1.20'],
    )
    assert.ok(Number(seen[3]?.headers.get('retry-after')) >= 1)
  })

  it('are counted for each request of a batch', async () => {
    const trial = await startTrial({ weather: { seed: 0, resourceUnits: { limit: 10, seconds: 60 } } })
    const requests = Array.from({ length: 5 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: '/subscribedSkus',
    }))

    const { status, body } = await trial.graph('POST', '/$batch', { body: { requests } })
    await trial.sandbox.stop()

    const statuses = (body['responses'] as unknown as readonly { status: number }[])
      .map((one) => one.status)
      .sort((one, other) => one - other)
    assert.equal(status, 200)
    assert.deepEqual(statuses, [200, 200, 200, 429, 429])
  })
})

const bearer = { authorization: 'Bearer anything' }

async function issued({ sandbox }: Trial): Promise<string> {
  const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = sandbox.environment
  const query = 'api-version=2019-08-01&resource=https://graph.microsoft.com'
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers: { 'x-identity-header': IDENTITY_HEADER } })
  return ((await answer.json()) as { readonly access_token: string }).access_token
}

function readAs(trial: Trial, token: string): Promise<Answer> {
  return trial.graph('GET', `/users/${jan.id}?$select=id`, { headers: { authorization: `Bearer ${token}` } })
}
