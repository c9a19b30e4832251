import type { Logger } from 'pino'
import { type CmdletSystem, contractOf, type ReadingCmdlet } from '../cmdlets/catalogue'
import { refuseMistake, refuseMistakenRead } from '../cmdlets/check'
import type { Sending } from '../gateway'
import type { JsonObject } from '../../model/operation'
import { type Answer, type CmdletReader, RemoteError, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'
import { CmdletFailure } from './cmdletFailure'
import { fittingObjects } from './cmdletObjects'
import { cmdletProblem, isCmdletAlreadySo, saysAlreadySo } from './cmdletProblem'
import type { Wanted } from './session'
import type { PowerShellWorker } from './worker'

/** The operations that a worker carries: Exchange's and the MicrosoftTeams module's look alike. */
interface CmdletOperation {
  readonly cmdlet: string
  readonly parameters: JsonObject
}

export interface CmdletGateway<System extends CmdletSystem> extends CmdletReader<System> {
  send(operation: CmdletOperation, sending: Sending): Promise<Answer>
}

/** How often a cmdlet is tried in all, when it is right to try it again. */
const mostTries = 3
/** The same when the session was signed out: a new one has signed in anew, and what it is refused is no matter of time. */
const mostSessions = 2

/**
 * A gateway on a PowerShell worker. What was not sent (the session was signed out, or did not start) is tried again in a new
 * one; what was lost with the worker is, too, when it only reads, and a write is `unknown` then. Throws for a cmdlet or
 * parameter that the catalogue does not know.
 */
export function createCmdletGateway<System extends CmdletSystem>(
  system: System,
  worker: PowerShellWorker,
  log?: Logger,
): CmdletGateway<System> {
  return {
    async get<Cmdlet extends ReadingCmdlet<System>>(cmdlet: Cmdlet, parameters: JsonObject) {
      refuseMistakenRead(system, cmdlet, parameters)
      const result = await triedAgain(
        () => worker.run(cmdlet, parameters, wantedOf(cmdlet), takesLong(cmdlet)),
        ({ reason }) => reason !== 'refused',
      )
      if (!(result instanceof CmdletFailure))
        return fittingObjects(system, cmdlet, [...result.objects, ...result.verbose])
      throw new RemoteError(told(log, cmdlet, problemOf(system, result, 'unavailable')), { cause: result })
    },
    async send({ cmdlet, parameters }) {
      refuseMistake(system, cmdlet, parameters)
      const result = await triedAgain(
        () => worker.run(cmdlet, parameters, undefined, takesLong(cmdlet)),
        ({ reason }) => reason === 'unsent',
      )
      if (!(result instanceof CmdletFailure)) return { ok: true, alreadySo: saysAlreadySo(result.warnings) }
      if (result.reason === 'refused' && isCmdletAlreadySo({ type: result.type, text: result.message }))
        return { ok: true, alreadySo: true }
      return { ok: false, problem: told(log, cmdlet, problemOf(system, result, 'unknown')) }
    },
  }
}

/** What the catalogue has of a reading cmdlet is what is asked for. What a preview says in detail is its result, too. */
function wantedOf(cmdlet: ReadingCmdlet): Wanted {
  const contract = contractOf(cmdlet)
  return contract?.kind === 'read' ? { properties: Object.keys(contract.result.shape) } : { verbose: true }
}

function takesLong(cmdlet: string): boolean {
  return contractOf(cmdlet)?.takesLong === true
}

/** What came of it, after as many tries as are right. */
async function triedAgain<Value>(
  run: () => Promise<Value>,
  worthwhile: (failure: CmdletFailure) => boolean,
): Promise<Value | CmdletFailure> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof CmdletFailure)) throw error
      if (!worthwhile(error) || tries >= (error.signedOut ? mostSessions : mostTries)) return error
    }
  }
}

function problemOf(
  system: 'exchange' | 'teams',
  { reason, message, type, signedOut, notBefore }: CmdletFailure,
  whenLost: 'unknown' | 'unavailable',
): RemoteProblem {
  const later = notBefore === undefined ? {} : { notBefore }
  if (reason === 'refused') return { ...cmdletProblem({ system, type, text: message }), ...later }
  // A new session did not have it, either: its roles decide which cmdlets a module shows.
  if (signedOut && type?.endsWith('CommandNotFoundException') === true)
    return { kind: 'forbidden', system, text: shortened(message) }
  if (signedOut) return { kind: 'unauthenticated', system, text: shortened(message) }
  return { kind: reason === 'lost' ? whenLost : 'unavailable', system, text: shortened(message) }
}

function told(log: Logger | undefined, cmdlet: string, problem: RemoteProblem): RemoteProblem {
  log?.warn({ cmdlet, problem }, 'cmdlet problem')
  return problem
}
