import type { z } from 'zod'
import { callingCmdlets } from './teams'
import { mailboxCmdlets } from './exchange/mailboxes'
import { permissionCmdlets } from './exchange/permissions'
import type { JsonBody } from './http'
import { addEffect } from './log'
import type { World } from './world'
import type { Cmdlet, CmdletResult } from './cmdlet'
import { CmdletError } from './cmdlet'

const cmdlets: readonly Cmdlet[] = [...mailboxCmdlets, ...permissionCmdlets, ...callingCmdlets]

/** Parameters that every cmdlet takes and that change nothing here. */
const commonParameters = ['confirm', 'force', 'erroraction', 'warningaction', 'verbose']

/**
 * Runs a cmdlet as PowerShell would bind and run it: names in any case, unknown ones refused. Throws a CmdletError.
 * @param systems whose cmdlets the caller is connected to
 */
export function runCmdlet(
  world: World,
  systems: readonly Cmdlet['system'][],
  name: string,
  given: JsonBody,
): CmdletResult {
  const cmdlet = cmdlets.find(
    (known) => known.name.toLowerCase() === name.toLowerCase() && systems.includes(known.system),
  )
  if (cmdlet === undefined)
    throw new CmdletError(
      'System.Management.Automation.CommandNotFoundException',
      `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program.`,
    )
  const parameters = bind(cmdlet, given)
  const result = cmdlet.run(world.tenant, parameters)
  if (result.target !== undefined)
    addEffect(world.log, { system: cmdlet.system, what: cmdlet.name, target: result.target, detail: parameters })
  return result
}

function bind(cmdlet: Cmdlet, given: JsonBody): JsonBody {
  const bound: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (commonParameters.includes(name.toLowerCase())) continue
    const known = Object.keys(cmdlet.parameters).find((parameter) => parameter.toLowerCase() === name.toLowerCase())
    if (known === undefined) throw binding(`A parameter cannot be found that matches parameter name '${name}'.`)
    const schema: z.ZodType | undefined = cmdlet.parameters[known]
    const parsed = schema?.safeParse(value)
    if (parsed?.success !== true)
      throw binding(
        `Cannot process argument transformation on parameter '${known}'. Cannot convert value "${JSON.stringify(value)}" to its type.`,
      )
    bound[known] = parsed.data
  }
  for (const name of cmdlet.required)
    if (bound[name] === undefined)
      throw binding(`Cannot process command because of one or more missing mandatory parameters: ${name}.`)
  return bound
}

function binding(message: string): CmdletError {
  return new CmdletError('System.Management.Automation.ParameterBindingException', message)
}
