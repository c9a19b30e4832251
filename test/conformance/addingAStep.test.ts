import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LeftOut } from './leaveOut.run'

const id = 'pop-access'
const fixture = path.join(__dirname, 'fixtures/added-step')
const list = 'services/steps/index.ts'
/** Only a step has it of which Microsoft takes a request with a field spoilt, so no room is wrong without it. */
const spoiltTaken = `test/services/steps/${id}/taken.ts`

/** What the step is made of, by its path in the tree. In the fixture each file ends with `.txt`, so that nobody compiles it. */
const files = readdirSync(fixture, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) =>
    name
      .split(path.sep)
      .join('/')
      .replace(/\.txt$/, ''),
  )
  .sort()

/** What a person who adds a step runs for it. */
const ownTests = [
  'test/conformance/rooms.test.ts',
  'test/conformance/steps.test.ts',
  'test/conformance/order.test.ts',
  'test/conformance/boundaries.test.ts',
  'test/contract/requests.test.ts',
  'test/contract/mutations.test.ts',
  'test/contract/stepPermissions.test.ts',
  'test/cards/texts.test.ts',
  `test/services/steps/${id}`,
]

describe('A step that is added to a copy of the tree by its three rooms and its line in the list', function () {
  this.timeout(120_000)
  let copy: string
  before(() => {
    copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'added-step-')))
    const isSource = (source: string) => !/(^|\/)(node_modules|build|screenshots|\.[a-z]+)$/.test(source)
    for (const name of readdirSync('.'))
      if (isSource(name) || /^\.\w+rc/.test(name))
        cpSync(name, path.join(copy, name), { recursive: true, filter: isSource })
    symlinkSync(realpathSync('node_modules'), path.join(copy, 'node_modules'))
    for (const file of files) cpSync(path.join(fixture, `${file}.txt`), path.join(copy, file))
    writeFileSync(path.join(copy, list), withStep(readFileSync(list, 'utf8')))
  })
  after(() => rmSync(copy, { recursive: true, force: true }))

  it('is in its three rooms and nowhere else', () => {
    const rooms = new Set(files.map((file) => path.posix.dirname(file)))

    assert.deepEqual([...rooms].sort(), [`cards/steps/${id}`, `services/steps/${id}`, `test/services/steps/${id}`])
  })

  it('passes all that every step has to, its own tests, and those of what it stands beside', () => {
    const { status, output } = mocha({ STEP: id }, ...ownTests)

    assert.equal(status, 0, output)
    assert.ok(output.includes(`(${id})`) && output.includes('closing POP'), output)
  })

  it('compiles', () => {
    const include = [list, ...files.filter((file) => file.endsWith('.ts'))]
    writeFileSync(path.join(copy, 'added.json'), JSON.stringify({ extends: './tsconfig.json', include }))

    const { status, output } = run('node_modules/.bin/tsc', ['--noEmit', '--project', 'added.json'])

    assert.equal(status, 0, output)
  })

  it('turns the test of the rooms red without any one of its files, and that is the file which is named', () => {
    const needed = files.filter((file) => file !== spoiltTaken)
    const { output } = run('node_modules/.bin/tsx', ['test/conformance/leaveOut.run.ts', ...needed])

    const found = JSON.parse(output) as readonly LeftOut[]
    assert.deepEqual(
      found.map(({ file }) => file),
      needed,
    )
    for (const { file, failures } of found) {
      const named = failures.flatMap((failure) => failure.match(/[\w/.-]+(?= is missing)/g) ?? [])
      assert.deepEqual([...new Set(named)], [file])
    }
  })

  it('turns the test of spoilt requests red without its taken.ts, which that names', () => {
    renameSync(path.join(copy, spoiltTaken), path.join(copy, 'left-out'))
    const { status, output } = mocha({ STEP: id }, 'test/contract/mutations.test.ts')
    renameSync(path.join(copy, 'left-out'), path.join(copy, spoiltTaken))

    assert.notEqual(status, 0)
    assert.ok(output.includes(spoiltTaken), output)
  })

  it('turns the test of the rooms red without its line in the list, and all three rooms are named', () => {
    const line = readFileSync(path.join(copy, list), 'utf8')
    writeFileSync(path.join(copy, list), readFileSync(list, 'utf8'))
    const { status, output } = mocha({}, 'test/conformance/rooms.test.ts')
    writeFileSync(path.join(copy, list), line)

    assert.notEqual(status, 0)
    for (const place of ['services/steps', 'cards/steps', 'test/services/steps'])
      assert.ok(output.includes(`${place}/${id} has no step in ${list}`), output)
  })

  function mocha(environment: Readonly<Record<string, string>>, ...tests: readonly string[]) {
    return run('node_modules/.bin/mocha', [...tests], environment)
  }

  function run(command: string, options: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const { STEP: _, ...around } = process.env
    const { status, stdout, stderr } = spawnSync(path.join(copy, command), options, {
      cwd: copy,
      env: { ...around, ...environment },
      encoding: 'utf8',
    })
    return { status, output: `${stdout}${stderr}` }
  }
})

/** The list with the line of the step, and what that line imports. */
function withStep(source: string): string {
  return source
    .replace(/^import /m, `import { popAccess } from './${id}'\nimport `)
    .replace(/^( *)reports,$/m, '$1popAccess,\n$1reports,')
}
