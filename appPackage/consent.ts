import { parseArgs } from 'node:util'
import pino from 'pino'
import { cmdlets } from '../services/remote/cmdlets/catalogue'
import { cloudOf, clouds } from '../services/remote/clouds'
import { createGraphGateway } from '../services/remote/graph/graphGateway'
import { publishedGraphLimits } from '../services/remote/graph/graphBudget'
import { microsoftPace } from '../services/remote/pace'
import { scopeCmdlets } from '../services/permissions/exchangeScope'
import { findPrincipal, give, readGranted, type ServicePrincipal } from '../services/permissions/granting'
import { differenceOf, neededFor, type Granted, type Needed } from '../services/permissions/needed'
import { steps } from '../services/steps'

type Environment = Readonly<Record<string, string | undefined>>

const usage = `npm run consent -- [--without devices,notice] [--scope "CustomAttribute1 -eq 'may leave'"] [--apply]
Without CONSENT_TOKEN it says what is needed. With one, of an administrator, it compares that with what is granted, and --apply grants what lacks:
  CONSENT_TOKEN=$(az account get-access-token --resource https://graph.microsoft.com --query accessToken --output tsv)`

/**
 * `npm run consent`: what the bot must be allowed for the steps that are chosen, what of it lacks and what is too much, and with
 * `--apply` grants what lacks, by an administrator’s token and never by the bot’s own. Returns the lines to print and the exit
 * code: 0 when nothing lacks, 1 otherwise. Throws an Error in a sentence for whoever typed it, and RemoteError.
 */
export async function consent(
  words: readonly string[],
  environment: Environment,
): Promise<{ readonly lines: readonly string[]; readonly code: number }> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      without: { type: 'string' },
      scope: { type: 'string' },
      apply: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return { lines: [usage], code: 0 }
  const without = (values.without ?? '').split(',').flatMap((id) => id.trim() || [])
  const proposes = Number(environment['PROPOSE_BEFORE_DAYS'] ?? 0) > 0
  const needed = neededFor(steps, { without, proposes, scoped: values.scope !== undefined })
  const appId = environment['AZURE_CLIENT_ID'] ?? environment['MicrosoftAppId']
  const token = environment['CONSENT_TOKEN']
  if (token === undefined || token === '' || appId === undefined) {
    if (values.apply === true)
      throw new Error(`--apply needs CONSENT_TOKEN and AZURE_CLIENT_ID or MicrosoftAppId.\n${usage}`)
    return { lines: [...neededLines(needed), ...scopeLines(needed, values.scope, undefined)], code: 0 }
  }
  const graph = graphBy(token, environment)
  const principal = await findPrincipal(graph, appId)
  if (principal === undefined)
    throw new Error(`This tenant has no application ${appId}: look for its client id in Entra.`)
  const { missing, tooMuch } = differenceOf(needed, await readGranted(graph, principal))
  const lines = [
    ...neededLines(needed),
    ...list('Lacks', missing),
    ...list('Granted and not needed: take it away in Entra, unless something else needs it', tooMuch),
    ...scopeLines(needed, values.scope, principal),
  ]
  const isComplete = missing.permissions.length + missing.roles.length === 0
  if (values.apply !== true) return { lines, code: isComplete ? 0 : 1 }
  const given = await give(graph, principal, missing)
  const told = given.map(({ what: { name }, problem }) =>
    problem === undefined ? `  ✓ ${name}` : `  ✗ ${name}: ${problem}`,
  )
  return {
    lines: [...lines, isComplete ? 'Nothing is to be granted.' : 'Granted now:', ...told],
    code: given.every(({ problem }) => problem === undefined) ? 0 : 1,
  }
}

/** By the token that was given; never by the bot's own identity, which must not be able to grant itself anything. */
function graphBy(token: string, environment: Environment) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const cloud = cloudOf(environment['CLOUD'] ?? '') ?? clouds.worldwide
  const baseUrl = (environment['SANDBOX'] === 'true' ? environment['GRAPH_URL'] : undefined) ?? cloud.graphUrl
  const log = pino({ level: 'silent' })
  return createGraphGateway({ baseUrl, credential, pace: microsoftPace, log, limits: publishedGraphLimits })
}

function neededLines(needed: Needed): readonly string[] {
  return list('Needed', needed)
}

function list(title: string, { permissions, roles }: Granted): readonly string[] {
  if (permissions.length + roles.length === 0) return []
  return [
    `${title}:`,
    ...permissions.map(({ name, resourceAppId, appRoleId }) => `  ${name} (${appRoleId} of ${resourceAppId})`),
    ...roles.map(({ name, id }) => `  role ${name} (${id})`),
  ]
}

const exchangeCmdlets = Object.entries(cmdlets).flatMap(([name, { system }]) => (system === 'exchange' ? [name] : []))

/** What an Exchange administrator runs, where Exchange is to allow a part of the mailboxes only. */
function scopeLines(
  { byExchange, permissions }: Needed,
  filter: string | undefined,
  principal: ServicePrincipal | undefined,
): readonly string[] {
  if (filter === undefined) return []
  const usesCmdlets = permissions.some(({ name }) => name === 'Exchange.ManageAsApp')
  const { appId = '<client id>', id: objectId = '<object id of the service principal>' } = principal ?? {}
  return [
    'By Exchange, for the mailboxes of the scope only (Connect-ExchangeOnline as an Exchange administrator):',
    ...scopeCmdlets({
      appId,
      objectId,
      filter,
      permissions: byExchange,
      cmdlets: usesCmdlets ? exchangeCmdlets : [],
    }).map((line) => `  ${line}`),
  ]
}

if (require.main === module) {
  consent(process.argv.slice(2), process.env).then(
    ({ lines, code }) => {
      console.log(lines.join('\n'))
      process.exitCode = code
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
