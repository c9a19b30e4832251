/** What a cmdlet returned: many `Set-` and `Remove-` cmdlets return nothing, and say the rest in warnings. */
export interface CmdletAnswer {
  readonly objects: readonly unknown[]
  readonly warnings: readonly string[]
  readonly nextPage: string | undefined
}

/** Reads `{ value, '@adminapi.warnings', '@odata.nextLink' }`; an empty body is an answer without objects. */
export function cmdletAnswerOf(body: unknown): CmdletAnswer {
  const answer = record(body)
  const nextPage = answer['@odata.nextLink']
  const warnings = list(answer['@adminapi.warnings'])
  return {
    objects: list(answer['value']),
    warnings: warnings.filter((warning) => typeof warning === 'string'),
    nextPage: typeof nextPage === 'string' ? nextPage : undefined,
  }
}

export interface CmdletError {
  /** The .NET exception, when told. */
  readonly type: string | undefined
  readonly text: string
}

/**
 * Reads an error body. The real words stand in `details[].message` as `hash|exception|text`, else in the inner
 * exception; the outer message is always the same. Undefined for an empty body or one that is not JSON (401, 403).
 */
export function cmdletErrorOf(body: unknown): CmdletError | undefined {
  const error = record(record(body)['error'])
  const [detail] = list(error['details']).map((each) => record(each)['message'])
  const inner = record(error['innererror'] ?? error['innerError'])
  const internal = record(inner['internalexception'] ?? inner['internalException'])
  const words = [detail, internal['message'], error['message']].find((text) => typeof text === 'string' && text !== '')
  return typeof words === 'string' ? split(words) : undefined
}

/** The text itself may hold bars; hash and exception never do. The hash may be missing. */
function split(words: string): CmdletError {
  const [, type, text] = /^[^|]*\|([A-Za-z][\w.]*)\|(.*)$/s.exec(words) ?? []
  return type === undefined || text === undefined ? { type: undefined, text: words } : { type, text }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
