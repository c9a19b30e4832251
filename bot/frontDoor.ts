import { z } from 'zod'

/** What the front door lets in. */
export interface FrontDoor {
  readonly tenantId: string
  /** Where Teams lives; a reference to any other host is neither answered nor kept. */
  readonly teamsHosts: readonly RegExp[]
  readonly sandbox: boolean
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]']
const directoryId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const activitySchema = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string(), aadObjectId: z.string().optional(), name: z.string().optional() }),
  conversation: z.object({
    id: z.string(),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).partial().nullish() }).nullish(),
})

export type Admitted =
  | {
      readonly ok: true
      readonly person: { readonly id: string; readonly displayName: string } | undefined
      readonly personal: boolean
    }
  | { readonly ok: false; readonly why: string }

/**
 * Checks what the SDK does not: our tenant, Teams as the channel, a service URL that is Teams' own, and a directory id
 * for whoever speaks (promise 11). Its signature has been checked by the adapter before. Pure.
 */
export function admit(activity: unknown, { tenantId, teamsHosts, sandbox }: FrontDoor): Admitted {
  const parsed = activitySchema.safeParse(activity)
  if (!parsed.success) return refuse('it is not a complete activity')
  const { channelId, serviceUrl, from, conversation, channelData } = parsed.data
  if (channelId !== 'msteams') return refuse('it does not come from Teams')
  if (!isTeams(serviceUrl, sandbox, teamsHosts)) return refuse('its service URL is not one of Teams')
  const tenants = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined && id !== null)
  if (tenants.length === 0 || tenants.some((id) => id !== tenantId)) return refuse('it is of another tenant')
  const id = from.aadObjectId
  const known = id !== undefined && directoryId.test(id)
  return {
    ok: true,
    person: known ? { id: id.toLowerCase(), displayName: from.name ?? id } : undefined,
    personal: conversation.conversationType === 'personal',
  }
}

function refuse(why: string): Admitted {
  return { ok: false, why }
}

function isTeams(serviceUrl: string, sandbox: boolean, teamsHosts: readonly RegExp[]): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const url = new URL(serviceUrl)
  if (sandbox) return url.protocol === 'http:' && loopbackHosts.includes(url.hostname)
  return url.protocol === 'https:' && teamsHosts.some((host) => host.test(url.hostname))
}
