import { z } from 'zod'
import { changeSettings, settingsOf } from '../tenant/mailboxSettings'
import { type MailboxSettings } from '../tenant/state/mailboxSettings'
import type { Tenant, User } from '../tenant/state'
import { pick } from './collection'
import { selected } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userIn } from './userIn'

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
    language: z.strictObject({ locale: z.string(), displayName: z.string().nullish() }),
    delegateMeetingMessageDeliveryOptions: z.enum([
      'sendToDelegateAndInformationToPrincipal',
      'sendToDelegateAndPrincipal',
      'sendToDelegateOnly',
    ]),
  })
  .partial()

function getSettings(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const settings = viewSettingsOf(context, user)
  const names = selected(context.options.select, Object.keys(settings), 'microsoft.graph.mailboxSettings')
  return answer(context, user, pick(settings, names ?? Object.keys(settings)))
}

function patchSettings(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const detail = readBody(context, change, 'MailboxSettings')
  const changed = changeSettings(context.tenant, user, detail)
  return {
    ...answer(context, user, view(changed, purposeOf(context.tenant, user))),
    effect: { target: user.id, detail },
  }
}

function answer({ baseUrl }: GraphContext, { id }: User, settings: object): RouteAnswer {
  return { status: 200, body: { '@odata.context': `${baseUrl}/$metadata#users('${id}')/mailboxSettings`, ...settings } }
}

/** The settings of somebody's mailbox, as they stand in a user that is asked for with them. Throws Graph's 404. */
export function viewSettingsOf({ tenant }: GraphContext, user: User): Readonly<Record<string, unknown>> {
  return view(settingsOf(tenant, user), purposeOf(tenant, user))
}

/** What a mailbox is for, by what Exchange made of it. */
function purposeOf({ mailboxes }: Tenant, { id }: User): string {
  const kind = mailboxes.get(id)?.kind ?? 'UserMailbox'
  return { UserMailbox: 'user', SharedMailbox: 'shared', RoomMailbox: 'room', EquipmentMailbox: 'equipment' }[kind]
}

function view(settings: MailboxSettings, userPurpose: string): Readonly<Record<string, unknown>> {
  return {
    archiveFolder: null,
    ...settings,
    userPurpose,
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: settings.timeZone },
    },
  }
}
