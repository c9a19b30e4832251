import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/people'
import type { NewEntry } from '../../services/journal/entry'
import type { Office } from '../support/office'

const approvers: readonly string[] = [people.ilseSmit.id, people.petraDeBoer.id]
const operators: readonly string[] = [people.ilseSmit.id, people.tomVisser.id]

interface Row {
  readonly case_id: string
  readonly revision: number
  readonly body: string
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
    let withoutApproval: readonly string[] = []
    for (const { body } of inOrder) {
      const { by, event } = JSON.parse(body) as NewEntry
      if (event.kind === 'planned')
        withoutApproval = event.plan.steps.flatMap(({ stepId, needsApproval }) => (needsApproval ? [] : [stepId]))
      if (event.kind === 'submitted' || event.kind === 'ordered') assert.ok(operators.includes(by.id), event.kind)
      if (event.kind === 'submitted') for (const stepId of withoutApproval) allowed.add(stepId)
      if (event.kind === 'ordered' && !event.step.needsApproval) allowed.add(event.step.stepId)
      if (event.kind === 'approved') {
        assert.ok(approvers.includes(by.id), `${by.id} approved`)
        for (const stepId of event.stepIds) allowed.add(stepId)
      }
      if (event.kind === 'operationSent') {
        sent += 1
        assert.ok(allowed.has(event.stepId), `${event.stepId} was sent without an approval`)
      }
    }
  }
  const effects = await office.effects()
  assert.ok(effects.length <= sent, `${effects.length} effects of ${sent} operations`)
}
