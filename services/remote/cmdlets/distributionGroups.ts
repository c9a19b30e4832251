import { z } from 'zod'
import type { CmdletContract } from './contract'

/** A directory id, user principal name, address, or for a group its name. */
const identity = z.string().min(1)

const pages = 'https://learn.microsoft.com/powershell/module/exchangepowershell'

/** Somebody who comes and somebody who goes, beside those that stay: `@{Add=...; Remove=...}`. */
const change = z.strictObject({
  '@odata.type': z.literal('#Exchange.GenericHashTable'),
  add: identity.optional(),
  remove: identity.optional(),
})

/** Cmdlets of the ExchangeOnlineManagement module about distribution lists and mail-enabled security groups. */
export const distributionGroupCmdlets = {
  'Get-DistributionGroup': {
    system: 'exchange',
    kind: 'read',
    takesLong: true,
    source: `${pages}/get-distributiongroup`,
    parameters: {
      Identity: identity,
      ManagedBy: identity,
      Filter: z.string().min(1),
      ResultSize: z.union([z.number().int().min(1), z.literal('Unlimited')]),
    },
    required: [],
    sets: [
      { needs: ['Identity'], may: ['ResultSize'] },
      { needs: [], may: ['ManagedBy', 'ResultSize'] },
      { needs: ['Filter'], may: ['ResultSize'] },
    ],
    result: z.object({
      ExternalDirectoryObjectId: z.string(),
      DisplayName: z.string().nullish(),
      /** Its owners, by a name of Exchange's that need not say who it is. */
      ManagedBy: z.array(z.string()).nullish(),
      /** Who lets mail through to it, by the same kind of name. */
      ModeratedBy: z.array(z.string()).nullish(),
      ModerationEnabled: z.boolean().nullish(),
      /** Mastered in on-premises Active Directory. */
      IsDirSynced: z.boolean().nullish(),
    }),
  },
  'Set-DistributionGroup': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/set-distributiongroup`,
    parameters: { Identity: identity, ManagedBy: change, BypassSecurityGroupManagerCheck: z.boolean() },
    required: ['Identity'],
  },
  'Add-DistributionGroupMember': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/add-distributiongroupmember`,
    parameters: { Identity: identity, Member: identity, BypassSecurityGroupManagerCheck: z.boolean() },
    required: ['Identity', 'Member'],
  },
  'Remove-DistributionGroupMember': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/remove-distributiongroupmember`,
    parameters: { Identity: identity, Member: identity, BypassSecurityGroupManagerCheck: z.boolean() },
    required: ['Identity', 'Member'],
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
