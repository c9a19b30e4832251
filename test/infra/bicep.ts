import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the compiler came to: what it wrote, and whether it ended well. */
export interface Told {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

/** Installations that the snapshots are taken of: each has a `.bicepparam` and a `.snapshot.json` of its name here. */
export const installations = ['private', 'public', 'withoutImage'] as const

/** For whom the snapshots are: nobody, the same each time. */
const nowhere = Object.entries({
  'subscription-id': '11111111-1111-4111-8111-111111111111',
  'tenant-id': '22222222-2222-4222-8222-222222222222',
  'resource-group': 'offboarding',
  location: 'westeurope',
  'deployment-name': 'offboarding',
}).flatMap(([name, value]) => [`--${name}`, value])

/** The program: where `BICEP` says, where `.ci/run` puts it, or on the `PATH`; undefined where there is none. */
export function findBicep(): string | undefined {
  const own = process.env['BICEP']
  if (own !== undefined && own !== '') return own
  const restored = '.tools/bicep/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep'
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'bicep'))
  return [path.resolve(restored), ...onPath].find(existsSync)
}

/** Runs it, whatever it comes to. A mistake of types is no error to it: look at what it wrote. */
export async function bicep(program: string, words: readonly string[]): Promise<Told> {
  try {
    return { ok: true, ...(await run(program, [...words], { maxBuffer: 50_000_000, env: quiet() })) }
  } catch (error) {
    const { stdout = '', stderr = String(error) } = error as Partial<Told>
    return { ok: false, stdout, stderr }
  }
}

/** Takes the snapshot of an installation anew, or holds the one there is against the templates. */
export async function snapshot(program: string, name: string, mode: 'overwrite' | 'validate'): Promise<Told> {
  return bicep(program, ['snapshot', `test/infra/${name}.bicepparam`, '--mode', mode, ...nowhere])
}

/** Without colours: what differs is read by people and in CI alike. */
function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, NO_COLOR: '1', DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION: '0' }
}
