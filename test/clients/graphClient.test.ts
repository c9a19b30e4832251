import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { startTrial, type Trial } from '../sandbox/support'
import { type GraphClientProcess, startGraphClient } from './graphClient'
import { type PublicFront, startPublicFront } from './publicFront'

const { janDeVries: jan } = people

describe('the official Graph client, by TLS and with its own middleware', () => {
  let trial: Trial
  let front: PublicFront
  let client: GraphClientProcess
  before(async () => {
    trial = await startTrial()
    front = await startPublicFront(trial.sandbox)
    client = startGraphClient(trial.sandbox, front)
  })
  beforeEach(() => trial.control('POST', 'reset'))
  after(async () => {
    client.stop()
    await front.stop()
    await trial.sandbox.stop()
  })

  async function requests(): Promise<readonly { readonly status: number; readonly path: string }[]> {
    const { body } = await trial.control('GET', 'requests')
    return (body as unknown as { requests: { status: number; path: string }[] }).requests
  }

  it('reads a user with chosen properties and the manager', async () => {
    const user = await client.value('select', `/users/${jan.id}`, ['id', 'displayName', 'accountEnabled'])

    const { id, displayName, accountEnabled, manager } = user as Record<string, unknown>
    assert.deepEqual(
      { id, displayName, accountEnabled },
      { id: jan.id, displayName: jan.displayName, accountEnabled: true },
    )
    assert.ok((manager as { displayName: string }).displayName !== '')
  })

  it('changes a user, which answers without a body, and reads the change', async () => {
    assert.equal(await client.value('patch', `/users/${jan.id}`, { accountEnabled: false }), undefined)
    const user = await client.value('get', `/users/${jan.id}?$select=accountEnabled`)

    assert.equal((user as { accountEnabled: boolean }).accountEnabled, false)
  })

  it('searches with a count, and gets a next page at the address that it asked', async () => {
    const found = (await client.value('search', '"displayName:Jan"')) as Record<string, unknown>

    assert.equal((found['value'] as unknown[]).length, 2)
    assert.ok(Number(found['@odata.count']) > 2)
    assert.match(String(found['@odata.nextLink']), new RegExp(`^https://localhost:${front.port}/v1\\.0/users\\?`))
  })

  it('walks through all pages with its own iterator, every user once', async () => {
    const all = (await client.value('get', '/users?$top=999&$select=id')) as { value: { id: string }[] }

    const { first, seen } = (await client.value('pages', '/users', 3)) as { first: number; seen: string[] }

    assert.equal(first, 3)
    assert.deepEqual(seen.toSorted(), all.value.map(({ id }) => id).toSorted())
  })

  it('asks for several things in one batch, of which one is not there', async () => {
    const nobody = '00000000-0000-0000-0000-000000000009'

    const answers = (await client.value('batch', [`/users/${jan.id}`, `/users/${nobody}`, '/subscribedSkus'])) as {
      status: number
      body: Record<string, unknown>
    }[]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 404, 200],
    )
    assert.equal(answers[0]?.body['id'], jan.id)
    assert.equal((answers[1]?.body['error'] as { code: string } | undefined)?.code, 'Request_ResourceNotFound')
  })

  for (const path of [`/Users/${jan.id}`, `/users('${jan.id}')`, `/users('${jan.userPrincipalName}')`])
    it(`is understood in the ways that other clients write an address: ${path.replace(jan.id, '{id}')}`, async () => {
      assert.equal(((await client.value('get', path)) as { id: string }).id, jan.id)
    })

  it('comes again after 429, when Retry-After has passed', async () => {
    await trial.control('POST', 'faults', { path: '/users/', status: 429, retryAfter: 1 })

    const user = await client.value('get', `/users/${jan.id}`)

    assert.equal((user as { id: string }).id, jan.id)
    assert.deepEqual(
      (await requests()).map(({ status }) => status),
      [429, 200],
    )
  })

  it('comes again with a write after 503, and it is done once', async () => {
    await trial.control('POST', 'faults', { path: '/users/', status: 503, retryAfter: 1 })

    await client.value('post', `/users/${jan.id}/revokeSignInSessions`, {})

    const { body } = await trial.control('GET', 'effects')
    assert.equal((body as unknown as unknown[]).length, 1)
    assert.deepEqual(
      (await requests()).map(({ status }) => status),
      [503, 200],
    )
  })

  for (const [what, talk, path, body, statusCode, code, message] of [
    ['who is not there', 'get', '/users/nobody', undefined, 404, 'Request_ResourceNotFound', /'nobody' does not exist/],
    ['an unknown path', 'get', '/usres', undefined, 400, 'BadRequest', /segment 'usres'/],
    ['an unknown property', 'patch', `/users/${jan.id}`, { nickname: 'J' }, 400, 'Request_BadRequest', /nickname/],
    ['a filter on what is not there', 'get', "/users?$filter=shoeSize eq '1'", undefined, 400, undefined, /shoeSize/],
    [
      'what the app has no permission for',
      'patch',
      `/users/${jan.id}`,
      { jobTitle: 'x' },
      403,
      'Authorization_RequestDenied',
      /Insufficient privileges/,
    ],
  ] as const)
    it(`throws a GraphError with status, code, words and request id: ${what}`, async () => {
      const answer = await client.ask(talk, path, ...(body === undefined ? [] : [body]))

      assert.ok(!answer.ok, JSON.stringify(answer))
      assert.equal(answer.error.graph, true)
      assert.equal(answer.error.statusCode, statusCode)
      if (code !== undefined) assert.equal(answer.error.code, code)
      assert.match(answer.error.message, message)
      assert.match(String(answer.error.requestId), /^[0-9a-f-]{36}$/)
    })

  it('removes a member of a group, and not the person', async () => {
    const members = `/groups/${groups.operators.id}/members`
    const before = (await client.value('get', members)) as { value: { id: string }[] }
    const [member] = before.value

    await client.value('remove', `${members}/${member?.id}/$ref`)

    const left = (await client.value('get', members)) as { value: { id: string }[] }
    assert.equal(left.value.length, before.value.length - 1)
    assert.equal(((await client.value('get', `/users/${member?.id}`)) as { id: string }).id, member?.id)
  })
})
