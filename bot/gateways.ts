import type { Logger } from 'pino'
import type { Clocks } from '../services/cases/clocks'
import type { Replicas } from '../services/cases/replicas/replicas'
import type { Quiet } from '../services/model/quiet'
import { hasPhones, readSubscribedSkus } from '../services/facts/subscribedSkus'
import { signInEnvironment, type CloudProfile } from '../services/remote/clouds'
import { withEqualReadsOnce } from '../services/remote/cmdlets/equalReadsOnce'
import { createCredential, type Credential } from '../services/remote/credential'
import { createExchangePowerShellGateway } from '../services/remote/exchange/exchangePowerShellGateway'
import { createExchangeRestGateway } from '../services/remote/exchange/exchangeRestGateway'
import type { Gateways, GraphGateway, PartnerGateway } from '../services/remote/gateway'
import { createGraphGateway } from '../services/remote/graph/graphGateway'
import { createPartnerGateway } from '../services/remote/partner/partnerGateway'
import type { StartProcess } from '../services/remote/powershell/child'
import { type PowerShellModule, workerEnvironment } from '../services/remote/powershell/environment'
import { createPowerShellWorker, type PowerShellWorker } from '../services/remote/powershell/worker'
import { createTeamsGateway } from '../services/remote/teams/teamsGateway'
import type { Configuration } from './configuration'
import type { Environment } from './environment'
import { partnerCredentialEnvironment } from './partnerCenter'

/**
 * The one way to each remote system, with what ends its processes. Exchange and Teams have PowerShells of their own: a slow mailbox keeps no call waiting, and a crash of one is none of the other.
 * @param replicas what of the batches and sessions is this bot’s, and whom all are to leave alone
 */
export function createGateways(
  configuration: Configuration,
  environment: Environment,
  credential: Credential,
  log: Logger,
  clocks: Clocks,
  startProcess: StartProcess,
  replicas: Pick<Replicas, 'share' | 'quiet'>,
): {
  readonly gateways: Gateways
  readonly workers: readonly PowerShellWorker[]
  /** Has what takes long to start stand ready, where the tenant has a use for it. Never rejects. */
  readonly standReady: () => Promise<void>
} {
  const { pace, tenantId, cloud, powershellCommand: command, powershellSessions } = configuration
  const { quiet } = replicas
  const share = () => replicas.share()
  const workers: PowerShellWorker[] = []
  const workerFor = (module: PowerShellModule): PowerShellWorker => {
    const settings = {
      command,
      environment: workerEnvironment(environment, tenantId, module, cloud.powershell[module]),
      pace,
      sessions: powershellSessions[module],
      share,
      quiet,
      service: `${module} cmdlets`,
      startProcess,
    }
    const worker = createPowerShellWorker({ ...settings, log: log.child({ module }) })
    workers.push(worker)
    return worker
  }
  const exchange =
    configuration.exchangeTransport === 'powershell'
      ? createExchangePowerShellGateway(workerFor('exchange'), log)
      : createExchangeRestGateway({ baseUrl: configuration.exchangeUrl, tenantId, credential, pace, log, quiet })
  const graph = createGraphGateway({
    baseUrl: configuration.graphUrl,
    credential,
    pace,
    log,
    heard: (at) => clocks.heard(at),
    limits: configuration.graphLimits,
    share,
    quiet,
  })
  const forTeams = workerFor('teams')
  const teams = createTeamsGateway(forTeams, log)
  const partner = createPartner(configuration, environment, credential, log, quiet)
  return {
    gateways: {
      graph,
      ...(partner === undefined ? {} : { partner }),
      exchange: withEqualReadsOnce(exchange),
      teams: withEqualReadsOnce(teams),
      settings: configuration.steps,
    },
    workers,
    async standReady() {
      if (await isTelephonyUsed(cloud, graph, log)) forTeams.standReady()
    },
  }
}

/** Only then a step asks by the MicrosoftTeams module: in the cloud where its cmdlets are known to work, of somebody with a phone licence. */
async function isTelephonyUsed({ calls }: CloudProfile, graph: GraphGateway, log: Logger): Promise<boolean> {
  if (calls !== 'global') return false
  try {
    return hasPhones(await readSubscribedSkus(graph))
  } catch (error) {
    log.warn({ err: error }, 'Whether anybody has a phone licence could not be read: no session of Teams stands ready')
    return false
  }
}

/** Partner Center, where it is configured, by the partner’s own app where there is one. */
function createPartner(
  configuration: Configuration,
  environment: Environment,
  own: Credential,
  log: Logger,
  quiet: Quiet,
): PartnerGateway | undefined {
  const { partner, pace } = configuration
  if (partner === undefined) return undefined
  const settings = partnerCredentialEnvironment(signInEnvironment(configuration.cloud, environment))
  const credential = settings === undefined ? own : createCredential(settings).credential
  return createPartnerGateway({ ...partner, credential, pace, log, quiet })
}
