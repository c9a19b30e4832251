import { z } from 'zod'
import type { CmdletContract } from './contract'

const pages = 'https://learn.microsoft.com/powershell/module/exchangepowershell'
/** A directory id, name, user principal name or address. */
const identity = z.string().min(1)
const right = z.literal('SendAs')
/** PowerShell makes a list of a single value by itself. */
const rights = z.union([z.array(right).min(1), right.transform((one) => [one])])
const unlimited = z.union([z.number().int().min(1), z.literal('Unlimited')])
/** As text, or as the module's object with its text in `Value`. */
const securityIdentifier = z.union([z.string(), z.object({ Value: z.string() })]).nullish()
const entry = { Identity: identity, Trustee: identity, AccessRights: rights }

/** Somebody who comes or goes beside those that stay, `@{Add=...}` or `@{Remove=...}`: a bare name would replace them all. */
export const delegateChange = z.strictObject({
  '@odata.type': z.literal('#Exchange.GenericHashTable'),
  add: identity.optional(),
  remove: identity.optional(),
})

/** Cmdlets of the ExchangeOnlineManagement module about who may send as whom. */
export const recipientPermissionCmdlets = {
  'Get-RecipientPermission': {
    system: 'exchange',
    kind: 'read',
    takesLong: true,
    source: `${pages}/get-recipientpermission`,
    parameters: { Identity: identity, Trustee: identity, ResultSize: unlimited },
    required: [],
    result: z.object({
      /** A name of the recipient that the other cmdlets take: its directory id, or in older tenants its name. */
      Identity: z.string(),
      /** User principal name, or another name of the holder. */
      Trustee: z.string(),
      AccessRights: z.array(z.string()),
      /** `Allow` or `Deny`. */
      AccessControlType: z.string().nullish(),
      IsInherited: z.boolean().nullish(),
    }),
  },
  'Add-RecipientPermission': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/add-recipientpermission`,
    parameters: entry,
    required: ['Identity', 'Trustee', 'AccessRights'],
  },
  'Remove-RecipientPermission': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/remove-recipientpermission`,
    parameters: entry,
    required: ['Identity', 'Trustee', 'AccessRights'],
  },
  'Get-User': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-user`,
    parameters: { Identity: identity },
    required: [],
    result: z.object({
      /** Security identifier, and those of before: types of .NET's, whose text is the identifier. */
      Sid: securityIdentifier,
      SidHistory: z.array(securityIdentifier).nullish(),
    }),
  },
  'Get-Recipient': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-recipient`,
    parameters: { Identity: identity },
    required: [],
    result: z.object({
      DisplayName: z.string().nullish(),
      /** Its directory id; the empty one where the directory does not have it. */
      ExternalDirectoryObjectId: z.string().nullish(),
      /** `UserMailbox`, `MailUser`, `GuestMailUser`... */
      RecipientTypeDetails: z.string().nullish(),
      HiddenFromAddressListsEnabled: z.boolean().nullish(),
      /** Of a contact or a mail user: where mail to it goes, with `SMTP:` in front. */
      ExternalEmailAddress: z.string().nullish(),
    }),
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
