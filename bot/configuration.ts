import path from 'node:path'
import { languages, type Language } from '../cards/texts'
import type { Mention } from '../cards/channel/approverCall'
import type { AccessGroups } from '../dialogs/access'
import type { Proposing } from '../dialogs/proposing'
import type { CaseSettings } from '../dialogs/settings'
import { closedClouds, cloudNames, cloudOf, clouds, type CloudProfile } from '../services/remote/clouds'
import type { MissedMoment } from '../services/cases/engine/atMoment'
import { microsoftPace, sandboxPace, type Pace } from '../services/remote/pace'
import type { PowerShellModule } from '../services/remote/powershell/environment'
import type { QuietHours } from '../services/facts/quietHours'
import type { ApprovalPolicy } from '../services/model/approvalPolicy'
import type { Restraint } from '../services/model/restraint'
import type { Protection, StepSettings } from '../services/model/settings'
import { databaseFrom, databaseProblems, type DatabaseSettings } from './database'
import { appTypes, channelCredentialProblems } from './channelCredential'
import { callingProblems, callTimesFrom, mentionsFrom, quietHoursFrom, type CallTimes } from './approversCalled'
import { durationFrom, durationProblems, type Given } from './durations'
import type { Environment } from './environment'
import { eventsFrom, eventsProblems, type Events } from './events'
import { publishedGraphLimits, type GraphLimit } from '../services/remote/graph/graphBudget'
import { sandboxBudget, teamsBudget, type BudgetLimits } from './budget'
import { sandboxLimits, teamsLimits, type Limits } from './limits'
import { partnerCenterFrom, partnerCenterProblems, type PartnerCenter } from './partnerCenter'
import { programsFrom, programsProblems, type Programs } from './programsAllowed'
import { proposingFrom, proposingProblems } from './proposing'
import { restraintFrom, restraintProblems } from './restraint'
import { isLoopback } from './serviceUrl'

/** Everything the bot is told from outside, read once. Secrets stay in the environment: the classes that need them read them there. */
export interface Configuration {
  readonly sandbox: boolean
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** The PostgreSQL that keeps the cases, for one bot or several; left out where a file in the data folder does. */
  readonly database?: DatabaseSettings
  readonly tenantId: string
  readonly cloud: CloudProfile
  /** Empty in the sandbox: there is no Bot Framework between Teams' stand-in and the bot. */
  readonly appId: string
  readonly groups: AccessGroups
  readonly approvalsChannelId: string
  /** Where Teams is reached before anybody has spoken to the bot. */
  readonly teamsServiceUrl: string
  readonly graphUrl: string
  readonly exchangeUrl: string
  readonly exchangeTransport: 'powershell' | 'unsupported-rest'
  readonly powershellCommand: readonly string[]
  /** How many PowerShell sessions each module has at most. */
  readonly powershellSessions: Readonly<Record<PowerShellModule, number>>
  /** Left out where the licences were not bought from a partner whose Partner Center may be used. */
  readonly partner?: PartnerCenter
  /** Left out where no other program may ask anything. */
  readonly programs?: Programs
  /** Left out where nobody is told of what happens. */
  readonly events?: Events
  readonly steps: StepSettings
  /** What keeps the bot from writing. */
  readonly restraint: Restraint
  readonly policy: ApprovalPolicy
  readonly signOutNow: 'without-approval' | 'with-approval'
  readonly protection: Protection
  readonly ownReceipt: CaseSettings['ownReceipt']
  /** What becomes of a moment that was over when somebody could look again. */
  readonly missedMoment: MissedMoment
  /** Who is called when something waits for an approval. */
  readonly mentions: readonly Mention[]
  /** After how long they are reminded, and others called. */
  readonly callTimes: CallTimes
  /** Who is called then: in the thread, and in a channel of their own. */
  readonly escalation: { readonly mentions: readonly Mention[]; readonly channelId: string | undefined }
  /** Milliseconds until whoever has a task is first reminded; undefined where that is never. */
  readonly taskReminder: number | undefined
  /** Milliseconds from the reminder of a date to the date itself; undefined where nobody is reminded. */
  readonly dateReminder: number | undefined
  /** When cases are proposed by the dates in the directory; undefined where they are not. */
  readonly proposing: Proposing | undefined
  /** When nobody is called; undefined where that is at no time. */
  readonly quietHours: QuietHours | undefined
  readonly channelLanguage: Language
  readonly timeZone: string
  /** How long a closed case keeps what is about people. */
  readonly retentionDays: number
  readonly pace: Pace
  /** How much of the bot one caller may have. */
  readonly limits: Limits
  /** How much goes out to Teams. */
  readonly budget: BudgetLimits
  /** How much is asked of Graph. */
  readonly graphLimits: readonly GraphLimit[]
  /** How long Teams is kept waiting for an answer, milliseconds; what takes longer goes on after it. */
  readonly answerWithin: number
  /** The same for the answer of a dialog, which comes in time or not at all, milliseconds. */
  readonly dialogWithin: number
  /** How long the fetching of a file may take that somebody sent, milliseconds. */
  readonly fileWithin: number
  /** Whether a button can open a dialog where the bot speaks. The Playground opens none, and says nothing of it. */
  readonly opensDialogs: boolean
  readonly logLevel: string
}

