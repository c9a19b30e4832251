import type { Logger } from 'pino'
import type { DialogTools } from '../dialogs/dialogTools'
import { createInterface, type Interface } from '../interface'
import type { Replicas } from '../services/cases/replicas/replicas'
import type { Configuration } from './configuration'
import type { Environment } from './environment'
import { subscriberFrom } from './events'
import type { Finding, HealthCheck } from './health'
import { createPersonLimits, createTurnstile, type AddressLimits } from './limits'

export interface ProgramsTools {
  readonly configuration: Pick<
    Configuration,
    'programs' | 'events' | 'sandbox' | 'tenantId' | 'cloud' | 'graphUrl' | 'limits' | 'pace'
  >
  /** Has the secrets of the subscriber. */
  readonly environment: Environment
  readonly dialogs: DialogTools
  readonly replicas: Pick<Replicas, 'alone'>
  readonly addresses: AddressLimits
  readonly log: Logger
}

/** After so long that the subscriber takes nothing, `/health` says so; milliseconds. */
const worthSaying = 10 * 60_000

/** What is there for other programs; undefined where there is nothing, which then costs nothing. */
export function openInterface(tools: ProgramsTools): (Interface & { readonly health: HealthCheck }) | undefined {
  const { configuration, environment, dialogs, replicas, addresses, log } = tools
  const { programs, events, sandbox, cloud, limits, graphUrl, pace } = configuration
  if (programs === undefined && events === undefined) return undefined
  const tenantId = configuration.tenantId.toLowerCase()
  // The pretend tenant signs in where it is.
  const signIn = sandbox ? new URL(graphUrl).origin : cloud.authorityHost
  // A lock among replicas holds nobody up within one of them.
  const oneByOne = createTurnstile(1)
  const metadataUrl = `${signIn}/${tenantId}/v2.0/.well-known/openid-configuration`
  const tokens = { tenantId, authorityHost: cloud.authorityHost, metadataUrl }
  const shares = createPersonLimits(limits, () => 0)
  const firstPause = pace.firstPause
  const opened = createInterface({
    dialogs,
    log,
    alone: (name, act) => oneByOne.run(name, () => replicas.alone(name, act)),
    ...(programs === undefined ? {} : { asking: { addresses, shares, tokens: { ...tokens, ...programs } } }),
    ...(events === undefined
      ? {}
      : { telling: { subscriber: subscriberFrom(environment), tenantId, names: events.names, firstPause } }),
  })
  return { ...opened, health: { name: 'events', look: async () => findingOf(opened.failing(), dialogs.now()) } }
}

function findingOf(failing: ReturnType<Interface['failing']>, now: Date): Finding {
  if (failing === undefined || now.getTime() - failing.since.getTime() < worthSaying) return { state: 'well' }
  const sentence = `The subscriber takes no events since ${failing.since.toISOString()}: ${failing.why}. They are kept for a week.`
  return { state: 'hampered', sentence }
}
