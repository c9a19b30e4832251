import { strict as assert } from 'node:assert'
import { readOwnedObjects } from '../../../services/facts/ownedObjects'
import { jan, reader } from '../steps/builders'

const { id } = jan()
const read = (found: readonly object[]) =>
  readOwnedObjects(reader({ graph: { [`/users/${id}/ownedObjects`]: found } }).from.graph, id)

describe('What somebody owns in the directory', () => {
  it('is told by type, and by name', async () => {
    const owned = await read([
      { '@odata.type': '#microsoft.graph.device', id: 'c', displayName: 'Laptop' },
      { '@odata.type': '#microsoft.graph.application', id: 'b', displayName: 'Koppeling' },
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'a', displayName: 'Koppeling' },
    ])

    assert.deepEqual(owned, [
      { type: 'servicePrincipal', id: 'a', name: 'Koppeling' },
      { type: 'application', id: 'b', name: 'Koppeling' },
      { type: 'device', id: 'c', name: 'Laptop' },
    ])
  })

  it('is, of a group, what is known of a membership too', async () => {
    const [group] = await read([
      {
        '@odata.type': '#microsoft.graph.group',
        id: 'g',
        displayName: 'Project Atlas',
        groupTypes: ['Unified'],
        mailEnabled: true,
        securityEnabled: false,
        resourceProvisioningOptions: ['Team'],
      },
    ])

    assert.deepEqual(group, {
      type: 'group',
      id: 'g',
      name: 'Project Atlas',
      kind: 'microsoft365',
      hasTeam: true,
      dynamic: false,
      synced: false,
      roleAssignable: false,
      licences: [],
    })
  })

  it('has its id for a name where the bot may not read more, and is not guessed where the type is new', async () => {
    const owned = await read([{ '@odata.type': '#microsoft.graph.spaceship', id: 's', displayName: null }])

    assert.deepEqual(owned, [{ type: 'other', id: 's', name: 's' }])
  })
})
