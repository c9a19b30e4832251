import { groups } from '../../../../sandbox/seeds/groups'
import { people } from '../../../../sandbox/seeds/people'
import type { HeldRole, RolesDecision, RolesFacts } from '../../../../services/steps/roles'
import type { Sample } from '../sample'

const { danielMeijer: daniel } = people
const link = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'

export const userAdministrator: HeldRole = {
  id: 'lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1',
  roleDefinitionId: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  name: 'User Administrator',
  scope: '/',
}
export const helpdeskInUnit: HeldRole = {
  id: '4-PYiFWPHkqVOpuYmLiHa3ibEcXLJYtFq5x3Kkj2TkA-1',
  roleDefinitionId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  name: 'Helpdesk Administrator',
  scope: '/administrativeUnits/3f6c1d20-8b44-4a7e-b1d9-52c0a97e6d11',
}
export const exchangeEligible: HeldRole = {
  id: '5wuT_mJe20eRr5jDpJo4sXbfd22VX0BOmpL501774kM-1-e',
  roleDefinitionId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  name: 'Exchange Administrator',
  scope: '/',
}
export const none: RolesFacts = { active: [], eligible: [], groups: [], link }

const all: Sample<RolesFacts, RolesDecision> = {
  before: {
    ...none,
    active: [userAdministrator, helpdeskInUnit],
    eligible: [exchangeEligible],
    eligibleGroups: [
      { groupId: groups.sales.id, name: groups.sales.displayName, access: 'member' },
      { groupId: groups.helpdesk.id, name: groups.helpdesk.displayName, access: 'owner' },
    ],
    groups: ['Beheer Helpdesk'],
  },
  input: { choice: 'remove' },
  decision: { choice: 'remove' },
  after: none,
  given: [
    ['make-eligible', { id: daniel.id, group: groups.sales.id }],
    ['make-eligible', { id: daniel.id, group: groups.helpdesk.id, access: 'owner' }],
  ],
}
const unlicensed: Sample<RolesFacts, RolesDecision> = {
  before: { ...none, active: [userAdministrator], eligible: undefined },
  input: all.input,
  decision: all.decision,
  after: { ...none, eligible: undefined },
}

export const samples = [all, unlicensed]
