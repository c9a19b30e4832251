import { z } from 'zod'
import { leaveDateKey } from '../services/cases/store/caseStore'
import type { DialogTools } from './dialogTools'

type Kept = Pick<DialogTools, 'store'>

/** The key of what all replicas know of the dates that were told. */
const watchKey = 'leaveDates'

const watchSchema = z.object({
  /** Directory ids of those who were told of, until their case ended or their account works no more. */
  ids: z.array(z.string()).readonly(),
  /** The day on which a card was posted last: each day has one at most. */
  postedOn: z.string().optional(),
  /** That there were too many was said, and is still so. */
  isStopped: z.boolean().optional(),
})

/** Who is looked at, and what was posted last. JSON. */
export type Watch = z.infer<typeof watchSchema>

const toldSchema = z.object({
  /** The instant in the directory that was proposed; none where it is not near yet, or there is none any more. */
  at: z.string().optional(),
  /** The day that was told; none where there is none any more. */
  day: z.string().optional(),
  /** The day that was told before. */
  before: z.string().optional(),
  /** Why nobody may begin, where the account is protected. */
  protectedBy: z
    .object({
      key: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    })
    .optional(),
  notNow: z.boolean().optional(),
  /** The card that told it. */
  shown: z.object({ conversationId: z.string(), activityId: z.string() }),
})

/** What was told of somebody's leave date, and where. JSON. */
export type Told = z.infer<typeof toldSchema>

/** Nobody is looked at before the first card. Throws JournalFault. */
export async function readWatch({ store }: Kept): Promise<Watch> {
  return watchSchema.safeParse(await store.conversation(watchKey)).data ?? { ids: [] }
}

/** Throws JournalFault. */
export function keepWatch({ store }: Kept, watch: Watch): Promise<void> {
  return store.rememberConversation(watchKey, watch)
}

/** Undefined where nothing was told. Throws JournalFault. @param id directory object id */
export async function readTold({ store }: Kept, id: string): Promise<Told | undefined> {
  return toldSchema.safeParse(await store.conversation(leaveDateKey(id))).data
}

/** Throws JournalFault. @param id directory object id */
export function keepTold({ store }: Kept, id: string, told: Told): Promise<void> {
  return store.rememberConversation(leaveDateKey(id), told)
}

/** Those who were told of by the same card. Throws JournalFault. */
export async function readToldBy(
  tools: Kept,
  activityId: string,
): Promise<readonly { readonly id: string; readonly told: Told }[]> {
  const { ids } = await readWatch(tools)
  const all = await Promise.all(ids.map(async (id) => ({ id, told: await readTold(tools, id) })))
  return all.flatMap(({ id, told }) => (told?.shown.activityId === activityId ? [{ id, told }] : []))
}
