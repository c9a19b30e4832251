import { createHmac } from 'node:crypto'
import type { CaseCloudEvent } from './caseEvents'

/** Where events go, and what proves there that they are the bot’s. */
export interface SubscriberSettings {
  /** Its query may hold a secret. */
  readonly url: string
  /** Keys of the signature; the subscriber may know any of them, so that one can be replaced. */
  readonly keys: readonly Buffer[]
  /** The `Authorization` header that the subscriber asks for, if any. */
  readonly authorization: string | undefined
}

/** How an attempt ended. */
export type Attempt =
  | { readonly kind: 'taken' }
  /** It does not want this one: others may go on. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nothing gets there now. `after`: milliseconds that it asked for. */
  | { readonly kind: 'down'; readonly why: string; readonly after?: number }
  /** It wants nothing any more (HTTP 410; CloudEvents, webhook, 2.2). */
  | { readonly kind: 'gone'; readonly why: string }

/** Milliseconds for an answer. */
const patience = 10_000

/** Statuses that are about this one event; any other that is no success says how the subscriber is. */
const aboutTheEvent = [400, 409, 413, 415, 422]

/**
 * Sends an event as structured JSON (CloudEvents 1.0, HTTP protocol binding and webhook), signed as Standard Webhooks 1.0 has
 * it: HMAC-SHA-256 of `id.timestamp.body`. No redirect is followed: what is signed for one address goes to no other.
 */
export async function send(
  { url, keys, authorization }: SubscriberSettings,
  event: CaseCloudEvent,
  now: Date,
  stop: AbortSignal,
): Promise<Attempt> {
  const body = JSON.stringify(event)
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const headers = {
    'Content-Type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': event.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => `v1,${signature(key, `${event.id}.${timestamp}.${body}`)}`).join(' '),
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  }
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(patience), stop])
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal })
    // What it says is of no use here, and may be long.
    await answer.body?.cancel()
    return attemptOf(answer, now)
  } catch (error) {
    // Without its cause, which may name the address.
    return { kind: 'down', why: error instanceof Error ? error.name : 'no answer' }
  }
}

function attemptOf({ status, ok, headers }: Response, now: Date): Attempt {
  const why = `it answered ${status}`
  if (ok) return { kind: 'taken' }
  if (status === 410) return { kind: 'gone', why }
  if (aboutTheEvent.includes(status)) return { kind: 'refused', why }
  const after = afterOf(headers.get('retry-after'), now)
  return { kind: 'down', why, ...(after === undefined ? {} : { after }) }
}

/** Milliseconds by a `Retry-After` in seconds or as a date (RFC 9110). */
function afterOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  const after = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime()
  return Number.isFinite(after) && after > 0 ? after : undefined
}

function signature(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64')
}
