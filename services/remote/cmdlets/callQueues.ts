import { z } from 'zod'
import type { CmdletContract } from './contract'

const pages = 'https://learn.microsoft.com/powershell/module/microsoftteams'

/** Cmdlets of the MicrosoftTeams module about call queues and auto attendants, for which Graph has no call. */
export const callQueueCmdlets = {
  'Get-CsAutoAttendant': {
    system: 'teams',
    kind: 'read',
    source: `${pages}/get-csautoattendant`,
    parameters: {
      Identity: z.string().min(1),
      /** At most 100, and 100 when left out. */
      First: z.number().int().min(1).max(100),
      Skip: z.number().int().min(0),
    },
    required: [],
    sets: [
      { needs: ['Identity'], may: [] },
      { needs: [], may: ['First', 'Skip'] },
    ],
    result: z.object({
      Id: z.string().nullish(),
      Name: z.string().nullish(),
      /** Whom a caller can ask for; and where each menu leads. How these are written in JSON is not published. */
      Operator: z.unknown().optional(),
      DefaultCallFlow: z.unknown().optional(),
      CallFlows: z.unknown().optional(),
    }),
  },
  'Get-CsCallQueue': {
    system: 'teams',
    kind: 'read',
    source: `${pages}/get-cscallqueue`,
    parameters: {
      Identity: z.guid(),
      /** At most 100, and 100 when left out. */
      First: z.number().int().min(1).max(100),
      Skip: z.number().int().min(0),
    },
    required: [],
    result: z.object({
      Identity: z.string(),
      Name: z.string().nullish(),
      /** Directory ids of those who answer in person. */
      Users: z.array(z.string()).nullish(),
      /** Ids of the groups whose members answer. */
      DistributionLists: z.array(z.string()).nullish(),
      /** Where calls go that are too many, wait too long, or find nobody. How these are written in JSON is not published. */
      OverflowActionTarget: z.unknown().optional(),
      TimeoutActionTarget: z.unknown().optional(),
      NoAgentActionTarget: z.unknown().optional(),
    }),
  },
  'Set-CsCallQueue': {
    system: 'teams',
    kind: 'write',
    source: `${pages}/set-cscallqueue`,
    parameters: { Identity: z.guid(), Users: z.array(z.guid()) },
    required: ['Identity'],
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
