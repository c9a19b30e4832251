import type { JsonBody } from '../wire/http'
import type { Tenant } from '../tenant/state'

/** What a cmdlet gives back. */
export interface CmdletResult {
  /** Objects; a few cmdlets say lines of text. */
  readonly value: readonly (JsonBody | string)[]
  readonly warnings: readonly string[]
  /** Directory id of whom it wrote to; left out by a cmdlet that only reads. */
  readonly target?: string
}

/** What a cmdlet does here; its parameters, bound by the catalogue before, stand in services/remote/cmdlets. */
export type RunCmdlet = (tenant: Tenant, parameters: JsonBody) => CmdletResult

/** A parameter's text; empty when it is not there or no text, which no binding lets through. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** How a cmdlet fails: .NET type and text. */
export class CmdletError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message)
    this.name = 'CmdletError'
  }
}
