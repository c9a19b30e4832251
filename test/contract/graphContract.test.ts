import { strict as assert } from 'node:assert'
import type { GraphExchange } from '../../sandbox/wire/observation'
import { answerViolations, isInContract, requestViolations } from './graphContract'
import { ContractWatch } from './watch'

const jan = '/v1.0/users/8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b'
const management = '/v1.0/admin/teams/telephoneNumberManagement'

function exchange(overrides: Partial<GraphExchange>): GraphExchange {
  return {
    method: 'GET',
    path: jan,
    requestHeaders: {},
    requestBody: '',
    status: 200,
    answerHeaders: {},
    answerBody: {},
    fault: false,
    ...overrides,
  }
}

function read(path: string, requestHeaders: Readonly<Record<string, string>> = {}): GraphExchange {
  return exchange({ path, requestHeaders })
}

function write(method: string, path: string, body: unknown, type = 'application/json'): GraphExchange {
  return exchange({ method, path, requestHeaders: { 'content-type': type }, requestBody: JSON.stringify(body) })
}

function problems(one: GraphExchange): string {
  return requestViolations(one)
    .map(({ problem }) => problem)
    .join('\n')
}

function answerProblems(overrides: Partial<GraphExchange>): string {
  return answerViolations(exchange(overrides))
    .map(({ problem }) => problem)
    .join('\n')
}

const eventual = { consistencylevel: 'eventual' }
const assignLicense = `${jan}/assignLicense`
const assignNumber = `${management}/numberAssignments/assignNumber`
const number = { telephoneNumber: '+31205550112', assignmentTargetId: 'x', numberType: 'callingPlan' }

