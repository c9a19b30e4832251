import type { AccountDecision, AccountFacts } from '../../../../services/steps/account'
import type { Sample } from '../sample'

const present: AccountFacts = {
  deleted: false,
  accountEnabled: false,
  synced: false,
  mailboxInUse: false,
  today: '2026-11-23',
  timeZone: 'Europe/Amsterdam',
}
const now: Sample<AccountFacts, AccountDecision> = {
  before: present,
  input: { choice: 'delete' },
  decision: { choice: 'delete' },
  after: { ...present, deleted: true },
}
const synced: Sample<AccountFacts, AccountDecision> = {
  ...now,
  before: { ...present, synced: true },
  after: { ...now.after, synced: true },
}
const later: Sample<AccountFacts, AccountDecision> = {
  ...now,
  input: { choice: 'later', date: '2027-03-01' },
  decision: { choice: 'later', on: '2027-03-01', at: '2027-02-28T23:00:00.000Z' },
}

export const samples = [now, synced, later]
