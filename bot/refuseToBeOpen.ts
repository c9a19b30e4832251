import type { Configuration } from './configuration'
import { isLoopback } from './serviceUrl'

/** A bot without an app id obeys whoever reaches it, so nobody but this machine may. */
export function refuseToBeOpen({ sandbox, host, appId }: Configuration): void {
  if (sandbox && !isLoopback(host)) throw new Error(`The sandbox must listen on this machine only, not on ${host}.`)
  if (!sandbox && appId === '') throw new Error('MicrosoftAppId is missing.')
}
