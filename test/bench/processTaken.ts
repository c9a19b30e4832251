import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process has taken. */
export interface Taken {
  /** Seconds of processor time since its start, of all its threads. */
  readonly processor: number
  /** Megabytes of memory that it holds just now. */
  readonly memory: number
}

/** From the kernel's own tables, by proc_pid_stat(5). Throws where there are none, and when there is no such process. */
export function takenBy(processId: number): Taken {
  const [, rest = ''] = readFileSync(`/proc/${processId}/stat`, 'utf8').split(/\) (?!.*\) )/s)
  const fields = rest.split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
  return { processor: ticks / ticksInSecond(), memory: Number(kilobytes) / 1024 }
}

let ticks: number | undefined

function ticksInSecond(): number {
  return (ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })))
}
