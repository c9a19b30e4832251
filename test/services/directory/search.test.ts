import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { z } from 'zod'
import { findMentioned } from '../../../services/directory/mentioned'
import { everybodyMeant, findNear, findPeople } from '../../../services/directory/search'
import { RemoteError, type GraphReader } from '../../../services/remote/reader'
import { settings } from '../planning/situations'

interface User {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName?: string
  readonly accountEnabled?: boolean
}

const jan: User = { id: 'jan', displayName: 'Jan de Vries' }
const janet: User = { id: 'janet', displayName: 'Janet de Vries' }
const mia: User = { id: 'mia', displayName: 'Mia Bakker' }

/** A directory that answers each kind of question with what it is given, and keeps the paths it was asked. */
function directory(answers: {
  readonly searched?: readonly User[]
  readonly count?: number
  readonly addressed?: readonly User[]
  readonly deleted?: readonly {
    readonly id: string
    readonly displayName: string
    readonly deletedDateTime?: string | null
  }[]
  readonly alike?: readonly User[]
  readonly managerOf?: Readonly<Record<string, string>>
  readonly lastSignInOf?: Readonly<Record<string, string>>
}) {
  const paths: string[] = []
  const full = (users: readonly User[] = []) =>
    users.map((user) => ({ userPrincipalName: `${user.id}@contoso.com`, ...user }))
  const answerTo = (path: string): unknown => {
    if (path.startsWith('/users?$search=')) {
      return {
        value: full(answers.searched),
        ...(answers.count === undefined ? {} : { '@odata.count': answers.count }),
      }
    }
    if (/^\/users\?\$filter=(?:userPrincipalName|id) eq/.test(path)) return { value: full(answers.addressed) }
    if (path.startsWith('/directory/deletedItems/')) return { value: answers.deleted ?? [] }
    if (path.startsWith('/users?$filter=startswith')) return { value: full(answers.alike) }
    const [, id = '', rest = ''] = /^\/users\/([^/?]+)(.*)$/.exec(path) ?? []
    const manager = answers.managerOf?.[id]
    const lastSignInDateTime = answers.lastSignInOf?.[id]
    if (rest.startsWith('/manager')) {
      return manager === undefined ? undefined : { id: 'm', displayName: manager, userPrincipalName: 'm@contoso.com' }
    }
    return lastSignInDateTime === undefined ? {} : { signInActivity: { lastSignInDateTime } }
  }
  const read = async (path: string, schema: z.ZodType): Promise<unknown> => {
    paths.push(path)
    const answer = answerTo(path)
    return answer === undefined ? undefined : schema.parse(answer)
  }
  return { graph: { get: read, find: read, list: read } as unknown as GraphReader, paths }
}

/** One whom a search found, with what their facts are read by. */
function foundAs({ id, displayName, userPrincipalName = `${id}@contoso.com` }: User) {
  return { id, displayName, userPrincipalName, mail: undefined, synced: false }
}

