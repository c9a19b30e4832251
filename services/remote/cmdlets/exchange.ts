import { z } from 'zod'
import type { CmdletContract } from './contract'
import { delegateChange } from './recipientPermissions'

/** A directory id, user principal name or address. */
const identity = z.string().min(1)
const right = z.enum([
  'FullAccess',
  'ExternalAccount',
  'DeleteItem',
  'ReadPermission',
  'ChangePermission',
  'ChangeOwner',
])
/** PowerShell makes a list of a single value by itself. */
const rights = z.union([z.array(right).min(1), right.transform((one) => [one])])
const inheritance = z.enum(['None', 'All', 'Descendents', 'SelfAndChildren', 'Children'])

const pages = 'https://learn.microsoft.com/powershell/module/exchange'

/** Cmdlets of the ExchangeOnlineManagement module. */
export const exchangeCmdlets = {
  'Get-Mailbox': {
    system: 'exchange',
    kind: 'read',
    takesLong: true,
    source: `${pages}/get-mailbox`,
    parameters: {
      Identity: identity,
      Filter: z.string().min(1),
      ResultSize: z.union([z.number().int().min(1), z.literal('Unlimited')]),
    },
    required: [],
    sets: [
      { needs: [], may: ['Identity', 'ResultSize'] },
      { needs: ['Filter'], may: ['ResultSize'] },
    ],
    result: z.object({
      /** Unique in the organisation: a directory id, or in older tenants a name. */
      Identity: z.string().nullish(),
      DistinguishedName: z.string().nullish(),
      ExternalDirectoryObjectId: z.string().nullish(),
      DisplayName: z.string().nullish(),
      /** Who may send on behalf, as a rule each by its Identity; the two are of one type, and how that is written in JSON is not published. */
      GrantSendOnBehalfTo: z.array(z.unknown()).nullish(),
      /** `UserMailbox`, `SharedMailbox`, `RoomMailbox`... */
      RecipientTypeDetails: z.string(),
      /** `None`, or how far the archive is. */
      ArchiveStatus: z.string().nullish(),
      LitigationHoldEnabled: z.boolean().nullish(),
      /** `Unlimited` or `365.00:00:00`; a type of .NET's, so what else it may look like is not known. */
      LitigationHoldDuration: z.unknown().optional(),
      /** Holds by policies and cases; one with a minus is an exclusion from a policy of the whole organisation. */
      InPlaceHolds: z.array(z.string()).nullish(),
      /** Kept for some weeks after a hold was taken off. */
      DelayHoldApplied: z.boolean().nullish(),
      /** The same for what apps such as Teams keep in it. */
      DelayReleaseHoldApplied: z.boolean().nullish(),
      /** Something in it has a retention label that keeps it. */
      ComplianceTagHoldApplied: z.boolean().nullish(),
      /** The name of a recipient. */
      ForwardingAddress: z.string().nullish(),
      /** With `smtp:` in front. */
      ForwardingSmtpAddress: z.string().nullish(),
      /** With what they are in front: `SMTP:` is the address that is written from, `smtp:` any other, `SIP:` and `X500:` are none of mail. */
      EmailAddresses: z.array(z.string()).nullish(),
      DeliverToMailboxAndForward: z.boolean().nullish(),
      HiddenFromAddressListsEnabled: z.boolean().nullish(),
      /** Synchronised from Active Directory. */
      IsDirSynced: z.boolean().nullish(),
      /** Of one that is: what Exchange goes by is changed in the cloud all the same. */
      IsExchangeCloudManaged: z.boolean().nullish(),
    }),
  },
  'Get-OrganizationConfig': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-organizationconfig`,
    parameters: {},
    required: [],
    result: z.object({
      /** Retention policies of the whole organisation; those of mailboxes begin with `mbx`. */
      InPlaceHolds: z.array(z.string()).nullish(),
    }),
  },
  'Get-MailboxStatistics': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-mailboxstatistics`,
    parameters: { Identity: identity },
    required: ['Identity'],
    result: z.object({
      /** `12.4 GB (13,314,398,618 bytes)`. */
      TotalItemSize: z.string().nullish(),
    }),
  },
  'Set-Mailbox': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/set-mailbox`,
    parameters: {
      Identity: identity,
      Type: z.enum(['Regular', 'Shared', 'Room', 'Equipment', 'Workspace', 'Desk']),
      ForwardingSmtpAddress: z.string().nullable(),
      ForwardingAddress: z.string().nullable(),
      DeliverToMailboxAndForward: z.boolean(),
      LitigationHoldEnabled: z.boolean(),
      LitigationHoldDuration: z.union([z.number().int().min(1), z.literal('Unlimited')]),
      HiddenFromAddressListsEnabled: z.boolean(),
      GrantSendOnBehalfTo: delegateChange,
    },
    required: ['Identity'],
  },
  'Get-MailboxPermission': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-mailboxpermission`,
    parameters: { Identity: identity, User: identity },
    required: ['Identity'],
    result: z.object({
      /** User principal name, or another name of the holder. */
      User: z.string(),
      AccessRights: z.array(z.string()),
      IsInherited: z.boolean().nullish(),
      Deny: z.boolean().nullish(),
    }),
  },
  'Add-MailboxPermission': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/add-mailboxpermission`,
    parameters: {
      Identity: identity,
      User: identity,
      AccessRights: rights,
      AutoMapping: z.boolean(),
      InheritanceType: inheritance,
    },
    required: ['Identity', 'User', 'AccessRights'],
  },
  'Remove-MailboxPermission': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/remove-mailboxpermission`,
    parameters: { Identity: identity, User: identity, AccessRights: rights, InheritanceType: inheritance },
    required: ['Identity', 'User', 'AccessRights'],
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
