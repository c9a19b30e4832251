import type { DirectoryDecision, DirectoryFacts } from '../../../../services/steps/directory'
import type { Sample } from '../sample'

const before: DirectoryFacts = {
  synced: true,
  accountEnabled: true,
  lastSynchronised: '2026-11-20T09:30:00Z',
  groupCount: 2,
  groups: ['AD Finance', 'AD Printers Utrecht'],
}
const since = '2026-11-20T09:30:00Z'
const after: DirectoryFacts = {
  synced: true,
  accountEnabled: false,
  lastSynchronised: '2026-11-23T13:00:00Z',
  groupCount: 0,
  groups: [],
}
const everything: Sample<DirectoryFacts, DirectoryDecision> = {
  before,
  input: { choice: 'task', hide: 'true', unit: ' OU=Uit dienst,OU=Utrecht,DC=contoso,DC=local ' },
  decision: { choice: 'task', hide: true, unit: 'OU=Uit dienst,OU=Utrecht,DC=contoso,DC=local', since },
  after,
}
const onlyBlock: Sample<DirectoryFacts, DirectoryDecision> = {
  before: { ...before, accountEnabled: false, groupCount: 0, groups: [] },
  input: { choice: 'task', hide: 'false', unit: '' },
  decision: { choice: 'task', hide: false, unit: '', since },
  after,
}

export const samples = [everything, onlyBlock]
