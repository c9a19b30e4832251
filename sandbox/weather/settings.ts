import { z } from 'zod'

const milliseconds = z.number().min(0)
/** How likely a request is struck, from 0 to 1. */
const chance = z.number().min(0).max(1)
const range = z.tuple([z.number().min(0), z.number().min(0)])

/**
 * The weather over the pretend tenant; what is left out is calm. Body of `POST /_sandbox/weather`, which takes the place
 * of the weather there was.
 */
export const weatherSchema = z.strictObject({
  /** The same seed gives the same request the same weather. */
  seed: z.number().int().default(0),
  /** Log-normal: half of the answers come later than the median. */
  latency: z.strictObject({ median: milliseconds, spread: z.number().min(0), most: milliseconds }).optional(),
  /** 429, per service; Retry-After in seconds is drawn from the range. */
  throttled: z
    .strictObject({
      directory: chance.optional(),
      numbers: chance.optional(),
      exchange: chance.optional(),
      powershell: chance.optional(),
      retryAfter: range,
    })
    .optional(),
  /** Resource units that the app may spend on the directory within so many seconds. */
  resourceUnits: z.strictObject({ limit: z.number().min(1), seconds: z.number().positive() }).optional(),
  /** How often an app may read what people sign in with, within so many seconds; as often as it likes when left out. */
  methodsReads: z.strictObject({ limit: z.number().int().min(1), seconds: z.number().positive() }).optional(),
  /**
   * Microsoft's published limits of an application in a tenant and of a mailbox, all at once, in place of the two above.
   * `tempo`: how many times as short the stretches of time are in which is counted; 1 when left out.
   */
  publishedLimits: z.strictObject({ tempo: z.number().min(1).default(1) }).optional(),
  /** 500, 502, 503 or 504, and nothing was done. */
  unavailable: chance.optional(),
  /** 500, 502 or 504, although it was done. */
  unavailableAfterWork: chance.optional(),
  resetBefore: chance.optional(),
  resetAfter: chance.optional(),
  hang: z.strictObject({ chance, milliseconds }).optional(),
  slowBody: z.strictObject({ chance, milliseconds }).optional(),
  /** The token of the request, if the tenant issued it, is refused from then on: 401 until there is a new one. */
  expiredToken: chance.optional(),
  /** The directory is read from replicas, each of which lags behind by up to `most` milliseconds. */
  staleReads: z.strictObject({ replicas: z.number().int().min(1), most: milliseconds }).optional(),
  /** Takes the place of the tenant's own delays, drawn anew for each request. Milliseconds. */
  delays: z
    .strictObject({ mailboxConversion: range, numberOperation: range, groupLicences: range })
    .partial()
    .optional(),
})
export type WeatherSettings = z.infer<typeof weatherSchema>

export const calm: WeatherSettings = { seed: 0 }
