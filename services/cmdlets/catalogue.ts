import { z } from 'zod'

/** Parameters that may be given together: all that it needs, and any that it may have besides. */
export interface ParameterSet {
  readonly needs: readonly string[]
  readonly may: readonly string[]
}

/** What Microsoft says about one cmdlet, as far as this product uses it. */
export interface CmdletContract {
  /** The module that has it. */
  readonly system: 'exchange' | 'teams'
  readonly kind: 'read' | 'write'
  /** Microsoft's page about it: where the parameters below come from. */
  readonly source: string
  /** Its parameters by name: their types and allowed values, as they travel in JSON. */
  readonly parameters: Readonly<Record<string, z.ZodType>>
  readonly required: readonly string[]
  /** Where the cmdlet has several sets besides `required`, the parameters must fit one of them. */
  readonly sets?: readonly ParameterSet[]
}

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
const callTarget = z.enum(['Voicemail', 'SingleTarget', 'MyDelegates', 'Group'])

const exchange = 'https://learn.microsoft.com/powershell/module/exchange'
const teams = 'https://learn.microsoft.com/powershell/module/teams'

/**
 * The cmdlets that the steps use. The gateways refuse anything else before sending it, and the pretend tenant refuses it
 * as PowerShell would, so that neither can drift from Microsoft's pages alone.
 */
export const cmdlets = {
  'Get-Mailbox': {
    system: 'exchange',
    kind: 'read',
    source: `${exchange}/get-mailbox`,
    parameters: { Identity: identity, ResultSize: z.union([z.number().int().min(1), z.literal('Unlimited')]) },
    required: [],
  },
  'Get-MailboxStatistics': {
    system: 'exchange',
    kind: 'read',
    source: `${exchange}/get-mailboxstatistics`,
    parameters: { Identity: identity },
    required: ['Identity'],
  },
  'Set-Mailbox': {
    system: 'exchange',
    kind: 'write',
    source: `${exchange}/set-mailbox`,
    parameters: {
      Identity: identity,
      Type: z.enum(['Regular', 'Shared', 'Room', 'Equipment']),
      ForwardingSmtpAddress: z.string().nullable(),
      ForwardingAddress: z.string().nullable(),
      DeliverToMailboxAndForward: z.boolean(),
      LitigationHoldEnabled: z.boolean(),
      HiddenFromAddressListsEnabled: z.boolean(),
    },
    required: ['Identity'],
  },
  'Get-MailboxPermission': {
    system: 'exchange',
    kind: 'read',
    source: `${exchange}/get-mailboxpermission`,
    parameters: { Identity: identity, User: identity },
    required: ['Identity'],
  },
  'Add-MailboxPermission': {
    system: 'exchange',
    kind: 'write',
    source: `${exchange}/add-mailboxpermission`,
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
    source: `${exchange}/remove-mailboxpermission`,
    parameters: { Identity: identity, User: identity, AccessRights: rights, InheritanceType: inheritance },
    required: ['Identity', 'User', 'AccessRights'],
  },
  'Get-CsUserCallingSettings': {
    system: 'teams',
    kind: 'read',
    source: `${teams}/get-csusercallingsettings`,
    parameters: { Identity: identity },
    required: ['Identity'],
  },
  'Set-CsUserCallingSettings': {
    system: 'teams',
    kind: 'write',
    source: `${teams}/set-csusercallingsettings`,
    parameters: {
      Identity: identity,
      IsForwardingEnabled: z.boolean(),
      ForwardingType: z.enum(['Immediate', 'Simultaneous']),
      ForwardingTargetType: callTarget,
      ForwardingTarget: z.string().min(1),
      IsUnansweredEnabled: z.boolean(),
      UnansweredTargetType: callTarget,
      UnansweredTarget: z.string().min(1),
      UnansweredDelay: z.string().regex(/^00:(00:[1-5]0|01:00)$/),
    },
    required: ['Identity'],
    // Settings of one set go together, and those of two sets never do.
    sets: [
      { needs: ['IsForwardingEnabled'], may: [] },
      { needs: ['IsForwardingEnabled', 'ForwardingType', 'ForwardingTargetType'], may: ['ForwardingTarget'] },
      { needs: ['IsUnansweredEnabled'], may: [] },
      { needs: ['IsUnansweredEnabled', 'UnansweredDelay'], may: ['UnansweredTarget', 'UnansweredTargetType'] },
    ],
  },
} as const satisfies Readonly<Record<string, CmdletContract>>

export type CmdletName = keyof typeof cmdlets

const action = z.enum(['Stop', 'Continue', 'SilentlyContinue', 'Ignore'])

/** What every cmdlet takes (learn.microsoft.com, about_CommonParameters), and the two that a writing one asks people by. */
export const commonParameters: Readonly<Record<string, z.ZodType>> = {
  Confirm: z.boolean(),
  Force: z.boolean(),
  Verbose: z.boolean(),
  ErrorAction: action,
  WarningAction: action,
}

/** A cmdlet of the catalogue, by its exact name. */
export function contractOf(name: string): CmdletContract | undefined {
  return Object.hasOwn(cmdlets, name) ? cmdlets[name as CmdletName] : undefined
}

/** Whether parameters (names only, without common ones) can be given together. */
export function fitsASet({ required, sets }: CmdletContract, names: readonly string[]): boolean {
  const free = names.filter((name) => !required.includes(name))
  return (
    sets === undefined ||
    sets.some(
      ({ needs, may }) =>
        needs.every((name) => free.includes(name)) && free.every((name) => [...needs, ...may].includes(name)),
    )
  )
}
