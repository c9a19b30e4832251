import { strict as assert } from 'node:assert'
import { setImmediate } from 'node:timers/promises'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { janDeVries } = people
const jan = `/users/${janDeVries.id}`

describe('faults and the log of the sandbox', () => {
  const trial = eachWithSandbox()
  const effects = async (): Promise<readonly Record<string, unknown>[]> =>
    (await trial.control('GET', 'effects')).body as unknown as readonly Record<string, unknown>[]
  const revoke = () => trial.graph('POST', `${jan}/revokeSignInSessions`)

  it('logs each accepted write, a second one like it again, and no refused one', async () => {
    await trial.graph('PATCH', jan, { body: { accountEnabled: false } })
    await trial.graph('PATCH', jan, { body: { accountEnabled: false } })
    await trial.graph('PATCH', jan, { body: { accountEnabled: 'no' } })
    await trial.graph('GET', jan)
    await trial.exchange('Set-Mailbox', { Identity: janDeVries.userPrincipalName, Type: 'Shared' })
    await trial.exchange('Get-Mailbox', { Identity: janDeVries.id })

    const logged = (await effects()).map(({ system, what, target }) => [system, what, target])

    assert.deepEqual(logged, [
      ['graph', 'PATCH /users/{id}', janDeVries.id],
      ['graph', 'PATCH /users/{id}', janDeVries.id],
      ['exchange', 'Set-Mailbox', janDeVries.id],
    ])
  })

  it('keeps no password', async () => {
    const password = 'Q7-rain-over-Utrecht'
    await trial.graph('PATCH', jan, { body: { passwordProfile: { password, forceChangePasswordNextSignIn: true } } })

    const everything = JSON.stringify([await effects(), (await trial.control('GET', 'requests')).body])

    assert.equal(everything.includes(password), false)
    assert.match(everything, /forceChangePasswordNextSignIn/)
  })

  it('counts requests, also those inside a batch', async () => {
    await trial.graph('POST', '/$batch', { body: { requests: [{ id: '1', method: 'GET', url: jan }] } })

    const { body } = await trial.control('GET', 'requests')
    const requests = (body['requests'] as unknown as { path: string; inner: boolean; status: number }[]).map(
      ({ path, inner, status }) => [path, inner, status],
    )

    assert.equal(body['count'], 2)
    assert.deepEqual(requests, [
      [`/v1.0${jan}`, true, 200],
      ['/v1.0/$batch', false, 200],
    ])
  })

  it('throttles as often as it is told, and then no more', async () => {
    await trial.control('POST', 'faults', { method: 'GET', path: '^/v1.0/users', status: 429, retryAfter: 7, count: 2 })

    const answers = [await trial.graph('GET', jan), await trial.graph('GET', jan), await trial.graph('GET', jan)]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [429, 429, 200],
    )
    assert.equal(answers[0]?.headers.get('retry-after'), '7')
  })

  it('lets requests through before it strikes', async () => {
    await trial.control('POST', 'faults', { path: 'users', status: 503, skip: 1 })

    assert.deepEqual([(await trial.graph('GET', jan)).status, (await trial.graph('GET', jan)).status], [200, 503])
  })

  it('throttles one request inside a batch and not the others', async () => {
    await trial.control('POST', 'faults', { path: 'subscribedSkus', status: 429, retryAfter: 1 })

    const { status, body } = await trial.graph('POST', '/$batch', {
      body: {
        requests: [
          { id: 'a', method: 'GET', url: jan },
          { id: 'b', method: 'GET', url: '/subscribedSkus' },
        ],
      },
    })
    const responses = body['responses'] as unknown as { id: string; status: number; headers: Record<string, string> }[]
    const struck = responses.find(({ id }) => id === 'b')

    assert.equal(status, 200)
    assert.equal(struck?.status, 429)
    assert.equal(struck?.headers['Retry-After'], '1')
    assert.equal(responses.find(({ id }) => id === 'a')?.status, 200)
  })

  it('cuts the connection before doing the work', async () => {
    await trial.control('POST', 'faults', { method: 'POST', path: 'revoke', resetBefore: true })

    await assert.rejects(revoke())

    assert.deepEqual(await effects(), [])
  })

  it('cuts the connection after doing the work', async () => {
    await trial.control('POST', 'faults', { method: 'POST', path: 'revoke', resetAfter: true })

    await assert.rejects(revoke())

    assert.equal((await effects()).length, 1)
  })

  it('does nothing for a caller who did not wait', async () => {
    await trial.control('POST', 'faults', { path: 'revoke', hang: 60_000 })
    const signal = AbortSignal.timeout(50)

    await assert.rejects(
      fetch(`${trial.sandbox.url}/v1.0${jan}/revokeSignInSessions`, {
        method: 'POST',
        signal,
        headers: { authorization: 'Bearer x' },
      }),
    )

    assert.deepEqual(await effects(), [])
  })

  /** Resolves when the fault has its request. */
  const struck = async (): Promise<void> => {
    while (Number((await trial.control('GET', 'faults')).body['length']) > 0) await setImmediate()
  }

  it('holds a request until it is told to let go, and does nothing before', async () => {
    await trial.control('POST', 'faults', { path: 'revoke', stall: true })
    const answer = revoke()
    await struck()
    const before = await effects()

    const { body } = await trial.control('POST', 'release')

    assert.equal((await answer).status, 200)
    assert.deepEqual([before.length, (await effects()).length], [0, 1])
    assert.deepEqual(body, { released: 1 })
  })

  it('lets go of what it holds when its faults are forgotten', async () => {
    await trial.control('POST', 'faults', { path: 'revoke', stall: true })
    const answer = revoke()
    await struck()

    await trial.control('DELETE', 'faults')

    assert.equal((await answer).status, 200)
  })

  it('holds nothing for a caller who has gone', async () => {
    await trial.control('POST', 'faults', { path: 'revoke', stall: true })
    const gone = new AbortController()
    const url = `${trial.sandbox.url}/v1.0${jan}/revokeSignInSessions`
    const answer = fetch(url, { method: 'POST', signal: gone.signal, headers: { authorization: 'Bearer x' } })
    await struck()

    gone.abort()

    await assert.rejects(answer)
    while (Number((await trial.control('GET', 'requests')).body['count']) === 0) await setImmediate()
    assert.deepEqual((await trial.control('POST', 'release')).body, { released: 0 })
    assert.deepEqual(await effects(), [])
  })

  it('strikes by the name of a cmdlet, and with a body of the test', async () => {
    const fault = { cmdlet: 'Set-Mailbox', status: 500, body: { error: { code: 'X', message: 'told so' } } }
    await trial.control('POST', 'faults', fault)

    const read = await trial.exchange('Get-Mailbox', { Identity: janDeVries.id })
    const write = await trial.exchange('Set-Mailbox', { Identity: janDeVries.id, Type: 'Shared' })

    assert.equal(read.status, 200)
    assert.deepEqual([write.status, write.body], [500, fault.body])
  })

  for (const fault of [{}, { status: 42 }, { status: 500, path: '(' }, { status: 500, times: 2 }])
    it(`refuses the fault ${JSON.stringify(fault)}`, async () => {
      assert.equal((await trial.control('POST', 'faults', fault)).status, 400)
    })

  it('starts anew on reset', async () => {
    await revoke()
    await trial.graph('DELETE', jan)
    await trial.control('POST', 'faults', { path: 'users', status: 500 })
    await trial.control('POST', 'delays', { mailboxConversion: 9 })

    await trial.control('POST', 'reset')

    assert.equal((await trial.graph('GET', jan)).status, 200)
    assert.deepEqual(await effects(), [])
    assert.equal((await trial.control('GET', 'delays')).body['mailboxConversion'], 0)
  })
})

describe('a tenant that a test has made its own', () => {
  const trial = eachWithSandbox({
    seed: (tenant) => {
      const jan = tenant.users.get(janDeVries.id)
      if (jan !== undefined) jan.properties.displayName = 'Jan Modaal'
    },
  })

  it('keeps what the test has changed, also after a reset', async () => {
    const before = await trial.graph('GET', jan)
    await trial.control('POST', 'reset')
    const after = await trial.graph('GET', jan)

    assert.deepEqual([before.body['displayName'], after.body['displayName']], ['Jan Modaal', 'Jan Modaal'])
  })
})
