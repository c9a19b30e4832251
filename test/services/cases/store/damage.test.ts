import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Damage, Outcome } from './damageTrials'

/** How many ways are tried; `npm run test:damage` tries thousands when it is told so. */
const count = Number(process.env['DAMAGE_COUNT'] ?? 120)
const seed = Number(process.env['DAMAGE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const damages: fc.Arbitrary<Damage> = fc.record({
  journal: fc.constantFrom('stopped', 'crashed'),
  // The first page says what everything else means.
  place: fc.oneof({ weight: 3, arbitrary: place }, { weight: 1, arbitrary: place.map((one) => one / 100) }),
  bits: fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 255 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  log: fc.boolean(),
})

describe('a journal that was damaged', function () {
  this.timeout(60_000 + count * 1_000)
  let folder: string
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'offboarding-damage-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('at any byte is said to be, or is whole in all that matters; never another journal, and never a panic', () => {
    console.log(`      the places come from DAMAGE_SEED=${seed}`)
    const tried = fc
      .sample(damages, { numRuns: count, seed })
      .map((one): Damage => ({ ...one, log: one.log && one.journal === 'crashed' }))

    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', 'tsx/cjs', path.join(__dirname, 'damageTrials.ts'), folder],
      { input: JSON.stringify(tried), encoding: 'utf8', maxBuffer: 2 ** 28 },
    )

    const results = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { readonly damage: Damage; readonly outcome: Outcome })
    assert.deepEqual(
      { status, signal, stderr },
      { status: 0, signal: null, stderr: '' },
      JSON.stringify(tried[results.length]),
    )
    assert.equal(results.length, count)
    const different = results.filter(({ outcome }) => outcome.kind === 'different')
    assert.deepEqual(different, [])
    for (const { damage, outcome } of results)
      if (outcome.kind === 'said')
        assert.match(outcome.sentence, /^(JournalFault|StoreTooNew): [^\n]+\.$/, JSON.stringify(damage))
    const said = results.filter(({ outcome }) => outcome.kind === 'said').length
    assert.ok(said > count / 4, `only ${said} of ${count} were found`)
  })
})
