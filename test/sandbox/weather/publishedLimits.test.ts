import { strict as assert } from 'node:assert'
import { createPublished } from '../../../sandbox/weather/publishedLimits'
import { startTrial } from '../support'

const request = (method: string, path: string) => ({
  method,
  path: `/v1.0${path}`,
  query: '',
  headers: {},
  body: '',
  size: 0,
  inner: false,
  requestId: '',
})
const done = () => ({ status: 204 })

describe('the published limits of Microsoft Graph', () => {
  let now = 0
  const send = (published: ReturnType<typeof createPublished>, method: string, path: string, people = 1_000) =>
    published.metered(request(method, path), people, 1, done)
  const accepted = (method: string, path: (index: number) => string, tries: number, people?: number) => {
    const published = createPublished(() => now)
    return Array.from({ length: tries }, (_none, index) => send(published, method, path(index), people)).filter(
      ({ status }) => status === 204,
    ).length
  }

  it('let an application read sign-in methods 5 times in 10 seconds, and again when these are over', () => {
    const published = createPublished(() => now)
    const read = () => send(published, 'GET', '/users/a/authentication/methods')
    const first = Array.from({ length: 6 }, read)
    now += 10_000
    const again = read()

    assert.deepEqual(
      first.map(({ status }) => status),
      [204, 204, 204, 204, 204, 429],
    )
    assert.equal(first[5]?.headers?.['retry-after'], '10')
    assert.equal(again.status, 204)
  })

  it('let it have more of the directory where there are more people', () => {
    const path = () => '/groups/a'

    assert.equal(accepted('GET', path, 9_000, 49), 3_500)
    assert.equal(accepted('GET', path, 9_000, 500), 5_000)
    assert.equal(accepted('GET', path, 9_000, 501), 8_000)
  })

  it('let it write 3,000 times in the directory, 100 times to devices, and use Teams 30 times', () => {
    assert.equal(
      accepted('PATCH', () => '/users/a', 3_100),
      3_000,
    )
    assert.equal(
      accepted('POST', () => '/deviceManagement/managedDevices/a/wipe', 110),
      100,
    )
    assert.equal(
      accepted('GET', () => '/deviceManagement/managedDevices/a', 1_100),
      1_000,
    )
    assert.equal(
      accepted('GET', () => '/admin/teams/telephoneNumberManagement/numberAssignments', 40),
      30,
    )
    assert.equal(
      accepted('GET', () => '/security/cases/ediscoveryCases', 9),
      5,
    )
  })

  it('count each mailbox by itself', () => {
    assert.equal(
      accepted('GET', () => '/users/a/mailboxSettings', 10_010),
      10_000,
    )
    assert.equal(
      accepted('GET', (index) => `/users/${index % 2}/messages`, 10_010),
      10_010,
    )
  })

  it('say how much was used and refused, and count in stretches as short as asked', async () => {
    const trial = await startTrial({ weather: { seed: 0, publishedLimits: { tempo: 1 } } })
    try {
      const read = () => trial.graph('GET', '/users/5a1de006-4c70-4b8e-9d2f-7e31c05f1ade/authentication/methods')
      const statuses = (await Promise.all(Array.from({ length: 7 }, read))).map(({ status }) => status)
      const { body } = await trial.control('GET', 'spent')
      const spent = body as unknown as readonly { area: string; used: number; refused: number }[]

      assert.deepEqual(
        statuses.toSorted((one, other) => one - other),
        [200, 200, 200, 200, 200, 429, 429],
      )
      const { used, refused } = spent.find(({ area }) => area.startsWith('sign-in methods')) ?? assert.fail()
      assert.deepEqual({ used, refused }, { used: 5, refused: 2 })
    } finally {
      await trial.sandbox.stop()
    }
  })
})
