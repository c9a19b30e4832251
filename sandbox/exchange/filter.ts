import { CmdletError, text } from '../powershell/cmdlet'

/** What an object has by the name of each property that can be asked about: a text, or several of which one will do. */
export type Filterable = Readonly<Record<string, string | readonly string[] | null>>

/**
 * Reads as much of Exchange’s filter language as is used here: comparisons by `-eq` with a text, joined by `-or`. Texts are
 * compared without regard to case. Throws a CmdletError for anything else, and for a property that cannot be asked about.
 */
export function readFilter(given: unknown, properties: readonly string[]): (object: Filterable) => boolean {
  const filter = text(given)
  const comparisons = filter.split(' -or ').map((part) => {
    const [, property = '', value] = /^(\w+) -eq '((?:[^']|'')+)'$/.exec(part) ?? []
    if (value === undefined || !properties.includes(property)) throw invalid(filter)
    return { property, value: value.replaceAll("''", "'").toLowerCase() }
  })
  return (object) =>
    comparisons.some(({ property, value }) =>
      [object[property] ?? []].flat().some((one) => one.toLowerCase() === value),
    )
}

function invalid(filter: string): CmdletError {
  return new CmdletError(
    'System.Management.Automation.ParameterBindingException',
    `Cannot bind parameter 'Filter' to the target. Exception setting "Filter": "Invalid filter syntax. ${filter}"`,
  )
}
