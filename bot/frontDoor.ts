import { z } from 'zod'
import { isTeamsAddress } from './serviceUrl'

/** What the front door lets in. */
export interface FrontDoor {
  readonly tenantId: string
  /** Where Teams lives, hosts in full; a reference to any other is neither answered nor kept. */
  readonly teamsHosts: readonly string[]
  readonly sandbox: boolean
}

const directoryId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const longestId = 1_000
const longestName = 256

/** Travels in an address and in a header: no white space, nothing but ASCII. Teams' own have neither. */
const conversationId = z
  .string()
  .max(longestId)
  .regex(/^[\x21-\x7e]+$/)
const account = z.object({ id: z.string().max(longestId), name: z.string().nullish() })

/** What the bot reads of an activity. Fields it does not read may be anything. */
const activitySchema = z.object({
  type: z.string().max(64),
  id: z.string().max(longestId).nullish(),
  name: z.string().max(longestId).nullish(),
  channelId: z.string(),
  serviceUrl: z.string(),
  text: z.string().nullish(),
  locale: z.string().max(64).nullish(),
  from: account.extend({ aadObjectId: z.string().nullish() }),
  recipient: account.nullish(),
  /** Of an installation: whether the app came or went. */
  action: z.string().max(64).nullish(),
  membersAdded: z.array(z.object({ id: z.string().max(longestId) })).nullish(),
  conversation: z.object({
    id: conversationId,
    tenantId: z.string().nullish(),
    conversationType: z.string().max(64).nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
})

/** An activity of which everything that the bot reads is what it should be. */
export type SoundActivity = z.infer<typeof activitySchema>

export interface Visitor {
  readonly activity: SoundActivity
  /** Undefined when Teams names nobody of the directory: such a visitor may do nothing. */
  readonly person: { readonly id: string; readonly displayName: string } | undefined
  readonly personal: boolean
}

export type Admitted =
  | ({ readonly ok: true } & Visitor)
  /** 400 is no activity, 403 is one that the bot must not obey. */
  | { readonly ok: false; readonly status: 400 | 403; readonly why: string }

/** Kinds of activities that the bot has a use for; Teams sends others too (reactions, edits), which are no one's mistake. */
const wanted = ['message', 'invoke', 'installationUpdate', 'conversationUpdate']

/**
 * Checks what the SDK does not: our tenant, Teams as the channel, a service URL that is Teams' own, and a directory id
 * for whoever speaks (promise 11). Its token has been checked before. Pure.
 */
export function admit(activity: unknown, { tenantId, teamsHosts, sandbox }: FrontDoor): Admitted {
  const parsed = activitySchema.safeParse(activity)
  if (!parsed.success) return { ok: false, status: 400, why: 'it is not a complete activity' }
  const { channelId, serviceUrl, from, conversation, channelData } = parsed.data
  if (channelId !== 'msteams') return refuse('it does not come from Teams')
  if (!isTeamsAddress(serviceUrl, { teamsHosts, sandbox })) return refuse('its service URL is not one of Teams')
  const tenants = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined && id !== null)
  if (tenants.length === 0 || tenants.some((id) => id.toLowerCase() !== tenantId.toLowerCase()))
    return refuse('it is of another tenant')
  const id = from.aadObjectId ?? ''
  const known = directoryId.test(id)
  return {
    ok: true,
    activity: parsed.data,
    person: known ? { id: id.toLowerCase(), displayName: (from.name ?? id).slice(0, longestName) } : undefined,
    personal: conversation.conversationType === 'personal',
  }
}

/** Whether there is anything to do for an activity of this type. Pure. */
export function isWanted({ type }: SoundActivity): boolean {
  return wanted.includes(type)
}

function refuse(why: string): Admitted {
  return { ok: false, status: 403, why }
}
