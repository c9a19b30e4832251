import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commandLineApp } from '../../sandbox/seeds/clientApps'
import { tenantId } from '../../sandbox/tenant/organization'
import { frontHosts, type PublicFront } from './publicFront'

const program = path.join('node_modules', '@pnp', 'cli-microsoft365', 'dist', 'index.js')

/** How one command ended. */
export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** CLI for Microsoft 365, signed in to the front as an app, with a home folder of its own. */
export interface CommandLine {
  /** Runs `m365 entra user get --id ...`; the words without `m365`. */
  run(...words: readonly string[]): Promise<Ended>
  /** The same for a command that must succeed: its output as JSON, undefined without one. */
  json(...words: readonly string[]): Promise<unknown>
  remove(): Promise<void>
}

/**
 * The program's path: in this folder's packages, or in those of the folder that M365_FOLDER names. Throws with the words
 * how to get it, because it is too large to be a dependency.
 */
export function commandLineProgram(): string {
  const folder = process.env['M365_FOLDER'] ?? '.'
  const found = path.resolve(folder, program)
  if (existsSync(found)) return found
  throw new Error(
    [
      'CLI for Microsoft 365 is not here: with all that it needs it is 400 MB, so that it is no dependency. For instance:',
      '  npm install --no-save --prefix /tmp/m365 @pnp/cli-microsoft365@11.11.0',
      '  M365_FOLDER=/tmp/m365 npm run clients:m365',
    ].join('\n'),
  )
}

/** Signs in. Rejects with what the program said when that fails. */
export async function signedInCommandLine(front: PublicFront): Promise<CommandLine> {
  const found = commandLineProgram()
  const home = await mkdtemp(path.join(tmpdir(), 'm365-'))
  const run: CommandLine['run'] = (...words) => runProgram(found, words, home, front)
  const commandLine: CommandLine = {
    run,
    async json(...words) {
      const { code, output, errors } = await run(...words, '--output', 'json')
      if (code !== 0) throw new Error(`m365 ${words.join(' ')}: ${errors}${output}`)
      return output.trim() === '' ? undefined : JSON.parse(output)
    },
    remove: () => rm(home, { recursive: true, force: true }),
  }
  await commandLine.json('cli', 'config', 'set', '--key', 'disableTelemetry', '--value', 'true')
  const secret = ['--authType', 'secret', '--secret', 'any']
  await commandLine.json('login', ...secret, '--appId', commandLineApp, '--tenant', tenantId)
  return commandLine
}

function runProgram(found: string, words: readonly string[], home: string, front: PublicFront): Promise<Ended> {
  const child = spawn(process.execPath, ['--require', path.join(__dirname, 'onlyTheFront.cjs'), found, ...words], {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      USERPROFILE: home,
      CI: 'true',
      NO_UPDATE_NOTIFIER: '1',
      NODE_EXTRA_CA_CERTS: front.certificateFile,
      FRONT_PORT: String(front.port),
      FRONT_HOSTS: frontHosts.join(','),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, errors }))
  })
}
