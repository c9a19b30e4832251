import type { WhyNot } from '../dialogs/requested'
import type { Body } from './request'

/** What a program is answered. */
export interface ProgramAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Why a program’s request was not done, for whoever wrote the program. */
export type Code =
  | 'badRequest'
  | 'keyUsedOtherwise'
  | 'notFound'
  | 'noRole'
  | 'tooFast'
  | 'unauthorized'
  | 'unreadable'
  | 'failed'
  | 'unavailable'
  /** A person or an account is the reason. */
  | WhyNot

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** What else a problem says. */
export interface ProblemDetails {
  readonly detail?: string
  /** JSON Pointers into the body, and what is wrong there. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly caseId?: string
  /** Finds the details in the log. */
  readonly correlationId?: string
}

/** Nothing of an answer is for a cache: it is about people. */
const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ProgramAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...always, ...headers },
    body: JSON.stringify(body),
  }
}

/** A whole text of another kind. */
export function text(type: string, body: string, headers: Readonly<Record<string, string>> = {}): ProgramAnswer {
  return { status: 200, headers: { 'Content-Type': type, ...always, ...headers }, body }
}

/** A refusal as RFC 9457 has it: `type` is about:blank, since `code` says which it is. */
export function problem(
  status: number,
  code: Code,
  details: ProblemDetails = {},
  headers: Readonly<Record<string, string>> = {},
): ProgramAnswer {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, code, ...details }
  return json(status, body, { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers })
}

/** A body that could not be read, as a refusal. */
export function unreadable({ status, why }: Extract<Body, { kind: 'refused' }>): ProgramAnswer {
  return problem(status, 'unreadable', { detail: `The body was not read: ${why}.` })
}
