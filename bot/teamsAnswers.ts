import { z } from 'zod'
import type { Refusal } from '../dialogs/messenger'

/** What was asked of Teams; only of a message that is there can it be said that it is lost. */
export type Asked = 'post' | 'reply' | 'update'

/**
 * With these codes Teams takes nothing of the bot in that place (msteams-docs, pull requests 6335 and 7175). An update of a
 * message that was deleted is answered with 403, too, but as an unknown fault (BotFramework-Services, issue 269).
 */
const notAllowed = /^(BotDisabledByAdmin|BotNotInConversationRoster|BotNotRegistered|Forbidden\w*|Message\w*Blocked)$/

const errorSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  details: z.object({ error: z.object({ code: z.string() }) }).optional(),
  response: z.object({ headers: z.custom<{ get(name: string): unknown }>() }).optional(),
})

/** What the error means with which the SDK tells that Teams refused. Pure. @param now milliseconds since 1970 */
export function refusalOf(error: unknown, asked: Asked, now: number): Refusal {
  const read = errorSchema.safeParse(error)
  const { statusCode: status = 0, code, details, response } = read.success ? read.data : {}
  const reason = code ?? details?.error.code ?? ''
  if (status === 413 || reason === 'MessageSizeTooBig') return { kind: 'tooLarge' }
  if (status === 404) return asked === 'post' ? { kind: 'refused' } : { kind: 'lost' }
  if (status === 403) return asked === 'update' && !notAllowed.test(reason) ? { kind: 'lost' } : { kind: 'refused' }
  // 409 and 412 say that somebody else was writing there; 401, that another token did not help either.
  if (status >= 400 && status < 500 && ![401, 408, 409, 412, 429].includes(status)) return { kind: 'refused' }
  const at = retryAfter(response?.headers.get('retry-after'), now)
  return { kind: 'later', ...(at === undefined ? {} : { at }) }
}

/** When to come back, by the header `Retry-After`: seconds, or a date. Milliseconds since 1970; undefined when it says nothing. */
export function retryAfter(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string' || header === '') return undefined
  const at = /^\d+$/.test(header) ? now + Number(header) * 1_000 : Date.parse(header)
  return Number.isNaN(at) ? undefined : at
}
