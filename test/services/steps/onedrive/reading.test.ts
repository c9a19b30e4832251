import { strict as assert } from 'node:assert'
import { RemoteError } from '../../../../services/remote/reader'
import { onedrive, type OneDriveDecision } from '../../../../services/steps/onedrive'
import { mostParts, type Copies } from '../../../../services/steps/onedrive/reading'
import { eva, evaAsPerson, jan, reader } from '../builders'

const successor = evaAsPerson()
const access: OneDriveDecision = { choice: 'access', successor }
const copy: OneDriveDecision = { choice: 'copy', successor }

describe('What the step for the OneDrive reads', () => {
  const [mine, hers] = [`/users/${jan().id}/drive`, `/users/${eva().id}/drive`]
  const folder = (id: string, name: string, childCount: number, size = 1_000) => ({
    id,
    name,
    size,
    folder: { childCount },
  })
  const file = (id: string, name: string, size = 1_000) => ({ id, name, size, file: {} })
  const drive = (id: string, more: object = {}) => ({ id, quota: { used: 7, remaining: 9 }, ...more })
  const world = (top: readonly object[], there: readonly object[] = [], more: Record<string, unknown> = {}) =>
    reader({
      graph: {
        [mine]: drive('d', { webUrl: 'https://x.example' }),
        [hers]: drive('e'),
        '/drives/d/root': { id: 'r', folder: { childCount: top.length } },
        '/drives/e/root': { id: 's', folder: { childCount: there.length } },
        '/drives/d/items/root/children': top,
        '/drives/e/items/root/children': there,
        ...more,
      },
    })
  const copiesOf = async (made: ReturnType<typeof world>, employee = jan()): Promise<Copies> => {
    const found = await onedrive.read(made.from, employee, copy)
    assert.ok(found.exists && found.copies !== undefined)
    return found.copies
  }

  it('is that there is none', async () => {
    assert.deepEqual(await onedrive.read(reader({}).from, jan()), { exists: false })
  })

  it('is that it is locked, or that the organisation has none at all, and no other refusal', async () => {
    const refused = (status: number, text: string) => {
      const problem = new RemoteError({ kind: 'conflict', system: 'graph', status, text })
      const { from } = reader({})
      return onedrive.read({ ...from, graph: { ...from.graph, find: () => Promise.reject(problem) } }, jan())
    }

    assert.deepEqual(await refused(423, 'The resource is locked.'), { exists: false, locked: true })
    assert.deepEqual(await refused(400, 'Tenant does not have a SPO license.'), { exists: false })
    await assert.rejects(refused(403, 'Access denied'), { name: 'RemoteError' })
  })

  it('is its size and what is at its top, in two requests and one for what is shared, before anything is decided', async () => {
    const { from, graph } = world([file('1', 'a.txt'), file('2', 'b.txt')])

    const found = await onedrive.read(from, jan())

    const read = { exists: true, driveId: 'd', rootId: 'r', webUrl: 'https://x.example', usedBytes: 7, itemCount: 2 }
    assert.deepEqual(found, { ...read, shared: false, copies: undefined })
    assert.equal(graph.find.callCount + graph.get.callCount + graph.list.callCount, 3)
  })

  it('is whether the successor may write, by directory id or by sign-in name', async () => {
    const path = '/drives/d/items/root/permissions'
    const asks = async (...permissions: readonly object[]) => {
      const found = await onedrive.read(world([], [], { [path]: permissions }).from, jan(), access)
      return found.exists && found.shared
    }
    const byId = { grantedToV2: { user: { id: eva().id.toUpperCase() } } }
    const byName = { grantedToV2: { siteUser: { loginName: 'i:0#.f|membership|Eva.Willems@contoso.com' } } }
    const other = { grantedToV2: { siteUser: { loginName: 'i:0#.f|membership|notEva.Willems@contoso.com' } } }

    assert.equal(await asks({ ...byId, roles: ['write'] }), true)
    assert.equal(await asks({ ...byName, roles: ['owner'] }), true)
    assert.equal(await asks({ ...byId, roles: ['read'] }), false)
    assert.equal(await asks({ ...other, roles: ['write'] }), false)
    assert.equal(await asks({ link: { type: 'view' }, roles: ['write'] }), false)
  })

  it('are the id of the permission that the successor has, by which it is taken away again', async () => {
    const path = '/drives/d/items/root/permissions'
    const theirs = { id: 'aTowIy5mfG1', roles: ['write'], grantedToV2: { user: { id: eva().id } } }

    const found = await onedrive.read(world([], [], { [path]: [theirs] }).from, jan(), access)

    assert.equal(found.exists && found.permissionId, 'aTowIy5mfG1')
  })

  it('are the parts to copy, without shortcuts to what belongs to others', async () => {
    const notebook = { id: '3', name: 'Notes', size: 5, package: {} }
    const shortcut = { id: '4', name: 'Team folder' }

    const { parts: found, to } = await copiesOf(world([folder('1', 'Docs', 0), file('2', 'a.txt'), notebook, shortcut]))

    assert.deepEqual(
      found.map(({ name }) => name),
      ['Jan de Vries - Docs', 'Jan de Vries - a.txt', 'Jan de Vries - Notes'],
    )
    assert.equal(to, eva().id)
  })

  it('takes for copied only what has the same name, as many items and as many bytes', async () => {
    const top = [folder('1', 'Docs', 3, 10_000)]
    const isCopied = async (...there: readonly object[]) =>
      (await copiesOf(world(top, there))).parts.map(({ copied }) => copied)
    const named = 'jan DE vries - docs'

    assert.deepEqual(await isCopied(folder('9', named, 3, 10_000)), [true])
    // SharePoint may change Office files a little when they come to another site.
    assert.deepEqual(await isCopied(folder('9', named, 3, 9_950)), [true])
    assert.deepEqual(await isCopied(folder('9', named, 3, 9_000)), [false])
    assert.deepEqual(await isCopied(folder('9', named, 2, 10_000)), [false])
    assert.deepEqual(await isCopied(file('9', named, 10_000)), [false])
    assert.deepEqual(await isCopied(folder('9', 'Docs', 3, 10_000)), [false])
  })

  it('splits a folder with more items than Microsoft copies at once, as deep as it takes', async () => {
    const inside = {
      '/drives/d/items/1/children': [folder('1a', 'Old', 30_000), folder('1b', 'New', 20_000), file('1c', 'x.txt')],
      '/drives/d/items/1a/children': [folder('1a1', 'A', 16_000), folder('1a2', 'B', 14_000)],
    }

    const { parts: found } = await copiesOf(world([folder('1', 'Big', 3), folder('2', 'Small', 30)], [], inside))

    assert.deepEqual(
      found.map(({ id, name }) => [id, name]),
      [
        ['1a1', 'Jan de Vries - Big - Old - A'],
        ['1a2', 'Jan de Vries - Big - Old - B'],
        ['1b', 'Jan de Vries - Big - New'],
        ['1c', 'Jan de Vries - Big - x.txt'],
        ['2', 'Jan de Vries - Small'],
      ],
    )
  })

  it('looks through at most 400 folders, and none whose copy is there already', async () => {
    const top = Array.from({ length: 500 }, (_, index) => folder(`f${index}`, `F${index}`, 1))
    const many = world(top)
    const done = world([folder('1', 'Docs', 3)], [folder('9', 'Jan de Vries - Docs', 3)])

    await copiesOf(many)
    await copiesOf(done)

    const copied = ({ graph }: typeof many) => graph.list.args.filter(([path]) => !path.includes('shared')).length
    assert.equal(copied(many), 2 + 400)
    assert.equal(copied(done), 2)
  })

  const outsideOf = async (top: readonly object[], more: Record<string, unknown>) => {
    const found = await onedrive.read(world(top, [], more).from, jan())
    return found.exists ? found.outside : assert.fail()
  }
  const shared = (id: string, scope: string, more: object = {}) => ({
    ...file(id, `${id}.txt`),
    shared: { scope },
    ...more,
  })
  const guest = { siteUser: { loginName: 'i:0#.f|membership|x_fabrikam.com#ext#@contoso.onmicrosoft.com' } }
  const colleague = { siteUser: { loginName: 'i:0#.f|membership|eva.willems@contoso.com' } }

  it('is what anyone, or somebody outside, can open at its top and one folder down', async () => {
    const top = [
      shared('link', 'anonymous'),
      { ...folder('f', 'F', 2), shared: { scope: 'users' } },
      shared('all', 'organization'),
    ]

    const outside = await outsideOf(top, {
      '/drives/d/items/link/permissions': [
        { id: 'p1', link: { scope: 'anonymous' } },
        { id: 'p2', grantedToV2: colleague },
      ],
      '/drives/d/items/f/permissions': [{ grantedToV2: colleague }],
      '/drives/d/items/f/children': [shared('deep', 'users'), shared('own', 'users')],
      '/drives/d/items/deep/permissions': [{ link: { scope: 'users' }, grantedToIdentitiesV2: [colleague, guest] }],
      '/drives/d/items/own/permissions': [{ grantedToV2: guest, inheritedFrom: { id: 'f' } }],
      '/drives/d/items/all/permissions': [{ grantedToV2: guest }],
    })

    assert.deepEqual(outside, [
      { name: 'deep.txt', anyone: false, item: 'deep', permissions: [] },
      { name: 'link.txt', anyone: true, item: 'link', permissions: ['p1'] },
    ])
  })

  it('is what is still there of all that was to be ended, and nothing of what is gone', async () => {
    const ends = ['link', 'gone'].map((item) => ({ item, name: `${item}.txt`, permissions: ['p1', 'p2'] }))
    const there = { '/drives/d/items/link/permissions': [{ id: 'p2' }, { id: 'p3' }] }
    const openOf = async (from: ReturnType<typeof world>['from']) => {
      const found = await onedrive.read(from, jan(), { choice: 'leave', ends })
      return found.exists ? found.open : assert.fail()
    }

    assert.deepEqual(await openOf(world([], [], there).from), ['p2'])
    const { from } = world([], [], there)
    const list = (path: string) =>
      Promise.reject(new RemoteError({ kind: 'forbidden', system: 'graph', status: 403, text: path }))
    await assert.rejects(openOf({ ...from, graph: { ...from.graph, list } }), { name: 'RemoteError' })
  })

  it('is not looked for in a folder of more than a page, nor kept from a case where it cannot be read', async () => {
    const inside = { '/drives/d/items/f/children': [shared('x', 'anonymous')] }
    const open = { '/drives/d/items/x/permissions': [{ link: { scope: 'anonymous' } }] }

    assert.equal((await outsideOf([folder('f', 'F', 999)], { ...inside, ...open }))?.length, 1)
    assert.equal(await outsideOf([folder('f', 'F', 1_000)], { ...inside, ...open }), undefined)
    assert.equal(await outsideOf([shared('y', 'users')], {}), undefined)
  })

  it('says when there are more parts than a plan can carry, and keeps none of them', async () => {
    const top = Array.from({ length: mostParts + 1 }, (_, index) => file(`f${index}`, `F${index}`))

    const { parts: none, tooMany } = await copiesOf(world(top))

    assert.deepEqual([none, tooMany], [[], true])
    assert.equal((await copiesOf(world(top.slice(1)))).tooMany, false)
  })

  it('makes names that SharePoint takes', async () => {
    const long = `${'x'.repeat(246)}.docx`

    const { parts: found } = await copiesOf(
      world([file('1', 'a.txt'), file('2', long)]),
      jan({ displayName: '  Jan/"de": Vries. ' }),
    )

    assert.equal(found[0]?.name, 'Jan de Vries - a.txt')
    assert.equal(found[1]?.name.length, 'Jan de Vries'.length + 3 + 192)
    assert.match(found[1]?.name ?? '', /^Jan de Vries - x+\.docx$/)
  })

  it('is that the successor has no OneDrive', async () => {
    const { [hers]: _none, ...rest } = { [hers]: 1, [mine]: drive('d') }
    const root = { '/drives/d/root': { id: 'r' }, '/drives/d/items/root/children': [file('1', 'a.txt')] }

    const found = await onedrive.read(reader({ graph: { ...rest, ...root } }).from, jan(), copy)

    assert.ok(found.exists)
    assert.equal(found.copies?.destination, undefined)
  })
})
