import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../../dialogs/catalogue'
import { planCase, type Planned, type PlannerInput } from '../../../../services/planning/planner'
import { account, type AccountDecision } from '../../../../services/steps/account'
import { onedrive, type OneDriveDecision, type OneDriveFacts } from '../../../../services/steps/onedrive'
import type { Copies } from '../../../../services/steps/onedrive/reading'
import { eva, evaAsPerson, jan, petra } from '../builders'
import { ordinary } from './sample'

const gigabyte = 1024 ** 3
const successor = evaAsPerson()
const copy: OneDriveDecision = { choice: 'copy', successor }
const access: OneDriveDecision = { choice: 'access', successor }
const catalogue = catalogueFor([onedrive, account])

const anyCopies = fc.record<Copies>({
  to: fc.constantFrom(eva().id, petra.id),
  destination: fc.option(
    fc.record({
      driveId: fc.uuid(),
      rootId: fc.uuid(),
      freeBytes: fc.option(fc.nat(), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  parts: fc.array(fc.record({ id: fc.uuid(), name: fc.uuid(), bytes: fc.nat(), copied: fc.boolean() })),
  tooMany: fc.boolean(),
})

describe('The rules for a OneDrive that is handed over', () => {
  it('let nothing be copied that has nowhere to go, whatever was found', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const planned = planCase(about({ ...ordinary, copies }, copy))

        if (!planned.ok || copies.to !== eva().id) return
        const open = copies.parts.filter(({ copied }) => !copied).reduce((sum, { bytes }) => sum + bytes, 0)
        assert.ok(copies.destination !== undefined && !copies.tooMany)
        assert.ok(open <= (copies.destination.freeBytes ?? Infinity))
      }),
    )
  })

  it('never stand in the way of access, or of leaving it', () => {
    fc.assert(
      fc.property(anyCopies, fc.constantFrom(access, { choice: 'leave' } as const), (copies, decision) => {
        assert.equal(planCase(about({ ...ordinary, copies }, decision)).ok, true)
      }),
    )
  })

  it('say what is missing, in both languages', () => {
    const destination = { driveId: 'e', rootId: 's', freeBytes: 2 * gigabyte }
    const part = { id: '1', name: 'Docs', bytes: 3 * gigabyte, copied: false }
    const copies: Copies = { to: eva().id, destination, parts: [part], tooMany: false }
    const planned = (change: Partial<Copies>) =>
      planCase(about({ ...ordinary, copies: { ...copies, ...change } }, copy))

    assert.match(reasons(planned({})), /it takes 3 GB, and Eva Willems has 2 GB free/)
    assert.match(reasons(planned({}), 'nl'), /dat vraagt 3 GB en Eva Willems heeft 2 GB vrij/)
    assert.match(reasons(planned({ destination: undefined })), /Eva Willems has none yet/)
    assert.match(reasons(planned({ tooMany: true, parts: [] })), /more than 200 separate copies/)
    assert.equal(planned({ parts: [{ ...part, copied: true }] }).ok, true)
  })

  it('advise to copy what would go with the account', () => {
    const advice = (decision: OneDriveDecision, gone: AccountDecision['choice'] = 'delete', items = 5) => {
      const planned = planCase(about({ ...ordinary, itemCount: items }, decision, gone))
      assert.ok(planned.ok)
      return planned.advice.map(catalogue.en).join()
    }

    assert.match(advice({ choice: 'leave' }), /goes 30 days after the account is deleted/)
    assert.match(advice(access), /better copied/)
    assert.match(advice(access, 'delete', 1), /better copied/)
    assert.equal(advice(copy), '')
    assert.equal(advice(access, 'keep'), '')
    assert.equal(advice({ choice: 'leave' }, 'delete', 0), '')
  })
})

function reasons(planned: Planned, language: 'en' | 'nl' = 'en'): string {
  return planned.ok ? '' : planned.reasons.map(catalogue[language]).join()
}

function about(facts: OneDriveFacts, decision: OneDriveDecision, choice = 'keep'): PlannerInput {
  return {
    employee: jan(),
    facts: { onedrive: facts, account: { deleted: false, accountEnabled: false, synced: false } },
    decisions: { onedrive: decision, account: { choice } },
    steps: [onedrive, account],
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: petra.id,
    started: [],
  }
}
