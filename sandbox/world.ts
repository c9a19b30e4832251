import type { Faults } from './faults'
import type { Log } from './log'
import type { Tenant } from './tenant/state'

/** One running sandbox: the tenant, what was done to it, and what is to go wrong. */
export interface World {
  /** Another one after a reset. */
  tenant: Tenant
  readonly log: Log
  readonly faults: Faults
  /** `http://127.0.0.1:4100`. */
  readonly origin: string
  /** IDENTITY_HEADER of this start. */
  readonly secret: string
  /** Makes the tenant new and forgets all that happened. */
  reset(): void
}
