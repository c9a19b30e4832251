import type { Cloud, CloudLinks } from '../model/cloud'

/** Microsoft's clouds that this bot works in, by the name that `CLOUD` takes. */
export const cloudNames = ['worldwide', 'usgov', 'usgov-dod', 'china'] as const
export type CloudName = (typeof cloudNames)[number]

/** Whose tokens come with an activity. An activity with any other token is refused. */
export interface ChannelTokens {
  /** The `iss` of the Bot Connector's tokens. */
  readonly issuer: string
  /** OpenID metadata of the Bot Connector, which names where its signing keys are. */
  readonly metadataUrl: string
}

/** One cloud of Microsoft, as data. */
export interface CloudProfile {
  readonly name: CloudName
  /** By what steps say where their calls exist. */
  readonly calls: Cloud
  /** With the version. */
  readonly graphUrl: string
  readonly exchangeUrl: string
  /** Where the bot signs in. */
  readonly authorityHost: string
  /** Names that the modules connect by; undefined is what they take by themselves. */
  readonly powershell: { readonly exchange: string | undefined; readonly teams: string | undefined }
  readonly links: CloudLinks
  /** Where people open Teams; undefined where that is not known. */
  readonly teamsClient: string | undefined
  /** Where Teams is reached before anybody has spoken to the bot; undefined where Microsoft publishes no address. */
  readonly teamsServiceUrl: string | undefined
  /**
   * Hosts of Teams' service addresses, in full: nothing else is answered or kept. No suffixes: anybody may register a name
   * under trafficmanager.net, and would be sent the bot's own token.
   */
  readonly teamsHosts: readonly string[]
  /**
   * Domains under which the files are that people send to a bot. Bots get none in the government clouds of the US above GCC, nor
   * at 21Vianet (learn, bots-filesv4).
   */
  readonly fileDomains: readonly string[]
  readonly channelTokens: ChannelTokens
  /**
   * Settings of the Bot Framework SDK that differ from the worldwide ones, by its own names.
   * @param tenantId the bot's own tenant
   */
  readonly botFramework: (tenantId: string) => Readonly<Record<string, string>>
}

const government = {
  // Microsoft's metadata knows one set of calls for both government clouds (Fairfax).
  calls: 'usGov',
  authorityHost: 'https://login.microsoftonline.us',
  teamsHosts: ['smba.infra.gov.teams.microsoft.us', 'smba.infra.dod.teams.microsoft.us'],
  fileDomains: [],
  channelTokens: {
    issuer: 'https://api.botframework.us',
    metadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  },
  botFramework: () => ({ ChannelService: 'https://botframework.azure.us' }),
} as const

/**
 * All clouds. Graph hosts: learn, Microsoft Graph national cloud deployments. Exchange hosts: learn, Exchange admin
 * API. Sign-in hosts: learn, authentication-national-cloud. Teams' service addresses: msteams-docs,
 * send-proactive-messages, and the presets of Microsoft's Teams SDK. Issuers and metadata of the Bot Connector: learn,
 * bot-framework-rest-connector-authentication, and the constants of the Bot Framework SDK. Names of the modules'
 * environments: learn, Connect-ExchangeOnline and Set-TeamsEnvironmentConfig. Admin centres of the national clouds are
 * general knowledge, not read in Microsoft's pages. None was tried on a tenant there.
 */
export const clouds: Readonly<Record<CloudName, CloudProfile>> = {
  worldwide: {
    name: 'worldwide',
    calls: 'global',
    graphUrl: 'https://graph.microsoft.com/v1.0',
    exchangeUrl: 'https://outlook.office365.com',
    authorityHost: 'https://login.microsoftonline.com',
    powershell: { exchange: undefined, teams: undefined },
    links: {
      admin: 'https://admin.microsoft.com',
      entra: 'https://entra.microsoft.com',
      teams: 'https://admin.teams.microsoft.com',
    },
    teamsClient: 'https://teams.microsoft.com',
    teamsServiceUrl: 'https://smba.trafficmanager.net/teams/',
    teamsHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      // GCC, whose tenants live in the worldwide cloud.
      'smba.infra.gcc.teams.microsoft.com',
    ],
    fileDomains: ['sharepoint.com'],
    channelTokens: {
      issuer: 'https://api.botframework.com',
      metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    },
    botFramework: () => ({}),
  },
  usgov: {
    ...government,
    name: 'usgov',
    graphUrl: 'https://graph.microsoft.us/v1.0',
    exchangeUrl: 'https://outlook.office365.us',
    powershell: { exchange: 'O365USGovGCCHigh', teams: 'TeamsGCCH' },
    links: {
      admin: 'https://portal.office365.us',
      entra: 'https://entra.microsoft.us',
      teams: 'https://admin.gov.teams.microsoft.us',
    },
    teamsClient: 'https://gov.teams.microsoft.us',
    teamsServiceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams/',
  },
  'usgov-dod': {
    ...government,
    name: 'usgov-dod',
    graphUrl: 'https://dod-graph.microsoft.us/v1.0',
    exchangeUrl: 'https://outlook-dod.office365.us',
    powershell: { exchange: 'O365USGovDoD', teams: 'TeamsDOD' },
    links: {
      admin: 'https://portal.apps.mil',
      entra: 'https://entra.microsoft.us',
      teams: 'https://admin.dod.teams.microsoft.us',
    },
    teamsClient: 'https://dod.teams.microsoft.us',
    teamsServiceUrl: 'https://smba.infra.dod.teams.microsoft.us/teams/',
  },
  china: {
    name: 'china',
    calls: 'china',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
    exchangeUrl: 'https://outlook.office365.cn',
    authorityHost: 'https://login.partner.microsoftonline.cn',
    powershell: { exchange: 'O365China', teams: 'TeamsChina' },
    links: {
      admin: 'https://portal.partner.microsoftonline.cn',
      entra: 'https://entra.microsoftonline.cn',
      // No address of a Teams admin centre of its own was found: the admin centre leads there.
      teams: 'https://portal.partner.microsoftonline.cn',
    },
    teamsClient: undefined,
    // The pages give none for 21Vianet: it is that of a message which the bot received.
    teamsServiceUrl: undefined,
    teamsHosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn'],
    fileDomains: [],
    channelTokens: {
      issuer: 'https://api.botframework.azure.cn',
      metadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    },
    // learn, bot-service: Configure a bot in Microsoft Azure operated by 21Vianet.
    botFramework: (tenantId) => ({
      OAuthUrl: 'https://token.botframework.azure.cn/',
      ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl:
        'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    }),
  },
}

/** Why a cloud that there was cannot be chosen any more, and what to choose instead. */
export const closedClouds: Readonly<Record<string, string>> = {
  germany:
    'Microsoft closed its cloud in Germany (Microsoft Cloud Deutschland) on 29 October 2021 and moved its tenants. Take worldwide, which has data centres in Germany too',
}

/** The cloud of this name, or undefined when there is none (any more). */
export function cloudOf(name: string): CloudProfile | undefined {
  return cloudNames.flatMap((known) => (known === name ? [clouds[known]] : []))[0]
}

/** An environment in which credentials sign in at this cloud, unless it names another place itself. */
export function signInEnvironment(
  { authorityHost }: CloudProfile,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return { ...environment, AZURE_AUTHORITY_HOST: environment['AZURE_AUTHORITY_HOST']?.trim() || authorityHost }
}
