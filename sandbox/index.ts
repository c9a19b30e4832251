import { join } from 'node:path'
import { leaveDatePermissions } from '../services/permissions/declared'
import { startPlayground } from './playground'
import { playgroundTenant } from './playground/tenant'
import type { Sandbox, SandboxOptions } from './server'
import { startSandbox } from './server'
import { livelyDelays } from './tenant/state/delays'
import { stormOf } from './weather/storm'
import { describeEvent, forecast } from './weather/words'

/** Everything that this process started; stopped in the opposite order. */
const started: { stop(): Promise<void> }[] = []
let stopping = false

async function main(): Promise<void> {
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  // The bot that started us is gone: nothing may live on without it.
  process.on('disconnect', () => void stop(0))
  // It may have gone while this program was still being loaded, and nobody is told of that any more.
  if (process.send !== undefined && !process.connected) return stop(0)
  try {
    const sandbox = await startTenant(numberFrom('SANDBOX_PORT', 4100))
    const playgroundUrl = withPlayground() ? await startPlaygroundBeside(sandbox) : undefined
    if (process.connected && process.send !== undefined)
      process.send({
        ready: { environment: sandbox.environment, ...(playgroundUrl === undefined ? {} : { playgroundUrl }) },
      })
    else announce(sandbox)
  } catch (error) {
    await fail(error instanceof Error ? error.message : String(error))
  }
}

async function startTenant(port: number): Promise<Sandbox> {
  try {
    const options = {
      port,
      delays: livelyDelays,
      ...populationFrom(process.env),
      ...stormFrom(stormWord()),
      ...consentFrom(process.env),
    }
    const sandbox = await startSandbox(options)
    started.push(sandbox)
    return sandbox
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use; stop what listens there, or set SANDBOX_PORT to another port.`, {
        cause: error,
      })
    throw error
  }
}

/** What the bot is configured to need more is what an administrator gave it. */
function consentFrom({ PROPOSE_BEFORE_DAYS: days = '0' }: NodeJS.ProcessEnv): Pick<SandboxOptions, 'consented'> {
  return days.trim() === '' || days.trim() === '0' ? {} : { consented: leaveDatePermissions }
}

/** SANDBOX_PEOPLE, and SANDBOX_SEED for others than usually. @throws when one of them is no whole number */
function populationFrom(environment: NodeJS.ProcessEnv): Pick<SandboxOptions, 'population'> {
  const given = (name: string): number | undefined => {
    const text = environment[name]?.trim() ?? ''
    if (text !== '' && !/^\d{1,6}$/.test(text))
      throw new Error(`${name} must be a whole number, for instance 100000, not '${text}'.`)
    return text === '' ? undefined : Number(text)
  }
  const people = given('SANDBOX_PEOPLE')
  return people === undefined ? {} : { population: { people, seed: given('SANDBOX_SEED') ?? 1 } }
}

/** `--storm 7`, or STORM=7 where npm start passes it on. */
function stormWord(): string | undefined {
  const at = process.argv.findIndex((word) => /^--storm(=|$)/.test(word))
  if (at === -1) return process.env['STORM']?.trim() || undefined
  return process.argv[at]?.split('=')[1] ?? process.argv[at + 1] ?? ''
}

/** The weather of a seed, told line by line as it strikes. @throws when the seed is no whole number */
function stormFrom(seed: string | undefined): Pick<SandboxOptions, 'weather' | 'onWeather'> {
  if (seed === undefined) return {}
  if (!/^\d{1,9}$/.test(seed))
    throw new Error(`A storm has a whole number for a seed, for instance --storm 7, not '${seed}'.`)
  const weather = stormOf(Number(seed))
  // Below npm start, standard output belongs to the bot.
  const tell = process.send === undefined ? console.log : console.error
  for (const line of forecast(weather)) tell(line)
  return { weather, onWeather: (event) => tell(describeEvent(event)) }
}

function withPlayground(): boolean {
  return process.argv.includes('--with-playground') && process.send !== undefined
}

async function startPlaygroundBeside(sandbox: Sandbox): Promise<string> {
  const playground = await startPlayground({
    port: numberFrom('PLAYGROUND_PORT', 56_150),
    botEndpoint: process.env['BOT_ENDPOINT'] ?? 'http://127.0.0.1:3978/api/messages',
    // Two programs side by side must not write to one file.
    folder: join(process.env['DATA_FOLDER']?.trim() || '.data', 'playground'),
    tenant: playgroundTenant(sandbox),
  })
  started.push(playground)
  return playground.url
}

function announce({ url }: Sandbox): void {
  console.log(`A pretend Microsoft 365 tenant listens on ${url}`)
  console.log(`Try: curl -H 'Authorization: Bearer x' '${url}/v1.0/users?$select=displayName,jobTitle&$top=5'`)
  console.log('Ctrl-C stops it.')
}

/** @throws when the variable is there and is no port */
function numberFrom(variable: string, otherwise: number): number {
  const text = process.env[variable]
  if (text === undefined || text === '') return otherwise
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new Error(`${variable} must be a port number from 0 to 65535, not '${text}'.`)
  return port
}

async function fail(sentence: string): Promise<void> {
  if (process.connected && process.send !== undefined)
    await new Promise<void>((resolve) => {
      process.send?.({ failed: sentence }, undefined, undefined, () => resolve())
    })
  else console.error(sentence)
  await stop(1)
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.allSettled(started.toReversed().map(async (one) => one.stop()))
  process.exit(code)
}

void main()
