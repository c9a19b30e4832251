import { z } from 'zod'
import type { CmdletContract } from './contract'

/** A directory id, user principal name or address. */
const identity = z.string().min(1)
const time = z.string().nullish()
const flag = z.boolean()
const texts = z.array(z.string().min(1))

const pages = 'https://learn.microsoft.com/powershell/module/exchangepowershell'

/** Cmdlets of the ExchangeOnlineManagement module about phones, and about the ways into a mailbox. */
export const deviceCmdlets = {
  'Get-MobileDeviceStatistics': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-mobiledevicestatistics`,
    parameters: { Mailbox: identity },
    required: ['Mailbox'],
    // The page names no results; these are from Microsoft's list of the property sets of Get-EXOMobileDeviceStatistics.
    result: z.object({
      /** What the other cmdlets take as Identity. */
      Guid: z.string(),
      DeviceID: z.string(),
      /** `EAS` for a mail app of the phone itself, `Outlook` or `REST` for Outlook. */
      ClientType: z.string().nullish(),
      /** `Outlook`, or a kind of phone such as `iPhone`. */
      DeviceType: z.string().nullish(),
      DeviceModel: z.string().nullish(),
      DeviceFriendlyName: z.string().nullish(),
      LastSuccessSync: time,
      DeviceWipeRequestTime: time,
      DeviceWipeAckTime: time,
      AccountOnlyDeviceWipeRequestTime: time,
      AccountOnlyDeviceWipeAckTime: time,
    }),
  },
  'Clear-MobileDevice': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/clear-mobiledevice`,
    parameters: { Identity: identity, AccountOnly: flag, Cancel: flag, NotificationEmailAddresses: texts },
    required: ['Identity'],
  },
  'Get-CASMailbox': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-casmailbox`,
    parameters: { Identity: identity },
    required: ['Identity'],
    result: z.object({
      OWAEnabled: flag.nullish(),
      OWAforDevicesEnabled: flag.nullish(),
      ActiveSyncEnabled: flag.nullish(),
      PopEnabled: flag.nullish(),
      ImapEnabled: flag.nullish(),
      MAPIEnabled: flag.nullish(),
      EwsEnabled: flag.nullish(),
      OutlookMobileEnabled: flag.nullish(),
      MacOutlookEnabled: flag.nullish(),
      UniversalOutlookEnabled: flag.nullish(),
      OneWinNativeOutlookEnabled: flag.nullish(),
      /** Null follows the setting of the whole organisation. */
      SmtpClientAuthenticationDisabled: flag.nullish(),
      /** As DeviceID of a phone. */
      ActiveSyncBlockedDeviceIDs: z.array(z.string()).nullish(),
    }),
  },
  'Set-CASMailbox': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/set-casmailbox`,
    parameters: {
      Identity: identity,
      OWAEnabled: flag,
      OWAforDevicesEnabled: flag,
      ActiveSyncEnabled: flag,
      PopEnabled: flag,
      ImapEnabled: flag,
      MAPIEnabled: flag,
      EwsEnabled: flag,
      OutlookMobileEnabled: flag,
      MacOutlookEnabled: flag,
      UniversalOutlookEnabled: flag,
      OneWinNativeOutlookEnabled: flag,
      SmtpClientAuthenticationDisabled: flag.nullable(),
      /** Takes the place of the list that was there; null empties it. */
      ActiveSyncBlockedDeviceIDs: texts.min(1).nullable(),
    },
    required: ['Identity'],
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
