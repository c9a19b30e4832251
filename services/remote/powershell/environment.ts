type Environment = Readonly<Record<string, string | undefined>>

/** The module that a worker signs in to; each has a process of its own. */
export type PowerShellModule = 'exchange' | 'teams'

/** What a process needs on Windows and elsewhere, behind a proxy too. Windows writes names in any case. */
const system =
  /^(PATH|PATHEXT|HOME|TEMP|TMP|TMPDIR|LANG|LC_ALL|SystemRoot|USERPROFILE|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles|PSModulePath|HTTPS?_PROXY|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR)$/i

/** What worker.ps1 signs in with: the managed identity's endpoint, or a certificate. SANDBOX_URL is for its stand-in. */
const signIn =
  /^(AZURE_CLIENT_ID|IDENTITY_ENDPOINT|IDENTITY_HEADER|OFFBOARDING_ORGANIZATION|OFFBOARDING_CERTIFICATE_(THUMBPRINT|FILE|PASSWORD)|SANDBOX_URL)$/

/** A PowerShell that tells its maker nothing, and asks nobody for newer ones (learn, about_Telemetry, about_Update_Notifications). */
const quiet = { POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off' }

/**
 * All that a worker's process is given: none of the bot's own secrets is among it.
 * @param cloud the name by which the module connects to a national cloud
 */
export function workerEnvironment(
  environment: Environment,
  tenantId: string,
  module: PowerShellModule,
  cloud?: string,
): Environment {
  const own = module === 'teams' && signsInAsTheMachine(environment)
  const given = Object.entries(environment).filter(
    ([name]) => (system.test(name) || signIn.test(name)) && !(own && name === 'AZURE_CLIENT_ID'),
  )
  const where = cloud === undefined ? {} : { OFFBOARDING_CLOUD_ENVIRONMENT: cloud }
  return {
    ...Object.fromEntries(given),
    ...quiet,
    AZURE_TENANT_ID: tenantId,
    OFFBOARDING_POWERSHELL_MODULES: module,
    ...where,
  }
}

/**
 * Whether Teams’ module signs in as the system-assigned identity beside a user-assigned one of the bot, which it does not
 * take. A certificate is the app’s, and needs its id.
 */
function signsInAsTheMachine(environment: Environment): boolean {
  const certificates = ['OFFBOARDING_CERTIFICATE_FILE', 'OFFBOARDING_CERTIFICATE_THUMBPRINT']
  return environment['TEAMS_IDENTITY']?.trim() === 'system-assigned' && !certificates.some((name) => environment[name])
}