describe("Microsoft's contract", () => {
  const kept: readonly GraphExchange[] = [
    read(`${jan}?$select=id,accountEnabled&$expand=manager($select=id,displayName)`),
    read(`/v1.0/users?$search="displayName:jan"&$count=true&$top=25`, eventual),
    read(
      `/v1.0/users?$filter=startswith(displayName,'O''B') or mail in ('a','b') and not(accountEnabled eq true)`,
      eventual,
    ),
    read(`/v1.0/users?$filter=proxyAddresses/any(x:startswith(x,'smtp:a')) and assignedLicenses/any(l:l/skuId eq 'x')`),
    read('/v1.0/users?$orderby=displayName desc,userPrincipalName&$skiptoken=abc'),
    read(`/v1.0/roleManagement/directory/roleAssignments?$filter=principalId eq 'x'&$expand=roleDefinition`),
    read(`${management}/numberAssignments?$filter=numberType eq 'callingPlan'`),
    write('PATCH', jan, {
      accountEnabled: false,
      passwordProfile: { password: 'x', forceChangePasswordNextSignIn: true },
    }),
    write('POST', assignLicense, { addLicenses: [], removeLicenses: ['06ebc4ee-1bb5-47dd-8120-11324bc54e06'] }),
    write('POST', assignNumber, { ...number, assignmentCategory: 'primary', locationId: null }),
    write(
      'POST',
      '/v1.0/$batch',
      { requests: [{ id: '1', method: 'GET', url: '/users' }] },
      'application/json; charset=utf-8',
    ),
    exchange({ method: 'DELETE', path: '/v1.0/groups/g/members/m/$ref' }),
    exchange({ method: 'POST', path: `${jan}/revokeSignInSessions` }),
    read(`/beta/roleManagement/directory/transitiveRoleAssignments?$filter=principalId eq 'x'&$count=true`, eventual),
  ]
  for (const one of kept)
    it(`is kept by ${one.method} ${one.path.slice(0, 110)} ${one.requestBody.slice(0, 60)}`, () => {
      assert.equal(problems(one), '')
    })

  const planted: readonly (readonly [what: string, one: GraphExchange, says: RegExp])[] = [
    ['an operation outside of it', read('/v1.0/groups/g/members'), /outside of the contract/],
    ['a method it does not have', write('PUT', jan, {}), /outside of the contract/],
    [
      'a DELETE without $ref',
      exchange({ method: 'DELETE', path: '/v1.0/groups/g/members/m' }),
      /outside of the contract/,
    ],
    ['beta, where v1.0 has the operation', read('/beta/users'), /outside of the contract/],
    ['a version of its own', read('/v2.0/users'), /outside of the contract/],
    ['a query option of its own', read(`${jan}?$filter=id eq 'x'`), /query option \$filter is not documented/],
    ['an option twice', read(`${jan}?$select=id&$select=mail`), /more than once/],
    ['a page of a single object', read(`${jan}?$skiptoken=x`), /\$skiptoken is not documented/],
    [
      'a missing option',
      read('/beta/roleManagement/directory/transitiveRoleAssignments?$count=true', eventual),
      /\$filter is missing/,
    ],
    ['$select of nothing there is', read(`${jan}?$select=id,shoeSize`), /\$select names shoeSize/],
    ['$select of something in a group', read(`${jan}?$select=groupTypes`), /\$select names groupTypes/],
    ['$expand of nothing there is', read(`${jan}?$expand=boss`), /\$expand names boss/],
    ['$expand of a mere property', read(`${jan}?$expand=assignedLicenses`), /no relationship/],
    [
      '$select of nothing there is, in $expand',
      read(`${jan}?$expand=manager($select=shoeSize)`),
      /\$select names shoeSize/,
    ],
    ['$orderby of nothing there is', read('/v1.0/users?$orderby=shoeSize'), /\$orderby names shoeSize/],
    ['$orderby in no direction', read('/v1.0/users?$orderby=mail up'), /\$orderby cannot be read/],
    ['$filter on nothing there is', read('/v1.0/users?$filter=shoeSize eq 44'), /\$filter names shoeSize/],
    [
      '$filter on nothing there is, deep',
      read(`/v1.0/users?$filter=assignedLicenses/any(l:l/sku eq 'x')`),
      /names assignedLicenses\/sku/,
    ],
    ['$filter that is none', read(`/v1.0/users?$filter=mail is 'x'`), /is no filter/],
    ['$filter without its end', read(`/v1.0/users?$filter=startswith(mail,'x'`), /is no filter/],
    ['$filter with a value of another type', read(`/v1.0/users?$filter=accountEnabled eq 'true'`), /can never be/],
    [
      '$filter with a value outside of its list',
      read(`${management}/numberAssignments?$filter=numberType eq 'mobile'`),
      /can never be/,
    ],
    ['$search of nothing there is', read('/v1.0/users?$search="shoe:x"', eventual), /\$search names shoe/],
    ['$search without quotes', read('/v1.0/users?$search=jan', eventual), /\$search cannot be read/],
    ['$search without its header', read('/v1.0/users?$search="mail:x"'), /needs the header ConsistencyLevel/],
    ['$count without its header', read('/v1.0/users?$count=true'), /needs the header ConsistencyLevel/],
    ['an advanced $filter without its header', read(`/v1.0/users?$filter=endswith(mail,'x')`), /needs the header/],
    ['another ConsistencyLevel', read('/v1.0/users', { consistencylevel: 'strong' }), /cannot be strong/],
    ['$top that is no number', read('/v1.0/users?$top=all'), /\$top is no number/],
    ['$count that is neither', read('/v1.0/users?$count=1', eventual), /neither true nor false/],
    ['another content type', write('PATCH', jan, {}, 'text/plain'), /content type/],
    [
      'a body that is no JSON',
      exchange({ method: 'PATCH', requestHeaders: { 'content-type': 'application/json' }, requestBody: '{' }),
      /no JSON/,
    ],
    ['a missing body', exchange({ method: 'POST', path: assignLicense }), /body is missing/],
    ['a body where there is none', write('POST', `${jan}/revokeSignInSessions`, {}), /takes no body/],
    ['an unknown property', write('PATCH', jan, { accountEnabled: false, shoeSize: 44 }), /shoeSize/],
    ['an unknown property, deep', write('PATCH', jan, { passwordProfile: { pin: '1' } }), /pin/],
    ['a made-up annotation', write('PATCH', jan, { '@sandbox.note': 'x' }), /@sandbox\.note/],
    ['a value of another type', write('PATCH', jan, { accountEnabled: 'no' }), /\/accountEnabled must be boolean/],
    ['a property that is missing', write('POST', assignLicense, { addLicenses: [] }), /removeLicenses/],
    [
      'a value outside of its list',
      write('POST', assignNumber, { ...number, numberType: 'mobile' }),
      /\/numberType.*callingPlan/,
    ],
    [
      'too large a batch',
      write('POST', '/v1.0/$batch', {
        requests: Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: 'GET', url: '/users' })),
      }),
      /more than 20/,
    ],
  ]
  for (const [what, one, says] of planted)
    it(`is broken by ${what}`, () => {
      assert.match(problems(one), says)
    })

  it('takes an answer as documented', () => {
    assert.equal(answerProblems({ answerBody: { '@odata.context': 'x', id: 'x', accountEnabled: true } }), '')
    assert.equal(answerProblems({ status: 404, answerBody: { error: { code: 'x', message: 'x' } } }), '')
    assert.equal(answerProblems({ method: 'DELETE', status: 204, answerBody: undefined }), '')
  })

  const wrong: readonly (readonly [what: string, overrides: Partial<GraphExchange>, says: RegExp])[] = [
    ['a status of its own', { status: 206 }, /status 206 is not documented/],
    ['a body where there is none', { method: 'DELETE', status: 204, answerBody: {} }, /has no body/],
    ['no body where there is one', { answerBody: undefined }, /must be object/],
    ['an unknown property', { answerBody: { id: 'x', shoeSize: 44 } }, /shoeSize/],
    ['an unknown property in a list', { path: '/v1.0/users', answerBody: { value: [{ shoeSize: 44 }] } }, /shoeSize/],
    ['a property beside the list', { path: '/v1.0/users', answerBody: { value: [], total: 0 } }, /total/],
    ['a value of another type', { answerBody: { accountEnabled: 1 } }, /must be boolean/],
    ['a time that is none', { answerBody: { createdDateTime: 'yesterday' } }, /date-time/],
    [
      'a value outside of its list',
      { path: `${management}/numberAssignments`, answerBody: { value: [{ numberType: 'mobile' }] } },
      /numberType/,
    ],
    ['an error without its shape', { status: 400, answerBody: { message: 'no' } }, /error/],
    ['no Location', { method: 'POST', path: assignNumber, status: 202, answerBody: undefined }, /Location is missing/],
  ]
  for (const [what, overrides, says] of wrong)
    it(`is broken by an answer with ${what}`, () => {
      assert.match(answerProblems(overrides), says)
    })

  it('does not judge what it does not have', () => {
    const outside = { path: '/v1.0/groups/g/members', answerBody: { whatever: 1 } }

    assert.equal(isInContract(exchange(outside)), false)
    assert.equal(answerProblems(outside), '')
  })
})

describe('what watches over the contract', () => {
  it('tells what the bot sent and the tenant answered, each once', () => {
    const watch = new ContractWatch()
    const twice = read(`${jan}?$select=shoeSize`, { authorization: 'Bearer of-the-bot' })
    watch.observe(twice)
    watch.observe({ ...twice, answerBody: { shoeSize: 44 } })

    assert.equal(watch.count, 2)
    assert.throws(
      () => watch.assertKept(),
      /request: \$select names shoeSize[^]*answer: the body must NOT have additional/,
    )
  })

  it('lets a test look at what the contract does not have, but not the bot', () => {
    const curious = new ContractWatch()
    curious.observe(read('/v1.0/groups/g/members', { authorization: 'Bearer anybody' }))
    const bot = new ContractWatch()
    bot.observe(read('/v1.0/groups/g/members', { authorization: 'Bearer of-the-bot' }))

    curious.assertKept()
    assert.throws(() => bot.assertKept(), /GET \/v1\.0\/groups\/g\/members: request: this operation is outside/)
  })

  it('judges no answer that a fault made', () => {
    const watch = new ContractWatch()
    watch.observe(exchange({ status: 299, fault: true }))

    watch.assertKept()
  })
})
