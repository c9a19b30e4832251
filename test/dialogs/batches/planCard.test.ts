import { strict as assert } from 'node:assert'
import { largestCard, sizeOf } from '../../../cards/fit'
import type { MemberPlan } from '../../../dialogs/batches/memberPlan'
import { batchPlanCardOf } from '../../../dialogs/views/batchPlan'
import type { BatchEvent } from '../../../services/batches/batchEntry'
import { foldBatch } from '../../../services/batches/batchState'
import { caseSettings } from '../../support/caseSettings'
import { checkCard } from '../../support/cardChecker'
import { ilse } from '../../services/cases/journal/builders'
import { toldSteps } from '../../services/planning/situations'

const settings = caseSettings(toldSteps)
const ids = Array.from({ length: 1_000 }, (_none, index) => `leaver-${index}`)
/** As long as a name may be that is written out, in letters of two bytes. */
const nameOf = (id: string) => `${'Žž'.repeat(25)} ${id}`

/** A batch of a thousand to which this happened. */
function batchOf(events: readonly BatchEvent[]) {
  const opening: BatchEvent = {
    kind: 'batchOpened',
    requester: ilse,
    language: 'nl',
    name: 'December',
    members: ids.map((id, index) => ({ employeeId: id, displayName: nameOf(id), line: index + 2 })),
  }
  const entries = [opening, ...events].map((event, index) => ({
    batchId: 'batch-1',
    revision: index + 1,
    at: '2026-11-30T09:00:00.000Z',
    by: ilse,
    event,
  }))
  return foldBatch(entries) ?? assert.fail()
}

const opened = ids.map((id): BatchEvent => ({ kind: 'memberOpened', employeeId: id, caseId: id }))
const why = { key: 'batchPlan.takenOut', values: { name: 'Ilse Smit' } }
const titles = settings.steps.map(({ title }) => title)

function planOf(id: string, standing: MemberPlan['standing']): MemberPlan {
  return {
    caseId: id,
    revision: 9,
    employeeId: id,
    name: nameOf(id),
    address: `${id}@contoso.com`,
    standing,
    planHash: standing === 'planned' ? id : undefined,
    byHand: true,
    reasons: [why],
    unread: titles,
    finals: titles.map((title) => ({ stepId: 'devices', title, devices: { wipe: 2, retire: 1 } })),
    successor: undefined,
    licences: 3,
    tasks: 2,
    matters: [],
    rules: ['largeMailbox'],
    moment: {
      line: undefined,
      rest: undefined,
      isContainmentOpen: true,
      waits: false,
      asked: undefined,
      near: [],
      waiting: 0,
      chosen: undefined,
      timed: 0,
      byHand: false,
    },
  }
}

describe('the card of a thousand who leave together, in the chat of whoever asked', () => {
  const plans = (standing: MemberPlan['standing']) => new Map(ids.map((id) => [id, planOf(id, standing)]))
  const stages = {
    'all left out': batchOf(ids.map((employeeId) => ({ kind: 'memberLeftOut', employeeId, why }))),
    'while it is decided': batchOf(opened),
    'with their plans': batchOf([...opened, { kind: 'plansAsked' }]),
    'once it was sent': batchOf([...opened, { kind: 'batchSubmitted', members: [] }]),
  }
  for (const [stage, batch] of Object.entries(stages))
    for (const standing of ['planned', 'noPlan', 'asks'] as const)
      it(`fits: ${stage}, each of them ${standing}`, () => {
        const card = batchPlanCardOf(batch, plans(standing), settings)

        assert.deepEqual(checkCard(card), [])
        assert.ok(sizeOf(card) < largestCard, `${sizeOf(card)} bytes`)
      })
})
