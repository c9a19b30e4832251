import { X509Certificate } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import { z } from 'zod'
import { catalogueFor } from '../dialogs/catalogue'
import { createMembership } from '../services/directory/groupMembers'
import { hasPhones, readSubscribedSkus } from '../services/facts/subscribedSkus'
import { directoryPermissions, isHeld, leaveDatePermissions } from '../services/permissions/declared'
import { permissionsOn } from '../services/permissions/consent'
import appRoles from '../services/permissions/appRoles.json'
import { attempted } from '../services/remote/attempted'
import type { Credential } from '../services/remote/credential'
import type { Gateways } from '../services/remote/gateway'
import type { RemoteProblem } from '../services/remote/reader'
import type { Clocks } from '../services/cases/clocks'
import { steps } from '../services/steps'
import type { Configuration } from './configuration'
import type { Ailment, Examination } from './doctorFindings'
import type { Environment } from './environment'

/** What the doctor looks with. */
export interface DoctorTools {
  readonly configuration: Configuration
  readonly environment: Environment
  readonly credential: Credential
  readonly gateways: Gateways
  readonly clocks: Clocks
  readonly now: () => Date
  /** The answer of `GET /health` of the bot on this machine; undefined where none answers. */
  readonly health: () => Promise<unknown>
}

const everything = 'Nothing works: every read and every step asks Microsoft Graph.'
const titles = catalogueFor(steps).en

/** All that the doctor looks at once the configuration can be read, in the order in which it is told. */
export function examinations(tools: DoctorTools): readonly Examination[] {
  const { gateways, configuration } = tools
  return [
    { name: 'identity', look: () => identity(tools) },
    { name: 'permissions on Microsoft Graph', look: () => permissions(tools, 'graph') },
    { name: 'permissions on Exchange Online', look: () => permissions(tools, 'exchange') },
    { name: 'Exchange Online', look: () => exchange(tools) },
    { name: 'Teams telephony', look: () => telephony(gateways) },
    { name: 'operators', look: () => group(tools, 'OPERATORS_GROUP_ID', configuration.groups.operators) },
    { name: 'approvers', look: () => group(tools, 'APPROVERS_GROUP_ID', configuration.groups.approvers) },
    { name: 'approvals', look: () => approvals(tools) },
    { name: 'clock', look: () => clock(tools) },
    { name: 'disk', look: () => disk(configuration) },
    { name: 'certificates and secrets', look: () => certificates(tools) },
    { name: 'the running bot', look: () => running(tools) },
  ]
}

function resourceOf({ configuration }: DoctorTools, api: 'graph' | 'exchange'): string {
  const url = new URL(api === 'graph' ? configuration.graphUrl : configuration.exchangeUrl)
  const known = api === 'graph' ? 'https://graph.microsoft.com' : 'https://outlook.office365.com'
  return url.protocol === 'https:' ? url.origin : known
}

async function tokenFor(tools: DoctorTools, api: 'graph' | 'exchange'): Promise<string> {
  const answer = await tools.credential.getToken(`${resourceOf(tools, api)}/.default`)
  if (answer === null) throw new Error(`The identity gave no token for ${resourceOf(tools, api)}`)
  return answer.token
}

async function identity(tools: DoctorTools): Promise<readonly Ailment[]> {
  try {
    await tokenFor(tools, 'graph')
    return []
  } catch (error) {
    return [
      {
        what: `The bot cannot sign in: ${error instanceof Error ? error.message : String(error)}`,
        costs: everything,
        remedies: [
          'With a managed identity: see that it is assigned to this machine or container, and that AZURE_CLIENT_ID is its client id.',
          'With a certificate, a federated token or a secret: see that the AZURE_… variables name it, and that it is valid and belongs to the application.',
        ],
      },
    ]
  }
}

