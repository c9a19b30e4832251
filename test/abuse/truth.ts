import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { entriesOf } from '../support/journal'
import type { Office } from '../support/office'

const approvers: readonly string[] = [people.ilseSmit.id, people.petraDeBoer.id]
const operators: readonly string[] = [people.ilseSmit.id, people.tomVisser.id]

/**
 * Whatever was thrown at the bot: each journal is whole, every operation was sent after somebody who may do so allowed its
 * step, and the tenant had no effect that is in no journal.
 */
export async function assertNothingUnauthorised(office: Office): Promise<void> {
  const journals = await entriesOf(office)
  assert.ok(journals.size > 0, 'there is a case to look at')
  let sent = 0
  for (const [caseId, inOrder] of journals) {
    assert.deepEqual(
      inOrder.map(({ revision }) => revision),
      inOrder.map((_, index) => index + 1),
      `the journal of ${caseId} is whole`,
    )
    const allowed = new Set<string>()
    let withoutApproval: readonly string[] = []
    for (const { by, event } of inOrder) {
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
