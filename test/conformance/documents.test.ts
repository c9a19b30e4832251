import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { readmeWithPermissions } from '../../appPackage/permissions'
import { catalogueFor } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'

const readme = readFileSync('README.md', 'utf8')
const architecture = readFileSync('ARCHITECTURE.md', 'utf8')
const project = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

describe('the documents', () => {
  it('README names the permissions that the steps declare: npm run permissions writes them', () => {
    assert.equal(readme, readmeWithPermissions(readme))
  })

  it('README’s first screen has the two commands', () => {
    const firstScreen = readme.split('\n').slice(0, 12).join('\n')

    assert.match(firstScreen, /npm ci && npm start/)
    assert.match(firstScreen, /npm ci && npm test/)
  })

  it('README says what each step does, in the order in which they are asked', () => {
    const titles = steps.map(({ title }) => catalogueFor(steps).en(title))
    const told = [...readme.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, first]) => first)

    const first = told.indexOf(titles[0])
    assert.deepEqual(told.slice(first, first + titles.length), titles)
  })

  it('README shows pictures that exist', () => {
    for (const [, path] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) assert.ok(existsSync(path ?? ''), path)
  })

  for (const name of Object.keys(project.scripts)) {
    it(`README says what npm run ${name} does`, () => {
      assert.match(readme, new RegExp(`npm (run )?${name}\\b`))
    })
  }

  for (const name of [...Object.keys(project.dependencies), ...Object.keys(project.devDependencies)]) {
    it(`ARCHITECTURE gives the reason for ${name}`, () => {
      assert.ok(architecture.includes(`\`${name}\``))
    })
  }

  it('every variable that the configuration reads stands in README', () => {
    const source = readFileSync('bot/configuration.ts', 'utf8')
    const names = new Set([...source.matchAll(/(?:given|list|pick)\('(\w+)'/g)].map(([, name]) => name ?? ''))
    const internal = ['SANDBOX', 'GRAPH_URL', 'EXCHANGE_URL']

    for (const name of names) if (!internal.includes(name)) assert.ok(readme.includes(name), name)
  })
})
