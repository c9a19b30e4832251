import type { ContainDecision, ContainFacts } from '../../../../services/steps/contain'
import type { Sample } from '../sample'

const usual: Sample<ContainFacts, ContainDecision> = {
  before: { accountEnabled: true, synced: false, sessionsValidFrom: '2026-01-05T08:00:00Z' },
  input: { choice: 'block' },
  decision: { choice: 'block' },
  after: {
    accountEnabled: false,
    synced: false,
    sessionsValidFrom: '2026-11-23T09:00:00Z',
    passwordChangedAt: '2026-11-23T08:59:59Z',
  },
}
const synced: Sample<ContainFacts, ContainDecision> = {
  ...usual,
  before: { ...usual.before, synced: true },
  after: { ...usual.after, synced: true },
}

export const samples = [usual, synced]
