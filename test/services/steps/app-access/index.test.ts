import { strict as assert } from 'node:assert'
import { appAccess, type AppAccessFacts } from '../../../../services/steps/app-access'
import { checkCard } from '../../../support/cardChecker'
import { context, envelope, inWords, jan, people, reader, request } from '../builders'
import { none, some } from './sample'

const remove = { choice: 'remove' } as const
const leave = { choice: 'leave' } as const
const { id } = jan()
const trello = { clientId: 'trello', resourceId: 'graph', scope: 'User.Read' }

describe('The step for access to applications', () => {
  it('withdraws consents and takes places away, each for itself', () => {
    const facts = { ...some, owned: [] }

    const plan = appAccess.plan(jan(), facts, remove, facts)

    assert.deepEqual(plan.map(request), [
      { via: 'graph', method: 'DELETE', path: '/oauth2PermissionGrants/grant_1-a' },
      { via: 'graph', method: 'DELETE', path: '/oauth2PermissionGrants/grant_2-b' },
      { via: 'graph', method: 'DELETE', path: `/users/${id}/appRoleAssignments/role_1-c` },
    ])
    assert.ok(plan.every(({ whenRefused }) => whenRefused === 'continue'))
  })

  it('gives a person a task for each application that the leaver owns, with the place where it is done', () => {
    const facts = { ...none, owned: some.owned }

    const tasks = appAccess
      .plan(jan(), facts, remove, facts)
      .map((operation) => (operation.via === 'person' ? [inWords(operation.instruction), operation.link] : []))

    assert.match(
      String(tasks[0]),
      /App registrations.*Contractenkoppeling \(object id e7a10c44-0005.*remove jan\.devries/,
    )
    assert.match(String(tasks[0]), /secrets: make new ones.*ApplicationsListBlade$/)
    assert.match(String(tasks[1]), /Enterprise applications.*e7a10c44-0006.*AppAppsPreview$/)
  })

  it('is done when no consent, place or ownership is left', () => {
    assert.equal(appAccess.isDone(none, remove, some), true)
    for (const part of ['consents', 'assignments', 'owned'] as const)
      assert.equal(appAccess.isDone({ ...none, [part]: some[part] }, remove, some), false, part)
  })

  describe('on the way back', () => {
    const kept = {
      ...some,
      consents: [{ id: 'grant', app: 'Trello', permissions: ['User.Read'], ...trello }],
      assignments: [{ id: 'place', app: 'Zaaksysteem', resourceId: 'zaaksysteem', appRoleId: 'user' }],
    }
    const back = (now: AppAccessFacts, before: AppAccessFacts = kept) => appAccess.restore(jan(), now, before, remove)

    it('gives places again, and consents only where that is chosen, since the leaver can consent anew', () => {
      const [place, consent] = back(none)

      assert.deepEqual([place?.onlyIfChosen, consent?.onlyIfChosen], [undefined, true])
      assert.deepEqual(place?.operations.map(request), [
        {
          via: 'graph',
          method: 'POST',
          path: `/users/${id}/appRoleAssignments`,
          body: { principalId: id, resourceId: 'zaaksysteem', appRoleId: 'user' },
        },
      ])
      assert.deepEqual(consent?.operations.map(request), [
        {
          via: 'graph',
          method: 'POST',
          path: '/oauth2PermissionGrants',
          body: { ...trello, consentType: 'Principal', principalId: id },
        },
      ])
    })

    it('makes somebody owner of an application only where that is chosen, by a person', () => {
      const [registration, enterprise] = back(none, { ...none, owned: some.owned })

      assert.deepEqual([registration?.onlyIfChosen, enterprise?.onlyIfChosen], [true, true])
      const said = [registration, enterprise].map((part) => {
        const [task] = part?.operations ?? []
        return task?.via === 'person' ? inWords(task.instruction) : ''
      })
      assert.match(said[0] ?? '', /App registrations.*Contractenkoppeling \(object id e7a10c44-0005.*add jan\.devries/)
      assert.match(said[1] ?? '', /Enterprise applications.*e7a10c44-0006.*add jan\.devries/)
    })

    it('leaves what was given again, under whatever id', () => {
      const again = {
        ...kept,
        consents: kept.consents.map((one) => ({ ...one, id: 'new grant' })),
        assignments: kept.assignments.map((one) => ({ ...one, id: 'new place' })),
      }

      assert.deepEqual(back(again), [])
      assert.deepEqual(appAccess.restore(jan(), none, kept, leave), [])
    })

    it('is a task for what a journal of before has by name alone, and goes by that name', () => {
      const named = { ...some, owned: [] }

      assert.deepEqual(
        back(none, named).map(({ operations }) => operations.map(({ via }) => via)),
        [['person'], ['person'], ['person']],
      )
      assert.deepEqual(back({ ...named, consents: named.consents.map((one) => ({ ...one, ...trello })) }, named), [])
    })
  })

  it('changes nothing when it is to leave it', () => {
    assert.deepEqual(appAccess.plan(jan(), some, leave, some), [])
    assert.equal(appAccess.isDone(some, leave, some), true)
  })

  it('asks only where there is some, and takes no other answer than its own', () => {
    assert.equal(appAccess.applies(none, context()), false)
    assert.equal(appAccess.applies({ ...none, owned: some.owned }, context()), true)
    assert.equal(appAccess.parse({ choice: '' }, some, people(), context()).ok, false)
  })

  it('warns of applications whose secrets the leaver may know, before all else', () => {
    const [first] = appAccess.findings(some)

    assert.equal(first?.tone, 'warning')
    assert.match(inWords(first?.message), /Owner of an application, whose secrets .*: Contractenkoppeling\.$/)
  })

  it('has a card that Teams takes with hundreds of applications', () => {
    const permissions = ['Files.ReadWrite.All', 'Mail.ReadWrite', 'Calendars.ReadWrite', 'User.Read', 'offline_access']
    const consents = Array.from({ length: 300 }, (_, index) => ({
      id: `${index}`,
      app: `Een app ${index}`,
      permissions,
    }))

    const card = appAccess.ask(envelope('app-access'), { ...some, consents }, remove, context())

    assert.deepEqual(checkCard(card), [])
    assert.match(JSON.stringify(card), /294 more/)
  })

  describe('what it reads', () => {
    const grant = (grantId: string, overrides: object = {}) => ({
      id: grantId,
      clientId: 'client',
      consentType: 'Principal',
      principalId: id,
      resourceId: 'graph',
      scope: ' User.Read Mail.Read',
      ...overrides,
    })
    const read = (world: Readonly<Record<string, readonly object[]>>) =>
      appAccess.read(
        reader({
          graph: Object.fromEntries(Object.entries(world).map(([name, found]) => [`/users/${id}/${name}`, found])),
        }).from,
        jan(),
      )

    it('is consents, with the name that the place in the same application gives', async () => {
      const place = {
        id: 'p',
        principalType: 'User',
        appRoleId: 'role',
        resourceId: 'client',
        resourceDisplayName: 'Trello',
      }

      const found = await read({
        oauth2PermissionGrants: [grant('a'), grant('b', { clientId: 'unknown', scope: null })],
        appRoleAssignments: [place],
      })

      assert.deepEqual(found, {
        ...none,
        consents: [
          {
            id: 'a',
            app: 'Trello',
            permissions: ['User.Read', 'Mail.Read'],
            clientId: 'client',
            resourceId: 'graph',
            scope: ' User.Read Mail.Read',
          },
          { id: 'b', app: 'unknown', permissions: [], clientId: 'unknown', resourceId: 'graph' },
        ],
        assignments: [{ id: 'p', app: 'Trello', resourceId: 'client', appRoleId: 'role' }],
      })
    })

    it('is never a consent for everybody or for somebody else', async () => {
      const everybody = grant('a', { consentType: 'AllPrincipals', principalId: null })

      const { consents } = await read({ oauth2PermissionGrants: [everybody, grant('b', { principalId: 'other' })] })

      assert.deepEqual(consents, [])
    })

    it('is never a place that a group has', async () => {
      const place = { id: 'p', principalType: 'Group', resourceId: 'r', resourceDisplayName: 'Zaaksysteem' }

      assert.deepEqual((await read({ appRoleAssignments: [place] })).assignments, [])
    })

    it('is the applications among what is owned, not the groups and devices', async () => {
      const owned = (type: string) => ({ '@odata.type': `#microsoft.graph.${type}`, id: type, displayName: type })

      const found = await read({
        ownedObjects: ['group', 'application', 'device', 'servicePrincipal', 'user'].map(owned),
      })

      assert.deepEqual(
        found.owned.map(({ id: ownedId, type }) => [ownedId, type]),
        [
          ['application', 'application'],
          ['servicePrincipal', 'servicePrincipal'],
        ],
      )
    })
  })
})
