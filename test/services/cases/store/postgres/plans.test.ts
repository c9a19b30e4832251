import { strict as assert } from 'node:assert'
import { before as asAppended } from '../../../../../services/cases/store/postgres/append'
import { parts } from '../../../../../services/cases/store/postgres/pages'
import { questions } from '../../../../../services/cases/store/postgres/reading'
import { describeWithPostgres, sharedPostgres, type PostgresServer } from '../../../../support/postgres'
import { openStore } from './openStore'

/** Cases that are over, half of them forgotten; and a few that are not. */
const [over, open] = [20_000, 20]

/** Rows that a question may touch, whatever is over: far fewer than one in ten of those. */
const few = 500

/** What each question is asked with here. */
const asked: Readonly<Record<keyof typeof questions, readonly unknown[]>> = {
  sealed: ['case 10', 0],
  sealedOfSome: [
    ['case 10', 'case 11', 'open 3'],
    [0, 0, 2],
  ],
  remembered: ['case 10'],
  unfinished: [],
  unfinishedOf: ['open 3'],
  closedOf: ['leaver 19001'],
  closedNaming: ['successor 19001'],
  namedInCompleted: [],
  closedBefore: ['2026-01-01T00:20:00.000Z'],
  closedSince: ['2026-01-14T21:00:00.000Z'],
  remindersDue: ['program', '2026-01-01T00:20:00.000Z'],
  newestForgotten: [],
  newestMoment: [],
  openedMentioning: [
    ['"displayname":"leaver 19001"', '"nobody@'],
    ['"displayname":"leaver 19001"\u{10FFFF}', '"nobody@\u{10FFFF}'],
  ],
  looks: ['case 10'],
  conversation: ['person:ilse'],
  conversationKeys: ['person:48', 'person:49'],
  wasSeen: ['activity 7'],
}

/** The list of everybody that is named in what is over is what it answers. */
const answersAll = ['namedInCompleted']

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}

describeWithPostgres('what PostgreSQL does for a question', () => {
  let server: PostgresServer
  let url: string
  before(async () => {
    server = await sharedPostgres()
    url = await server.newDatabase()
    await (await openStore(url)).close()
    for (const statement of filling()) await server.query(url, statement)
  })

  /** Rows that were looked at, and tables that were read from end to end. */
  async function costOf(sql: string, values: readonly unknown[]) {
    const text = `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`
    const [row] = await server.query(`${url}?options=-c%20search_path%3Doffboarding`, text, values)
    const [plan] = (row?.['QUERY PLAN'] ?? []) as readonly { readonly Plan: Node }[]
    assert.ok(plan !== undefined)
    const nodes = all(plan.Plan)
    const scans = nodes.filter((node) => node['Relation Name'] !== undefined)
    return {
      rows: scans.reduce(
        (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
        0,
      ),
      whole: scans.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    }
  }

  const all = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(all)]
  const every: readonly (readonly [string, string, readonly unknown[]])[] = [
    ...Object.entries(questions).map(([name, sql]) => [name, sql, asked[name as keyof typeof questions]] as const),
    ['what an append looks at', asAppended, ['case 10', ['leaver 19001', 'open 3']]],
    ...(['open', 'closed'] as const).flatMap((listed) =>
      (['older', 'newer'] as const).map(
        (side) => [`a page of ${listed} cases, ${side}`, parts[listed][side], ['10000', 10]] as const,
      ),
    ),
  ]
  for (const [name, sql, values] of every.filter(([name]) => !answersAll.includes(name)))
    it(`does not grow with the cases that are over: ${name}`, async () => {
      const { rows, whole } = await costOf(sql, values)

      assert.deepEqual(whole, [], 'no table is read from end to end')
      assert.ok(rows <= few, `${rows} rows were looked at`)
    })

  it('is seen to grow where an index is missing', async () => {
    const { whole } = await costOf('SELECT 1 FROM cases WHERE closed_by = $1', ['cancelled'])

    assert.deepEqual(whole, ['cases'])
  })
})

function filling(): readonly string[] {
  const at = `to_char(timestamp '2026-01-01' + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
  return [
    `INSERT INTO offboarding.cases (case_id, employee_id, closed_at, closed_by, forgotten_at)
     SELECT 'case ' || n, CASE WHEN n % 2 = 1 THEN 'leaver ' || n END, ${at}, 'completed', CASE WHEN n % 2 = 0 THEN ${at} END
     FROM generate_series(1, ${over}) AS n`,
    `INSERT INTO offboarding.cases (case_id, employee_id) SELECT 'open ' || n, 'open ' || n FROM generate_series(1, ${open}) AS n`,
    `INSERT INTO offboarding.entries
     SELECT case_id, n, '2026-01-01T00:00:00.000Z', 'settled', '{}', md5(case_id || n)
     FROM offboarding.cases, generate_series(1, 5) AS n`,
    `INSERT INTO offboarding.disclosures SELECT case_id, revision, repeat('x', 50) FROM offboarding.entries`,
    `INSERT INTO offboarding.successors SELECT 'successor ' || n, 'case ' || n FROM generate_series(1, ${over}, 2) AS n`,
    `INSERT INTO offboarding.people SELECT 'case ' || n, 'leaver ' || n, 'leaver' FROM generate_series(1, ${over}, 2) AS n`,
    `INSERT INTO offboarding.mentions
     SELECT '"displayname":"leaver ' || n || '"', 'case ' || n FROM generate_series(1, ${over}, 2) AS n`,
    `INSERT INTO offboarding.looks SELECT 'case ' || n, 'case', 'look', '' FROM generate_series(1, ${over}) AS n`,
    `INSERT INTO offboarding.conversations SELECT 'person:' || n, '{}' FROM generate_series(1, 5000) AS n`,
    `INSERT INTO offboarding.activities SELECT 'activity ' || n FROM generate_series(1, 20000) AS n`,
    `UPDATE offboarding.agenda SET worked_out_by = 'program', at = '2030-01-01T00:00:00.000Z' WHERE case_id LIKE 'case %'`,
    'VACUUM ANALYZE',
  ]
}
