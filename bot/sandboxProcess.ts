import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { withoutSecrets } from '../services/remote/secrets'
import { journalFiles } from '../services/cases/store/sqliteFiles'
import { holdLock } from '../services/cases/store/sqliteLock'
import { playgroundPath } from './configuration'
import type { Environment } from './environment'

/** The pretend tenant and the Playground, in a process of their own: the bot reaches them over HTTP, like the real ones. */
export interface SandboxProcess {
  /** The configuration of the pretend tenant, by the same names as a real one's. */
  readonly environment: Readonly<Record<string, string>>
  /** What to print last: the address to open and the sentence to type. */
  banner(botPort: number): string
  stop(): Promise<void>
}

interface Ready {
  readonly environment: Readonly<Record<string, string>>
  readonly playgroundUrl?: string
}

type SandboxMessage = { readonly ready: Ready } | { readonly failed: string }

const program = path.join('sandbox', 'index.ts')

/** Whether there is a pretend tenant to start: an image for a real one has none. */
export function hasSandbox(): boolean {
  return existsSync(program)
}

/**
 * Starts the pretend tenant with the Playground, and an empty journal beside it: each start is a new tenant, so what an
 * earlier one remembered would be about people who never were. Throws an error whose message is a sentence.
 */
export async function startSandbox(environment: Environment): Promise<SandboxProcess> {
  const dataFolder = path.resolve(environment['DATA_FOLDER']?.trim() || '.data', 'pretend-tenant')
  await forgetJournal(dataFolder)
  const port = environment['PORT'] ?? '3978'
  const child = fork(program, ['--with-playground'], {
    execArgv: ['--import', 'tsx'],
    // The Playground is somebody else's program.
    env: { ...withoutSecrets(environment), BOT_ENDPOINT: `http://127.0.0.1:${port}/api/messages` },
    // Ctrl-C reaches the whole group; the bot stops first and tells its companion afterwards.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { environment: given, playgroundUrl } = await readyOf(child).catch(async (error: unknown) => {
    await stopped(child)
    throw error
  })
  child.on('exit', () => {
    process.stderr.write('The pretend tenant stopped. Start again with npm start.\n')
    process.kill(process.pid, 'SIGTERM')
  })
  return {
    environment: {
      DATA_FOLDER: dataFolder,
      ...loopbackOnly(environment),
      ...(playgroundUrl === undefined ? {} : { TEAMS_SERVICE_URL: `${playgroundUrl}${playgroundPath}` }),
      ...given,
    },
    banner: () => bannerOf(playgroundUrl ?? '', given['SANDBOX_URL'] ?? ''),
    stop: () => stopped(child),
  }
}

/**
 * Removes the journal's own files and nothing else, since the folder was named by somebody else. Not from under a bot that
 * works on them: throws `StoreInUse`, whose message is a sentence for the operator.
 */
async function forgetJournal(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'offboarding.db')
  const letGo = holdLock(file)
  try {
    for (const name of journalFiles(file)) await rm(name, { force: true })
  } finally {
    letGo()
  }
}

/** Where the Azure SDK looks for an identity other than the machine's own: a real one must not be shown to a pretend tenant. */
const identityVariables = [
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_FEDERATED_TOKEN_FILE',
  'IDENTITY_SERVER_THUMBPRINT',
]

/** Keeps the bot on this machine: no real identity, and no proxy between it, the pretend tenant and the Playground. */
function loopbackOnly(environment: Environment): Readonly<Record<string, string>> {
  const direct = [environment['NO_PROXY'] ?? environment['no_proxy'], 'localhost', '127.0.0.1']
    .filter(Boolean)
    .join(',')
  return {
    ...Object.fromEntries(identityVariables.map((name) => [name, ''])),
    // Some shells set it to the name of the machine.
    HOST: '127.0.0.1',
    NO_PROXY: direct,
    no_proxy: direct,
  }
}

function readyOf(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: SandboxMessage) => {
      if ('ready' in message) resolve(message.ready)
      else reject(new Error(message.failed))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The pretend tenant did not start (exit code ${code}).`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    if (child.connected) child.disconnect()
  })
}

function bannerOf(playgroundUrl: string, sandboxUrl: string): string {
  return [
    '',
    'The offboarding bot is ready, on a pretend Microsoft 365 tenant: nothing real is touched.',
    `The pretend tenant answers at ${sandboxUrl}. Everything listens on this computer only. Ctrl-C stops it all.`,
    '',
    `Open  ${playgroundUrl}  and type:  /offboard Jan`,
  ].join('\n')
}