describe('Looking somebody up', () => {
  it('by a name that one person has finds that person', async () => {
    const { graph } = directory({ searched: [jan] })

    assert.deepEqual(await findPeople(graph, 'Jan'), { kind: 'one', account: foundAs(jan) })
  })

  it('prefers the one who is called exactly that', async () => {
    const { graph } = directory({ searched: [janet, jan] })

    assert.deepEqual(await findPeople(graph, ' jan de vries '), { kind: 'one', account: foundAs(jan) })
  })

  it('asks which one when two are called exactly that, with the facts that tell them apart', async () => {
    const { graph } = directory({
      searched: [
        { ...jan, accountEnabled: false },
        { ...jan, id: 'jan-2' },
      ],
      managerOf: { jan: 'Petra de Boer' },
      lastSignInOf: { 'jan-2': '2026-11-18T08:00:00Z' },
    })

    const found = await findPeople(graph, 'Jan de Vries')

    assert.ok(found.kind === 'several')
    assert.deepEqual(
      found.candidates.map(({ id, managerName, lastSignIn, accountEnabled }) => [
        id,
        managerName,
        lastSignIn,
        accountEnabled,
      ]),
      [
        ['jan', 'Petra de Boer', undefined, false],
        ['jan-2', undefined, '2026-11-18T08:00:00Z', true],
      ],
    )
    assert.equal(found.more, 0)
  })

  it('shows the first eight and says how many more there are', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ id: `j${index}`, displayName: `Jan ${index}` }))
    const { graph } = directory({ searched: many, count: 40 })

    const found = await findPeople(graph, 'Jan')

    assert.ok(found.kind === 'several')
    assert.equal(found.candidates.length, 8)
    assert.equal(found.more, 32)
  })

  it('asks for a name in both ways in which its letters can be composed, and once where there is one', async () => {
    const zoe = { id: 'zoe', displayName: 'Zoë Müller'.normalize('NFD') }
    const { graph, paths } = directory({ searched: [zoe] })

    assert.deepEqual(await findPeople(graph, 'Zoë Müller'.normalize('NFD')), { kind: 'one', account: foundAs(zoe) })
    await findPeople(graph, 'Zoe Muller')

    const [both = '', one = ''] = paths.map((path) => decodeURIComponent(path))
    for (const form of ['NFC', 'NFD']) assert.ok(both.includes(`"displayName:${'Zoë Müller'.normalize(form)}"`), form)
    assert.equal(one.split('displayName:').length, 2)
  })

  it('by an address asks for exactly that address', async () => {
    const { graph, paths } = directory({ addressed: [jan] })

    assert.deepEqual(await findPeople(graph, 'jan.devries@contoso.com'), { kind: 'one', account: foundAs(jan) })
    assert.match(decodeURIComponent(paths[0] ?? ''), /userPrincipalName eq 'jan\.devries@contoso\.com' or mail eq /)
  })

  it('says that somebody was deleted already, and when', async () => {
    const deletedDateTime = '2026-11-20T10:00:00Z'
    const { graph } = directory({ deleted: [{ id: 'gone', displayName: 'Jan de Vries', deletedDateTime }] })

    assert.deepEqual(await findPeople(graph, 'Jan de Vries'), {
      kind: 'deleted',
      id: 'gone',
      displayName: 'Jan de Vries',
      deletedAt: deletedDateTime,
    })
  })

  it('for what is known of somebody besides means everybody of that name, the deleted too, and an id by itself', async () => {
    const id = '5A1DE006-4c70-4b8e-9d2f-7e31c05f1ade'
    const { graph, paths } = directory({ addressed: [jan], deleted: [{ id: 'gone', displayName: 'Jan de Vries' }] })

    assert.deepEqual(await everybodyMeant(graph, 'jan.devries@contoso.com'), ['jan', 'gone'])
    const asked = paths.length
    assert.deepEqual(await everybodyMeant(graph, id), [id.toLowerCase()])
    assert.deepEqual(await everybodyMeant(graph, '":'), [])
    assert.equal(paths.length, asked)
  })

  it('with a typing error finds who is nearly called that, the nearest first', async () => {
    const alike = ['Pete Bakker', 'Petronella Bos', 'Pieter Bakker'].map((displayName) => ({
      id: displayName,
      displayName,
    }))

    const found = await findPeople(directory({ alike }).graph, 'Piter')

    assert.ok(found.kind === 'near')
    assert.deepEqual(
      found.candidates.map(({ id }) => id),
      ['Pieter Bakker', 'Pete Bakker'],
    )
  })

  it('with an address that nobody has looks for people whose name begins alike', async () => {
    const { graph, paths } = directory({ alike: [jan] })

    const found = await findPeople(graph, 'jan.devreis@contoso.com')

    assert.equal(found.kind, 'near')
    assert.match(
      decodeURIComponent(paths.find((path) => path.includes('startswith(displayName')) ?? ''),
      /startswith\(displayName,'j'\)/,
    )
  })

  it('finds nobody when nobody comes near', async () => {
    assert.deepEqual(await findPeople(directory({ alike: [mia] }).graph, 'Xxyyzzq'), { kind: 'none' })
  })

  for (const query of ['', '   ', '"', '\\', ':', ' "\\: ']) {
    it(`asks Microsoft 365 nothing about ${JSON.stringify(query)}`, async () => {
      const { graph, paths } = directory({})

      assert.deepEqual(await findPeople(graph, query), { kind: 'none' })
      assert.deepEqual(paths, [])
    })
  }

  it('fails with the remote’s own problem when it cannot be asked', async () => {
    const problem = { kind: 'unavailable', system: 'graph', text: 'Made up' } as const
    const graph = { get: () => Promise.reject(new RemoteError(problem)) } as unknown as GraphReader

    await assert.rejects(findPeople(graph, 'Jan'), (error) => error instanceof RemoteError && error.problem === problem)
  })
})

describe('Looking somebody up by what identifies them', () => {
  it('takes a word for the part of a sign-in name before its domain, and for that as a whole', async () => {
    const vries = { ...mia, userPrincipalName: 'jan.devries@contoso.com' }
    const { graph, paths } = directory({
      searched: [vries, { ...janet, userPrincipalName: 'jan.devries2@contoso.com' }],
    })

    assert.deepEqual(await findPeople(graph, 'jan.devries'), { kind: 'one', account: foundAs(vries) })
    assert.match(decodeURIComponent(paths[0] ?? ''), /"displayName:jan\.devries" OR "userPrincipalName:jan\.devries"/)
    assert.equal(paths.length, 1)
  })

  it('takes an object id for whom it is, and asks nothing else when it is nobody’s', async () => {
    const id = '5a1de001-0000-4000-8000-000000000006'
    const { graph, paths } = directory({})

    assert.deepEqual(await findPeople(graph, id), { kind: 'none' })
    assert.deepEqual(
      paths.map((path) => path.split('&')[0]),
      [`/users?$filter=id eq '${id}'`],
    )
  })

  it('does not search again for whoever is nearly called that', async () => {
    const { graph, paths } = directory({ alike: [{ id: 'Pieter', displayName: 'Pieter Bakker' }] })

    assert.equal((await findNear(graph, 'Piter')).kind, 'near')
    assert.ok(paths.every((path) => !path.includes('$search')))
  })
})

