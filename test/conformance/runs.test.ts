import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { filesForNodes } from '../runs/nodes'
import { filesOf, filesOfStep, runs, stepIds, testFiles } from '../runs/runs'
import { steps } from '../../services/steps'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

describe('the parts of the tests', () => {
  it('have every test file in exactly one of them', () => {
    const files = runs.flatMap(filesOf)

    assert.deepEqual(files.toSorted(), testFiles())
  })

  it('name nothing that is not there any more', () => {
    for (const run of [...runs, { name: 'nodes', files: filesForNodes }])
      for (const place of run.files)
        assert.ok(
          testFiles().some((file) => file === place || file.startsWith(place)),
          `${place} of test:${run.name} has no test file`,
        )
  })

  it('have a script each, of their name', () => {
    for (const { name } of runs.slice(1)) assert.equal(scripts[`test:${name}`], `tsx test/runs/run.ts ${name}`)
    assert.equal(scripts['test'], 'tsx test/runs/run.ts quick')
  })

  it('are all run by CI: npm test, and the rest', () => {
    const ci = readFileSync('.ci/run', 'utf8')

    assert.match(ci, /^run_suite npm test$/m)
    assert.match(ci, /^run_suite npm run test:rest$/m)
    assert.match(ci, /^run_suite npm run test:nodes$/m)
  })

  it('can be had for each step alone', () => {
    assert.deepEqual(stepIds().toSorted(), steps.map(({ id }) => id).toSorted())
  })

  it('hold for a step what others make of it, too', () => {
    const files = filesOfStep('mailbox')

    for (const user of [
      'planning/mailHarms',
      'planning/accountInUse',
      'planning/licencesNeeded',
      'steps/account/index',
      'steps/mailbox/index',
    ])
      assert.ok(files.includes(`test/services/${user}.test.ts`), user)
    assert.ok(!files.includes('test/services/steps/devices/index.test.ts'))
  })
})
