import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, inStillTime, type Answer } from '../support'

const { janDeVries: jan, ahmedYildiz: ahmed, hansPostma: hans } = people
const cases = '/security/cases/ediscoveryCases'
const source = {
  '@odata.type': 'microsoft.graph.security.userSource',
  email: jan.mail,
  includedSources: 'mailbox',
}
const exporting = {
  displayName: 'Jan',
  exportCriteria: 'searchHits,partiallyIndexed',
  exportLocation: 'responsiveLocations,nonresponsiveLocations',
  additionalOptions: 'none',
  exportFormat: 'pst',
}

describe('eDiscovery in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const post = (path: string, body: unknown) => trial.graph('POST', path, { body })
  const idOf = async (answer: Promise<Answer>) => String((await answer).body['id'])
  const newCase = () => idOf(post(cases, { displayName: 'Offboarding Jan' }))
  const newSearch = (id: string) => idOf(post(`${cases}/${id}/searches`, { displayName: 'Jan', contentQuery: '' }))
  const wordsOf = ({ status, body }: Answer) =>
    `${status} ${String(body['error']?.['code'])}: ${String(body['error']?.['message'])}`
  /** A case with a search in Jan's mailbox, as the paths of both. */
  const prepared = async () => {
    const theCase = `${cases}/${await newCase()}`
    const search = `${theCase}/searches/${await newSearch(theCase.slice(cases.length + 1))}`
    assert.equal((await post(`${search}/additionalSources`, source)).status, 201)
    return { theCase, search }
  }
  const started = async () => {
    const { search, theCase } = await prepared()
    const answer = await post(`${search}/exportResult`, exporting)
    assert.equal(answer.status, 202)
    assert.equal(answer.body, undefined)
    const [, path = ''] = (answer.headers.get('location') ?? '').split('/v1.0')
    return { path, theCase }
  }

  it('makes a case, a search in it and a source of that, each with an id of its own', async () => {
    const [one, other] = [await newCase(), await newCase()]
    const made = await post(`${cases}/${one}/searches`, { displayName: 'Jan', contentQuery: '' })
    const added = await post(`${cases}/${one}/searches/${String(made.body['id'])}/additionalSources`, source)

    assert.notEqual(one, other)
    assert.deepEqual([made.status, made.body['contentQuery'], added.status], [201, '', 201])
    assert.deepEqual(
      [added.body['displayName'], added.body['email'], added.body['includedSources']],
      [jan.displayName, jan.mail, 'mailbox'],
    )
    const effects = (await trial.control('GET', 'effects')).body as unknown as readonly {
      what: string
      target: string
    }[]
    assert.deepEqual(
      effects.map(({ what }) => what.slice(cases.length + 5)),
      ['', '', '/{id}/searches', '/{id}/searches/{id}/additionalSources'],
    )
    assert.equal(effects.at(-1)?.target, jan.id)
  })

  it('looks by itself into mailbox and sites, and finds a mailbox by any writing of its addresses', async () => {
    const { search } = await prepared()
    const { includedSources: _, ...without } = source

    const both = await post(`${search}/additionalSources`, { ...without, email: jan.userPrincipalName.toUpperCase() })

    assert.deepEqual([both.status, both.body['includedSources']], [201, 'mailbox, site'])
  })

  it('starts an export of what the search looks in, and says where to look how far it is', async () => {
    const { path, theCase } = await started()

    assert.match(path, new RegExp(`^${theCase}/operations/[0-9a-f-]{36}$`))
    const effects = (await trial.control('GET', 'effects')).body as unknown as readonly { detail: object }[]
    assert.deepEqual(effects.at(-1)?.detail, {
      sources: [jan.id],
      contentQuery: '',
      exportCriteria: 'searchHits,partiallyIndexed',
      exportLocation: 'responsiveLocations,nonresponsiveLocations',
      additionalOptions: 'none',
      exportFormat: 'pst',
    })
  })

  it('needs no location for an export of what the search hits alone', async () => {
    const { search } = await prepared()
    const { exportLocation: _, ...without } = { ...exporting, exportCriteria: 'searchHits' }

    assert.equal((await post(`${search}/exportResult`, without)).status, 202)
  })

  it(
    'goes through running to succeeded, with its progress',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { ediscoveryExport: 300 })
      const { path } = await started()
      const look = async () => {
        const { body } = await trial.graph('GET', path)
        return [String(body['status']), Number(body['percentProgress']), body['completedDateTime']] as const
      }

      const first = await look()
      pass(150)
      const second = await look()
      pass(150)
      const last = await look()

      assert.deepEqual(
        [first, second, last].map(([status]) => status),
        ['running', 'running', 'succeeded'],
      )
      assert.deepEqual([first[1], second[1], last[1]], [0, 50, 100])
      assert.deepEqual([first[2], second[2]], [null, null])
      assert.match(String(last[2]), /^2\d{3}-/)
    }),
  )

  for (const [exportsEnd, message] of [
    ['partiallySucceeded', undefined],
    ['failed', 'The export could not be completed.'],
  ] as const)
    it(`ends an export as ${exportsEnd} when it is told to`, async () => {
      await trial.control('POST', 'set-up-ediscovery', { exportsEnd })
      const { path } = await started()

      const { body } = await trial.graph('GET', path)

      assert.equal(body['status'], exportsEnd)
      assert.equal(body['resultInfo']?.['message'], message)
    })

  it('shows of an operation what was asked for, and refuses what it does not have', async () => {
    const { path } = await started()

    const { body } = await trial.graph('GET', `${path}?$select=status`)

    assert.deepEqual(
      Object.keys(body).filter((name) => !name.startsWith('@')),
      ['status'],
    )
    assert.match(wordsOf(await trial.graph('GET', `${path}?$select=colour`)), /^400 /)
    assert.match(wordsOf(await trial.graph('GET', `${path}?$top=1`)), /^400 /)
  })

  it('knows no other case, search or operation than those that were made, each in its case', async () => {
    const { theCase, search } = await prepared()
    const [elsewhere, nobody] = [`${cases}/${await newCase()}`, 'a1b2c3d4-0000-4000-8000-000000000000']
    const { path } = await started()
    const operation = path.split('/').at(-1) ?? ''
    const searchId = search.split('/').at(-1) ?? ''

    const answers = [
      await post(`${cases}/${nobody}/searches`, { displayName: 'Jan' }),
      await post(`${theCase}/searches/${nobody}/additionalSources`, source),
      await post(`${theCase}/searches/${nobody}/exportResult`, exporting),
      await post(`${elsewhere}/searches/${searchId}/exportResult`, exporting),
      await trial.graph('GET', `${elsewhere}/operations/${operation}`),
    ]

    assert.deepEqual(answers.map(wordsOf), [
      '404 NotFound: The case was not found.',
      '404 NotFound: The search was not found.',
      '404 NotFound: The search was not found.',
      '404 NotFound: The search was not found.',
      '404 NotFound: The operation was not found.',
    ])
  })

  it('lists no searches', async () => {
    const { theCase, search } = await prepared()

    for (const path of [`${theCase}/searches`, search]) assert.ok((await trial.graph('GET', path)).status >= 400, path)
  })

  for (const [whose, email] of [
    ['of nobody', 'nobody@contoso.com'],
    ['of somebody without a mailbox', ahmed.userPrincipalName],
  ])
    it(`takes no source with the address ${whose}`, async () => {
      const { search } = await prepared()

      const answer = await post(`${search}/additionalSources`, { ...source, email })

      assert.equal(wordsOf(answer), `400 BadRequest: The data source ${email} was not found.`)
    })

  it('takes no source whose mailbox went with its licence', async () => {
    const { search } = await prepared()
    const { body } = await trial.graph('GET', `/users/${hans.id}?$select=assignedLicenses`)
    const held = body['assignedLicenses'] as unknown as readonly { readonly skuId: string }[]
    const removeLicenses = held.map(({ skuId }) => skuId)
    await post(`/users/${hans.id}/assignLicense`, { addLicenses: [], removeLicenses })

    const answer = await post(`${search}/additionalSources`, { ...source, email: hans.mail })

    assert.equal(answer.status, 400)
  })

  describe('refuses with 400', () => {
    for (const [what, body] of [
      ['a case without a name', {}],
      ['a case with an empty name', { displayName: '' }],
      ['a case with a name of another type', { displayName: 7 }],
      ['a case with a property that it does not know', { displayName: 'Jan', urgent: true }],
      ['a case with a description of another type', { displayName: 'Jan', description: {} }],
    ] as const)
      it(what, async () => {
        assert.match(wordsOf(await post(cases, body)), /^400 Request_BadRequest/)
      })

    for (const [what, body] of [
      ['a search without a name', { contentQuery: '' }],
      ['a search with an empty name', { displayName: '' }],
      ['a search with a query of another type', { displayName: 'Jan', contentQuery: 7 }],
      ['a search with a property that it does not know', { displayName: 'Jan', query: '' }],
    ] as const)
      it(what, async () => {
        const path = `${cases}/${await newCase()}/searches`

        assert.match(wordsOf(await post(path, body)), /^400 Request_BadRequest/)
      })

    for (const [what, change] of [
      ['a source without a type', { '@odata.type': undefined }],
      ['a source of another type', { '@odata.type': 'microsoft.graph.security.siteSource' }],
      ['a source without an address', { email: undefined }],
      ['a source with a place that there is not', { includedSources: 'mailbox,drive' }],
      ['a source with a property that it does not know', { mailbox: true }],
    ] as const)
      it(what, async () => {
        const { search } = await prepared()

        assert.match(
          wordsOf(await post(`${search}/additionalSources`, { ...source, ...change })),
          /^400 Request_BadReq/,
        )
      })

    for (const [what, change] of [
      ['an export without a name', { displayName: undefined }],
      ['an export with an empty name', { displayName: '' }],
      ['an export of what there is not', { exportCriteria: 'everything' }],
      ['an export of nothing in particular', { exportCriteria: undefined }],
      ['an export in no format', { exportFormat: undefined }],
      ['an export that does not say what else it takes', { additionalOptions: undefined }],
      ['an export that takes what there is not', { additionalOptions: 'everything' }],
      ['an export of what is partly indexed, without saying where', { exportLocation: undefined }],
      ['an export to where there is nothing', { exportLocation: 'here' }],
      ['an export to a kind of file that there is not', { exportFormat: 'zip' }],
      ['an export with a property that it does not know', { format: 'pst' }],
    ] as const)
      it(what, async () => {
        const { search } = await prepared()

        assert.match(wordsOf(await post(`${search}/exportResult`, { ...exporting, ...change })), /^400 Request_BadReq/)
      })
  })

  describe('lets an app in', () => {
    const as = (...roles: string[]) => ({ headers: { authorization: `Bearer ${unsigned({ roles })}` } })
    const requests = async () => {
      const { path, theCase } = await started()
      const search = `${theCase}/searches/${await newSearch(theCase.slice(cases.length + 1))}`
      return [
        ['POST', cases, { displayName: 'Jan' }],
        ['POST', `${theCase}/searches`, { displayName: 'Jan' }],
        ['POST', `${search}/additionalSources`, source],
        ['POST', `${search}/exportResult`, exporting],
        ['GET', path, undefined],
      ] as const
    }

    for (const [roles, statuses] of [
      [['eDiscovery.ReadWrite.All'], [201, 201, 201, 202, 200]],
      // As Microsoft's permission data have it, which its page of the API contradicts.
      [['eDiscovery.Read.All'], [201, 201, 403, 202, 403]],
      [['User.Read.All'], [403, 403, 403, 403, 403]],
    ] as const)
      it(`with ${roles.join()} to ${statuses.join()}`, async () => {
        const answers: number[] = []
        for (const [method, path, body] of await requests())
          answers.push(
            (await trial.graph(method, path, { ...as(...roles), ...(body === undefined ? {} : { body }) })).status,
          )

        assert.deepEqual(answers, statuses)
      })

    it('only while it is in Purview’s role group', async () => {
      const all = await requests()
      await trial.control('POST', 'set-up-ediscovery', { manager: false })

      for (const [method, path, body] of all) {
        const answer = await trial.graph(method, path, body === undefined ? {} : { body })
        assert.match(wordsOf(answer), /^403 Forbidden: The application is not a member of a role group/)
      }

      await trial.control('POST', 'set-up-ediscovery', { manager: true })
      assert.equal((await post(cases, { displayName: 'Jan' })).status, 201)
    })
  })

  it('is told nothing else than it knows', async () => {
    for (const body of [{ manager: 'yes' }, { exportsEnd: 'running' }, { role: true }, undefined])
      assert.equal((await trial.control('POST', 'set-up-ediscovery', body)).status, 400)
  })
})
