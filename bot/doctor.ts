import pino, { type Logger } from 'pino'
import { z } from 'zod'
import { createClocks, ownClocks, type Clocks, type OwnClocks } from '../services/cases/clocks'
import { createQuiet } from '../services/model/quiet'
import { everything } from '../services/model/share'
import { signInEnvironment } from '../services/remote/clouds'
import { createCredential, type Credential } from '../services/remote/credential'
import { startProcess, type StartProcess } from '../services/remote/powershell/child'
import { readConfiguration, type Configuration } from './configuration'
import { examine, told, type Examined } from './doctorFindings'
import { examinations } from './doctorLooks'
import type { Environment } from './environment'
import { createGateways } from './gateways'
import { withSecretFiles } from './secretFiles'

/**
 * `npm run doctor`: looks at the configuration, the tenant and this machine, changes nothing, and says of each thing that is wrong
 * what it costs and what to do.
 */
export async function examineAll(
  environment: Environment,
  credential?: Credential,
  powershell: StartProcess = startProcess,
  own: OwnClocks = ownClocks,
): Promise<readonly Examined[]> {
  const read = readConfiguration(environment)
  if (read.kind !== 'ready') return [{ name: 'configuration', ailments: problemsIn(read) }]
  const { configuration } = read
  const { clocks, gateways, stop } = connect(configuration, environment, credential, powershell, own)
  try {
    const looks = examinations({
      configuration,
      environment,
      credential: gateways.credential,
      gateways: gateways.all,
      clocks,
      now: own.now,
      health: () => healthOf(configuration),
    })
    return [{ name: 'configuration', ailments: [] }, ...(await examine(looks))]
  } finally {
    await stop()
  }
}

function problemsIn(read: Exclude<ReturnType<typeof readConfiguration>, { readonly kind: 'ready' }>) {
  const costs = 'The bot does not start on this tenant.'
  const remedies = ['See “Configuration” in docs/administrators.md.']
  if (read.kind === 'sandboxWanted') return [{ what: 'Nothing of a tenant is configured', costs, remedies }]
  const problems = read.message.split('\n').filter((line) => line.startsWith('  - '))
  return problems.map((line) => ({ what: line.slice('  - '.length), costs, remedies }))
}

function connect(
  configuration: Configuration,
  environment: Environment,
  given: Credential | undefined,
  powershell: StartProcess,
  own: OwnClocks,
) {
  const log: Logger = pino({ level: 'silent' })
  const credential = given ?? createCredential(signInEnvironment(configuration.cloud, environment)).credential
  const { operators } = configuration.groups
  const clocks: Clocks = createClocks(own, () => all.graph.get(`/groups/${operators}?$select=id`, z.unknown()))
  const replicas = { share: () => everything, quiet: createQuiet() }
  const made = createGateways(configuration, environment, credential, log, clocks, powershell, replicas)
  const all = made.gateways
  return {
    clocks,
    gateways: { all, credential },
    stop: async () => {
      await Promise.all(made.workers.map((worker) => worker.stop()))
    },
  }
}

/** Undefined where nobody answers within a moment. */
async function healthOf({ port }: Configuration): Promise<unknown> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(3_000) })
    return await answer.json()
  } catch {
    return undefined
  }
}

if (require.main === module) {
  examineAll(withSecretFiles(process.env))
    .then((examined) => {
      const { lines, code } = told(examined)
      console.log(lines.join('\n'))
      process.exitCode = code
    })
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    })
}
