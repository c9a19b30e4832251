import { type CmdletResults, type ReadingCmdlet, resultOf } from '../cmdlets/catalogue'
import { RemoteError } from '../reader'
import { shortened } from '../shortened'

/** The objects of a cmdlet as the catalogue has them. Throws {@link RemoteError} `unexpected` when one does not fit. */
export function fittingObjects<Cmdlet extends ReadingCmdlet>(
  system: 'exchange' | 'teams',
  cmdlet: Cmdlet,
  objects: readonly unknown[],
): readonly CmdletResults[Cmdlet][] {
  return objects.map((object) => {
    const parsed = resultOf(cmdlet).safeParse(object)
    if (parsed.success) return parsed.data
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    const text = shortened(`${cmdlet}: The answer does not fit: ${issues}`)
    throw new RemoteError({ kind: 'unexpected', system, text })
  })
}