describe('A sentence', () => {
  const idsOf = async (graph: GraphReader, ...names: readonly string[]) => {
    const found = await findMentioned(graph, names)
    return found.kind === 'none' ? [] : found.candidates.map(({ id }) => id)
  }
  const peter = { id: 'peter', displayName: 'Peter de Vries' }
  const directoryOf = (...searched: readonly User[]) => directory({ searched })

  it('names whoever has most of its words, as whole words, and costs one question', async () => {
    const { graph, paths } = directoryOf(janet, jan, peter, mia)

    assert.deepEqual(await idsOf(graph, 'Jan de Vries doet raar'), ['jan'])
    assert.deepEqual(await idsOf(graph, 'Jan', 'Mia Bakker'), ['jan', 'mia'])
    assert.deepEqual(await idsOf(graph, 'Bakkerij'), [])
    assert.equal(paths.filter((path) => path.includes('$search')).length, 3)
  })

  it('is looked for by one question of few words, however many it has, and costs nothing when it has none', async () => {
    const { graph, paths } = directoryOf()

    await findMentioned(graph, [
      'een heel lange zin met heel veel woorden erin die niemand heet '.repeat(3),
      'nog meer ervan',
    ])
    await findMentioned(
      graph,
      Array.from({ length: 40 }, (_, index) => `woord${index}`),
    )
    await findMentioned(graph, ['x', '!!'])

    assert.equal(paths.length, 2)
    for (const path of paths) assert.ok(decodeURIComponent(path).split(' OR ').length <= 15)
  })

  it('names whom an address or an object id in it says', async () => {
    const { graph, paths } = directory({ addressed: [jan] })

    assert.deepEqual(await idsOf(graph, 'Mia', 'jan@contoso.com'), ['jan'])
    assert.ok(paths.every((path) => !path.includes('$search')))
  })

  it('finds a name whatever its accents', async () => {
    const { graph } = directoryOf({ id: 'ahmed', displayName: 'Ahmed Yıldız' }, { id: 'zoe', displayName: 'Zoë Smit' })

    assert.deepEqual(await idsOf(graph, 'zoe'), ['zoe'])
  })
})

describe('What somebody types', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 150 }),
    fc.string({
      unit: fc.constantFrom("'", '"', '\\', ':', '&', '#', '%', '?', '/', ' or ', ' eq ', '(', ')', '@', 'a', '🎈'),
      maxLength: 60,
    }),
    fc.constantFrom(
      "' or accountEnabled eq true or displayName eq '",
      '" OR "mail:boss',
      "x')&$filter=startswith(mail,'a",
      "o'brien@contoso.com",
      '%27%20or%201%20eq%201',
    ),
  )

  it('stays inside its literal, whatever it is: it never becomes a part of the question', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (query) => {
        const { graph, paths } = directory({})

        await findPeople(graph, query)
        await findMentioned(graph, [query, `x ${query}`])

        for (const path of paths) assert.ok(isHarmless(path), path)
      }),
      { ...settings, numRuns: 1_000 },
    )
  })

  it('may be any text, also one that is cut in the middle of a sign', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 120 })
    const cut = fc.nat({ max: 3 }).map((extra) => `${'a'.repeat(97 + extra)}🎈 de Vries`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, cut, fc.constantFrom('\uD83C', 'Jan \uDF88')), async (query) => {
        const { kind } = await findPeople(directory({}).graph, query)

        assert.equal(kind, 'none')
      }),
      settings,
    )
  })
})

/** The questions that the search may ask, with a literal in which every quote is doubled and everything else is encoded. */
const literal = "'(?:[^'&#?/ ]|'')*'"
const fields = '[A-Za-z,]+'
const searched = '(?:(?!%22|%5C|%3A)[^&#?/" ])+'
const questions = [
  new RegExp(
    `^/users\\?\\$search=%22displayName%3A${searched}%22(?:%20OR%20%22(?:displayName|userPrincipalName)%3A${searched}%22)*&\\$select=${fields}&\\$count=true&\\$top=(?:25|50)$`,
  ),
  new RegExp(
    `^/users\\?\\$filter=userPrincipalName eq ${literal} or mail eq ${literal}&\\$select=${fields}&\\$top=25$`,
  ),
  new RegExp(
    `^/directory/deletedItems/graph\\.user\\?\\$filter=startswith\\((?:mail|displayName),${literal}\\)&\\$select=${fields}&\\$count=true$`,
  ),
  new RegExp(
    `^/users\\?\\$filter=startswith\\(displayName,${literal}\\) or startswith\\(givenName,${literal}\\) or startswith\\(surname,${literal}\\)&\\$select=${fields}&\\$top=500$`,
  ),
]

function isHarmless(path: string): boolean {
  return questions.some((question) => question.test(path))
}
