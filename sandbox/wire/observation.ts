import { isFaultAnswer } from '../weather/faults'
import type { WireAnswer, WireRequest } from './http'

/** A request to Graph and what it was answered; one of a `$batch` stands by itself, and so does the `$batch`. */
export interface GraphExchange {
  readonly method: string
  /** With the version and the query: `/v1.0/users?$top=5`, as sent. */
  readonly path: string
  /** Names in lower case; inside a `$batch` those of its own and the bearer of the whole. */
  readonly requestHeaders: Readonly<Record<string, string>>
  /** As sent; empty without one. */
  readonly requestBody: string
  readonly status: number
  /** Names in lower case. */
  readonly answerHeaders: Readonly<Record<string, string>>
  /** JSON or bytes, or undefined without one. */
  readonly answerBody: unknown
  /** The answer was made up by a fault, and is no word of the tenant. */
  readonly fault: boolean
}

export type Observe = (exchange: GraphExchange) => void

/** Tells an observer of a request to Graph; of any other it is not told. */
export function observed(
  observe: Observe | undefined,
  { method, path, query, headers, body }: WireRequest,
  answer: WireAnswer,
  outer?: WireRequest,
): void {
  if (observe === undefined || !/^\/(v1\.0|beta)\//.test(path)) return
  const authorization = outer?.headers['authorization']
  observe({
    method,
    path: query === '' ? path : `${path}?${query}`,
    requestHeaders: authorization === undefined ? headers : { ...headers, authorization },
    requestBody: body,
    status: answer.status,
    answerHeaders: lowerCase(answer.headers ?? {}),
    answerBody: answer.body,
    fault: isFaultAnswer(answer),
  })
}

function lowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
