import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/people'
import type { Office } from '../support/office'

const approvers: readonly string[] = [people.ilseSmit.id, people.petraDeBoer.id]
const operators: readonly string[] = [people.ilseSmit.id, people.tomVisser.id]

interface Row {
  readonly case_id: string
  readonly revision: number
  readonly kind: string
  readonly body: string
}

interface Entry {
  readonly kind: string
  readonly by: { readonly id: string }
  readonly stepId?: string
  readonly stepIds?: readonly string[]
  readonly step?: { readonly stepId?: string }
}

/**
 * Whatever was thrown at the bot: each journal is whole, every operation was sent after somebody who may do so allowed its
 * step, and the tenant had no effect that is in no journal.
 */
export async function assertNothingUnauthorised(office: Office): Promise<void> {
  const rows = (office.kept()['entries'] ?? []).map((row) => JSON.parse(row) as Row)
  let sent = 0
  for (const caseId of new Set(rows.map(({ case_id }) => case_id))) {
    const inOrder = rows
      .filter(({ case_id }) => case_id === caseId)
      .toSorted((one, other) => one.revision - other.revision)
    assert.deepEqual(
      inOrder.map(({ revision }) => revision),
      inOrder.map((_, index) => index + 1),
      `the journal of ${caseId} is whole`,
    )
    const allowed = new Set<string>()
    for (const { body } of inOrder) {
      const entry = JSON.parse(body) as Entry
      if (entry.kind === 'approved') {
        assert.ok(approvers.includes(entry.by.id), `${entry.by.id} approved`)
        for (const stepId of entry.stepIds ?? []) allowed.add(stepId)
      }
      if (entry.kind === 'ordered') {
        assert.ok(operators.includes(entry.by.id), `${entry.by.id} ordered`)
        allowed.add('contain')
      }
      if (entry.kind === 'operationSent') {
        sent += 1
        assert.ok(allowed.has(entry.stepId ?? ''), `${entry.stepId} was sent without an approval`)
      }
    }
  }
  const effects = await office.effects()
  assert.ok(effects.length <= sent, `${effects.length} effects of ${sent} operations`)
}
