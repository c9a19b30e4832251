import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { people } from '../../../sandbox/seeds/people'
import { anybody } from '../../contract/watch'
import { eachWithSandbox } from '../support'

const photoOf = ({ id }: { readonly id: string }, size = '48x48'): string => `/users/${id}/photos/${size}/$value`
const { janDeVries: jan, fleurPeters: fleur, evaWillems: eva } = people

describe('photos of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const bytesOf = async (path: string) => {
    const answer = await fetch(`${trial.sandbox.url}/v1.0${path}`, { headers: { authorization: anybody } })
    return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  for (const { who, name } of [
    { who: jan, name: 'Jan' },
    { who: fleur, name: 'Fleur' },
  ])
    it(`are a small JPEG, as bytes and in a batch as base64 (${name})`, async () => {
      const { type, bytes } = await bytesOf(photoOf(who))
      const batch = await trial.graph('POST', '/$batch', {
        body: { requests: [{ id: '1', method: 'GET', url: photoOf(who) }] },
      })

      assert.equal(type, 'image/jpeg')
      assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff')
      assert.equal(bytes.length < 2_000, true)
      assert.equal(batch.body['responses']?.[0]?.['body'], bytes.toString('base64'))
    })

  it('differ', async () => {
    assert.notDeepEqual(await bytesOf(photoOf(jan)), await bytesOf(photoOf(fleur)))
  })

  for (const { what, path } of [
    { what: 'of somebody who has none', path: photoOf(eva) },
    { what: 'at a size that was not uploaded', path: photoOf(jan, '648x648') },
  ])
    it(`are not found ${what}`, async () => {
      const { status, body } = await trial.graph('GET', path)

      assert.equal(status, 404)
      assert.equal(body['error']?.['code'], 'ImageNotFound')
    })

  it('of nobody are nobody’s', async () => {
    const { status, body } = await trial.graph('GET', photoOf({ id: 'nobody@contoso.com' }))

    assert.deepEqual([status, body['error']?.['code']], [404, 'Request_ResourceNotFound'])
  })

  for (const [permission, status] of [
    ['ProfilePhoto.Read.All', 200],
    ['User.Read.All', 200],
    // The photo is of the basic profile.
    ['User.ReadBasic.All', 200],
    ['GroupMember.Read.All', 403],
  ] as const)
    it(`answer ${status} to whoever has ${permission}`, async () => {
      const headers = { authorization: `Bearer ${unsigned({ roles: [permission] })}` }

      assert.equal((await trial.graph('GET', photoOf(jan), { headers })).status, status)
    })
})
