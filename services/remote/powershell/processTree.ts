import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

/**
 * Starts a program so that its end is the end of all that it started: the `pwsh` of the .NET tool is a launcher, whose child
 * is the PowerShell. On Windows the tree is ended by `taskkill`, elsewhere the process group, of which the program is the head.
 */
export function startTree(
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ChildProcessWithoutNullStreams {
  const windows = process.platform === 'win32'
  const options = { env: environment, stdio: 'pipe', windowsHide: true, detached: !windows } as const
  const spawned: ChildProcessWithoutNullStreams = spawn(program, args, options)
  const killHead = spawned.kill.bind(spawned)
  const killTree = (signal?: number | NodeJS.Signals): boolean => {
    if (spawned.pid === undefined) return false
    if (windows) return spawn('taskkill', ['/PID', String(spawned.pid), '/T', '/F']).pid !== undefined
    try {
      return process.kill(-spawned.pid, signal)
    } catch {
      return killHead(signal)
    }
  }
  spawned.kill = killTree
  // A head that was ended from outside leaves the others at work, with nobody to tell.
  spawned.once('exit', () => killTree('SIGKILL'))
  return spawned
}
