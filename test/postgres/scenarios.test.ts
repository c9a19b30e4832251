import { keepInPostgres } from '../support/keeping'
import { describeWithPostgres } from '../support/postgres'

/** The main scenarios, as they are played on a file: what people see must not differ by a word. */
const played = [
  'approvals',
  'changeOfMind',
  'decisions',
  'overview',
  'presses',
  'restore',
  'status',
  'successors',
  'wholeWay',
]

describeWithPostgres('Kept in PostgreSQL', () => {
  keepInPostgres()
  for (const name of played) require(`../scenarios/${name}.test`)
})
