import type { z } from 'zod'
import type { JsonObject } from '../model/operation'
import type { StepSettings } from '../model/settings'
import type { CmdletResults, CmdletSystem, ReadingCmdlet } from './cmdlets/catalogue'

/**
 * Why a remote system did not do what was asked. `refused` kinds are final until something changes; `unknown` means the
 * answer was lost after the request went out, so it may have been done: read before sending again.
 */
export type RemoteProblemKind =
  | 'forbidden'
  /** A restricted management administrative unit protects it: only its own administrators may change it. */
  | 'restricted'
  | 'notFound'
  | 'onPremisesMastered'
  | 'licenceInherited'
  | 'licenceDependency'
  | 'conflict'
  | 'badRequest'
  | 'unauthenticated'
  | 'throttled'
  | 'unavailable'
  | 'unknown'
  | 'unexpected'

export interface RemoteProblem {
  readonly kind: RemoteProblemKind
  readonly system: 'graph' | 'exchange' | 'teams' | 'partner'
  /** The HTTP status, where there was one. */
  readonly status?: number
  /** The remote's own code, for instance `Request_BadRequest`. */
  readonly code?: string
  /** The remote's own words, for the operator's log and the details on a card; never contains a secret. */
  readonly text: string
  /** ISO 8601: it wants to hear nothing of this before, and that is longer than a gateway waits by itself. */
  readonly notBefore?: string
  /** The remote's request id, for a support ticket. */
  readonly requestId?: string
}

/** Thrown by reads; `send` returns its problem as a value. */
export class RemoteError extends Error {
  constructor(
    readonly problem: RemoteProblem,
    options?: ErrorOptions,
  ) {
    super(`${problem.system}: ${problem.kind}: ${problem.text}`, options)
    this.name = 'RemoteError'
  }
}

/**
 * The answer to one operation. `alreadySo`: the remote said there was nothing left to do. `monitor`: it was accepted and
 * takes long; the address tells how far it is. `id`: of what it made, for an operation that `names` it. `partly`: it
 * ended, and the remote says that only a part of it was done.
 */
export type Answer =
  | {
      readonly ok: true
      readonly alreadySo: boolean
      readonly requestId?: string
      readonly monitor?: string
      readonly id?: string
      readonly partly?: true
    }
  | { readonly ok: false; readonly problem: RemoteProblem }

/** Reads Microsoft Graph v1.0. Reads made in the same tick travel in one `$batch` of at most 20. */
export interface GraphReader {
  /** GET one resource. Throws {@link RemoteError}; a body that does not fit the schema is `unexpected`. */
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>
  /** GET one resource, or undefined on 404. */
  find<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema> | undefined>
  /** GET what is no JSON but bytes, or undefined on 404. Throws {@link RemoteError}; an answer of another kind is `unexpected`. */
  bytes(path: string): Promise<Buffer | undefined>
  /** GET a collection, all its pages. */
  list<Schema extends z.ZodType>(path: string, itemSchema: Schema): Promise<readonly z.infer<Schema>[]>
}

/** Runs reading cmdlets (`Get-...`) of Exchange Online or of the MicrosoftTeams module. */
export interface CmdletReader<System extends CmdletSystem = CmdletSystem> {
  /**
   * The objects that the cmdlet returned, typed by the catalogue (`services/remote/cmdlets`). Throws {@link RemoteError}; an
   * object that does not fit the catalogue is `unexpected`.
   */
  get<Cmdlet extends ReadingCmdlet<System>>(
    cmdlet: Cmdlet,
    parameters: Readonly<Record<string, string | number | boolean>>,
  ): Promise<readonly CmdletResults[Cmdlet][]>
}

/** Reads what a partner sold to this tenant, in Partner Center. */
export interface PartnerReader {
  /**
   * A subscription by its id in the commerce system, whole and as it came, without its etag; undefined when this partner
   * did not sell it. Throws {@link RemoteError}.
   */
  findSubscription(id: string): Promise<JsonObject | undefined>
  /** Where a subscription is changed, as the path of an operation. */
  pathOf(id: string): string
}

/** The reading half of the outside world: all that a step may touch by itself. */
export interface Reader {
  readonly graph: GraphReader
  readonly exchange: CmdletReader<'exchange'>
  readonly teams: CmdletReader<'teams'>
  /** Left out where no partner is configured, as in most tenants. */
  readonly partner?: PartnerReader
  readonly settings: StepSettings
  /**
   * Ids of those among these people about whom a case is open: they are leaving, whatever their account says. Left out
   * where there are no cases to ask.
   */
  readonly leaving?: (ids: readonly string[]) => Promise<ReadonlySet<string>>
}
