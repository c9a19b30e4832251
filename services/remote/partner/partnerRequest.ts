import type { Logger } from 'pino'
import type { Quiet } from '../../model/quiet'
import type { Pace } from '../pace'
import type { Credential } from '../credential'
import type { JsonObject } from '../../model/operation'
import type { Attempt } from '../graph/transport/attempt'
import { createBearer, safeAddress } from '../graph/transport/bearer'

export interface PartnerSettings {
  /** With the version: `https://api.partnercenter.microsoft.com/v1`. */
  readonly baseUrl: string
  /** The id of this tenant, which is a customer of the partner. */
  readonly customerId: string
  /** Of an app that the partner registered with Partner Center. */
  readonly credential: Credential
  readonly pace: Pace
  readonly log: Logger
  /** Whether it is to be left alone; by what this process hears itself when left out. */
  readonly quiet?: Quiet
}

export interface PartnerRequest {
  readonly method: 'GET' | 'PATCH'
  /** Relative to the version, starts with `/`. */
  readonly path: string
  readonly body?: JsonObject
  readonly etag?: string
  /** Travels as MS-RequestId. */
  readonly requestId: string
}

/** Sends one request once. Never rejects. */
export type AskPartner = (request: PartnerRequest) => Promise<Attempt>

/** Partner Center’s REST API with the headers that it wants. Source: Microsoft, "Partner Center REST headers". */
export function createAskPartner({ baseUrl, credential, pace, log }: PartnerSettings): AskPartner {
  const address = safeAddress(baseUrl)
  const bearer = createBearer(credential, address, 'https://api.partnercenter.microsoft.com', pace.requestTimeout)
  return async ({ method, path, body, etag, requestId }) => {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'ms-requestid': requestId,
      'ms-correlationid': requestId,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(etag === undefined ? {} : { 'if-match': etag }),
    }
    const attempt = await bearer.attempt((token) =>
      fetch(`${baseUrl}${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(pace.requestTimeout),
      }),
    )
    const outcome =
      attempt.kind === 'answered' ? { status: attempt.status } : { status: attempt.kind, text: attempt.text }
    log.debug({ method, path, requestId, ...outcome }, 'partner request')
    return attempt
  }
}
