import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { criticalPathOf } from './criticalPath'
import { experiments } from './experiments'
import { holds, jsonOf, tableOf, type Figure } from './figure'
import { percentile, median } from './statistics'
import { steps } from '../../services/steps'
import type { CaseEvent } from '../../services/cases/journal/entry'

const figure: Figure = { name: 'a turn', unit: '×', how: 'By hand.', goal: 'at most 3 ×', limit: 3 }

describe('the benchmark', () => {
  // No time is asserted: a busy machine would decide.
  for (const { name, measure } of experiments)
    it(`measures in its short form: ${name}`, async () => {
      const measured = await measure({ latency: 5, rounds: 1, short: true })

      assert.ok(measured.length > 0)
      for (const one of measured)
        assert.ok(Number.isFinite(one.value) && one.value >= 0, `${one.figure.name}: ${one.value}`)
    })

  for (const [words, code] of [
    [['--help'], 0],
    [['--nonsense'], 1],
    [['nothing'], 1],
  ] as const)
    it(`says what it is and what there is to measure, and no stack: ${words.join(' ')}`, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'test/bench/bench.run.ts', ...words],
        { cwd: path.resolve(__dirname, '../..'), encoding: 'utf8' },
      )

      assert.equal(status, code)
      const said = `${stdout}${stderr}`
      for (const { name } of experiments) assert.ok(said.includes(name), said)
      assert.doesNotMatch(said, /^ +at /m)
    })

  it('says of each figure whether it holds, and by how much it does not', () => {
    const table = tableOf([
      { figure, value: 2.5 },
      { figure, value: 6 },
      { figure: { ...figure, atLeast: true }, value: 1.5 },
      { figure, value: Number.NaN },
    ])

    assert.deepEqual(
      table.split('\n').map((row) => row.split('|').at(-2)?.trim()),
      ['holds', '---', 'yes', 'no, 2 × off', 'no, 2 × off', 'no, not measured'],
    )
  })

  it('writes as data what it prints', () => {
    const { figures } = JSON.parse(jsonOf([{ figure, value: 6 }], { machine: 'here' })) as { figures: object[] }

    assert.deepEqual(figures, [
      { name: 'a turn', value: 6, limit: 3, goal: 'at most 3 ×', holds: false, unit: '×', how: 'By hand.' },
    ])
    assert.ok(holds({ figure, value: 3 }))
  })

  it('takes the middle of rounds, and what a share of them does not exceed', () => {
    assert.equal(median([3, 1, 2]), 2)
    assert.equal(median([4, 1, 2, 3]), 2.5)
    assert.equal(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), 9)
    assert.ok(Number.isNaN(median([])))
  })

  it('counts the round trips of the longest chain of steps', () => {
    const started = (stepId: string): CaseEvent => ({ kind: 'stepStarted', stepId, attempt: 1, before: {} })
    const sent = (stepId: string): CaseEvent => ({
      kind: 'operationSent',
      stepId,
      operation: { via: 'graph', method: 'POST', path: '/', purpose: { key: '', values: {} } } as never,
      clientRequestId: '',
    })

    // The account goes after containment, and what is read besides hinders nobody.
    const events = [
      started('contain'),
      sent('contain'),
      sent('contain'),
      started('reports'),
      started('sign-in-methods'),
    ]
    assert.deepEqual(criticalPathOf(events, steps), { stepIds: ['contain', 'sign-in-methods'], roundTrips: 5 })
  })
})