/** The application permissions in a token; nothing is believed of it but that. */
export function rolesIn(token: string): ReadonlySet<string> {
  const claims = z
    .object({ roles: z.array(z.string()).optional() })
    .safeParse(parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  return new Set(claims.success ? claims.data.roles : [])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Each permission that lacks, with the steps that need it; and those that nothing needs. */
async function permissions(tools: DoctorTools, api: 'graph' | 'exchange'): Promise<readonly Ailment[]> {
  const { proposing } = tools.configuration
  const { resourceAppId } = appRoles[api]
  const held = rolesIn(await tokenFor(tools, api))
  const own = [...directoryPermissions, ...(proposing === undefined ? [] : leaveDatePermissions)]
  const needed = permissionsOn(resourceAppId, [...new Set([...own, ...steps.flatMap((step) => step.permissions)])])
  const tooMuch = [...held].filter((name) => !needed.includes(name))
  return [
    ...needed
      .filter((name) => !isHeld(name, held))
      .map((name) => ({
        what: `${name} is not granted`,
        costs: costsOf(name, own),
        remedies: [
          'Grant it: npm run consent -- --apply with an administrator’s token; a running bot has it within an hour, or when it starts again.',
          'Or leave those steps as they are: npm run consent -- --without names what is not needed then.',
        ],
      })),
    ...(tooMuch.length === 0
      ? []
      : [
          {
            what: `Granted and not needed: ${tooMuch.join(', ')}`,
            costs: 'Whoever gets hold of this identity could do more than the bot does.',
            remedies: ['Take it away in Entra, unless something else goes by this identity: npm run consent names it.'],
          },
        ]),
  ]
}

/** What fails without a permission. */
function costsOf(name: string, own: readonly string[]): string {
  const needing = steps.filter((step) => step.permissions.includes(name)).map(({ title }) => titles(title))
  const parts = [
    ...(own.includes(name) ? ['people, their roles or dates are not known'] : []),
    ...(needing.length === 0 ? [] : [`these steps fail, and become work by hand: ${needing.join(', ')}`]),
  ]
  return `${parts.join('; ')}.`
}

const exchangeSteps = () =>
  steps.filter((step) => step.permissions.includes('Exchange.ManageAsApp')).map(({ title }) => titles(title))

/** A refusal of Exchange has two causes that look alike: the permission, and the role. */
async function exchange(tools: DoctorTools): Promise<readonly Ailment[]> {
  const read = await attempted(tools.gateways.exchange.get('Get-OrganizationConfig', {}))
  if (!('problem' in read)) return []
  const { problem } = read
  const costs = `These steps fail: ${exchangeSteps().join(', ')}.`
  const isRefusal = problem.kind === 'forbidden' || problem.kind === 'unauthenticated'
  return [{ what: inWords(problem), costs, remedies: isRefusal ? refusedByExchange : await unreachable(tools) }]
}

const refusedByExchange = [
  'The permission: Exchange.ManageAsApp on Office 365 Exchange Online (npm run consent says whether it is granted).',
  'The role: give the bot’s service principal Exchange Administrator in Entra, or a role group in Exchange; both take up to an hour.',
]

async function unreachable({ configuration }: DoctorTools): Promise<readonly string[]> {
  const way =
    configuration.exchangeTransport === 'powershell'
      ? `The worker: see that ${configuration.powershellCommand[0] ?? 'pwsh'} starts, and that the module ExchangeOnlineManagement is installed: pwsh -Command "Get-Module -ListAvailable".`
      : `The address: see that this machine reaches ${configuration.exchangeUrl}.`
  return [way, 'Or Microsoft 365 is busy or down: look at its service health, and look again later.']
}

/** Only where somebody has a phone licence, and in the cloud where the cmdlets are known to work. */
async function telephony(gateways: Gateways): Promise<readonly Ailment[]> {
  if (gateways.settings.cloud !== 'global') return []
  if (!hasPhones(await readSubscribedSkus(gateways.graph))) return []
  const read = await attempted(gateways.teams.get('Get-CsCallQueue', { First: 1 }))
  if (!('problem' in read)) return []
  return [
    {
      what: inWords(read.problem),
      costs: 'Calls cannot be forwarded, and call queues that lead to a leaver are not found.',
      remedies: [
        'The role: give the bot’s service principal Teams Administrator in Entra (npm run consent -- --apply).',
        'The worker: see that the module MicrosoftTeams is installed for pwsh, and that it can sign in as this identity.',
      ],
    },
  ]
}

function inWords({ system, kind, text }: RemoteProblem): string {
  return `${system} answered ${kind}: ${text}`
}

const groupSchema = z.object({ id: z.string(), displayName: z.string().nullish() })

async function group(tools: DoctorTools, variable: string, id: string): Promise<readonly Ailment[]> {
  const { graph } = tools.gateways
  const costs =
    variable === 'OPERATORS_GROUP_ID' ? 'Nobody can offboard anybody.' : 'Nobody can approve, so that nothing begins.'
  const found = await graph.find(`/groups/${encodeURIComponent(id)}?$select=id,displayName`, groupSchema)
  if (found === undefined)
    return [
      {
        what: `There is no group ${id} (${variable})`,
        costs,
        remedies: [
          `The id is wrong: copy the Object ID of the group in Entra into ${variable}, and start the bot again.`,
          'Or the group was deleted: restore it in Entra under Deleted groups, or name another one.',
        ],
      },
    ]
  const able = (await createMembership(graph).membersOf(id)).filter(({ enabled, own }) => enabled && own)
  if (able.length > 0) return []
  const remedies = [`Add somebody to “${found.displayName ?? id}” in Entra who can sign in and is no guest.`]
  return [{ what: `Nobody in the group “${found.displayName ?? id}” can act (${variable})`, costs, remedies }]
}

/** Somebody else has to approve: one person in both groups alone can never have anything approved. */
async function approvals({ configuration, gateways }: DoctorTools): Promise<readonly Ailment[]> {
  const { policy, groups } = configuration
  if (policy !== 'second-person') return []
  const membership = createMembership(gateways.graph)
  const able = async (id: string) => (await membership.membersOf(id)).filter(({ enabled, own }) => enabled && own)
  const [operators, approvers] = await Promise.all([able(groups.operators), able(groups.approvers)])
  const [only, ...more] = approvers
  if (only === undefined || more.length > 0 || !operators.some(({ id }) => id === only.id)) return []
  return [
    {
      what: 'The only approver is an operator, and nobody approves what they asked for themselves',
      costs: 'What that person asks for waits forever.',
      remedies: ['Add a second person to the group of APPROVERS_GROUP_ID.'],
    },
  ]
}

async function clock({ clocks, now }: DoctorTools): Promise<readonly Ailment[]> {
  const agreed = await clocks.agreed()
  if (agreed.ok) return []
  const there = agreed.there?.toISOString() ?? 'nothing'
  return [
    {
      what: `This machine’s clock says ${now().toISOString()}, and Microsoft’s says ${there}`,
      costs: 'Nothing that destroys on a date is done, and evidence has wrong times.',
      remedies: ['Have the clock of this machine set by the network (NTP, chrony), and look again.'],
    },
  ]
}

/** Bytes: a journal grows by some hundred kilobytes a case, and one that cannot be written stops the bot. */
const leastFree = 500 * 1024 * 1024

async function disk({ dataFolder, database }: Configuration): Promise<readonly Ailment[]> {
  const { bavail, bsize } = await statfs(dataFolder).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bsize === 0)
    return [
      {
        what: `The folder ${dataFolder} is not there`,
        costs:
          database === undefined
            ? 'The first start makes it; cases of before are not found.'
            : 'Evidence is written there.',
        remedies: ['See that DATA_FOLDER names the folder that is kept, and that the bot may write there.'],
      },
    ]
  if (bavail * bsize >= leastFree) return []
  const left = Math.floor((bavail * bsize) / (1024 * 1024))
  return [
    {
      what: `The disk of ${dataFolder} has ${left} MB left`,
      costs: 'What cannot be recorded is not done: the bot stops.',
      remedies: ['Make room, or a larger disk; npm run backup copies the journal before.'],
    },
  ]
}

const warnsBefore = 30
const day = 24 * 60 * 60_000
const certificateFiles = ['AZURE_CLIENT_CERTIFICATE_PATH', 'PARTNER_CENTER_CERTIFICATE_PATH'] as const

async function certificates({ environment, now }: DoctorTools): Promise<readonly Ailment[]> {
  const found = await Promise.all(
    certificateFiles.map(async (variable): Promise<readonly Ailment[]> => {
      const file = environment[variable]?.trim() ?? ''
      if (file === '') return []
      const costs = 'When it is over, the bot cannot sign in there any more.'
      try {
        const { validTo } = new X509Certificate(await readFile(file))
        const days = Math.floor((Date.parse(validTo) - now().getTime()) / day)
        if (days > warnsBefore) return []
        const what =
          days < 0
            ? `The certificate of ${variable} is over since ${validTo}`
            : `The certificate of ${variable} is over in ${days} ${days === 1 ? 'day' : 'days'}, on ${validTo}`
        const remedies = [
          'Make a new one, add it to the app registration in Entra beside the old one, replace the file, and start the bot again.',
        ]
        return [{ what, costs, remedies }]
      } catch (error) {
        const what = `The certificate of ${variable} cannot be read: ${error instanceof Error ? error.message : String(error)}`
        return [{ what, costs, remedies: [`See that ${variable} names a PEM file that the bot may read.`] }]
      }
    }),
  )
  const secret = environment['AZURE_CLIENT_SECRET']?.trim() ?? ''
  const aboutSecret = {
    what: 'The bot signs in with a client secret (AZURE_CLIENT_SECRET), which expires on a day that only Entra knows',
    costs: 'On that day nothing works any more.',
    remedies: [
      'Use a managed identity or a certificate; until then note the day that Entra shows under Certificates & secrets.',
    ],
  }
  return [...found.flat(), ...(secret === '' ? [] : [aboutSecret])]
}

const healthSchema = z.object({
  status: z.string(),
  checks: z.array(z.object({ name: z.string(), sentence: z.string() })).optional(),
})

/** What the bot on this machine says of itself at `/health`, where one runs. */
async function running({ health, configuration }: DoctorTools): Promise<readonly Ailment[]> {
  const answer = healthSchema.safeParse(await health())
  if (!answer.success)
    return [
      {
        what: `No bot answers on port ${configuration.port} of this machine`,
        costs: 'Its journal, cards and queue were not looked at.',
        remedies: ['Start it (npm start), or look again where it runs.'],
      },
    ]
  return (answer.data.checks ?? []).map(({ name, sentence }) => ({
    what: `${name}: ${sentence}`,
    costs: answer.data.status === 'cannot record' ? 'Nothing is done.' : 'The rest goes on.',
    remedies: ['See “Health” in docs/operations.md, and the log.'],
  }))
}
