import type { MailboxAccessDecision, MailboxAccessFacts } from '../../../../services/steps/mailbox-access'
import { eva, evaAsPerson } from '../builders'
import type { Sample } from '../sample'

const nothing: MailboxAccessFacts = { exists: true, synced: false, successorHas: [], others: [] }
// Ids that the pretend tenant has, too.
const reception = { id: '5a1de018-4c70-4b8e-9d2f-7e31c05f1d78', name: 'Receptie Utrecht' }
const newsletter = { id: '9b0c7e09-2f16-4d3a-8b5c-41d9e07a2cdd', name: 'Nieuwsbrief Sales' }

const give: Sample<MailboxAccessFacts, MailboxAccessDecision> = {
  before: nothing,
  input: { give: 'fullAccess,sendAs,sendOnBehalf', successor: eva().id, take: 'false', search: 'false' },
  decision: {
    choice: 'change',
    successor: evaAsPerson(),
    give: ['fullAccess', 'sendAs', 'sendOnBehalf'],
    take: [],
    search: false,
  },
  after: { ...nothing, successorHas: ['fullAccess', 'sendAs', 'sendOnBehalf'] },
}
const take: Sample<MailboxAccessFacts, MailboxAccessDecision> = {
  before: {
    ...nothing,
    others: [
      { ...reception, rights: ['fullAccess', 'sendAs', 'sendOnBehalf'] },
      { ...newsletter, rights: ['sendAs'] },
    ],
  },
  input: { give: '', take: 'true', search: 'false' },
  decision: { choice: 'change', give: [], take: [reception, newsletter], search: false },
  after: nothing,
}

const opened = { ...reception, rights: ['fullAccess', 'sendAs'], shared: true } as const
const pass: Sample<MailboxAccessFacts, MailboxAccessDecision> = {
  before: { ...nothing, others: [opened], unheld: [reception] },
  input: { give: '', take: 'true', search: 'false', handOn: 'pass', successor: eva().id },
  decision: {
    choice: 'change',
    successor: evaAsPerson(),
    give: [],
    take: [reception],
    search: false,
    pass: [reception],
  },
  after: nothing,
}
const assign: Sample<MailboxAccessFacts, MailboxAccessDecision> = {
  before: pass.before,
  input: { give: '', take: 'false', search: 'false', handOn: 'assign' },
  decision: { choice: 'change', give: [], take: [], search: false, assign: [reception] },
  after: { ...nothing, others: [opened] },
}

export const samples = [give, take, pass, assign]
