import { strict as assert } from 'node:assert'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { bicep, findBicep, installations, snapshot } from './bicep'

const title = 'the templates for Azure, by their compiler'

describe(title, function () {
  this.timeout(120_000)
  let program: string
  before(function () {
    const found = findBicep()
    if (found === undefined) {
      if (process.env['REQUIRE_BICEP'] === '1') throw new Error('There is no bicep, and REQUIRE_BICEP is 1')
      console.warn(`SKIPPED, since there is no bicep on this machine (docs/developers.md): ${title}`)
      this.skip()
    }
    program = found
  })

  it('have nothing that it or its linter speaks of, not even a warning', async () => {
    const { stdout } = await bicep(program, ['lint', 'infra/main.bicep', '--diagnostics-format', 'sarif'])

    assert.deepEqual(resultsIn(stdout), [])
  })

  it('have parameters that it takes, each with a sentence that says what it is for', async () => {
    const { ok, stdout, stderr } = await bicep(program, ['build', 'infra/main.bicep', '--stdout'])

    assert.ok(ok, stderr)
    const { parameters } = JSON.parse(stdout) as { readonly parameters: Readonly<Record<string, Parameter>> }
    for (const [name, { metadata }] of Object.entries(parameters))
      assert.match(metadata?.description ?? '', /^\p{Lu}.{20,}\.$/su, name)
    assert.ok(Object.keys(parameters).length <= 12)
    const secure = Object.entries(parameters).filter(([, { type }]) => /^secure/i.test(type))
    assert.deepEqual(secure, [])
  })

  it('make the administrator of the database before it, and all else of the server after it', async () => {
    const { stdout } = await bicep(program, ['build', 'infra/modules/database.bicep', '--stdout'])
    const { resources } = JSON.parse(stdout) as { readonly resources: readonly Ordered[] }
    const isAfter = (later: string, earlier: string) =>
      resources.find(({ type }) => type.endsWith(later))?.dependsOn?.some((id) => id.includes(`${earlier}',`))

    assert.ok(isAfter('flexibleServers/databases', 'flexibleServers/administrators'))
    for (const later of ['flexibleServers/firewallRules', 'privateEndpoints'])
      assert.ok(isAfter(later, 'flexibleServers/databases'), later)
  })

  it('are written as it writes them', async () => {
    for (const file of templates()) {
      const { ok, stdout, stderr } = await bicep(program, ['format', file, '--stdout'])

      assert.ok(ok, stderr)
      assert.equal(readFileSync(file, 'utf8').trimEnd(), stdout.trimEnd(), file)
    }
  })

  for (const name of installations)
    it(`make what their snapshot says: ${name}`, async () => {
      const { ok, stdout, stderr } = await snapshot(program, name, 'validate')

      assert.ok(ok, `${stderr}${stdout}\nAfter a change that was meant: npm run bicep:snapshots`)
    })
})

/** A resource of a compiled template, by what must be there before it. */
interface Ordered {
  readonly type: string
  readonly dependsOn?: readonly string[]
}

interface Parameter {
  readonly type: string
  readonly metadata?: { readonly description?: string }
}

function templates(): readonly string[] {
  const inInfra = readdirSync('infra', { recursive: true, encoding: 'utf8' }).map((file) => path.join('infra', file))
  const here = installations.map((name) => `test/infra/${name}.bicepparam`)
  return [...inInfra.filter((file) => /\.bicep(param)?$/.test(file)), ...here]
}

function resultsIn(sarif: string): readonly string[] {
  const { runs } = JSON.parse(sarif) as {
    readonly runs: readonly {
      readonly results: readonly { readonly ruleId: string; readonly message: { readonly text: string } }[]
    }[]
  }
  return runs.flatMap(({ results }) => results.map(({ ruleId, message }) => `${ruleId}: ${message.text}`))
}
