import { strict as assert } from 'node:assert'
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import sinon from 'sinon'
import { openSqliteCaseStore } from '../../../../services/cases/store/sqliteCaseStore'
import { newFolder } from '../../../support/folder'

/** What answers with as much as it reads, or is asked once a start: by a part of its text. */
const readsAll = [
  "c.closed_by = 'completed'",
  'AND d.revision = 1 ORDER BY c.position',
  'AS reference FROM conversations',
  'pragma_integrity_check',
  'FROM sqlite_master',
  'WHERE forgotten_at IS NULL ORDER BY position',
]
/** How SQLite says that it looks at all cases, or at all that are older or newer; what it was asked with is no table. */
const everyCase = /^SCAN (?!.*VIRTUAL TABLE)|^SEARCH (cases|c)$|^SEARCH (cases|c) USING INTEGER PRIMARY KEY \(rowid[<>]/

describe('what SQLite does for a question', () => {
  let folder: string
  let questions: readonly string[]
  let explain: (sql: string) => readonly string[]
  before(async () => {
    folder = await newFolder('offboarding-plans-')
    const file = path.join(folder, 'offboarding.db')
    const asked = sinon.spy(Database.prototype, 'prepare')
    try {
      await openSqliteCaseStore(file).close()
      questions = [...new Set(asked.args.map(([sql]) => sql))].filter((sql) => /^\s*SELECT/.test(sql))
    } finally {
      asked.restore()
    }
    const database = new Database(file)
    explain = (sql) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as readonly { readonly detail: string }[]).map(
        ({ detail }) => detail,
      )
  })
  after(() => rmSync(folder, { recursive: true }))

  it('reads no table from end to end, so that it does not grow with the cases that are over', () => {
    const growing = questions
      .filter((sql) => !readsAll.some((part) => sql.includes(part)))
      .filter((sql) => explain(sql).some((step) => everyCase.test(step)))

    assert.ok(questions.length > 15, `${questions.length} questions`)
    assert.deepEqual(growing, [])
  })

  it('is seen to grow where an index is missing', () => {
    assert.ok(explain("SELECT 1 FROM cases WHERE closed_by = 'cancelled'").some((step) => everyCase.test(step)))
  })
})
