import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addMeeting, eventId, removeMeeting, timesOf } from '../tenant/calendars'
import { mailboxOf } from '../tenant/mailboxes'
import { badRequest, Refusal } from '../tenant/refusal'
import type { CalendarItem } from '../tenant/state/calendars'
import type { Tenant, User } from '../tenant/state'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import { readBody, readParameters, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'

type Properties = Readonly<Record<string, unknown>>
const type = 'microsoft.graph.event'
const view = 'GET /users/{user}/calendarView'
const cancelling = 'POST /users/{user}/events/{event}/cancel'

/** Calls on somebody's calendar. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/calendarView',
    options: [...collection, 'startDateTime', 'endDateTime'],
    handle: listTimes,
  },
  { method: 'GET', path: '/users/{user}/events', options: collection, allowedLike: view, handle: listEvents },
  { method: 'POST', path: '/users/{user}/events', allowedLike: cancelling, handle: postEvent },
  {
    method: 'GET',
    path: '/users/{user}/events/{event}',
    options: ['select'],
    allowedLike: view,
    handle: (context) => {
      const user = ownerOf(context)
      return answer(context, 200, viewEvent(context.tenant, user, eventIn(context, user)))
    },
  },
  {
    method: 'POST',
    path: '/users/{user}/events/{event}/cancel',
    handle: (context) => {
      const user = ownerOf(context)
      const detail = readParameters(context, z.strictObject({ comment: z.string().nullish() }), 'cancel')
      const event = eventIn(context, user)
      // Microsoft's words for whoever did not call it (learn, event-cancel).
      if (event.organizer !== user.id)
        throw new Refusal(
          400,
          'ErrorAccessDenied',
          "Your request can't be completed. You need to be an organizer to cancel a meeting.",
        )
      removeMeeting(context.tenant, user, event)
      return { status: 202, effect: { target: user.id, detail: { ...detail, subject: event.subject } } }
    },
  },
  {
    method: 'DELETE',
    path: '/users/{user}/events/{event}',
    handle: (context) => {
      const user = ownerOf(context)
      const event = eventIn(context, user)
      removeMeeting(context.tenant, user, event)
      return { status: 204, effect: { target: user.id, detail: { subject: event.subject } } }
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/calendar/calendarPermissions',
    options: ['select', 'top', 'skiptoken'],
    allowedLike: view,
    handle: (context) => {
      const user = ownerOf(context)
      // Everybody in the organisation sees when somebody is busy, and nobody more; Exchange here keeps no other.
      const everybody = {
        id: 'RGVmYXVsdA==',
        role: 'freeBusyRead',
        isRemovable: false,
        isInsideOrganization: true,
        allowedRoles: ['none', 'freeBusyRead', 'limitedRead', 'read', 'write'],
        emailAddress: { name: 'My Organization' },
      }
      const body = answerCollection(context, [everybody], {
        name: `users('${user.id}')/calendar/calendarPermissions`,
        type: 'microsoft.graph.calendarPermission',
        resource: 'CalendarPermission',
        properties: Object.keys(everybody),
        filterable: [],
      })
      return { status: 200, body }
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/calendar',
    options: ['select'],
    allowedLike: view,
    handle: (context) => {
      const { id, properties } = ownerOf(context)
      const calendar = {
        id: eventId({ subject: 'calendar', organizer: id, attendees: 0, start: '' }),
        name: 'Agenda',
        canEdit: true,
        canShare: true,
        isDefaultCalendar: true,
        owner: { name: properties.displayName, address: properties.mail },
      }
      return {
        status: 200,
        body: { '@odata.context': `${context.baseUrl}/$metadata#users('${id}')/calendar/$entity`, ...calendar },
      }
    },
  },
]

/** Whose calendar it is. Throws Graph's 404 for somebody without a mailbox. */
function ownerOf(context: GraphContext): User {
  const user = userIn(context)
  if (mailboxOf(context.tenant, user.id) === undefined)
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  return user
}

function eventIn({ tenant, parameters }: GraphContext, { id }: User): CalendarItem {
  const found = (tenant.calendars.get(id) ?? []).find((item) => eventId(item) === parameters['event'])
  if (found === undefined)
    throw new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
  return found
}

function viewEvent({ users }: Tenant, { id }: User, item: CalendarItem, at?: string): Properties {
  const organizer = users.get(item.organizer)?.properties
  const start = at ?? item.start
  const isSeries = item.everyDays !== undefined
  const moment = (milliseconds: number) => ({
    dateTime: new Date(milliseconds).toISOString().replace('Z', '0000'),
    timeZone: 'UTC',
  })
  return {
    id: at === undefined ? eventId(item) : `${eventId(item)}.${Date.parse(at)}`,
    subject: item.subject,
    isCancelled: false,
    isOrganizer: item.organizer === id,
    isAllDay: false,
    type: isSeries ? (at === undefined ? 'seriesMaster' : 'occurrence') : 'singleInstance',
    seriesMasterId: at === undefined ? null : eventId(item),
    start: moment(Date.parse(start)),
    end: moment(Date.parse(start) + 60 * 60_000),
    organizer: { emailAddress: { name: organizer?.displayName ?? '', address: organizer?.mail ?? '' } },
    attendees: Array.from({ length: item.attendees }, (_, index) => ({
      type: 'required',
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
      emailAddress: { name: `Gast ${index + 1}`, address: `gast${index + 1}@contoso.com` },
    })),
  }
}

const properties = [
  'id',
  'subject',
  'isCancelled',
  'isOrganizer',
  'isAllDay',
  'type',
  'seriesMasterId',
  'start',
  'end',
  'organizer',
  'attendees',
]

function shape(user: User, name: string) {
  return {
    name: `users('${user.id}')/${name}`,
    type,
    resource: 'Event',
    properties,
    filterable: ['subject', 'isOrganizer', 'type', 'isCancelled'],
    orderable: ['subject'],
    usualPage: 10,
  }
}

function listEvents(context: GraphContext): RouteAnswer {
  const user = ownerOf(context)
  const views = (context.tenant.calendars.get(user.id) ?? []).map((item) => viewEvent(context.tenant, user, item))
  return { status: 200, body: answerCollection(context, views, shape(user, 'events')) }
}

/** Every time of every meeting between two moments, both of which have to be there. */
function listTimes(context: GraphContext): RouteAnswer {
  const user = ownerOf(context)
  const { startDateTime = '', endDateTime = '' } = context.options
  const [from, until] = [Date.parse(startDateTime), Date.parse(endDateTime)]
  if (!(from <= until))
    throw new Refusal(
      400,
      'ErrorInvalidParameter',
      "This request requires a time window specified by the query string parameters 'StartDateTime' and 'EndDateTime'.",
    )
  const views = (context.tenant.calendars.get(user.id) ?? []).flatMap((item) =>
    timesOf(item, from, until).map((at) =>
      viewEvent(context.tenant, user, item, item.everyDays === undefined ? undefined : at),
    ),
  )
  return { status: 200, body: answerCollection(context, views, shape(user, 'calendarView')) }
}

const moment = z.strictObject({ dateTime: z.string(), timeZone: z.string() })
const address = z.strictObject({ address: z.string().includes('@'), name: z.string().nullish() })
const creation = z.strictObject({
  subject: z.string().nullish(),
  start: moment,
  end: moment,
  attendees: z
    .array(z.strictObject({ type: z.enum(['required', 'optional', 'resource']).optional(), emailAddress: address }))
    .optional(),
  body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }).optional(),
})

function postEvent(context: GraphContext): RouteAnswer {
  const user = ownerOf(context)
  const { subject, start, attendees = [] } = readBody(context, creation, 'Event')
  const at = Date.parse(`${start.dateTime.replace(/Z$/, '')}Z`)
  if (Number.isNaN(at)) throw badRequest("Invalid value specified for property 'start' of resource 'Event'.")
  const item: CalendarItem = {
    subject: subject ?? '',
    organizer: user.id,
    attendees: attendees.length,
    start: new Date(at).toISOString(),
    id: randomUUID(),
  }
  addMeeting(context.tenant, user, item)
  return {
    ...answer(context, 201, viewEvent(context.tenant, user, item)),
    effect: { target: user.id, detail: { subject: item.subject } },
  }
}

function answer({ options, baseUrl, parameters }: GraphContext, status: number, event: Properties): RouteAnswer {
  const names = selected(options.select, properties, type) ?? properties
  const entity = `${baseUrl}/$metadata#users('${parameters['user'] ?? ''}')/events/$entity`
  return { status, body: { '@odata.context': entity, ...pick(event, names) } }
}
