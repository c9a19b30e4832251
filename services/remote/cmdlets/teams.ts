import { z } from 'zod'
import type { CmdletContract } from './contract'

/** A directory id, user principal name or SIP address. */
const identity = z.string().min(1)
const callTarget = z.enum(['Voicemail', 'SingleTarget', 'MyDelegates', 'Group'])
const forwardingType = z.enum(['Immediate', 'Simultaneous'])
/** How long a call may ring first, and no other time. Source: learn, Set-CsUserCallingSettings. */
const unansweredDelays = [
  '00:00:05',
  '00:00:10',
  '00:00:15',
  '00:00:20',
  '00:00:30',
  '00:00:40',
  '00:00:50',
  '00:01:00',
] as const

/** What happens to calls at once, as one parameter set of Set-CsUserCallingSettings takes it; anything else fails to parse. */
export const forwardingGroup = z.union([
  z.object({
    ForwardingType: forwardingType,
    ForwardingTargetType: z.literal('SingleTarget'),
    ForwardingTarget: z.string().min(1),
  }),
  z.object({ ForwardingType: z.literal('Immediate'), ForwardingTargetType: z.literal('Voicemail') }),
  z.object({ ForwardingType: forwardingType, ForwardingTargetType: z.enum(['MyDelegates', 'Group']) }),
])

/** The same for calls that nobody answers. */
export const unansweredGroup = z.union([
  z.object({
    UnansweredDelay: z.enum(unansweredDelays),
    UnansweredTargetType: z.literal('SingleTarget'),
    UnansweredTarget: z.string().min(1),
  }),
  z.object({
    UnansweredDelay: z.enum(unansweredDelays),
    UnansweredTargetType: z.enum(['Voicemail', 'MyDelegates', 'Group']),
  }),
])

const pages = 'https://learn.microsoft.com/powershell/module/teams'

/** Cmdlets of the MicrosoftTeams module. */
export const teamsCmdlets = {
  'Get-CsUserCallingSettings': {
    system: 'teams',
    kind: 'read',
    source: `${pages}/get-csusercallingsettings`,
    parameters: { Identity: identity },
    required: ['Identity'],
    result: z.object({
      IsForwardingEnabled: z.boolean().nullish(),
      /** `Immediate` or `Simultaneous`. */
      ForwardingType: z.string().nullish(),
      ForwardingTargetType: z.string().nullish(),
      /** Directory id, SIP address or number. */
      ForwardingTarget: z.string().nullish(),
      IsUnansweredEnabled: z.boolean().nullish(),
      UnansweredTargetType: z.string().nullish(),
      UnansweredTarget: z.string().nullish(),
      /** A span of time as .NET writes it: `00:00:20`. */
      UnansweredDelay: z.string().nullish(),
      /** Who may call and answer in the leaver's name, and who is rung together with them. */
      Delegates: z.array(z.unknown()).nullish(),
      CallGroupOrder: z.string().nullish(),
      CallGroupTargets: z.array(z.unknown()).nullish(),
    }),
  },
  'Set-CsUserCallingSettings': {
    system: 'teams',
    kind: 'write',
    source: `${pages}/set-csusercallingsettings`,
    parameters: {
      Identity: identity,
      IsForwardingEnabled: z.boolean(),
      ForwardingType: forwardingType,
      ForwardingTargetType: callTarget,
      ForwardingTarget: z.string().min(1),
      IsUnansweredEnabled: z.boolean(),
      UnansweredTargetType: callTarget,
      UnansweredTarget: z.string().min(1),
      UnansweredDelay: z.enum(unansweredDelays),
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
