import type { ReportsDecision, ReportsFacts } from '../../../../services/steps/reports'
import { eva, evaAsPerson } from '../builders'
import type { Sample } from '../sample'

const link = 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers'
const two: ReportsFacts = {
  count: 2,
  names: ['Robin Tulp', "Sanne O'Brien-'t Hooft"],
  ids: ['c0ffee00-0000-4000-8000-000000000041', 'c0ffee00-0000-4000-8000-000000000042'],
  link,
}
const named: Sample<ReportsFacts, ReportsDecision> = {
  before: two,
  input: { choice: 'task', successor: eva().id },
  decision: { choice: 'task', successor: evaAsPerson() },
  after: { count: 0, names: [], link },
}
/** As a journal of before has it. */
const open: Sample<ReportsFacts, ReportsDecision> = {
  ...named,
  before: { count: 300, names: Array.from({ length: 20 }, (_, index) => `Medewerker ${index + 1}`), link },
  input: { choice: 'task', successor: '' },
  decision: { choice: 'task' },
}

export const samples = [named, open]
