import type { InboxRulesDecision, InboxRulesFacts } from '../../../../services/steps/inbox-rules'
import type { Sample } from '../sample'

const home = { id: 'Daniel Meijer\\15488374200190000002', name: 'Naar huis', outside: ['jan@thuis.example'] }
const letters = { id: 'Daniel Meijer\\15488374200190000003', name: 'Nieuwsbrieven', outside: [] }
const outside: Sample<InboxRulesFacts, InboxRulesDecision> = {
  before: { rules: [home, letters] },
  input: { choice: 'outside' },
  decision: { choice: 'outside', count: 1 },
  after: { rules: [letters], off: [home] },
}
const all: Sample<InboxRulesFacts, InboxRulesDecision> = {
  before: { rules: [letters] },
  input: { choice: 'all' },
  decision: { choice: 'all', count: 1 },
  after: { rules: [], off: [letters] },
}

export const samples = [outside, all]
