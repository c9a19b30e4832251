import { z } from 'zod'
import { changeSettings, settingsOf } from '../tenant/mailboxSettings'
import { type MailboxSettings } from '../tenant/state/mailboxSettings'
import type { User } from '../tenant/state'
import { pick } from './collection'
import { selected } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userIn } from './users'

const path = '/users/{user}/mailboxSettings'

/** Calls on the settings of a mailbox. */
export const mailboxSettingsRoutes: readonly Route[] = [
  { method: 'GET', path, options: ['select'], handle: getSettings },
  { method: 'PATCH', path, handle: patchSettings },
]

const moment = z.strictObject({ dateTime: z.string(), timeZone: z.string() })
const replies = z
  .strictObject({
    status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']),
    externalAudience: z.enum(['none', 'contactsOnly', 'all']),
    internalReplyMessage: z.string(),
    externalReplyMessage: z.string(),
    scheduledStartDateTime: moment,
    scheduledEndDateTime: moment,
  })
  .partial()
const change = z
  .strictObject({
    automaticRepliesSetting: replies,
    dateFormat: z.string(),
    timeFormat: z.string(),
    timeZone: z.string(),
  })
  .partial()

function getSettings(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const settings = view(settingsOf(context.tenant, user))
  const names = selected(context.options.select, Object.keys(settings), 'microsoft.graph.mailboxSettings')
  return answer(context, user, pick(settings, names ?? Object.keys(settings)))
}

function patchSettings(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const detail = readBody(context, change, 'MailboxSettings')
  const changed = changeSettings(context.tenant, user, detail)
  return { ...answer(context, user, view(changed)), effect: { target: user.id, detail } }
}

function answer({ baseUrl }: GraphContext, { id }: User, settings: object): RouteAnswer {
  return { status: 200, body: { '@odata.context': `${baseUrl}/$metadata#users('${id}')/mailboxSettings`, ...settings } }
}

function view(settings: MailboxSettings): Readonly<Record<string, unknown>> {
  return {
    archiveFolder: null,
    ...settings,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    language: { locale: 'nl-NL', displayName: 'Dutch (Netherlands)' },
    userPurpose: 'user',
    workingHours: null,
  }
}
