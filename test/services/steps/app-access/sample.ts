import type { AppAccessDecision, AppAccessFacts } from '../../../../services/steps/app-access'
import type { Sample } from '../sample'

const entra = 'https://entra.microsoft.com/#view'
export const none: AppAccessFacts = {
  consents: [],
  assignments: [],
  owned: [],
  link: `${entra}/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`,
}
const trello = 'e7a10c44-0001-4f3b-9a52-6c1d88b0e001'
const graph = 'e7a10c44-0004-4f3b-9a52-6c1d88b0e004'
export const some: AppAccessFacts = {
  ...none,
  consents: [
    { id: 'grant_1-a', app: 'Trello', permissions: ['User.Read', 'Calendars.ReadWrite'] },
    { id: 'grant_2-b', app: 'e7a10c44-0002-4f3b-9a52-6c1d88b0e002', permissions: [] },
  ],
  assignments: [{ id: 'role_1-c', app: 'Zaaksysteem' }],
  owned: [
    {
      id: 'e7a10c44-0005-4f3b-9a52-6c1d88b0e005',
      name: 'Contractenkoppeling',
      type: 'application',
      link: `${entra}/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`,
    },
    {
      id: 'e7a10c44-0006-4f3b-9a52-6c1d88b0e006',
      name: 'Contractenkoppeling',
      type: 'servicePrincipal',
      link: none.link,
    },
  ],
}

const all: Sample<AppAccessFacts, AppAccessDecision> = {
  before: some,
  input: { choice: 'remove' },
  decision: { choice: 'remove' },
  after: none,
}
/** As they are journalled since their ids are. */
const whole: Sample<AppAccessFacts, AppAccessDecision> = {
  ...all,
  before: {
    ...none,
    consents: [
      {
        id: 'grant_3-d',
        app: 'Trello',
        permissions: ['User.Read'],
        clientId: trello,
        resourceId: graph,
        scope: 'User.Read',
      },
    ],
    assignments: [
      { id: 'role_2-e', app: 'Trello', resourceId: trello, appRoleId: '00000000-0000-0000-0000-000000000000' },
    ],
  },
}
const ownedOnly: Sample<AppAccessFacts, AppAccessDecision> = { ...all, before: { ...none, owned: some.owned } }

export const samples = [all, whole, ownedOnly]
