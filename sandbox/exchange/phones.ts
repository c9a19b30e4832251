import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { changeClientAccess, usualClientAccess, type ClientAccess } from '../tenant/clientAccess'
import { cancelPhoneWipe, wipePhone } from '../tenant/devices'
import { type Phone } from '../tenant/state/devices'
import type { Tenant } from '../tenant/state'
import { objectNotFound, requireMailbox } from './mailboxes'

export const phoneCmdlets = {
  'Get-MobileDeviceStatistics': getStatistics,
  'Clear-MobileDevice': clearDevice,
  'Get-CASMailbox': (tenant, { Identity }) => {
    const { user } = requireMailbox(tenant, Identity)
    return { value: [viewAccess(user.id, accessOf(tenant, user.id))], warnings: [] }
  },
  'Set-CASMailbox': setAccess,
} satisfies Readonly<Record<string, RunCmdlet>>

function getStatistics(tenant: Tenant, { Mailbox }: JsonBody): CmdletResult {
  const { user } = requireMailbox(tenant, Mailbox)
  const phones = [...tenant.devices.phones.values()].filter(({ seed }) => seed.holder === user.id)
  return { value: phones.map(viewPhone), warnings: [] }
}

function clearDevice(tenant: Tenant, { Identity, AccountOnly, Cancel }: JsonBody): CmdletResult {
  const phone = tenant.devices.phones.get(text(Identity).toLowerCase())
  if (phone === undefined) throw objectNotFound(text(Identity))
  if (Cancel === true) cancelPhoneWipe(phone)
  else wipePhone(tenant, phone, AccountOnly === true)
  return { value: [], warnings: [], target: phone.seed.holder }
}

function setAccess(tenant: Tenant, { Identity, ...changes }: JsonBody): CmdletResult {
  const { user } = requireMailbox(tenant, Identity)
  const access = accessOf(tenant, user.id)
  tenant.clientAccess.set(user.id, access)
  const changed = changeClientAccess(access, changes)
  const unchanged = `The command completed successfully but no settings of '${user.id}' have been modified.`
  return { value: [], warnings: changed ? [] : [unchanged], target: user.id }
}

function accessOf({ clientAccess }: Tenant, owner: string): ClientAccess {
  return clientAccess.get(owner) ?? usualClientAccess()
}

function viewPhone({ seed, accountWipe, fullWipe }: Phone): JsonBody {
  return {
    Guid: seed.guid,
    Identity: `${seed.holder}\\ExchangeActiveSyncDevices\\${seed.clientType}§${seed.deviceType}§${seed.deviceId}`,
    DeviceID: seed.deviceId,
    ClientType: seed.clientType,
    DeviceType: seed.deviceType,
    DeviceModel: seed.model,
    DeviceFriendlyName: seed.friendlyName,
    FirstSyncTime: '2024-02-01T09:00:00Z',
    LastSyncAttemptTime: '2026-11-20T08:00:00Z',
    LastSuccessSync: '2026-11-20T08:00:00Z',
    DeviceWipeRequestTime: fullWipe.requestedAt,
    DeviceWipeSentTime: fullWipe.acknowledgedAt,
    DeviceWipeAckTime: fullWipe.acknowledgedAt,
    AccountOnlyDeviceWipeRequestTime: accountWipe.requestedAt,
    AccountOnlyDeviceWipeSentTime: accountWipe.acknowledgedAt,
    AccountOnlyDeviceWipeAckTime: accountWipe.acknowledgedAt,
  }
}

function viewAccess(owner: string, access: ClientAccess): JsonBody {
  return {
    Identity: owner,
    Name: owner,
    ...access.switches,
    SmtpClientAuthenticationDisabled: access.smtpClientAuthenticationDisabled,
    ActiveSyncAllowedDeviceIDs: [],
    ActiveSyncBlockedDeviceIDs: access.blockedDevices,
  }
}
