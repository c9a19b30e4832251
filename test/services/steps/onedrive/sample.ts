import { drives } from '../../../../sandbox/seeds/drives'
import type { OneDriveDecision, OneDriveFacts } from '../../../../services/steps/onedrive'
import type { ExistingOneDrive, Part } from '../../../../services/steps/onedrive/reading'
import { eva, evaAsPerson } from '../builders'
import type { Sample } from '../sample'

const successor = evaAsPerson()
const { janDeVries, evaWillems } = drives
const destination = { driveId: evaWillems.id, rootId: evaWillems.rootId, freeBytes: 1_099_511_537_776 }

/** The first items of the OneDrive that the pretend tenant has, so that it takes the requests. */
export const parts: readonly Part[] = [
  { id: '0100000100000000000000000000000001', name: 'Jan de Vries - Documenten', bytes: 41_569_072, copied: false },
  { id: '0100000100000000000000000000000007', name: 'Jan de Vries - Foto’s beurs', bytes: 385_000_000, copied: false },
]

export const ordinary: ExistingOneDrive = {
  exists: true,
  driveId: janDeVries.id,
  rootId: janDeVries.rootId,
  webUrl: 'https://contoso-my.sharepoint.com/personal/jan_devries/Documents',
  usedBytes: 1_178_000_000,
  itemCount: 5,
  shared: false,
  copies: undefined,
}
const decided: ExistingOneDrive = {
  ...ordinary,
  copies: { to: successor.id, destination, parts, tooMany: false },
}

const access: Sample<OneDriveFacts, OneDriveDecision> = {
  before: { ...ordinary, outside: [{ name: 'Documenten', anyone: true }] },
  input: { choice: 'access', successor: eva().id },
  decision: { choice: 'access', successor },
  after: { ...ordinary, shared: true, permissionId: drives.evaWillems.rootId },
}
const copy: Sample<OneDriveFacts, OneDriveDecision> = {
  before: decided,
  input: { choice: 'copy', successor: eva().id },
  decision: { choice: 'copy', successor },
  after: {
    ...decided,
    copies: { to: successor.id, destination, parts: parts.map((part) => ({ ...part, copied: true })), tooMany: false },
  },
}

const shared = {
  name: 'Documenten',
  item: parts[0]?.id ?? '',
  permissions: ['5c1de1b0-7a4e-4c8e-9b1e-1b5a3b6f9d01'],
}
const end: Sample<OneDriveFacts, OneDriveDecision> = {
  before: { ...ordinary, outside: [{ ...shared, anyone: true }] },
  input: { choice: 'leave', outside: 'end' },
  decision: { choice: 'leave', ends: [shared] },
  after: { ...ordinary, open: [] },
  irreversible: true,
}

/** Giving access, copying, and ending what people outside can open. */
export const samples = [access, copy, end] as const
