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

const restriction = {
  units: ['Directie'],
  administrators: ['Tom Visser'],
  tries: false,
  link: 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/8f1d2c3b',
}
const restricted: Sample<ContainFacts, ContainDecision> = {
  ...usual,
  decision: { choice: 'block', task: true },
  before: { ...usual.before, restriction },
  after: { ...usual.after, restriction },
}

export const samples = [usual, synced, restricted]