export type ReadConfiguration =
  | { readonly kind: 'ready'; readonly configuration: Configuration }
  /** Nothing of a tenant is configured: try it out on a pretend one. */
  | { readonly kind: 'sandboxWanted' }
  | { readonly kind: 'incomplete'; readonly message: string }

/** What ends the Playground’s address for bots. */
export const playgroundPath = '/_connector'

const tenantVariables = [
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'OPERATORS_GROUP_ID',
  'APPROVERS_GROUP_ID',
  'APPROVALS_CHANNEL_ID',
] as const

/** What is missing where there is no pretend tenant to try it out on. */
export const nothingConfigured = `Nothing is configured, and the pretend tenant is not part of this installation: set ${tenantVariables.join(', ')} and what else “Configuration” in docs/administrators.md says.`

const choices: Readonly<Record<string, readonly string[]>> = {
  MicrosoftAppType: appTypes,
  APPROVAL_POLICY: ['second-person', 'any-approver', 'none'],
  OWN_RECEIPT: ['confirm', 'refuse', 'allow'],
  MISSED_MOMENT: ['ask', 'run'],
  SIGN_OUT_NOW: ['without-approval', 'with-approval'],
  EXCHANGE_TRANSPORT: ['powershell', 'unsupported-rest'],
  TEAMS_IDENTITY: ['bot', 'system-assigned'],
  CHANNEL_LANGUAGE: languages,
  CLOUD: cloudNames,
  EDISCOVERY_EXPORT: ['true', 'false'],
  EVENTS_NAMES: ['true', 'false'],
}

/** Reads the environment; a half-configured one is refused in one message that names everything missing or wrong. */
export function readConfiguration(environment: Environment): ReadConfiguration {
  const given = (name: string): string | undefined => {
    const value = environment[name]?.trim()
    return value === '' ? emptied(name) : value
  }
  const sandbox = given('SANDBOX') === 'true'
  if (!sandbox && tenantVariables.every((name) => given(name) === undefined)) return { kind: 'sandboxWanted' }
  const problems = [
    ...missing(given, sandbox),
    ...wrong(given),
    ...partnerCenterProblems(given),
    ...programsProblems(given),
    ...eventsProblems(given, sandbox),
    ...databaseProblems(given),
  ]
  if (problems.length > 0) {
    const message = `The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee “Configuration” in docs/administrators.md. Without any of these variables, npm start tries everything out on a pretend tenant.`
    return { kind: 'incomplete', message }
  }
  return { kind: 'ready', configuration: configurationFrom(given, sandbox) }
}

/** What is done by itself ends where its time is left empty; everything else is then as if it was not there. */
function emptied(name: string): string | undefined {
  return ['APPROVAL_REMINDER', 'TASK_REMINDER', 'DATE_REMINDER'].includes(name) ? 'never' : undefined
}

