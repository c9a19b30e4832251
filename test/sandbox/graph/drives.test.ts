import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { drives } from '../../../sandbox/seeds/drives'
import { eachWithSandbox, inStillTime, type Answer } from '../support'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom, oliverBennett: guest } = people
const [from, to, large] = [drives.janDeVries, drives.evaWillems, drives.bramHendriks]
const root = `/drives/${from.id}/items/${from.rootId}`
const access = { recipients: [{ objectId: eva.id }], roles: ['write'], requireSignIn: true, sendInvitation: false }

describe('OneDrives in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const get = async (path: string) => trial.graph('GET', path)
  const post = (path: string, body: unknown) => trial.graph('POST', path, { body })
  const wordsOf = ({ status, body }: Answer) =>
    `${status} ${String(body['error']?.['code'])}: ${String(body['error']?.['message'])}`
  const childrenOf = async (drive: { id: string; rootId: string }) =>
    ((await get(`/drives/${drive.id}/items/${drive.rootId}/children`)).body['value'] ?? []) as unknown as readonly {
      readonly id: string
      readonly name: string
      readonly size: number
      readonly folder?: { readonly childCount: number }
    }[]
  const item = async (drive: { id: string; rootId: string }, name: string) => {
    const found = (await childrenOf(drive)).find((one) => one.name === name)
    assert.ok(found !== undefined, `${name} is there`)
    return found
  }
  const copy = async (name: string, body: object = {}, query = '') => {
    const { id } = await item(from, name)
    const parentReference = { driveId: to.id, id: to.rootId }
    return post(`/drives/${from.id}/items/${id}/copy${query}`, { parentReference, name: `Jan - ${name}`, ...body })
  }
  /** As any program would ask: the address alone, without a token. */
  const monitor = async (answer: Answer, headers: Record<string, string> = {}) => {
    const response = await fetch(answer.headers.get('location') ?? '', { headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  it('are there for those who opened theirs, with what they hold, and not for others', async () => {
    const { body } = await get(`/users/${jan.id}/drive?$select=id,webUrl,quota`)

    assert.equal(body['id'], from.id)
    assert.ok(Number(body['quota']?.['used']) > 700_000_000)
    assert.equal(wordsOf(await get(`/users/${tom.id}/drive`)), "404 ResourceNotFound: User's mysite not found.")
    assert.equal(wordsOf(await get('/drives/b!nobody/root')), '404 itemNotFound: The resource could not be found.')
  })

  it('count what is in a folder and add up its sizes', async () => {
    const fair = await item(from, 'Foto’s beurs')
    const documents = await item(from, 'Documenten')

    const inside = (await get(`/drives/${from.id}/items/${documents.id}/children`)).body['value']

    assert.equal(fair.folder?.childCount, 140)
    assert.equal(fair.size, 140 * 2_750_000)
    const sizes = (inside as unknown as readonly { readonly size: number }[]).map(({ size }) => size)
    assert.equal(
      documents.size,
      sizes.reduce((sum, size) => sum + size, 0),
    )
  })

  it('give a large folder page by page', async () => {
    const archive = await item(large, 'Archief')
    const [year] = (await get(`/drives/${large.id}/items/${archive.id}/children`)).body[
      'value'
    ] as unknown as readonly {
      readonly id: string
    }[]

    const page = await get(`/drives/${large.id}/items/${year?.id ?? ''}/children?$select=id,name&$top=999`)

    assert.equal((page.body['value'] as unknown as unknown[]).length, 999)
    assert.match(String(page.body['@odata.nextLink']), /skiptoken/)
  })

  it('refuse what is no folder, no property and no option', async () => {
    const file = await item(from, 'Reisdeclaratie.xlsx')

    assert.match(wordsOf(await get(`/drives/${from.id}/items/${file.id}/children`)), /^422 notSupported/)
    assert.match(wordsOf(await get(`${root}/children?$select=bytes`)), /^400 .*'bytes'/)
    assert.match(wordsOf(await get(`${root}/children?$filter=name eq 'x'`)), /^400 .*'\$filter' is not supported/)
  })

  it('are shared with a colleague, whose permission can be read and taken away', async () => {
    const { body } = await post(`${root}/invite`, access)
    const [permission] = body['value'] as unknown as readonly { readonly id: string }[]
    const during = JSON.stringify((await get(`${root}/permissions`)).body)

    const { status } = await trial.graph('DELETE', `${root}/permissions/${permission?.id ?? ''}`)

    assert.ok(during.includes(eva.id) && during.includes('"write"'))
    assert.equal(status, 204)
    assert.ok(!JSON.stringify((await get(`${root}/permissions`)).body).includes(eva.id))
  })

  it('are shared with nobody unknown, no guest, and never without a sign-in or a message', async () => {
    const unknown = { ...access, recipients: [{ objectId: '00000000-0000-4000-8000-000000000000' }] }

    assert.match(wordsOf(await post(`${root}/invite`, unknown)), /^400 noResolvedUsers/)
    assert.match(wordsOf(await post(`${root}/invite`, { ...access, recipients: [{ objectId: guest.id }] })), /^403 /)
    assert.match(wordsOf(await post(`${root}/invite`, { ...access, requireSignIn: false })), /^400 invalidRequest/)
    assert.match(wordsOf(await post(`${root}/invite`, { ...access, roles: ['edit'] })), /^400 /)
    assert.match(wordsOf(await post(`${root}/invite`, { ...access, recipients: [] })), /^400 /)
  })

  it('keep one permission for each person, of the root and so of all that is in it, and take away those that are there', async () => {
    await post(`${root}/invite`, access)
    await post(`${root}/invite`, { ...access, roles: ['read'] })
    const { body } = await get(`${root}/permissions`)
    const file = await item(from, 'Reisdeclaratie.xlsx')

    const roles = (body['value'] as unknown as readonly { readonly roles: readonly string[] }[]).map((one) => one.roles)
    assert.deepEqual(roles, [['owner'], ['read']])
    const ofFile = await get(`/drives/${from.id}/items/${file.id}/permissions`)
    const ofBoth = ofFile.body['value'] as unknown as readonly {
      readonly roles: unknown
      readonly inheritedFrom?: object
    }[]
    assert.deepEqual(
      ofBoth.map((one) => one.roles),
      roles,
    )
    assert.deepEqual(
      ofBoth.map(({ inheritedFrom }) => inheritedFrom !== undefined),
      [false, true],
    )
    assert.match(wordsOf(await trial.graph('DELETE', `${root}/permissions/none`)), /^404 itemNotFound/)
  })

  it('say of each item how far it is shared, and of each permission whether a folder gives it', async () => {
    const scopeOf = async (name: string) =>
      (await get(`/drives/${from.id}/items/${(await item(from, name)).id}`)).body['shared']
    const share = (place: string, whom: string) =>
      trial.control('POST', 'share-item', { id: jan.id, place, with: whom })
    await share('Documenten', 'organisation')
    await share('Reisdeclaratie.xlsx', 'inkoop@fabrikam.com')
    assert.deepEqual(await scopeOf('Documenten'), { scope: 'organization' })
    assert.deepEqual(await scopeOf('Reisdeclaratie.xlsx'), { scope: 'users' })
    assert.equal(await scopeOf('Opnamen'), undefined)
    await share('Documenten', 'anyone')

    const documents = await item(from, 'Documenten')
    const inside = (await get(`/drives/${from.id}/items/${documents.id}/children?$select=id,name,shared`)).body['value']
    assert.deepEqual(inside?.[0]?.['shared'], { scope: 'anonymous' })
    const file = await item(from, 'Reisdeclaratie.xlsx')
    const { body } = await get(`/drives/${from.id}/items/${file.id}/permissions`)
    assert.match(JSON.stringify(body), /urn%3aspo%3aguest#inkoop@fabrikam\.com/)
    assert.doesNotMatch(JSON.stringify(body), /inheritedFrom/)
  })

  it('are copied in the background, with a monitor beside Graph that takes no token', async () => {
    await trial.control('POST', 'delays', { driveCopy: 600_000 })

    const answer = await copy('Documenten')

    assert.equal(answer.status, 202)
    const address = answer.headers.get('location') ?? ''
    assert.ok(!address.includes('/v1.0/'))
    const { status, body } = await monitor(answer)
    assert.deepEqual([status, body], [202, { operation: 'ItemCopy', percentageComplete: 0, status: 'inProgress' }])
    assert.equal((await monitor(answer, { authorization: 'Bearer x' })).status, 401)
    assert.equal((await fetch(`${address}0`)).status, 404)
    assert.equal((await fetch(address, { method: 'POST' })).status, 405)
    assert.ok(!(await childrenOf(to)).some(({ name }) => name === 'Jan - Documenten'))
  })

  it('have the copy with all that is in it when the monitor says so', async () => {
    const answer = await copy('Documenten')

    const { body } = await monitor(answer)

    const [original, made] = [await item(from, 'Documenten'), await item(to, 'Jan - Documenten')]
    assert.deepEqual([body['status'], body['resourceId'], body['percentageComplete']], ['completed', made.id, 100])
    assert.notEqual(made.id, original.id)
    assert.deepEqual([made.size, made.folder], [original.size, original.folder])
  })

  it('refuse a name that is taken, unless told to rename', async () => {
    await copy('Documenten')

    const again = await copy('Documenten', {}, '?@microsoft.graph.conflictBehavior=fail')
    const renamed = await copy('Documenten', {}, '?@microsoft.graph.conflictBehavior=rename')

    assert.equal(wordsOf(again), '409 nameAlreadyExists: Name already exists')
    assert.equal(renamed.status, 202)
    assert.ok(await item(to, 'Jan - Documenten 1'))
    assert.match(wordsOf(await copy('Documenten', {}, '?@microsoft.graph.conflictBehavior=maybe')), /^400 /)
  })

  it('write a copy over what has its name, when told to', async () => {
    await copy('Documenten')
    const before = await item(to, 'Jan - Documenten')

    const again = await copy('Documenten', {}, '?@microsoft.graph.conflictBehavior=replace')

    const named = (await childrenOf(to)).filter(({ name }) => name.startsWith('Jan - Documenten'))
    assert.equal((await monitor(again)).body['resourceId'], named[0]?.id)
    assert.deepEqual([named.length, named[0]?.id === before.id, named[0]?.size], [1, false, before.size])
  })

  it(
    'let the second of two copies of one name fail when it comes to it',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { driveCopy: 300 })
      await copy('Documenten')
      const second = await copy('Documenten')
      const before = await monitor(second)

      pass(300)

      const said = await monitor(second)
      assert.equal(before.body['status'], 'inProgress')
      assert.deepEqual(said.body['error'], { code: 'nameAlreadyExists', message: 'Name already exists' })
    }),
  )

  it('refuse the root, more than 30,000 items at once, and a destination that is not there or no folder', async () => {
    const parentReference = { driveId: to.id, id: to.rootId }
    const archive = await item(large, 'Archief')
    const elsewhere = { parentReference: { driveId: to.id, id: '01NOWHERE' } }
    const { id } = await item(from, 'Reisdeclaratie.xlsx')

    assert.match(wordsOf(await post(`${root}/copy`, { parentReference, name: 'all' })), /^400 .*root folder/)
    assert.match(
      wordsOf(await post(`/drives/${large.id}/items/${archive.id}/copy`, { parentReference })),
      /^400 .*30000/,
    )
    assert.match(wordsOf(await copy('Documenten', elsewhere)), /^404 itemNotFound/)
    assert.match(wordsOf(await copy('Documenten', { parentReference: { driveId: from.id, id } })), /^400 /)
    assert.match(wordsOf(await copy('Documenten', { name: 'a/b' })), /^400 /)
    assert.match(wordsOf(await copy('Documenten', { name: 'x', target: 'y' })), /^400 .*'target'/)
  })
})

