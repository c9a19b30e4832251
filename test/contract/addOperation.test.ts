import { strict as assert } from 'node:assert'
import { withOperation, type Described } from './addOperation'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answer = (name: string) => ({ responses: { 200: { content: { 'application/json': { schema: ref(name) } } } } })
const contract: Described = {
  paths: { '/users': { get: { kept: true } } },
  components: { schemas: { user: { kept: true } } },
}
const reference: Described = {
  paths: {
    '/groups': {
      parameters: [],
      get: { tags: ['groups'], operationId: 'more.get', 'x-graph-clouds': { Global: true }, ...answer('group') },
      post: answer('user'),
    },
    '/users': { get: { kept: false }, post: answer('user') },
  },
  components: {
    schemas: {
      user: { kept: false },
      group: { description: 'A group.', properties: { description: { type: 'string' }, owner: ref('owner') } },
      owner: { type: 'string' },
      unused: {},
    },
  },
}

describe('The contract is given an operation from the references', () => {
  it('with all that it refers to, without descriptions but for properties that are called so', () => {
    const { paths, components } = withOperation(contract, [contract, reference], 'GET', '/groups')

    assert.deepEqual(paths['/groups'], { parameters: [], get: answer('group') })
    assert.deepEqual(components['schemas'], {
      user: { kept: true },
      group: { properties: { description: { type: 'string' }, owner: ref('owner') } },
      owner: { type: 'string' },
    })
  })

  it('and keeps what it has', () => {
    const { paths, components } = withOperation(contract, [reference], 'POST', '/users')

    assert.deepEqual(paths['/users'], { parameters: [], get: { kept: true }, post: answer('user') })
    assert.deepEqual(components, contract.components)
  })

  it('or says that none has it', () => {
    assert.throws(() => withOperation(contract, [reference], 'PUT', '/groups'), /No reference has PUT \/groups/)
    const broken = { ...reference, components: {} }
    assert.throws(() => withOperation(contract, [broken], 'GET', '/groups'), /No reference has the schemas group/)
  })
})