function missing(given: Given, sandbox: boolean): readonly string[] {
  const needed = tenantVariables.filter((name) => !(sandbox && name === 'MicrosoftAppId'))
  const absent = needed.filter((name) => given(name) === undefined).map((name) => `${name} is missing`)
  if (sandbox) return [...absent, ...outsideAddresses(given), ...reachable(given)]
  const cloud = cloudFrom(given)
  if (cloud.teamsServiceUrl === undefined && given('TEAMS_SERVICE_URL') === undefined) {
    absent.push(`TEAMS_SERVICE_URL is missing (Microsoft publishes none for CLOUD=${cloud.name})`)
  }
  const byModule = (given('EXCHANGE_TRANSPORT') ?? 'powershell') === 'powershell'
  if (byModule && given('OFFBOARDING_ORGANIZATION') === undefined) {
    absent.push('OFFBOARDING_ORGANIZATION is missing (contoso.onmicrosoft.com; the Exchange module wants the name)')
  }
  return [...absent, ...channelCredentialProblems(given, cloud), ...wrongTeams(given)]
}

/** Without authentication between Teams and the bot nobody but this machine may reach it. */
function reachable(given: Given): readonly string[] {
  const host = given('HOST')
  return host === undefined || isLoopback(host)
    ? []
    : [`HOST is “${host}”, but must be this machine itself (127.0.0.1), because SANDBOX is true`]
}

/** The bot's own token travels there. */
function wrongTeams(given: Given): readonly string[] {
  const address = given('TEAMS_SERVICE_URL')
  return address === undefined || /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w/-]*)?$/i.test(address)
    ? []
    : [`TEAMS_SERVICE_URL is “${address}”, but must be an https address without port, credentials or query`]
}

/** The sandbox lets everybody in who reaches it, so it must never stand in front of anything real. */
function outsideAddresses(given: Given): readonly string[] {
  const partner = partnerCenterFrom(given) === undefined ? [] : ['PARTNER_CENTER_URL']
  return ['GRAPH_URL', 'EXCHANGE_URL', ...partner]
    .filter((name) => !/^http:\/\/127\.0\.0\.1:\d+(\/|$)/.test(given(name) ?? ''))
    .map((name) => `${name} must be the pretend tenant’s address on this machine, because SANDBOX is true`)
}

function wrong(given: Given): readonly string[] {
  const chosen = Object.entries(choices).flatMap(([name, allowed]) => {
    const value = given(name)
    if (value === undefined || allowed.includes(value)) return []
    const closed = name === 'CLOUD' ? closedClouds[value] : undefined
    return [`${name} is “${value}”, but ${closed ?? `must be one of: ${allowed.join(', ')}`}`]
  })
  const days = given('RETENTION_DAYS')
  if (days !== undefined && !/^[1-9]\d{0,5}$/.test(days))
    chosen.push(`RETENTION_DAYS is “${days}”, but must be a whole number of days, at least 1`)
  for (const name of ['EXCHANGE_SESSIONS', 'TEAMS_SESSIONS']) {
    const count = given(name)
    if (count !== undefined && !/^([1-9]|10)$/.test(count))
      chosen.push(`${name} is “${count}”, but must be a number from 1 to 10`)
  }
  chosen.push(...proposingProblems(given), ...restraintProblems(given))
  chosen.push(...callingProblems(given), ...durationProblems(given, ['TASK_REMINDER', 'DATE_REMINDER']))
  const port = given('PORT')
  const portIsWrong = port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536)
  return portIsWrong ? [...chosen, `PORT is “${port}”, but must be a number up to 65535`] : chosen
}

function cloudFrom(given: Given): CloudProfile {
  return cloudOf(given('CLOUD') ?? '') ?? clouds.worldwide
}

