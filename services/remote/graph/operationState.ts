/** How a long-running operation stands: Graph's words differ by workload. */
export type OperationState = 'under way' | 'ended' | 'ended in part' | { readonly failed: string }

/**
 * What the body of a monitor says. `partiallySucceeded` and `submissionFailed` are eDiscovery's (caseOperationStatus); a
 * status that nobody knows is still under way, one without a status has ended.
 */
export function stateOf(body: unknown): OperationState {
  const operation = fieldsOf(body)
  const { status } = operation
  if (typeof status !== 'string') return 'ended'
  if (/^(succeeded|completed|skipped)$/i.test(status)) return 'ended'
  if (/^partiallySucceeded$/i.test(status)) return 'ended in part'
  return /fail|cancel/i.test(status) ? { failed: wordsOf(operation) } : 'under way'
}

/** 0 to 100, whole: `percentageComplete` of OneDrive, `percentProgress` of eDiscovery; undefined when it does not say. */
export function percentOf(body: unknown): number | undefined {
  const { percentageComplete, percentProgress } = fieldsOf(body)
  const percent = percentageComplete ?? percentProgress
  return typeof percent === 'number' ? Math.min(100, Math.max(0, Math.round(percent))) : undefined
}

/**
 * Why it failed: `error.message`, `statusDetail`, `resultInfo.message` (caseOperation), or the detail of each number
 * (telephoneNumberLongRunningOperation).
 */
function wordsOf({ error, statusDetail, resultInfo, numbers }: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown): string[] => {
    const { message, statusDetail: detail } = fieldsOf(value)
    return [value, message, detail].filter((text) => typeof text === 'string' && text !== '').slice(0, 1) as string[]
  }
  const parts = Array.isArray(numbers) ? (numbers as readonly unknown[]) : []
  const words = [error, statusDetail, resultInfo, ...parts].flatMap(said)
  return words.length === 0 ? 'The operation was accepted and then failed' : words.join(' ')
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
