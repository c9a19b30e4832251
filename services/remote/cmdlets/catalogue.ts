import { z } from 'zod'
import { callQueueCmdlets } from './callQueues'
import type { CmdletContract, PreviewingContract, ReadingContract } from './contract'
import { calendarCmdlets } from './calendar'
import { deviceCmdlets } from './devices'
import { distributionGroupCmdlets } from './distributionGroups'
import { exchangeCmdlets } from './exchange'
import { inboxRuleCmdlets } from './inboxRules'
import { recipientPermissionCmdlets } from './recipientPermissions'
import { teamsCmdlets } from './teams'

export type { CmdletContract } from './contract'

/**
 * The cmdlets that the steps use. The gateways refuse anything else before sending it, and the pretend tenant refuses it
 * as PowerShell would, so that neither can drift from Microsoft's pages alone.
 *
 * To add one: an entry in `exchange.ts` or `teams.ts`, with `result` when it reads. The compiler and the tests then name
 * what else it needs: its name in `powershell/worker.ps1`, what it does in the pretend tenant (`sandbox/powershell/cmdlets.ts`),
 * and, when it reads, a question in `test/contract/cmdlets.test.ts`.
 */
export const cmdlets = {
  ...exchangeCmdlets,
  ...calendarCmdlets,
  ...inboxRuleCmdlets,
  ...recipientPermissionCmdlets,
  ...distributionGroupCmdlets,
  ...deviceCmdlets,
  ...teamsCmdlets,
  ...callQueueCmdlets,
} as const

export type CmdletName = keyof typeof cmdlets
export type CmdletSystem = CmdletContract['system']

type Readable<System> = (ReadingContract | PreviewingContract) & { readonly system: System }

/** The cmdlets of a module that read, or say what they would change. */
export type ReadingCmdlet<System extends CmdletSystem = CmdletSystem> = {
  [Name in CmdletName]: (typeof cmdlets)[Name] extends Readable<System> ? Name : never
}[CmdletName]

/** By the name of a reading cmdlet, one object that it returns. */
export type CmdletResults = { readonly [Name in ReadingCmdlet]: z.infer<(typeof cmdlets)[Name]['result']> }

const results: { readonly [Name in ReadingCmdlet]: { readonly result: z.ZodType<CmdletResults[Name]> } } = cmdlets

/** What one object that the cmdlet returns looks like. */
export function resultOf<Name extends ReadingCmdlet>(cmdlet: Name): z.ZodType<CmdletResults[Name]> {
  return results[cmdlet].result
}

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