function configurationFrom(given: Given, sandbox: boolean): Configuration {
  const cloud = cloudFrom(given)
  const list = (name: string): readonly string[] => (given(name) ?? '').split(',').flatMap((part) => part.trim() || [])
  const pick = <Choice extends string>(name: string, otherwise: Choice): Choice => (given(name) ?? otherwise) as Choice
  const channelLanguage = pick('CHANNEL_LANGUAGE', 'en')
  const timeZone = given('TIME_ZONE') ?? 'Europe/Amsterdam'
  const partner = partnerCenterFrom(given)
  const database = databaseFrom(given)
  const programs = programsFrom(given)
  const events = eventsFrom(given)
  return {
    sandbox,
    host: given('HOST') ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
    port: Number(given('PORT') ?? 3978),
    dataFolder: path.resolve(given('DATA_FOLDER') ?? '.data'),
    ...(database === undefined ? {} : { database }),
    tenantId: given('MicrosoftAppTenantId') ?? '',
    cloud,
    appId: sandbox ? '' : (given('MicrosoftAppId') ?? ''),
    groups: { operators: given('OPERATORS_GROUP_ID') ?? '', approvers: given('APPROVERS_GROUP_ID') ?? '' },
    approvalsChannelId: given('APPROVALS_CHANNEL_ID') ?? '',
    teamsServiceUrl: given('TEAMS_SERVICE_URL') ?? cloud.teamsServiceUrl ?? '',
    graphUrl: (sandbox ? given('GRAPH_URL') : undefined) ?? cloud.graphUrl,
    exchangeUrl: (sandbox ? given('EXCHANGE_URL') : undefined) ?? cloud.exchangeUrl,
    exchangeTransport: pick('EXCHANGE_TRANSPORT', 'powershell'),
    powershellCommand: powershellCommand(given('POWERSHELL_COMMAND')),
    powershellSessions: {
      exchange: Number(given('EXCHANGE_SESSIONS') ?? defaultSessions.exchange),
      teams: Number(given('TEAMS_SESSIONS') ?? defaultSessions.teams),
    },
    ...(partner === undefined ? {} : { partner }),
    ...(programs === undefined ? {} : { programs }),
    ...(events === undefined ? {} : { events }),
    steps: {
      cloud: cloud.calls,
      links: cloud.links,
      timeZone,
      language: channelLanguage,
      blackberryServer: given('BLACKBERRY_SERVER'),
      noticeSender: given('NOTICE_SENDER'),
      ediscoveryExport: given('EDISCOVERY_EXPORT') === 'true',
    },
    restraint: restraintFrom(given),
    policy: pick('APPROVAL_POLICY', sandbox ? 'any-approver' : 'second-person'),
    signOutNow: pick('SIGN_OUT_NOW', 'without-approval'),
    protection: {
      allowedAdministrators: list('ALLOWED_ADMINISTRATORS'),
      breakGlass: list('BREAK_GLASS_ACCOUNTS'),
    },
    missedMoment: pick('MISSED_MOMENT', 'ask'),
    ownReceipt: pick('OWN_RECEIPT', sandbox ? 'allow' : 'confirm'),
    mentions: mentionsFrom(given('APPROVERS_MENTION')),
    callTimes: callTimesFrom(given),
    escalation: { mentions: mentionsFrom(given('ESCALATION_MENTION')), channelId: given('ESCALATION_CHANNEL_ID') },
    taskReminder: durationFrom(given('TASK_REMINDER') ?? '2 days'),
    dateReminder: durationFrom(given('DATE_REMINDER') ?? '7 days'),
    proposing: proposingFrom(given),
    quietHours: quietHoursFrom(given('QUIET_HOURS'), timeZone),
    channelLanguage,
    timeZone,
    retentionDays: Number(given('RETENTION_DAYS') ?? 730),
    pace: sandbox ? sandboxPace : microsoftPace,
    limits: sandbox ? sandboxLimits : teamsLimits,
    budget: sandbox ? sandboxBudget : teamsBudget,
    // The pretend Graph has no limits unless it is told to.
    graphLimits: sandbox ? [] : publishedGraphLimits,
    answerWithin: 350,
    // Teams waits for 10 to 15 seconds, and some have seen it wait for 5 only.
    dialogWithin: 4_500,
    fileWithin: 20_000,
    opensDialogs: !(sandbox && given('TEAMS_SERVICE_URL')?.endsWith(playgroundPath) === true),
    logLevel: given('LOG_LEVEL') ?? (sandbox ? 'warn' : 'info'),
  }
}

/** Why so many: docs/decisions/a-few-sessions-side-by-side.md. */
const defaultSessions: Configuration['powershellSessions'] = { exchange: 3, teams: 2 }

/** A JSON array of words, or one program; by default a real PowerShell with the worker's script. */
function powershellCommand(command: string | undefined): readonly string[] {
  if (command === undefined) {
    return [
      'pwsh',
      '-NoLogo',
      '-NoProfile',
      '-NonInteractive',
      '-File',
      path.join('services', 'remote', 'powershell', 'worker.ps1'),
    ]
  }
  return command.startsWith('[') ? (JSON.parse(command) as string[]) : [command]
}
