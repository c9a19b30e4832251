import { z } from 'zod'
import { between, createDice } from './dice'
import type { WeatherSettings } from './settings'

/** Body of `POST /_sandbox/weather` for a whole storm: `{ "storm": 7, "tempo": 0.1 }`. */
export const stormSchema = z.strictObject({ storm: z.number().int(), tempo: z.number().positive().optional() })

/**
 * Everything at once, as strongly as the seed has it: one seed brings many cut connections, another a slow mailbox.
 * @param tempo what to multiply all times by; 1 suits a person who looks on (the bot’s own pace for a sandbox)
 */
export function stormOf(seed: number, tempo = 1): WeatherSettings {
  const dice = createDice(seed)
  const chance = (what: string, most: number): number => Number((dice('storm', what) * most).toFixed(3))
  const time = (what: string, range: readonly [number, number]): number =>
    Math.round(between(range, dice('storm', what)) * tempo)
  const upTo = (what: string, most: number): [number, number] => [0, time(what, [0, most])]
  return {
    seed,
    latency: { median: time('latency', [20, 120]), spread: 0.8, most: Math.round(1_500 * tempo) },
    throttled: {
      directory: chance('directory', 0.15),
      numbers: chance('numbers', 0.2),
      exchange: chance('exchange', 0.2),
      powershell: chance('powershell', 0.2),
      // Whole seconds as Microsoft writes them, unless time was made small.
      retryAfter: tempo < 1 ? [0, 2 * tempo] : [1, 2],
    },
    unavailable: chance('unavailable', 0.15),
    unavailableAfterWork: chance('unavailableAfterWork', 0.12),
    resetBefore: chance('resetBefore', 0.08),
    resetAfter: chance('resetAfter', 0.12),
    hang: { chance: chance('hang', 0.04), milliseconds: Math.round(12_000 * tempo) },
    slowBody: { chance: chance('slowBody', 0.1), milliseconds: time('slowBody', [100, 1_000]) },
    expiredToken: chance('expiredToken', 0.05),
    staleReads: { replicas: 3, most: time('staleReads', [0, 400]) },
    delays: {
      mailboxConversion: upTo('mailboxConversion', 5_000),
      numberOperation: upTo('numberOperation', 2_500),
      groupLicences: upTo('groupLicences', 2_500),
    },
  }
}
