import { join } from 'node:path'
import type { Pace } from '../../../../services/remote/pace'
import { createPowerShellWorker, type PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { keptLog, shortPace } from '../graph/remote'

/** A worker on the stand-in for PowerShell. Its commands get time enough to start on a busy machine. */
export function workerOnStandIn(environment: Readonly<Record<string, string>> = {}, pace: Partial<Pace> = {}) {
  const { log, text } = keptLog()
  const worker: PowerShellWorker = createPowerShellWorker({
    command: [process.execPath, join(__dirname, 'standIn.mjs')],
    environment,
    pace: { ...shortPace, ...pace },
    log,
  })
  return { worker, logged: text }
}
