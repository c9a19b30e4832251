import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import { createAccess } from '../dialogs/access'
import { catalogueFor } from '../dialogs/catalogue'
import { createBatchThreads } from '../dialogs/batches/createBatchThreads'
import { createBatchWork } from '../dialogs/batches/createBatchWork'
import { createPlanDelivery } from '../dialogs/batches/planDelivery'
import { createBatchJournal } from '../services/batches/batchJournal'
import { createCardDelivery } from '../dialogs/cardDelivery'
import { evidenceSettings } from '../dialogs/evidenceSettings'
import { leavingAmong } from '../dialogs/leavingLock'
import { pauseFrom } from '../dialogs/backOff'
import { lookAtCards, makePlan, planIsDue } from '../dialogs/planning'
import { proposeByLeaveDates } from '../dialogs/proposing'
import { readAgain } from '../dialogs/readAgain'
import { tellSetAside } from '../dialogs/setAside'
import { answerLeft } from '../dialogs/answerLeft'
import { createLeaverLists } from '../dialogs/leaverLists'
import { createOwedAnswers } from '../dialogs/owedAnswers'
import { createPhotos } from '../dialogs/photos'
import { pressesOf } from '../dialogs/pressInTime'
import { createRefusals } from '../dialogs/refusalCount'
import type { DialogTools } from '../dialogs/dialogTools'
import { signInEnvironment } from '../services/remote/clouds'
import { createCredential } from '../services/remote/credential'
import { findUser } from '../services/facts/user'
import { readAccount } from '../services/directory/employee'
import { createMembership } from '../services/directory/groupMembers'
import { readPhoto } from '../services/directory/photo'
import { createClocks, ownClocks, type OwnClocks } from '../services/cases/clocks'
import { createEngine, type Engine } from '../services/cases/engine/engine'
import { createSetAside } from '../services/cases/engine/setAside'
import { writeEvidence, writeListFile } from '../services/cases/evidence/files'
import type { Gateways } from '../services/remote/gateway'
import { createJournal, type Journal } from '../services/cases/journal/journal'
import { startProcess, type StartProcess } from '../services/remote/powershell/child'
import { inCloud } from '../services/steps/cloudTask'
import { waysBack } from '../services/returning'
import { rulesFor } from '../services/planning/ruleList'
import { steps as allSteps } from '../services/steps'
import { passingOverDryRuns } from '../services/cases/store/passingOverDryRuns'
import { createBackground } from './background'
import { openTogether } from './together'
import { openCaseStore } from './caseStore'
import { createBudget } from './budget'
import { channelCredentialWarning } from './channelCredential'
import { createTokenCheck } from './channelToken'
import type { Configuration } from './configuration'
import type { Environment } from './environment'
import { createConversations, placesOf } from './conversations'
import { daily, often } from './daily'
import { doDaily } from './everyDay'
import { createAddressLimits, createPersonLimits } from './limits'
import { createSentFiles } from './sentFiles'
import { createMessenger } from './messenger'
import type { Visitor } from './frontDoor'
import { createGateways } from './gateways'
import { OffboardingBot } from './offboardingBot'
import { openInterface } from './programs'
import { watchedParts } from './ownHealth'
import { createProposingWatch } from './proposing'
import { receive } from './reception'
import { callingBy, remindingBy } from './reminding'
import { restrain, restraintHealth } from './restraint'
import { startServer } from './server'
import { refuseToBeOpen } from './refuseToBeOpen'
import { whileRecording } from './whileRecording'
import { createTenantHealth } from './tenantHealth'
import { linksInto } from './threadLinks'
import { hostOf } from './serviceUrl'
import { createAdapter, type TeamsConnection } from './teamsAdapter'

