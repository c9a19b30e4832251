import type { AnyStep } from '../steps/step'

/**
 * Application permissions for what the bot reads besides its steps (services/directory): people, their photos, managers and
 * deleted accounts, account and groups of whoever presses; who else is in those groups; directory roles; the last sign-in, said to be unknown without it; and
 * whether a successor has a telephone number.
 */
export const directoryPermissions: readonly string[] = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'AuditLog.Read.All',
  'TeamsTelephoneNumber.Read.All',
]

/** What it takes to read when people leave, where a case is proposed by that (`PROPOSE_BEFORE_DAYS`), and nowhere else. */
export const leaveDatePermissions: readonly string[] = ['User.Read.All', 'User-LifeCycleInfo.Read.All']

/** Permissions that hold another one whole, so that asking for both would ask for too much. */
const contained: Readonly<Record<string, string>> = {
  'GroupMember.Read.All': 'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All': 'Group.ReadWrite.All',
  'LicenseAssignment.Read.All': 'Directory.Read.All',
  'RoleManagement.Read.Directory': 'RoleManagement.ReadWrite.Directory',
  'TeamsTelephoneNumber.Read.All': 'TeamsTelephoneNumber.ReadWrite.All',
}

/**
 * The application permissions that the whole bot asks for, sorted: what the administrators' table, the admin-consent
 * manifest and the pretend tenant's token are made of. `test/contract/permissions.test.ts` proves that they are enough,
 * and that none can be left out.
 */
export function declaredPermissions(steps: readonly AnyStep[]): readonly string[] {
  const all = new Set([...directoryPermissions, ...steps.flatMap(({ permissions }) => permissions)])
  return [...all].filter((name) => !all.has(contained[name] ?? '')).sort()
}

/** Whether a token with these permissions may do what this one allows: it has it, or one that holds it whole. Pure. */
export function isHeld(name: string, held: ReadonlySet<string>): boolean {
  return held.has(name) || held.has(contained[name] ?? '')
}
