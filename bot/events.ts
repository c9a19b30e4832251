import type { Environment } from './environment'
import type { Given } from './durations'
import type { SubscriberSettings } from '../interface/events/subscriber'

/** That a subscriber is told of what happens in cases. Where and by which keys stands in the environment: both are secrets. */
export interface Events {
  /** Names of people besides their ids. */
  readonly names: boolean
}

const key = /^whsec_(?<key>[\w+/-]+={0,2})$/
/** Bytes of a key (Standard Webhooks, “Signature scheme”). */
const [shortestKey, longestKey] = [24, 64]

/** Undefined where nobody is told. Pure. */
export function eventsFrom(given: Given): Events | undefined {
  return given('EVENTS_URL') === undefined ? undefined : { names: given('EVENTS_NAMES') === 'true' }
}

/** What is wrong with it, in sentences that have no secret. */
export function eventsProblems(given: Given, sandbox: boolean): readonly string[] {
  const [url, secret] = [given('EVENTS_URL'), given('EVENTS_SECRET')]
  if (url === undefined) return []
  const isHere = /^http:\/\/127\.0\.0\.1:\d+(\/|$)/.test(url)
  const isGood = sandbox ? isHere : URL.canParse(url) && new URL(url).protocol === 'https:'
  const keys = keysIn(secret)
  return [
    ...(isGood
      ? []
      : [`EVENTS_URL must be an ${sandbox ? 'address on this machine, because SANDBOX is true' : 'https address'}`]),
    ...(secret === undefined
      ? ['EVENTS_SECRET is missing: without it nobody can tell that an event is the bot’s']
      : keys.every((one) => one !== undefined)
        ? []
        : [
            'EVENTS_SECRET must be whsec_ and 24 to 64 bytes in base64; two of them, apart by a space, while one is replaced',
          ]),
  ]
}

/** Where events go, and by what they are signed; read once, before the environment forgets it. */
export function subscriberFrom(environment: Environment): SubscriberSettings {
  return {
    url: environment['EVENTS_URL']?.trim() ?? '',
    keys: keysIn(environment['EVENTS_SECRET']).flatMap((one) => one ?? []),
    authorization: environment['EVENTS_AUTHORIZATION_HEADER']?.trim() || undefined,
  }
}

function keysIn(secret: string | undefined): readonly (Buffer | undefined)[] {
  const words = (secret ?? '').trim().split(/\s+/)
  return words.map((word) => {
    const bytes = Buffer.from(key.exec(word)?.groups?.['key'] ?? '', 'base64')
    return bytes.length >= shortestKey && bytes.length <= longestKey ? bytes : undefined
  })
}
