import type { PointersDecision, PointersFacts } from '../../../../services/steps/pointers'
import type { Sample } from '../sample'

const teams = 'https://admin.teams.microsoft.com'
const none: PointersFacts = { forwarding: [], moderated: [], answering: [], teams }
const every: Sample<PointersFacts, PointersDecision> = {
  before: {
    forwarding: [{ id: 'c0ffee00-0000-4000-8000-000000000021', name: "Sanne O'Brien-'t Hooft" }],
    moderated: [
      { id: 'c0ffee00-0000-4000-8000-000000000022', name: 'Nieuwsbrief Sales', alone: true },
      { id: 'c0ffee00-0000-4000-8000-000000000023', name: 'Iedereen', alone: false },
    ],
    answering: ['Hoofdnummer'],
    teams,
  },
  input: { choice: 'task' },
  decision: { choice: 'task', count: 4 },
  after: none,
}
const many: Sample<PointersFacts, PointersDecision> = {
  ...every,
  before: {
    ...none,
    forwarding: Array.from({ length: 300 }, (_, index) => ({ id: String(index), name: `Postvak ${index + 1}` })),
  },
  decision: { choice: 'task', count: 300 },
}

export const samples = [every, many]
