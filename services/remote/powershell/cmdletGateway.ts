import type { Logger } from 'pino'
import type { CmdletSystem, ReadingCmdlet } from '../cmdlets/catalogue'
import { refuseMistake, refuseMistakenRead } from '../cmdlets/check'
import type { Sending } from '../gateway'
import type { JsonObject } from '../../model/operation'
import { type Answer, type CmdletReader, RemoteError, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'
import { CmdletFailure } from './cmdletFailure'
import { fittingObjects } from './cmdletObjects'
import { cmdletProblem, isCmdletAlreadySo } from './cmdletProblem'
import type { PowerShellWorker } from './worker'

/** The operations that a worker carries: Exchange's and the MicrosoftTeams module's look alike. */
interface CmdletOperation {
  readonly cmdlet: string
  readonly parameters: JsonObject
}

export interface CmdletGateway<System extends CmdletSystem> extends CmdletReader<System> {
  send(operation: CmdletOperation, sending: Sending): Promise<Answer>
}

/** How often a read is asked for in all, when the worker fell over. */
const mostReads = 3

/**
 * A gateway on a PowerShell worker: reads are repeated when the worker fell over, writes never are. Throws for a cmdlet
 * or parameter that the catalogue does not know.
 */
export function createCmdletGateway<System extends CmdletSystem>(
  system: System,
  worker: PowerShellWorker,
  log?: Logger,
): CmdletGateway<System> {
  return {
    async get<Cmdlet extends ReadingCmdlet<System>>(cmdlet: Cmdlet, parameters: JsonObject) {
      refuseMistakenRead(system, cmdlet, parameters)
      for (let reads = 1; ; reads += 1) {
        try {
          return fittingObjects(system, cmdlet, await worker.run(cmdlet, parameters))
        } catch (error) {
          const failure = failureOf(error)
          if (failure.reason !== 'refused' && reads < mostReads) continue
          throw new RemoteError(told(log, cmdlet, problemOf(system, failure, 'unavailable')), { cause: failure })
        }
      }
    },
    async send({ cmdlet, parameters }) {
      refuseMistake(system, cmdlet, parameters)
      try {
        await worker.run(cmdlet, parameters)
        return { ok: true, alreadySo: false }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.reason === 'refused' && isCmdletAlreadySo({ type: failure.type, text: failure.message }))
          return { ok: true, alreadySo: true }
        return { ok: false, problem: told(log, cmdlet, problemOf(system, failure, 'unknown')) }
      }
    },
  }
}

function failureOf(error: unknown): CmdletFailure {
  if (error instanceof CmdletFailure) return error
  throw error
}

function problemOf(
  system: 'exchange' | 'teams',
  { reason, message, type }: CmdletFailure,
  whenLost: 'unknown' | 'unavailable',
): RemoteProblem {
  if (reason === 'refused') return cmdletProblem({ system, type, text: message })
  return { kind: reason === 'lost' ? whenLost : 'unavailable', system, text: shortened(message) }
}

function told(log: Logger | undefined, cmdlet: string, problem: RemoteProblem): RemoteProblem {
  log?.warn({ cmdlet, problem }, 'cmdlet problem')
  return problem
}