/** A bot that is up. */
export interface Application {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Puts everything together and starts it. Throws an error whose message is a sentence for the operator when the port is
 * taken, another process works on the same data, or somebody could reach a bot that knows nobody.
 */
export async function startApplication(
  configuration: Configuration,
  environment: Environment,
  log: Logger,
  { credential, warning }: ReturnType<typeof createCredential> = createCredential(
    signInEnvironment(configuration.cloud, environment),
  ),
  teams: TeamsConnection = {},
  own: OwnClocks = ownClocks,
  powershell: StartProcess = startProcess,
): Promise<Application> {
  refuseToBeOpen(configuration)
  if (warning !== undefined) log.warn(warning)
  const store = passingOverDryRuns(await openCaseStore(configuration, credential, log))
  /** Set once there is what looks; whoever is gone before that is made good for by the start. */
  let lookForLost = (): void => undefined
  const lost = (): void => {
    log.warn('Another bot on these cases is there no more')
    lookForLost()
  }
  const together = await openTogether(configuration, credential, log, lost).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  const { queue, replicas } = together
  const { groups } = configuration
  const anAnswer = (): Promise<unknown> => systems.graph.get(`/groups/${groups.operators}?$select=id`, z.unknown())
  const clocks = createClocks(own, anAnswer)
  const {
    gateways: systems,
    workers,
    standReady,
  } = createGateways(configuration, environment, credential, log, clocks, powershell, replicas)
  const { restraint } = configuration
  const { gateways: kept, named, whyNotSent } = restrain(systems, restraint)
  const gateways: Gateways = {
    ...kept,
    // One question to the store for each: nobody asks about many at once.
    leaving: (ids) => leavingAmong({ store, journal }, ids),
  }
  const { tenantId, approvalsChannelId, sandbox, cloud, limits, teamsServiceUrl } = configuration
  const background = createBackground(log, limits.atOnce)
  const budget = createBudget(configuration.budget, () => replicas.share(), replicas.quiet)
  const adapter = createAdapter(configuration, environment, teams, budget)
  const credentialWarning = sandbox ? undefined : channelCredentialWarning(environment)
  if (credentialWarning !== undefined) log.warn(credentialWarning)
  const leaving = allSteps.map((step) => inCloud(step, cloud))
  const steps = [...leaving, ...waysBack(leaving, cloud.calls)]
  const teamsHosts = [...cloud.teamsHosts, ...hostOf(teamsServiceUrl)]
  const addresses = { teamsHosts, sandbox }
  const conversations = createConversations({ store, approvalsChannelId, teamsServiceUrl, addresses, log })
  const messenger = createMessenger({ adapter, configuration, conversations, log })
  const photos = createPhotos((personId) => readPhoto(gateways.graph, personId))
  const settings = {
    steps,
    catalogue: catalogueFor(leaving, configuration.timeZone),
    channelLanguage: configuration.channelLanguage,
    policy: configuration.policy,
    protection: configuration.protection,
    signOutNow: configuration.signOutNow,
    sandbox,
    restraint,
    mentions: configuration.mentions,
    escalation: configuration.escalation,
    ownReceipt: configuration.ownReceipt,
    timeZone: configuration.timeZone,
    showsPasses: configuration.opensDialogs,
    photoOf: (personId: string) => photos.of(personId),
    linkTo: linksInto(sandbox ? undefined : cloud.teamsClient, tenantId),
  }
  const delivery = createCardDelivery({
    journal: () => journal,
    store,
    messenger: { ...messenger, post: whileRecording(store, messenger) },
    settings,
    languageOf: (personId) => conversations.knownOf(personId),
    photos,
    alone: (name, act) => replicas.alone(name, act),
    log,
    pause: pauseFrom(configuration.pace.firstPause),
    now: () => clocks.now().getTime(),
  })
  const evidenceFolder = path.join(configuration.dataFolder, 'evidence')
  const evidenceWords = evidenceSettings(cloud, configuration.timeZone, configuration.channelLanguage)
  const now = () => clocks.now()
  const journal: Journal = createJournal(store, now, (caseId, events) => {
    delivery.changed(caseId, events)
    batchThreads.caseChanged(caseId)
    batchWork.caseChanged(caseId)
    programs?.changed(caseId, events)
  })
  const batchThreads = createBatchThreads({
    dialogs: () => dialogs,
    alone: (name, act) => replicas.alone(name, act),
    pause: (count) => pauseFrom(configuration.pace.firstPause)(count, { kind: 'later' }),
    ...callingBy(configuration),
  })
  const batchWork = createBatchWork({
    dialogs: () => dialogs,
    delivery: createPlanDelivery(() => dialogs),
    alone: (name, act) => replicas.alone(name, act),
  })
  const setAside = createSetAside({ tell: (aside, what) => tellSetAside(dialogs, aside, what), log })
  const engine: Engine = createEngine({
    store,
    queue,
    journal,
    gateways,
    steps,
    findAccount: (id) => findUser(gateways.graph, id),
    rules: rulesFor(leaving),
    protection: settings.protection,
    readAccount: (id) => readAccount(gateways.graph, id),
    whyNotSent,
    now,
    clocks,
    log,
    pace: configuration.pace,
    policy: configuration.policy,
    showAtRest: (caseId) => delivery.showAtRest(caseId),
    readAgain: (caseId) => readAgain(dialogs, configuration.pace, caseId),
    planIsDue: (theCase) => planIsDue(theCase, settings),
    makePlan: (theCase) => makePlan(dialogs, theCase),
    setAside,
    missedMoment: configuration.missedMoment,
    quietHours: configuration.quietHours,
    ...callingBy(configuration),
    ...remindingBy(configuration),
  })
  const access = createAccess(createMembership(gateways.graph), configuration.groups)
  const dialogs: DialogTools = {
    store,
    journal,
    gateways,
    engine,
    access,
    messenger,
    delivery,
    background,
    settings,
    ...named,
    refusals: createRefusals({ journal, log }),
    languages: conversations,
    photos,
    log,
    sentFiles: createSentFiles({
      fileDomains: cloud.fileDomains,
      sandboxOrigin: sandbox ? new URL(configuration.graphUrl).origin : undefined,
      within: configuration.fileWithin,
    }),
    leaverLists: createLeaverLists(store, now),
    owed: createOwedAnswers({ store, replicas, log }),
    batchJournal: createBatchJournal(store, now, (batchId) => {
      batchWork.lookAt(batchId)
      batchThreads.lookAt(batchId)
    }),
    batchWork,
    batchThreads,
    newCaseId: randomUUID,
    now,
    async writeEvidence(caseId) {
      const written = await writeEvidence(store, caseId, evidenceFolder, evidenceWords)
      if (written === undefined) throw new Error(`There is no case ${caseId}`)
      return written
    },
    writeList: (batchId, content) => writeListFile(evidenceFolder, batchId, content),
  }
  const bot = new OffboardingBot({
    dialogs,
    approvalsChannelId,
    alone: (name, act) => replicas.alone(name, act),
    answerWithin: configuration.answerWithin,
    dialogWithin: configuration.dialogWithin,
    answerAgainAfter: configuration.pace.firstPause,
    now,
    log,
  })
  let isPrepared = false
  /** Once, as soon as there is something to do: a bot to which nobody ever spoke asks Microsoft 365 nothing. */
  const prepare = (): void => {
    if (!isPrepared) background.run(standReady)
    isPrepared = true
  }
  const reception = {
    tokens: sandbox ? undefined : createTokenCheck(teams.tokens ?? cloud.channelTokens, configuration.appId),
    frontDoor: { tenantId, ...addresses },
    people: createPersonLimits(limits, (person) => background.waiting(person) + background.waiting(pressesOf(person))),
    addresses: createAddressLimits(limits),
    async remember(visitor: Visitor) {
      prepare()
      await conversations.remember(visitor)
      for (const place of placesOf(visitor, approvalsChannelId)) delivery.heardFrom(place)
    },
    runTurn: adapter.runTurn.bind(adapter),
    background,
    answerWithin: configuration.answerWithin,
    bot,
    log,
  }
  const { proposing } = configuration
  const proposals =
    proposing === undefined ? undefined : createProposingWatch(() => proposeByLeaveDates(dialogs, proposing), log)
  const { addresses: addressLimits } = reception
  const programs = openInterface({ configuration, environment, dialogs, replicas, addresses: addressLimits, log })
  const watched = watchedParts({
    store,
    delivery,
    setAside,
    outdated: () => together.outdated(),
    tenant: createTenantHealth(anAnswer, log),
    others: [...[proposals, programs].flatMap((one) => one?.health ?? []), ...restraintHealth(restraint)],
  })
  const server = await startServer(
    configuration,
    (caller) => receive(reception, caller),
    watched,
    log,
    programs?.answer,
  ).catch(async (error: unknown) => {
    await Promise.all([queue.stop(), replicas.stop()])
    await store.close()
    throw error
  })
  await engine.start()
  await batchThreads.start()
  await batchWork.start()
  if ((await store.unfinished()).length > 0) prepare()
  const retention = {
    store,
    clocks,
    days: configuration.retentionDays,
    evidenceFolder,
    log,
  }
  if (programs !== undefined) background.run(() => programs.lookForLost())
  // Each replica does all of it, one after the other: what one has done the next finds done.
  const runAlone = (name: string, work: () => Promise<void>): void =>
    background.run(() => replicas.alone(`daily: ${name}`, work))
  const giveLeft = (): void =>
    background.run(() => dialogs.owed.giveLeft((answer) => answerLeft(dialogs, answer, now())))
  lookForLost = () => {
    giveLeft()
    if (programs !== undefined) background.run(() => programs.lookForLost())
    background.run(() => engine.lookForLost())
    runAlone('cards', () => lookAtCards(dialogs, now()))
  }
  const endDaily = daily(() => {
    if (programs !== undefined) runAlone('programs', () => programs.forgetOld())
    doDaily(runAlone, { dialogs, retention, proposals, dateReminder: configuration.dateReminder })
  })
  const endOften = often(() => {
    giveLeft()
    background.run(() => dialogs.leaverLists.forgetOld())
  })
  return {
    port: server.port,
    async stop() {
      endDaily()
      endOften()
      await server.stop()
      budget.stop()
      await background.idle(backgroundEnds)
      await dialogs.refusals
        .flush()
        .catch((error: unknown) => log.error({ err: error }, 'Refused presses were not journalled'))
      await batchThreads.stop()
      await batchWork.stop()
      await engine.stop()
      await programs?.stop()
      await delivery.stop()
      await Promise.all(workers.map((worker) => worker.stop()))
      await replicas.stop()
      await store.close()
    },
  }
}

/** What goes on after an answer may take so long when the bot stops, milliseconds: what is on its way to the tenant needs the rest. */
const backgroundEnds = 10_000
