import { randomUUID } from 'node:crypto'
import { refuseMistake, refuseMistakenRead } from '../cmdlets/check'
import type { ExchangeGateway } from '../gateway'
import type { Answered, Attempt } from '../graph/transport/attempt'
import {
  createPersistence,
  mayHaveBeenDone,
  worthReadingAgain,
  worthSendingAgain,
} from '../graph/transport/persistence'
import { cmdletProblem, type CmdletRefusal, isCmdletAlreadySo, saysAlreadySo } from '../powershell/cmdletProblem'
import { fittingObjects } from '../powershell/cmdletObjects'
import { type Answer, RemoteError, type RemoteProblem } from '../reader'
import { shortened } from '../shortened'
import { type CmdletRequest, createInvokeOnce, type ExchangeRestSettings, type InvokeOnce } from './invokeCommand'
import { cmdletAnswerOf, cmdletErrorOf } from './invokeCommandAnswer'

/**
 * Exchange Online by the REST endpoint beneath its PowerShell module. Retries obey Retry-After; a write whose answer was
 * lost is `unknown` and never sent twice. Throws at once for a base address that is neither https nor this machine, and
 * for a cmdlet or parameter that the catalogue does not know.
 */
export function createExchangeRestGateway(settings: ExchangeRestSettings): ExchangeGateway {
  const { pace, log, quiet } = settings
  const invoke = createInvokeOnce(settings)
  const persist = createPersistence(pace, quiet, () => 'exchange cmdlets')
  return {
    async get(cmdlet, parameters) {
      refuseMistakenRead('exchange', cmdlet, parameters)
      const objects = await readPages({ cmdlet, parameters, clientRequestId: randomUUID() }, (request) =>
        persist(
          cmdlet,
          (attempt) => worthReadingAgain(attempt) && !isSpecific(attempt),
          () => invoke(request),
        ),
      ).catch((error: unknown) => {
        if (error instanceof RemoteError) log.warn({ cmdlet, problem: error.problem }, 'exchange problem')
        throw error
      })
      return fittingObjects('exchange', cmdlet, objects)
    },
    async send({ cmdlet, parameters }, { clientRequestId }) {
      refuseMistake('exchange', cmdlet, parameters)
      const request = { cmdlet, parameters, clientRequestId }
      const again = (attempt: Attempt) => worthSendingAgain(attempt) && !isSpecific(attempt)
      const answer = answerOf(await persist(cmdlet, again, () => invoke(request)))
      if (!answer.ok) log.warn({ cmdlet, clientRequestId, problem: answer.problem }, 'exchange problem')
      return answer
    },
  }
}

async function readPages(request: CmdletRequest, read: InvokeOnce): Promise<readonly unknown[]> {
  const objects: unknown[] = []
  const seen = new Set<string>()
  for (let page: string | undefined; ;) {
    const attempt = await read(page === undefined ? request : { ...request, page })
    const good = goodOf(attempt)
    if (good === undefined) throw new RemoteError(problemOf(attempt, false))
    const answer = cmdletAnswerOf(good.body)
    objects.push(...answer.objects)
    if (answer.nextPage === undefined || seen.has(answer.nextPage)) return objects
    page = answer.nextPage
    seen.add(page)
  }
}

function answerOf(attempt: Attempt): Answer {
  const good = goodOf(attempt)
  const named = (requestId: string | undefined) => (requestId === undefined ? {} : { requestId })
  if (good !== undefined)
    return { ok: true, alreadySo: saysAlreadySo(cmdletAnswerOf(good.body).warnings), ...named(good.requestId) }
  if (attempt.kind === 'answered' && isCmdletAlreadySo(refusalOf(attempt)))
    return { ok: true, alreadySo: true, ...named(attempt.requestId) }
  return { ok: false, problem: problemOf(attempt, mayHaveBeenDone(attempt) && !isSpecific(attempt)) }
}

/** A cmdlet's own error may come with status 500, too: then the cmdlet has run and said no. */
function isSpecific(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && attempt.status === 500 && cmdletErrorOf(attempt.body)?.type !== undefined
}

function problemOf(attempt: Attempt, perhapsDone: boolean): RemoteProblem {
  if (attempt.kind === 'noToken') return { kind: 'unauthenticated', system: 'exchange', text: shortened(attempt.text) }
  if (attempt.kind !== 'answered')
    return { kind: perhapsDone ? 'unknown' : 'unavailable', system: 'exchange', text: shortened(attempt.text) }
  const { notBefore } = attempt
  const problem = { ...cmdletProblem(refusalOf(attempt)), ...(notBefore === undefined ? {} : { notBefore }) }
  return perhapsDone ? { ...problem, kind: 'unknown' } : problem
}

function refusalOf({ status, body, requestId }: Answered): CmdletRefusal {
  const error = cmdletErrorOf(body)
  return {
    system: 'exchange',
    type: error?.type,
    text: error?.text ?? `Exchange Online answered ${status}`,
    status,
    ...(requestId === undefined ? {} : { requestId }),
  }
}

function goodOf(attempt: Attempt): Answered | undefined {
  return attempt.kind === 'answered' && attempt.status >= 200 && attempt.status < 300 ? attempt : undefined
}
