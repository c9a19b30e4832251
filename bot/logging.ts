import { format } from 'node:util'
import pino, { type DestinationStream, type Logger } from 'pino'
import { secretsHidden } from '../services/remote/secrets'
import type { Environment } from './environment'

/**
 * The bot's log: a line of JSON each, on standard error unless told otherwise. No secret gets into it (promise 12), in
 * two ways: of an error only its name, words, stack and codes are written, never the request that the SDKs hang on it
 * (which has the Authorization header), and every line is cleared of the environment's secrets and of what looks like one.
 */
export function createLog(
  level: string,
  environment: Environment,
  destination: DestinationStream = pino.destination(2),
): Logger {
  const hide = secretsHidden(environment)
  return pino(
    {
      level,
      serializers: { err: seen, error: seen },
      // For whoever logs a request or an error under another name one day.
      redact: ['*.headers', '*.config', '*.request', '*.response', 'headers', 'config', 'request', 'response'],
      hooks: { streamWrite: hide },
    },
    destination,
  )
}

/** What is written of an error. Errors of the SDKs carry the whole request as a property: nothing but these is read. */
function seen(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : `(not an error: ${typeof error})`
  const { name, message, stack, cause } = error
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown }
  return {
    type: name,
    message,
    stack,
    ...(isPlain(code) ? { code } : {}),
    ...(isPlain(statusCode) ? { statusCode } : {}),
    ...(error instanceof AggregateError ? { errors: error.errors.map(seen) } : {}),
    ...(cause === undefined ? {} : { cause: seen(cause) }),
  }
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/**
 * Leads what libraries print by themselves into the log: the Bot Framework's SDK prints errors with their requests. An
 * object is left out, for the same reason.
 */
export function logConsole(log: Logger): void {
  const print = (...words: readonly unknown[]): void => {
    const text = words.map((word) => (word instanceof Error ? word.message : isPlain(word) ? word : '(an object)'))
    log.warn({ text: format(...text) }, 'A library printed something')
  }
  Object.assign(console, { error: print, warn: print })
}

/**
 * A mistake that nobody caught ends the process, as Node does, but tells of it in the log and without what hangs on the
 * error. The journal is whole: started again, the bot goes on where it was.
 */
export function logCrashes(log: Logger, end: (code: number) => void): void {
  // Node's diagnostic report, where somebody asks for one, would have the whole environment. Node 22.13 knows this.
  Object.assign(process.report ?? {}, { excludeEnv: true })
  process.on('uncaughtException', (error: unknown) => {
    log.fatal({ err: error }, 'The bot ends because of a mistake of its own; started again, it goes on where it was')
    end(1)
  })
}
