import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Attachment, Mention, Typed } from '../dialogs/typed/typed'

const most = 20
const directoryId = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const text = z.string().max(1_000)
const mentionSchema = z.object({
  type: z.literal('mention'),
  text,
  mentioned: z.object({ id: text, aadObjectId: text.nullish() }),
})
const attachmentSchema = z.object({ contentType: text, content: z.unknown(), name: text.nullish() })
/** Source: learn, bots-filesv4: a file in a chat of one, for whoever has its address. */
const fileType = 'application/vnd.microsoft.teams.file.download.info'
const fileSchema = z.object({ downloadUrl: z.string().max(4_000) })

/**
 * What somebody sent, of an activity that passed the front door. A mention or an attachment that is none is left out. Pure.
 *
 * Source: learn, channel-and-group-conversations (mentions). What Teams mentions has an id that only Teams resolves
 * (`29:…`), but for those that carry the directory’s (`8:orgid:…`, and the Playground’s).
 */
export function typedIn({ text: said, entities, attachments, recipient }: Partial<Activity>): Typed {
  return {
    text: said ?? '',
    mentions: soundOnes(mentionSchema, entities).map((mention) => mentionOf(mention, recipient?.id)),
    attachments: soundOnes(attachmentSchema, attachments).map(attachmentOf),
  }
}

function soundOnes<Sound>(schema: z.ZodType<Sound>, list: unknown): readonly Sound[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : []
  return all.slice(0, most).flatMap((one) => {
    const sound = schema.safeParse(one)
    return sound.success ? [sound.data] : []
  })
}

function mentionOf({ text: shown, mentioned }: z.infer<typeof mentionSchema>, bot: string | undefined): Mention {
  const id = directoryId.exec(mentioned.aadObjectId ?? mentioned.id)?.[0].toLowerCase()
  return { text: shown, id, isBot: mentioned.id === bot }
}

function attachmentOf({ contentType, content, name }: z.infer<typeof attachmentSchema>): Attachment {
  const isMarkup = contentType === 'text/html' && typeof content === 'string'
  const file = contentType === fileType ? fileSchema.safeParse(content).data : undefined
  return {
    contentType,
    content: isMarkup ? content : undefined,
    ...(file === undefined ? {} : { file: { name: name ?? '', url: file.downloadUrl } }),
  }
}
