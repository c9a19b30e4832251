import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Logger } from 'pino'
import { createAccess } from '../dialogs/access'
import { catalogueFor } from '../dialogs/catalogue'
import { evidenceSettings } from '../dialogs/evidence'
import { makePlan } from '../dialogs/planning'
import { createShowing } from '../dialogs/showing'
import type { DialogTools } from '../dialogs/tools'
import { signInEnvironment } from '../services/clouds'
import { createCredential, type TokenCredential } from '../services/credential'
import { createMembership } from '../services/directory/membership'
import { createEngine, type Engine } from '../services/engine/engine'
import { withSharedReads } from '../services/cmdlets/sharedReads'
import { createExchangePowerShellGateway } from '../services/exchange/exchangePowerShellGateway'
import { createExchangeRestGateway } from '../services/exchange/exchangeRestGateway'
import { writeEvidence } from '../services/evidence/files'
import type { Gateways, PartnerGateway } from '../services/gateway'
import { createGraphGateway } from '../services/graph/graphGateway'
import { createJournal, type Journal } from '../services/journal/journal'
import { createPartnerGateway } from '../services/partner/partnerGateway'
import { type PowerShellModule, workerEnvironment } from '../services/powershell/environment'
import { createPowerShellWorker, type PowerShellWorker } from '../services/powershell/worker'
import { createInProcessWorkQueue } from '../services/queue/inProcessWorkQueue'
import { inCloud } from '../services/steps/cloudTask'
import { forgetOldCases } from '../services/retention'
import { steps as allSteps } from '../services/steps'
import { openSqliteCaseStore } from '../services/store/sqliteCaseStore'
import { createTeamsGateway } from '../services/teams/teamsGateway'
import { createBackground } from './background'
import type { Configuration, Environment } from './configuration'
import { createConversations } from './conversations'
import { daily } from './daily'
import { createMessenger } from './messenger'
import { OffboardingBot } from './offboardingBot'
import { partnerCredentialEnvironment } from './partnerCenter'
import { startServer } from './server'