describe('A OneDrive of the pretend tenant without room', () => {
  const trial = eachWithSandbox({
    seed: ({ drives: { byId } }) => {
      const drive = byId.get(to.id)
      assert.ok(drive !== undefined)
      drive.total = 1_000_000
    },
  })

  it('lets a copy begin and fail', async () => {
    const path = `/drives/${from.id}/items`
    const listed = await trial.graph('GET', `${path}/${from.rootId}/children`)
    const [first] = listed.body['value'] as unknown as readonly { readonly id: string }[]
    const body = { parentReference: { driveId: to.id, id: to.rootId }, name: 'Jan' }

    const { status, headers } = await trial.graph('POST', `${path}/${first?.id ?? ''}/copy`, { body })

    const said = (await (await fetch(headers.get('location') ?? '')).json()) as Record<string, unknown>
    assert.equal(status, 202)
    assert.equal(said['status'], 'failed')
    assert.deepEqual(said['error'], { code: 'quotaLimitReached', message: 'Insufficient Space Available' })
  })
})

describe('A OneDrive of the pretend tenant that is full', () => {
  const trial = eachWithSandbox({
    seed: ({ drives: { byId } }) => {
      const drive = byId.get(from.id)
      assert.ok(drive !== undefined)
      drive.total = 1
      drive.permissions = [{ id: 'of-nobody', user: 'nobody', roles: ['read'] }]
    },
  })

  it('says so, and shows nobody who is gone for good', async () => {
    const { body } = await trial.graph('GET', `/users/${jan.id}/drive?$select=quota`)
    const permissions = (await trial.graph('GET', `${root}/permissions`)).body['value'] as unknown as object[]

    assert.equal(body['quota']?.['state'], 'exceeded')
    assert.equal(permissions.length, 1)
  })
})
