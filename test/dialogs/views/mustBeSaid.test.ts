import { strict as assert } from 'node:assert'
import { settings as runs } from '../../services/planning/situations'
import { rows, saidOn, silenced, unsaid, walk, type Moment, type Row } from './mustBeSaid'

describe('What the journal says and somebody must know', () => {
  let asked: ReadonlyMap<Row, Moment>
  before(() => {
    asked = walk({ ...runs, numRuns: 90 })
  })

  for (const row of rows)
    it(`is said on a card: ${row.journal}`, () => {
      const moment = asked.get(row) ?? assert.fail('no case of the walk came to it')
      assert.notDeepEqual(
        unsaid(row, moment, saidOn(moment, silenced(row.asks(moment)))),
        [],
        'without its sentence nobody notices',
      )
    })
})
