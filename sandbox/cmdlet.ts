import type { z } from 'zod'
import type { JsonBody } from './http'
import type { Tenant } from './tenant/state'

/** What a cmdlet gives back. */
export interface CmdletResult {
  readonly value: readonly JsonBody[]
  readonly warnings: readonly string[]
  /** Directory id of whom it wrote to; left out by a cmdlet that only reads. */
  readonly target?: string
}

/** One cmdlet of one of the PowerShell modules. */
export interface Cmdlet {
  readonly name: string
  readonly system: 'exchange' | 'teams'
  readonly parameters: Readonly<Record<string, z.ZodType>>
  readonly required: readonly string[]
  run(tenant: Tenant, parameters: JsonBody): CmdletResult
}

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
