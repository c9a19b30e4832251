import {
  type CmdletContract,
  type CmdletName,
  cmdlets,
  commonParameters,
  fitsASet,
} from '../../services/remote/cmdlets/catalogue'
import { callQueueCmdlets } from '../teams/callQueues'
import type { CmdletResult, RunCmdlet } from './cmdlet'
import { CmdletError } from './cmdlet'
import { calendarCmdlets } from '../exchange/calendars'
import { distributionGroupCmdlets } from '../exchange/distributionGroups'
import { inboxRuleCmdlets } from '../exchange/inboxRules'
import { mailboxCmdlets } from '../exchange/mailboxes'
import { permissionCmdlets } from '../exchange/permissions'
import { phoneCmdlets } from '../exchange/phones'
import { recipientPermissionCmdlets } from '../exchange/recipientPermissions'
import type { JsonBody } from '../wire/http'
import { addEffect } from '../wire/log'
import { callsCmdlets } from '../teams/calls'
import type { World } from '../world'

const runs: Readonly<Record<CmdletName, RunCmdlet>> = {
  ...mailboxCmdlets,
  ...calendarCmdlets,
  ...inboxRuleCmdlets,
  ...permissionCmdlets,
  ...recipientPermissionCmdlets,
  ...distributionGroupCmdlets,
  ...phoneCmdlets,
  ...callsCmdlets,
  ...callQueueCmdlets,
}

/**
 * Runs a cmdlet of the catalogue as PowerShell would bind and run it: names in any case, unknown ones refused. Throws a
 * CmdletError.
 * @param systems whose cmdlets the caller is connected to
 */
export function runCmdlet(
  world: World,
  systems: readonly CmdletContract['system'][],
  name: string,
  given: JsonBody,
): CmdletResult {
  const known = nameIn(Object.keys(cmdlets), name) as CmdletName | undefined
  if (known === undefined || !systems.includes(cmdlets[known].system))
    throw new CmdletError(
      'System.Management.Automation.CommandNotFoundException',
      `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program.`,
    )
  const parameters = bind(cmdlets[known], given)
  const result = runs[known](world.tenant, parameters)
  if (result.target !== undefined)
    addEffect(world.log, { system: cmdlets[known].system, what: known, target: result.target, detail: parameters })
  return result
}

function bind(contract: CmdletContract, given: JsonBody): JsonBody {
  const bound: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const common = nameIn(Object.keys(commonParameters), name)
    const known = common ?? nameIn(Object.keys(contract.parameters), name)
    if (known === undefined) throw binding(`A parameter cannot be found that matches parameter name '${name}'.`)
    const parsed = (common === undefined ? contract.parameters : commonParameters)[known]?.safeParse(value)
    if (parsed?.success !== true)
      throw binding(
        `Cannot process argument transformation on parameter '${known}'. Cannot convert value "${JSON.stringify(value)}" to its type.`,
      )
    // What every cmdlet takes changes nothing here.
    if (common === undefined) bound[known] = parsed.data
  }
  for (const name of contract.required)
    if (bound[name] === undefined)
      throw binding(`Cannot process command because of one or more missing mandatory parameters: ${name}.`)
  if (!fitsASet(contract, Object.keys(bound)))
    throw binding(
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
    )
  return bound
}

/** PowerShell takes names in any case. */
function nameIn(names: readonly string[], name: string): string | undefined {
  return names.find((known) => known.toLowerCase() === name.toLowerCase())
}

function binding(message: string): CmdletError {
  return new CmdletError('System.Management.Automation.ParameterBindingException', message)
}
