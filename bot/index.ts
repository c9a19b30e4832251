import pino from 'pino'
import { startApplication, type Application } from './application'
import { readConfiguration, type Environment } from './configuration'
import { startSandbox, type SandboxProcess } from './sandboxProcess'

/** `npm start`: the tenant that the environment names, or else a pretend one to try everything out on. */
async function main(): Promise<void> {
  const read = readConfiguration(process.env)
  if (read.kind === 'incomplete') return refuse(read.message)
  const stops: (() => Promise<void>)[] = []
  stopOnSignals(stops)
  if (read.kind === 'sandboxWanted') {
    const sandbox = await startSandbox(process.env)
    stops.push(() => sandbox.stop())
    Object.assign(process.env, sandbox.environment)
    return serve(process.env, stops, sandbox)
  }
  return serve(process.env, stops, undefined)
}

async function serve(
  environment: Environment,
  stops: (() => Promise<void>)[],
  sandbox?: SandboxProcess,
): Promise<void> {
  const read = readConfiguration(environment)
  if (read.kind !== 'ready') return refuse(read.kind === 'incomplete' ? read.message : 'Nothing is configured.')
  const { configuration } = read
  const log = pino(
    { level: configuration.logLevel, redact: ['*.headers', '*.config', '*.request'] },
    pino.destination(2),
  )
  const application: Application = await startApplication(configuration, environment, log)
  stops.unshift(() => application.stop())
  console.log(sandbox === undefined ? banner(configuration.host, application.port) : sandbox.banner(application.port))
}

function banner(host: string, port: number): string {
  return `The offboarding bot listens on http://${host}:${port}/api/messages`
}

function stopOnSignals(stops: readonly (() => Promise<void>)[]): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    void (async () => {
      for (const each of stops) await each().catch((error: unknown) => console.error(String(error)))
      process.exit(0)
    })()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function refuse(message: string): void {
  console.error(message)
  process.exit(1)
}

main().catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error)))
