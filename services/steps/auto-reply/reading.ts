import { z } from 'zod'
import { audiences, type Audience } from '../../../cards/steps/auto-reply/card'
import type { GraphReader } from '../../remote/reader'

const text = z.string().nullish()
const moment = z.object({ dateTime: z.string(), timeZone: z.string() })
const settingsSchema = z.object({
  timeZone: text,
  automaticRepliesSetting: z
    .object({
      status: text,
      externalAudience: text,
      internalReplyMessage: text,
      externalReplyMessage: text,
      scheduledStartDateTime: moment.nullish(),
      scheduledEndDateTime: moment.nullish(),
    })
    .nullish(),
})

// The first is what it is when Graph says nothing.
const statuses = ['disabled', 'alwaysEnabled', 'scheduled'] as const

/** A time as Graph writes it in a mailbox's settings. */
export type SettingsMoment = z.infer<typeof moment>

/** What a mailbox answers by itself now. */
export interface AutomaticReply {
  readonly status: (typeof statuses)[number]
  /** Who outside the organisation gets it. */
  readonly audience: Audience
  /** HTML. */
  readonly internal: string
  readonly external: string
  readonly start: SettingsMoment | undefined
  readonly end: SettingsMoment | undefined
  /** By whose clock its owner lives: a name of Windows’ or of IANA’s. Not where none is set, and not in journals of before. */
  readonly timeZone?: string
}

/**
 * Undefined when there is no mailbox, or one that Graph cannot reach (404 MailboxNotEnabledForRESTAPI). Throws
 * RemoteError. Source: learn, user-get-mailboxsettings.
 */
export async function readAutomaticReply(graph: GraphReader, id: string): Promise<AutomaticReply | undefined> {
  const settings = await graph.find(`/users/${id}/mailboxSettings`, settingsSchema)
  if (settings === undefined) return undefined
  const found = settings.automaticRepliesSetting
  return {
    status: oneOf(statuses, found?.status),
    audience: oneOf(audiences, found?.externalAudience),
    internal: found?.internalReplyMessage ?? '',
    external: found?.externalReplyMessage ?? '',
    start: found?.scheduledStartDateTime ?? undefined,
    end: found?.scheduledEndDateTime ?? undefined,
    ...(typeof settings.timeZone === 'string' ? { timeZone: settings.timeZone } : {}),
  }
}

/** Microsoft's own examples write a name now with a capital, now without. */
function oneOf<Name extends string>(names: readonly [Name, ...Name[]], written: string | null | undefined): Name {
  return names.find((name) => name.toLowerCase() === written?.toLowerCase()) ?? names[0]
}
