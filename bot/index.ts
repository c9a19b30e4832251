import { forgetSecrets } from '../services/remote/secrets'
import { startApplication, type Application } from './application'
import { nothingConfigured, readConfiguration } from './configuration'
import type { Environment } from './environment'
import { createLog, logConsole, logCrashes } from './logging'
import { withSecretFiles } from './secretFiles'
import { hasSandbox, startSandbox, type SandboxProcess } from './sandboxProcess'

/** What was started, in the order in which to stop it. */
const stops: (() => Promise<void>)[] = []
let stopping = false

/** `npm start`: the tenant that the environment names, or else a pretend one to try everything out on. */
async function main(): Promise<void> {
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  const environment = withSecretFiles(process.env)
  const read = readConfiguration(environment)
  if (read.kind === 'incomplete') return refuse(read.message)
  if (read.kind === 'ready') return serve({ ...environment }, undefined)
  if (!hasSandbox()) return refuse(nothingConfigured)
  const sandbox = await startSandbox(process.env)
  stops.push(() => sandbox.stop())
  Object.assign(process.env, sandbox.environment)
  return serve({ ...environment, ...sandbox.environment }, sandbox)
}

async function serve(environment: Environment, sandbox: SandboxProcess | undefined): Promise<void> {
  const read = readConfiguration(environment)
  if (read.kind !== 'ready') return refuse(read.kind === 'incomplete' ? read.message : 'Nothing is configured.')
  const { configuration } = read
  const log = createLog(configuration.logLevel, environment)
  logCrashes(log, (code) => process.exit(code))
  logConsole(log)
  const application: Application = await startApplication(configuration, environment, log)
  stops.unshift(() => application.stop())
  forgetSecrets(process.env)
  console.log(sandbox === undefined ? banner(configuration.host, application.port) : sandbox.banner(application.port))
}

function banner(host: string, port: number): string {
  return `The offboarding bot listens on http://${host}:${port}/api/messages`
}

/** Kubernetes, Azure and others end a process by force 30 seconds after they asked it to stop; milliseconds. */
const stopsWithin = 25_000

/**
 * Stops everything and ends the process, also where something does not end: the journal has it as sent and without an answer,
 * so that the next start reads what came of it. Asked for a second time, it does not wait any longer.
 */
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(1)
  stopping = true
  setTimeout(() => {
    tell('Something under way did not end. It is left as the journal has it, and the next start reads what came of it.')
    process.exit(code)
  }, stopsWithin).unref()
  for (const each of stops) await each().catch((error: unknown) => tell(sentenceOf(error)))
  process.exit(code)
}

async function refuse(message: string): Promise<void> {
  tell(message)
  await stop(1)
}

/** Our own sentences for whoever started the program; what libraries print on the console goes to the log. */
function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

main().catch((error: unknown) => refuse(sentenceOf(error)))
