import type { Faults } from './weather/faults'
import type { Revocations } from './identity/revocation'
import type { Log } from './wire/log'
import type { Observe } from './wire/observation'
import type { Tenant } from './tenant/state'
import type { Weather } from './weather/weather'

/** One running sandbox: the tenant, what was done to it, and what is to go wrong. */
export interface World {
  /** Another one after a reset. */
  tenant: Tenant
  readonly log: Log
  readonly faults: Faults
  /** Which tokens are good no more. */
  readonly revocations: Revocations
  readonly weather: Weather
  /** By how many milliseconds the clock of the tenant’s answers is ahead of this machine’s. */
  ahead: number
  /** Is told of every request to Graph. */
  readonly observe: Observe | undefined
  /** `http://127.0.0.1:4100`. */
  readonly origin: string
  /** IDENTITY_HEADER of this start. */
  readonly secret: string
  /** What an administrator consented to besides what the steps declare. */
  readonly consented: readonly string[]
  /** Makes the tenant new and forgets all that happened. */
  reset(): void
}
