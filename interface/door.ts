import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { JournalFault } from '../services/cases/store/journalFault'
import { problem, type ProgramAnswer } from './answer'
import type { Program, ProgramRole, ProgramTokens } from './programToken'
import type { ProgramRequest } from './request'

/** What network addresses were refused, shared with the front door of Teams. */
export interface Addresses {
  refused(address: string): Promise<void>
  isTooMuch(address: string): Promise<boolean>
}

/** How much of the bot one program may have. */
export interface Shares {
  mayGoOn(program: string): Promise<boolean>
  readonly turns: { run<Result>(program: string, act: () => Promise<Result>): Promise<Result> }
}

export interface DoorTools {
  readonly tokens: ProgramTokens
  readonly addresses: Addresses
  readonly shares: Shares
  readonly log: Logger
}

/** Seconds after which another try is worth it. */
const keysBack = 30
const addressBack = 60
const shareBack = 10

/**
 * The way in for programs, in the order of the front door: token, share, act. A stranger is told a status and no more, and
 * their body is not read. What nobody expected becomes a correlation id, and a line in the log.
 */
export async function admit(
  { tokens, addresses, shares, log }: DoorTools,
  request: ProgramRequest,
  act: (program: Program) => Promise<ProgramAnswer>,
): Promise<ProgramAnswer> {
  const { address } = request
  const { authorization } = request.headers
  const tooMuch = await addresses.isTooMuch(address)
  if (tooMuch && !tokens.isPlausible(authorization)) return tooFast(addressBack)
  const verdict = await tokens.check(authorization)
  if (verdict.kind === 'unreachable') {
    log.error({ why: verdict.why }, 'The tenant’s keys could not be fetched, so no program can be let in')
    return problem(503, 'unavailable', {}, { 'Retry-After': String(keysBack) })
  }
  if (verdict.kind === 'refused') {
    await addresses.refused(address)
    if (tooMuch) return tooFast(addressBack)
    log.warn({ why: verdict.why, address }, 'A program without a genuine token was refused')
    return problem(401, 'unauthorized', {}, { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
  }
  const { program } = verdict
  if (!(await shares.mayGoOn(program.id))) {
    log.warn({ program: program.id }, 'A program is too fast, and was asked to wait')
    return tooFast(shareBack)
  }
  return request.whileWorking(() => shares.turns.run(program.id, () => orFailure(log, program, () => act(program))))
}

/** Why a program may not do it; undefined when it may. */
export function withoutRole({ roles }: Program, role: ProgramRole): ProgramAnswer | undefined {
  if (roles.has(role)) return undefined
  const headers = { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${role}"` }
  return problem(403, 'noRole', { detail: `The program has not the application role ${role}.` }, headers)
}

function tooFast(seconds: number): ProgramAnswer {
  return problem(429, 'tooFast', { detail: `Try again in ${seconds} seconds.` }, { 'Retry-After': String(seconds) })
}

async function orFailure(log: Logger, program: Program, act: () => Promise<ProgramAnswer>): Promise<ProgramAnswer> {
  try {
    return await act()
  } catch (error) {
    const correlationId = randomUUID()
    log.error({ correlationId, program: program.id, err: error }, 'A program’s request failed')
    if (!(error instanceof JournalFault)) return problem(500, 'failed', { correlationId })
    const detail = 'The bot cannot record anything now, so nothing was done.'
    return problem(503, 'unavailable', { detail, correlationId }, { 'Retry-After': String(keysBack) })
  }
}
