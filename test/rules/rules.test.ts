import { strict as assert } from 'node:assert'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ChangedFile, edited } from '../trials/change'
import { switched, watched } from '../trials/instrument'
import { openParser, type Parse } from '../trials/syntax'
import { Tester } from '../trials/tester'
import { findRules, rulesIn } from './rules'
import { unobservable } from './unobservable'

let parse: Parse
let files: readonly ChangedFile[]
before(async () => {
  parse = await openParser()
  files = findRules(parse)
})

describe('the rules of the pretend tenant', () => {
  const names = (): readonly string[] => files.flatMap(({ changes }) => changes.map(({ name }) => name))

  for (const name of [
    'tenant/groups.ts: removeOwner: if group.owners.length === 1',
    'tenant/groups.ts: refuseMasteredElsewhere: if synced',
    'tenant/deletedItems.ts: deleteUser: if user.properties.onPremisesSyncEnabled === true',
    'tenant/accounts.ts: checkPassword: or kinds < 3',
    "tenant/accounts.ts: sensitive: entry 'accountEnabled'",
    "tenant/licences.ts: losePhone: record(tenant, 'numberFreed', userId)",
    'seeds/tenant.ts: createTenant: refreshGroupLicences(tenant, id)',
    'graph/licences.ts: assignment: z.strictObject',
    'exchange/mailboxes.ts: requireMailbox: if found === undefined',
    'teams/calls.ts: setSettings: if !hasPhone(user)',
  ])
    it(`are found: ${name}`, () => {
      assert.ok(names().includes(name))
    })

  it('each have a name of their own', () => {
    assert.equal(new Set(names()).size, names().length)
  })

  it('are listed as unobservable only when they are there', () => {
    const gone = Object.keys(unobservable).filter((name) => !names().includes(name))

    assert.deepEqual(gone, [])
  })

  for (const [what, instrumented, call] of [
    ['watched', watched, /rule(Seen|Drops|Differs)\(\d+/g],
    ['switched off', switched, /rule(On|Keeps)\(\d+/g],
  ] as const)
    it(`can be ${what} in one text of TypeScript`, () => {
      for (const { source, changes } of files) {
        const text = instrumented(source, changes)

        assert.doesNotThrow(() => parse(text))
        assert.equal(text.match(call)?.length ?? 0, changes.filter(({ running }) => running !== undefined).length)
      }
    })

  it('are switched off where they run, and taken out of the text where they run only once', () => {
    const rules = rulesIn('graph/made-up.ts', parse('const a = b.filter(c)\nfunction d() { return b.filter(c) }'))

    assert.deepEqual(
      rules.map(({ running }) => running?.effect),
      [undefined, 'filter'],
    )
  })

  it('are switched off where they are declared by making the whole schema or list anew', () => {
    const rules = rulesIn('tenant/made-up.ts', parse('const a = z.object({ b: z.string().min(1) })\nconst c = [d, e]'))

    assert.deepEqual(
      rules.map(({ running }) => running?.effect === 'instead' && [running.text, running.madeAnew?.text]),
      [
        ['z.string()', 'z.object({ b: z.string().min(1) })'],
        ['[e]', '[d, e]'],
        ['[d]', '[d, e]'],
      ],
    )
  })

  it('leave TypeScript where one that is declared is taken away', () => {
    const declared = files.flatMap(({ source, changes }) =>
      changes.filter(({ running }) => running === undefined).map(({ removal }) => edited(source, removal)),
    )

    assert.ok(declared.length > 0)
    for (const text of declared) assert.doesNotThrow(() => parse(text))
  })

  for (const [what, source, left] of [
    ['a refusal', 'if (a) throw b', ['if (a) ;']],
    [
      'each of several conditions of a refusal',
      'if (a || b) throw c',
      ['if (false || b) throw c', 'if (a || false) throw c'],
    ],
    [
      'a refusal, and its exception',
      'if (a && b) return c',
      ['if (a && b) ;', 'if (true && b) return c', 'if (a && true) return c'],
    ],
    ['a consequence', 'for (const a of b) a.c = d', ['for (const a of b) ;']],
    ['what is not shown', 'const a = b.filter((c) => c.d)', ['const a = b']],
    [
      'a choice between something and nothing',
      'const a = b ? c : undefined',
      ['const a = true ? c : undefined', 'const a = false ? c : undefined'],
    ],
    [
      'what a body must be',
      'const a = z.strictObject({ b: z.string().min(1) })',
      ['const a = z.object({ b: z.string().min(1) })', 'const a = z.strictObject({ b: z.string() })'],
    ],
    ['the entries of a list', 'const a = [b, c]', ['const a = [c]', 'const a = [b]']],
    ['the only entry of a list', 'const a = [\n  b,\n]', ['const a = [\n  ]']],
  ] as const)
    it(`are taken away alone: ${what}`, () => {
      const rules = rulesIn('tenant/made-up.ts', parse(source))

      assert.deepEqual(
        rules.map(({ removal }) => edited(source, removal)),
        left,
      )
    })
})

describe('a test without a rule of the pretend tenant', function () {
  this.timeout(60_000)
  const ownerTest = {
    files: [path.join(__dirname, '../sandbox/graph/writes.test.ts')],
    titles: ['writes to the pretend tenant on groups never gives up the last owner'],
  }
  const lastOwner = 'tenant/groups.ts: removeOwner: if group.owners.length === 1'
  const testers: Tester[] = []
  let folder: string
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rules-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))
  afterEach(() => {
    for (const tester of testers.splice(0)) tester.stop()
  })
  const start = async (sources: ReadonlyMap<string, string>, tests: readonly string[]): Promise<Tester> => {
    const tester = await Tester.start({ folder, sources, files: tests })
    testers.push(tester)
    return tester
  }

  it('is red when it misses the rule, and green again with it', async () => {
    const { file, source, changes } = fileWith(lastOwner)
    const tester = await start(new Map([[file, switched(source, changes)]]), ownerTest.files)
    const runWithout = async (name: string): Promise<readonly string[]> => {
      const off = changes.findIndex((rule) => rule.name === name) + (changes[0]?.id ?? 0)
      return (await tester.run({ titles: ownerTest.titles, off, patience: 30_000 })).red
    }

    const missing = await runWithout(lastOwner)
    const another = await runWithout('tenant/groups.ts: removeMember: if group.membershipRule !== null')

    assert.match(missing[0] ?? '', /never gives up the last owner/)
    assert.deepEqual(another, [])
  })

  for (const [what, name, test, title, seen] of [
    [
      'a schema that was declared',
      'graph/mail.ts: mail/message: z.strictObject',
      'graph/mail.test.ts',
      'the pretend Graph, sending mail refuses an unknown property with 400',
      /refuses an unknown property/,
    ],
    [
      'an entry of a list that was declared',
      "tenant/accounts.ts: sensitive: entry 'accountEnabled'",
      'graph/access.test.ts',
      undefined,
      /./,
    ],
  ] as const)
    it(`is red when it misses ${what}, and green with it`, async () => {
      const { file, source, changes } = fileWith(name)
      const tester = await start(new Map([[file, switched(source, changes)]]), [
        path.join(__dirname, '../sandbox', test),
      ])
      const titles = title === undefined ? {} : { titles: [title] }

      const without = await tester.run({
        ...titles,
        off: changes.find((rule) => rule.name === name)?.id ?? -1,
        patience: 30_000,
      })
      const again = await tester.run({ ...titles, patience: 30_000 })

      assert.match(without.red[0] ?? '', seen)
      assert.deepEqual(again.red, [])
    })

  it('is red when it never ends', async () => {
    const endless = path.join(folder, 'endless.test.ts')
    await writeFile(endless, "it('does not end', () => { for (;;); })")
    const tester = await start(new Map(), [endless])

    const { red } = await tester.run({ patience: 500 })

    assert.deepEqual(red, ['no test ended'])
  })

  it('is no test when it does not load', async () => {
    const broken = path.join(folder, 'broken.test.ts')
    await writeFile(broken, 'throw new Error("broken")')

    await assert.rejects(start(new Map(), [broken]), /do not load:[^]*broken/)
  })
})

function fileWith(name: string): ChangedFile {
  const found = files.find(({ changes }) => changes.some((rule) => rule.name === name))
  assert.ok(found !== undefined)
  return found
}
