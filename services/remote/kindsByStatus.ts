import type { RemoteProblemKind } from './reader'

/** What an HTTP status means in every remote system, where nothing else says more. Source: RFC 9110. */
export const kindsByStatus: Readonly<Record<number, RemoteProblemKind>> = {
  400: 'badRequest',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  405: 'badRequest',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  500: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}
