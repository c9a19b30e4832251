import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { pageWithPermissions, permissionsPage } from '../../appPackage/permissions'
import { catalogueFor } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'

const readme = readFileSync('README.md', 'utf8')
const project = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** The most characters that README and ARCHITECTURE may have: what is read in one go. */
const longest = 8_000

describe('the documents', () => {
  for (const file of ['README.md', 'ARCHITECTURE.md'])
    it(`${file} is short enough to be read`, () => {
      assert.ok(readFileSync(file, 'utf8').length < longest)
    })

  it('ARCHITECTURE has one picture of at most 12 lines, and five lines for adding a step', () => {
    const architecture = readFileSync('ARCHITECTURE.md', 'utf8')
    const pictures = [...architecture.matchAll(/^```\n([^]*?)^```/gm)].map(([, picture = '']) => picture)
    const [, adding = ''] = architecture.split('## Adding a step\n\n')

    assert.deepEqual(
      pictures.map((picture) => picture.trimEnd().split('\n').length <= 12),
      [true],
    )
    assert.match(adding, /^(\d\. .+\n){5}$/)
  })

  it('README’s first screen has a sentence, the two commands and a picture', () => {
    const [first = '', second = ''] = readme.split('![')

    assert.match(first, /^# Offboarding bot\n\nA Microsoft Teams bot .+\n/)
    assert.match(first, /npm ci && npm start/)
    assert.match(first, /npm ci && npm test/)
    assert.ok(first.split('\n').length < 16)
    assert.match(second, /^[^\]]+\]\(\.github\/conversation\.png\)/)
  })

  it('README says what each step does, in the order in which they are asked', () => {
    const titles = steps.map(({ title }) => catalogueFor(steps).en(title))
    const told = [...readme.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, first]) => first)

    const first = told.indexOf(titles[0])
    assert.deepEqual(told.slice(first, first + titles.length), titles)
  })

  it('name the permissions that the steps declare: npm run permissions writes them', () => {
    const page = readFileSync(permissionsPage, 'utf8')

    assert.equal(page, pageWithPermissions(page))
  })

  for (const name of Object.keys(project.scripts))
    it(`README or docs/developers.md says what npm run ${name} does`, () => {
      const told = readme + readFileSync('docs/developers.md', 'utf8')

      assert.match(told, new RegExp(`npm (run )?${name}(?![\\w:-])`))
    })

  for (const name of [...Object.keys(project.dependencies), ...Object.keys(project.devDependencies)])
    it(`docs/decisions/dependencies.md gives the reason for ${name}`, () => {
      assert.ok(readFileSync('docs/decisions/dependencies.md', 'utf8').includes(`\`${name}\``))
    })

  it('docs/administrators.md has every variable that the configuration reads', () => {
    const source = readFileSync('bot/configuration.ts', 'utf8')
    const page = readFileSync('docs/administrators.md', 'utf8')
    const names = new Set([...source.matchAll(/(?:given|list|pick)\('(\w+)'/g)].map(([, name]) => name ?? ''))
    const internal = ['SANDBOX', 'GRAPH_URL', 'EXCHANGE_URL']

    for (const name of names) if (!internal.includes(name)) assert.ok(page.includes(name), name)
  })
})
