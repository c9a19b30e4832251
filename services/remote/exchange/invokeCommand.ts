import type { Logger } from 'pino'
import type { Quiet } from '../../model/quiet'
import type { Pace } from '../pace'
import type { Credential } from '../credential'
import type { Attempt } from '../graph/transport/attempt'
import { createBearer, safeAddress } from '../graph/transport/bearer'

export interface ExchangeRestSettings {
  /** `https://outlook.office365.com`, or the host of a national cloud. */
  readonly baseUrl: string
  readonly tenantId: string
  readonly credential: Credential
  readonly pace: Pace
  readonly log: Logger
  /** Whether it is to be left alone; by what this process hears itself when left out. */
  readonly quiet?: Quiet
}

export interface CmdletRequest {
  readonly cmdlet: string
  readonly parameters: object
  readonly clientRequestId: string
  /** The address of a next page; the same body goes there. */
  readonly page?: string
}

/** Sends one cmdlet once. Never rejects; a page on another host is `unsent`. */
export type InvokeOnce = (request: CmdletRequest) => Promise<Attempt>

/** The system mailbox by which Exchange routes the requests of an application. */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}'

/**
 * Exchange's InvokeCommand, the endpoint beneath the ExchangeOnlineManagement module. It is not a published contract:
 * its shapes are those that other open-source tools send and were answered.
 */
export function createInvokeOnce({ baseUrl, tenantId, credential, pace, log }: ExchangeRestSettings): InvokeOnce {
  const address = safeAddress(baseUrl)
  const bearer = createBearer(credential, address, 'https://outlook.office365.com', pace.requestTimeout)
  const endpoint = new URL(`/adminapi/beta/${encodeURIComponent(tenantId)}/InvokeCommand`, address)
  return async ({ cmdlet, parameters, clientRequestId, page }) => {
    const url = page === undefined ? endpoint : new URL(page, endpoint)
    if (url.origin !== address.origin) return { kind: 'unsent', text: 'The next page is on another host' }
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'client-request-id': clientRequestId,
      prefer: 'odata.maxpagesize=1000',
      'x-anchormailbox': `APP:${systemMailbox}@${tenantId}`,
      'x-cmdletname': cmdlet,
    }
    const body = JSON.stringify({ CmdletInput: { CmdletName: cmdlet, Parameters: parameters } })
    const attempt = await bearer.attempt((token) =>
      fetch(url, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(pace.requestTimeout),
      }),
    )
    const outcome =
      attempt.kind === 'answered'
        ? { status: attempt.status, requestId: attempt.requestId }
        : { status: attempt.kind, text: attempt.text }
    log.debug({ cmdlet, path: url.pathname, clientRequestId, ...outcome }, 'exchange request')
    return attempt
  }
}
