import { spawn, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeStubModules } from './stubModules'

const root = path.join(__dirname, '../..')
export const workerScript = path.join(root, 'services/remote/powershell/worker.ps1')

/** Where a PowerShell may be: what PWSH names, the folder that `.ci/run` installs it to, or the PATH. */
function candidates(): readonly string[] {
  const given = process.env['PWSH']
  const name = process.platform === 'win32' ? 'pwsh.exe' : 'pwsh'
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name))
  return given === undefined ? [path.join(root, '.tools/pwsh', name), ...onPath] : [given]
}

/** The PowerShell of this machine, or undefined. */
export function findPwsh(): string | undefined {
  return candidates().find((file) => existsSync(file))
}

/** Skips the tests of a `describe` loudly where there is no PowerShell; fails them where REQUIRE_PWSH is 1. */
export function withPwsh(title: string, tests: (pwsh: Pwsh) => void): void {
  const file = findPwsh()
  const missing = 'There is no pwsh on this machine (docs/developers.md)'
  if (file === undefined) {
    // None of what the tests prepare for themselves, and clear away again, happens.
    describe(title, () => {
      it('needs a PowerShell', function () {
        if (process.env['REQUIRE_PWSH'] === '1') throw new Error(`${missing}, and REQUIRE_PWSH is 1`)
        console.warn(`SKIPPED: ${title}. ${missing}.`)
        this.skip()
      })
    })
    return
  }
  describe(title, () => {
    const pwsh = new Pwsh(file)
    before(async function () {
      this.timeout(60_000)
      await pwsh.prepare()
    })
    tests(pwsh)
  })
}

/** A PowerShell with the stub modules. */
export class Pwsh {
  private modules = ''
  constructor(readonly file: string) {}

  async prepare(): Promise<void> {
    this.modules = await writeStubModules((source, library) => this.compile(source, library))
  }

  /** How a worker is started, as the configuration has it. */
  get command(): readonly string[] {
    return [this.file, '-NoLogo', '-NoProfile', '-NonInteractive', '-File', workerScript]
  }

  /** What every worker needs: the stub modules first. */
  get environment(): Readonly<Record<string, string>> {
    const home = process.env['HOME'] ?? '/tmp'
    return { PATH: process.env['PATH'] ?? '', HOME: home, PSModulePath: this.modules, POWERSHELL_TELEMETRY_OPTOUT: '1' }
  }

  /** What a script writes to its standard output. */
  async output(script: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
    const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '-']
    const child = spawn(this.file, words, { env: { ...this.environment, ...environment } })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stdin.end(`${script}\n`)
    await new Promise((resolve) => child.once('close', resolve))
    return Buffer.concat(chunks).toString('utf8').trim()
  }

  private async compile(source: string, library: string): Promise<void> {
    const file = `${library}.cs`
    writeFileSync(file, source)
    const script = `$ErrorActionPreference = 'Stop'; Add-Type -Path '${file}' -OutputAssembly '${library}'`
    const { status, stderr, stdout } = spawnSync(this.file, ['-NoProfile', '-NonInteractive', '-Command', script], {
      encoding: 'utf8',
      env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1' },
    })
    if (status !== 0) throw new Error(`The stub types do not compile: ${stderr}${stdout}`)
  }
}
