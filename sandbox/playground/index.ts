import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * Somebody in the Playground; `id` is the directory object id, which is then also what a people picker submits. Its
 * pickers look the id up by the name that was chosen.
 */
export interface PlaygroundPerson {
  readonly id: string
  readonly displayName: string
  readonly givenName: string
  readonly surname: string
  readonly userPrincipalName: string
  readonly mail: string
}

export interface PlaygroundTenant {
  readonly tenantId: string
  /** Exactly six with names of their own: the one who types, and five colleagues. */
  readonly people: readonly PlaygroundPerson[]
  /** The approvals channel, in a team of its own beside General. `id` is the conversation id that the bot posts to. */
  readonly channel: { readonly id: string; readonly name: string }
}

export interface PlaygroundOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Where the bot listens, for instance `http://127.0.0.1:3978/api/messages`. */
  readonly botEndpoint: string
  readonly tenant: PlaygroundTenant
  /** Where its configuration and log go; made when it is not there. `./.data/playground` when not given. */
  readonly folder?: string
}

export interface Playground {
  readonly port: number
  /** The page to open, `http://127.0.0.1:<port>`. */
  readonly url: string
  /** Ends the Playground and resolves when its process is gone. */
  stop(): Promise<void>
}

/**
 * Starts the Microsoft 365 Agents Playground, Teams' stand-in in a browser, for a bot that runs without authentication.
 * It is reachable from this machine only, sends no telemetry, opens no browser, and ends with this process.
 *
 * Throws an Error with one sentence when the port is taken, or when the Playground ends before it listens.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = resolve(options.folder ?? '.data/playground')
  const configuration = playgroundConfiguration(options.tenant)
  const port = await freePort(options.port)
  await mkdir(folder, { recursive: true })
  // JSON is YAML too.
  await writeFile(configurationFile(folder), JSON.stringify(configuration, undefined, 2))
  const child = spawn(process.execPath, commandLine(port, options.botEndpoint), {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const listening = await listeningPort(child, folder)
  if (listening === port) return { port, url: `http://127.0.0.1:${port}`, stop: () => stop(child) }
  await stop(child)
  // Taken by somebody else after it was found free, which is none of the business of whoever takes any.
  if (options.port === 0) return startPlayground(options)
  throw portTaken(port)
}

/**
 * The Playground's configuration file (version 0.1.1). Its rules: one current user and exactly five others, each with an
 * id of their own, and at most one channel beside General. Throws an Error when there are not six people.
 */
export function playgroundConfiguration({ tenantId, people, channel }: PlaygroundTenant): object {
  const [current, ...others] = people
  if (current === undefined || others.length !== 5)
    throw new Error(`The Playground shows six people, and was given ${people.length}.`)
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: 'offboarding-bot', name: 'Offboarding' },
    currentUser: user(current),
    users: others.map(user),
    personalChat: { id: `a:${current.id}` },
    groupChat: { id: '19:group-chat@thread.v2', name: 'Group chat' },
    team: {
      id: '19:team-general@thread.tacv2',
      name: 'IT',
      aadGroupId: '7e0f8d5c-6f0e-4f0a-9d1b-3c2a1b0d9e8f',
      channels: [{ id: channel.id, name: channel.name }],
    },
  }
}

/** The misspelt `userPrincipleName` is the Playground's. */
function user(person: PlaygroundPerson): object {
  return {
    id: person.id,
    aadObjectId: person.id,
    name: person.displayName,
    givenName: person.givenName,
    surname: person.surname,
    userPrincipleName: person.userPrincipalName,
    email: person.mail,
  }
}

function commandLine(port: number, botEndpoint: string): readonly string[] {
  const preloaded = `--require=${join(__dirname, 'loopbackOnly.cjs')}`
  const program = playgroundProgram()
  const options = {
    'app-endpoint': botEndpoint,
    'channel-id': 'msteams',
    port: String(port),
    'service-url': `http://127.0.0.1:${port}/_connector`,
  }
  const named = Object.entries(options).map(([name, value]) => `--${name}=${value}`)
  return [preloaded, program, 'start', '--disable-telemetry', ...named]
}

/** Throws an error whose message is a sentence where only the packages of a real tenant's bot are installed. */
function playgroundProgram(): string {
  try {
    return require.resolve('@microsoft/m365agentsplayground/cli.js')
  } catch (error) {
    throw new Error('The Playground is not installed. Run npm ci without leaving out the development packages.', {
      cause: error,
    })
  }
}

function environment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: configurationFile(folder),
    M365_AGENTS_PLAYGROUND_LOGFILE: logFile(folder),
    // A proxy that the machine uses for the internet has no business between the Playground and the bot.
    NO_PROXY: 'localhost,127.0.0.1,::1',
    no_proxy: 'localhost,127.0.0.1,::1',
  }
}

function configurationFile(folder: string): string {
  return join(folder, '.m365agentsplayground.yml')
}

function logFile(folder: string): string {
  return join(folder, 'playground.log')
}

/** The port itself, or any free one for 0. The Playground would silently take another one when it is taken. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer()
  try {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw portTaken(wanted)
    throw error
  }
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} is in use by another program; set PLAYGROUND_PORT to a free port for the Playground.`)
}

/** Reads `Listening on <port>` from its output. Throws what it said when it ends before that. */
async function listeningPort(child: ChildProcess, folder: string): Promise<number> {
  const said: string[] = []
  child.stderr?.on('data', (data: Buffer) => said.push(data.toString()))
  const port = await firstMatch(createInterface({ input: child.stdout! }), /^Listening on (\d+)$/, said)
  // What it prints from here on is in its log file too; an unread pipe would fill up and hold it.
  child.stdout?.resume()
  if (port === undefined)
    throw new Error(`The Playground did not start. Its log is ${logFile(folder)}. ${said.join(' ')}`.trim())
  return Number(port)
}

async function firstMatch(lines: AsyncIterable<string>, wanted: RegExp, others: string[]): Promise<string | undefined> {
  for await (const line of lines) {
    const match = wanted.exec(line)?.[1]
    if (match !== undefined) return match
    others.push(line)
  }
  return undefined
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill()
  await exit
}
