import { commonParameters, contractOf, fitsASet, type CmdletContract } from './catalogue'

type Parameters = Readonly<Record<string, unknown>>

/** What is wrong with a request by Microsoft's pages, or undefined: an unknown cmdlet or parameter, one missing, a wrong type. */
export function cmdletMistake(
  system: CmdletContract['system'],
  cmdlet: string,
  parameters: Parameters,
): string | undefined {
  const contract = contractOf(cmdlet)
  if (contract?.system !== system) return `${cmdlet} is not in the catalogue of ${system}`
  const given = Object.entries(parameters)
  for (const [name, value] of given) {
    const known = [contract.parameters, commonParameters].find((types) => Object.hasOwn(types, name))
    const type = known?.[name]
    if (type === undefined) return `${cmdlet} has no parameter ${name}`
    if (!type.safeParse(value).success) return `${cmdlet} does not take this for ${name}`
  }
  const names = given.map(([name]) => name).filter((name) => Object.hasOwn(contract.parameters, name))
  const missing = contract.required.find((name) => !names.includes(name))
  if (missing !== undefined) return `${cmdlet} needs ${missing}`
  return fitsASet(contract, names) ? undefined : `${cmdlet} does not take ${names.join(', ')} together`
}

/**
 * Throws for a request that the catalogue does not know: that is a mistake of this program, found before anything is
 * sent. The error names cmdlet and parameter, never a value.
 */
export function refuseMistake(system: CmdletContract['system'], cmdlet: string, parameters: Parameters): void {
  const mistake = cmdletMistake(system, cmdlet, parameters)
  if (mistake !== undefined) throw new Error(`${mistake}: it is not sent`)
}

/** The same for a read, which must be by a reading cmdlet, or by one with the switch that makes it change nothing. */
export function refuseMistakenRead(system: CmdletContract['system'], cmdlet: string, parameters: Parameters): void {
  const contract = contractOf(cmdlet)
  const previews = contract?.kind === 'preview' && parameters[contract.previewBy] === true
  const reads = contract?.kind !== 'write' && cmdlet.startsWith('Get-')
  if (!previews && !reads) throw new Error(`${cmdlet} is not a reading cmdlet`)
  refuseMistake(system, cmdlet, parameters)
}
