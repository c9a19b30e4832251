import type { GraphExchange } from '../../sandbox/wire/observation'
import { answerOf, bodyOf, bytesOf, type Found, operationOf } from './openApi'
import { queryProblems } from './queryOptions'
import { bodyProblems } from './strictSchema'

/** Something that Microsoft's contract does not say. */
export interface Violation {
  /** Method and path of the request. */
  readonly of: string
  readonly part: 'request' | 'answer'
  readonly problem: string
}

/**
 * What a request has against Microsoft's contract (test/contract/graph-*-subset.json): its operation, query, headers,
 * content type and body, unknown properties included. Empty when it keeps to it.
 */
export function requestViolations(exchange: GraphExchange): readonly Violation[] {
  const found = foundIn(exchange)
  const problems =
    found === undefined
      ? ['this operation is outside of the contract']
      : [
          ...queryProblems(found, exchange.path.split('?').slice(1).join('?'), headerOf(exchange, 'consistencylevel')),
          ...requestBodyProblems(found, exchange),
        ]
  return violations(exchange, 'request', problems)
}

/** What an answer has against the contract: its status, headers and body. An operation that is not in it is not judged. */
export function answerViolations(exchange: GraphExchange): readonly Violation[] {
  const found = foundIn(exchange)
  return found === undefined ? [] : violations(exchange, 'answer', answerProblems(found, exchange))
}

/** Whether the contract has this operation. */
export function isInContract(exchange: GraphExchange): boolean {
  return foundIn(exchange) !== undefined
}

function foundIn({ method, path }: GraphExchange): Found | undefined {
  return operationOf(method, path.split('?')[0] ?? '')
}

function requestBodyProblems({ operation, version }: Found, exchange: GraphExchange): readonly string[] {
  const { requestBody } = exchange
  const schema = bodyOf(operation.requestBody)
  if (schema === undefined) return requestBody === '' ? [] : ['this operation takes no body']
  if (requestBody === '') return operation.requestBody?.required === true ? ['the body is missing'] : []
  const type = headerOf(exchange, 'content-type') ?? ''
  if (!/^application\/json(;|$)/i.test(type)) return [`the content type of the body is "${type}"`]
  const body = parsed(requestBody)
  return body === undefined ? ['the body is no JSON'] : bodyProblems(version, 'request', schema, body)
}

function answerProblems(found: Found, { status, answerHeaders, answerBody }: GraphExchange): readonly string[] {
  const answer = answerOf(found, status)
  if (answer === undefined) return [`the status ${status} is not documented`]
  const missing = Object.keys(answer.headers ?? {}).filter((name) => answerHeaders[name.toLowerCase()] === undefined)
  const schema = bodyOf(answer)
  const bytes = bytesOf(answer)
  if (bytes !== undefined) {
    const type = answerHeaders['content-type']
    const isGood = Buffer.isBuffer(answerBody) && type === bytes
    return isGood ? [] : [`the body is to be bytes of ${bytes}, and is ${typeof answerBody} of ${type}`]
  }
  return [
    ...missing.map((name) => `the header ${name} is missing`),
    ...(schema === undefined
      ? answerBody === undefined
        ? []
        : [`the status ${status} has no body`]
      : bodyProblems(found.version, 'answer', schema, answerBody)),
  ]
}

function headerOf({ requestHeaders }: GraphExchange, name: string): string | undefined {
  return requestHeaders[name]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function violations(
  { method, path }: GraphExchange,
  part: Violation['part'],
  problems: readonly string[],
): readonly Violation[] {
  return problems.map((problem) => ({ of: `${method} ${path}`, part, problem }))
}