/** A bot that is up. */
export interface Application {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Puts everything together and starts it. Throws an error whose message is a sentence for the operator when the port is
 * taken or another process works on the same data.
 */
export async function startApplication(
  configuration: Configuration,
  environment: Environment,
  log: Logger,
  { credential, warning }: ReturnType<typeof createCredential> = createCredential(
    signInEnvironment(configuration.cloud, environment),
  ),
): Promise<Application> {
  if (warning !== undefined) log.warn(warning)
  const store = openSqliteCaseStore(path.join(configuration.dataFolder, 'offboarding.db'))
  const queue = createInProcessWorkQueue({})
  const { gateways, workers } = createGateways(configuration, environment, credential, log)
  const background = createBackground(log)
  const adapter = createAdapter(configuration, environment, log)
  const { tenantId, approvalsChannelId, sandbox, cloud } = configuration
  const steps = allSteps.map((step) => inCloud(step, cloud))
  const conversations = createConversations(store, approvalsChannelId, configuration.teamsServiceUrl)
  const messenger = createMessenger({ adapter, configuration, conversations, log })
  const settings = {
    steps,
    catalogue: catalogueFor(steps, configuration.timeZone),
    channelLanguage: configuration.channelLanguage,
    policy: configuration.policy,
    protection: configuration.protection,
    sandbox,
  }
  const showing = createShowing({ journal: () => journal, messenger, settings, log })
  const evidenceFolder = path.join(configuration.dataFolder, 'evidence')
  const evidenceWords = evidenceSettings(cloud, configuration.timeZone, configuration.channelLanguage)
  const now = () => new Date()
  const journal: Journal = createJournal(store, now, (caseId) => showing.changed(caseId))
  const engine: Engine = createEngine({
    store,
    queue,
    journal,
    gateways,
    steps,
    now,
    log,
    pace: configuration.pace,
    policy: configuration.policy,
    showAtRest: (caseId) => showing.show(caseId),
  })
  const access = createAccess(createMembership(gateways.graph), configuration.groups)
  const dialogs: DialogTools = {
    store,
    journal,
    gateways,
    engine,
    access,
    messenger,
    showing,
    settings,
    log,
    signOutNow: configuration.signOutNow,
    newCaseId: randomUUID,
    async writeEvidence(caseId) {
      const written = await writeEvidence(store, caseId, evidenceFolder, evidenceWords)
      if (written === undefined) throw new Error(`There is no case ${caseId}`)
      return written
    },
  }
  const bot = new OffboardingBot({
    dialogs,
    conversations,
    background,
    frontDoor: { tenantId, sandbox, teamsHosts: cloud.teamsHosts },
    approvalsChannelId,
    log,
  })
  const server = await startServer(configuration, adapter, bot, log).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  await engine.start()
  background.run(() => resume(dialogs))
  const retention = { store, now, days: configuration.retentionDays, evidenceFolder, log }
  const endRetention = daily(() => background.run(() => forgetOldCases(retention)))
  return {
    port: server.port,
    async stop() {
      endRetention()
      await server.stop()
      await background.idle()
      await engine.stop()
      await showing.stop()
      await Promise.all(workers.map((worker) => worker.stop()))
      await store.close()
    },
  }
}

/** After a start: every unfinished case stands on its cards as the journal has it, and a plan that was about to be made is made. */
async function resume(dialogs: DialogTools): Promise<void> {
  for (const caseId of await dialogs.store.unfinished()) {
    dialogs.showing.changed(caseId)
    const theCase = await dialogs.journal.load(caseId)
    if (theCase !== undefined) await makePlan(dialogs, theCase)
  }
}

/** Exchange and Teams have a PowerShell each: a slow mailbox keeps no call waiting, and a crash of one is none of the other. */
function createGateways(
  configuration: Configuration,
  environment: Environment,
  credential: TokenCredential,
  log: Logger,
): { readonly gateways: Gateways; readonly workers: readonly PowerShellWorker[] } {
  const { pace, tenantId, cloud, powershellCommand: command } = configuration
  const workers: PowerShellWorker[] = []
  const workerFor = (module: PowerShellModule): PowerShellWorker => {
    const settings = {
      command,
      environment: workerEnvironment(environment, tenantId, module, cloud.powershell[module]),
      pace,
    }
    const worker = createPowerShellWorker({ ...settings, log: log.child({ module }) })
    workers.push(worker)
    return worker
  }
  const exchange =
    configuration.exchangeTransport === 'powershell'
      ? createExchangePowerShellGateway(workerFor('exchange'), log)
      : createExchangeRestGateway({ baseUrl: configuration.exchangeUrl, tenantId, credential, pace, log })
  const graph = createGraphGateway({ baseUrl: configuration.graphUrl, credential, pace, log })
  const teams = createTeamsGateway(workerFor('teams'), log)
  const partner = createPartner(configuration, environment, credential, log)
  return {
    gateways: {
      graph,
      ...(partner === undefined ? {} : { partner }),
      exchange: withSharedReads(exchange),
      teams: withSharedReads(teams),
      settings: configuration.steps,
    },
    workers,
  }
}

/** Partner Center, where it is configured, by the partner’s own app where there is one. */
function createPartner(
  configuration: Configuration,
  environment: Environment,
  own: TokenCredential,
  log: Logger,
): PartnerGateway | undefined {
  const { partner, pace } = configuration
  if (partner === undefined) return undefined
  const settings = partnerCredentialEnvironment(signInEnvironment(configuration.cloud, environment))
  const credential = settings === undefined ? own : createCredential(settings).credential
  return createPartnerGateway({ ...partner, credential, pace, log })
}

/** Without an app id the SDK lets everybody in: that is for the pretend tenant on loopback, and nothing else. */
function createAdapter(configuration: Configuration, environment: Environment, log: Logger): CloudAdapter {
  if (!configuration.sandbox && configuration.appId === '') throw new Error('MicrosoftAppId is missing')
  const { cloud, tenantId } = configuration
  const settings = configuration.sandbox
    ? {}
    : { MicrosoftAppType: 'SingleTenant', ...cloud.botFramework(tenantId), ...environment }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings))
  adapter.onTurnError = async (_context, error) => {
    log.error({ err: error, correlationId: randomUUID() }, 'A turn failed outside the bot’s own boundary')
  }
  return adapter
}
