import { z } from 'zod'
import {
  childrenOf,
  copyItem,
  driveOfUser,
  invite,
  itemIn,
  linkTo,
  permissionIn,
  permissionsOn,
  removePermission,
} from '../tenant/drives'
import type { DrivePermission } from '../tenant/state/drives'
import { Refusal } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import { driveProperties, permissionProperties, viewDrive, viewPermission } from './driveViews'
import { selected, single } from './options'
import { driveById, driveIn, itemOf, refuseStale } from './driveIn'
import { answer, listItems } from './driveItems'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody, readParameters } from './route'
import { userIn } from './userIn'

const item = '/drives/{drive}/items/{item}'

/** Calls on OneDrives: what is in them, who has access, and copies. */
export const driveRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/drive', options: ['select'], handle: getDrive },
  {
    method: 'GET',
    path: '/drives/{drive}/root',
    options: single,
    handle: (context) => {
      const drive = driveIn(context)
      return answer(context, drive, itemIn(drive, 'root'))
    },
  },
  { method: 'GET', path: `${item}/children`, options: ['select', 'top', 'skiptoken', 'orderby'], handle: listChildren },
  { method: 'GET', path: `${item}/permissions`, options: ['select', 'top', 'skiptoken'], handle: listPermissions },
  { method: 'POST', path: `${item}/invite`, handle: postInvite },
  {
    method: 'DELETE',
    path: `${item}/permissions/{permission}`,
    handle: (context) => {
      const drive = driveIn(context)
      refuseStale(context, drive, itemOf(context, drive))
      removePermission(drive, itemOf(context, drive), context.parameters['permission'] ?? '')
      return { status: 204, effect: { target: drive.owner } }
    },
  },
  {
    method: 'GET',
    path: `${item}/permissions/{permission}`,
    options: ['select'],
    allowedLike: `GET ${item}/permissions`,
    handle: (context) => answerPermission(context, permissionOf(context)),
  },
  {
    method: 'PATCH',
    path: `${item}/permissions/{permission}`,
    allowedLike: `DELETE ${item}/permissions/{permission}`,
    handle: (context) => {
      const permission = permissionOf(context)
      const drive = driveIn(context)
      refuseStale(context, drive, itemOf(context, drive))
      permission.roles = readBody(context, z.strictObject({ roles }), 'Permission').roles
      return { ...answerPermission(context, permission), effect: { target: permission.user } }
    },
  },
  { method: 'POST', path: `${item}/createLink`, handle: postLink },
  {
    method: 'GET',
    path: '/users/{user}/drives',
    options: ['select'],
    allowedLike: 'GET /users/{user}/drive',
    handle: (context) => {
      const user = userIn(context)
      const view = viewDrive(driveOfUser(context.tenant, user), user)
      return { status: 200, body: { '@odata.context': `${context.baseUrl}/$metadata#drives`, value: [view] } }
    },
  },
  {
    method: 'GET',
    path: '/drives/{drive}',
    options: ['select'],
    allowedLike: 'GET /users/{user}/drive',
    handle: (context) => {
      const drive = driveIn(context)
      const owner = context.tenant.users.get(drive.owner)
      if (owner === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
      return entity(context, viewDrive(drive, owner), driveProperties, 'drive')
    },
  },
  { method: 'POST', path: `${item}/copy`, options: ['conflictBehavior'], handle: postCopy },
]

function entity(
  { options, baseUrl }: GraphContext,
  view: Readonly<Record<string, unknown>>,
  properties: readonly string[],
  type: 'drive' | 'driveItem',
): RouteAnswer {
  const names = selected(options.select, properties, `microsoft.graph.${type}`)
  const context = `${baseUrl}/$metadata#${type}s${names === undefined ? '' : `(${names.join(',')})`}/$entity`
  return { status: 200, body: { '@odata.context': context, ...pick(view, names ?? properties) } }
}

function getDrive(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  return entity(context, viewDrive(driveOfUser(context.tenant, user), user), driveProperties, 'drive')
}

function listChildren(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const folder = itemOf(context, drive)
  // Seen since March 2026 (learn, questions 5825597).
  if (folder.kind === 'file')
    throw new Refusal(422, 'notSupported', 'Children cannot be listed from an item that is not a folder')
  return listItems(context, childrenOf(drive, folder), `('${folder.id}')/children`)
}

function listPermissions(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const item = itemOf(context, drive)
  const owner = { id: 'owner', user: drive.owner, roles: ['owner'] }
  const views = [owner, ...permissionsOn(drive, item)].flatMap((one) =>
    viewPermission(context.tenant, one, { drive, item }),
  )
  const body = answerCollection(context, views, {
    name: `drives('${drive.id}')/items('${item.id}')/permissions`,
    type: 'microsoft.graph.permission',
    resource: 'Permission',
    properties: permissionProperties,
    filterable: [],
  })
  return { status: 200, body }
}

const roles = z.array(z.enum(['read', 'write', 'owner'])).min(1)
const link = z.strictObject({
  type: z.enum(['view', 'edit']),
  scope: z.enum(['anonymous', 'organization', 'users']).nullish(),
  expirationDateTime: z.iso.datetime({ offset: true }).nullish(),
  password: z.string().nullish(),
  retainInheritedPermissions: z.boolean().nullish(),
  sendNotification: z.boolean().nullish(),
  message: z.string().nullish(),
})

function postLink(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const { type, scope } = readParameters(context, link, 'createLink')
  const made = linkTo(drive, itemOf(context, drive), { type, scope: scope ?? 'organization' })
  return { ...answerPermission(context, made), status: 201, effect: { target: drive.owner, detail: { scope } } }
}

function permissionOf(context: GraphContext): DrivePermission {
  const drive = driveIn(context)
  return permissionIn(drive, itemOf(context, drive), context.parameters['permission'] ?? '')
}

function answerPermission({ tenant, baseUrl }: GraphContext, permission: DrivePermission): RouteAnswer {
  const [view] = viewPermission(tenant, permission)
  return { status: 200, body: { '@odata.context': `${baseUrl}/$metadata#permission`, ...view } }
}

const invitation = z.strictObject({
  recipients: z
    .array(z.strictObject({ objectId: z.guid().optional(), email: z.email().optional(), alias: z.string().optional() }))
    .min(1),
  roles,
  requireSignIn: z.boolean(),
  sendInvitation: z.boolean(),
  message: z.string().max(2000).nullable().optional(),
  retainInheritedPermissions: z.boolean().nullable().optional(),
  expirationDateTime: z.iso.datetime().nullable().optional(),
  password: z.string().nullable().optional(),
})

function postInvite(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const { id: item } = itemOf(context, drive)
  const { recipients, roles, requireSignIn, sendInvitation } = readParameters(context, invitation, 'invite')
  // A link that anybody can use is only ever given by a message (learn, driveitem-invite).
  if (!requireSignIn && !sendInvitation)
    throw new Refusal(400, 'invalidRequest', 'At least one of requireSignIn or sendInvitation must be true.')
  const named = recipients.map(({ objectId, email, alias }) => {
    const given = [objectId, email, alias].filter((one) => one !== undefined)
    if (given.length !== 1) throw new Refusal(400, 'invalidRequest', 'The request is malformed or incorrect.')
    return given[0] ?? ''
  })
  const made = invite(context.tenant, drive, named, roles, item)
  const value = made.flatMap((permission) => viewPermission(context.tenant, permission))
  return {
    status: 200,
    body: { '@odata.context': `${context.baseUrl}/$metadata#Collection(microsoft.graph.permission)`, value },
    effect: { target: made[0]?.user ?? drive.owner, detail: { drive: drive.owner, roles } },
  }
}

const copy = z.strictObject({
  parentReference: z.strictObject({ driveId: z.string(), id: z.string() }).optional(),
  name: z
    .string()
    .max(255)
    .regex(/^[^"*:<>?/\\|]+$/)
    .optional(),
  // What they are when nobody says so (learn, driveitem-copy): all else would be another copy.
  childrenOnly: z.literal(false).nullish(),
  includeAllVersionHistory: z.literal(false).nullish(),
})

function postCopy(context: GraphContext): RouteAnswer {
  const from = driveIn(context)
  const source = itemOf(context, from)
  const { parentReference, name = source.name } = readParameters(context, copy, 'copy')
  const to = parentReference === undefined ? from : driveById(context, parentReference.driveId)
  const parent = itemIn(to, parentReference?.id ?? source.parent ?? '')
  const whenTaken = z.enum(['fail', 'rename', 'replace']).safeParse(context.options.conflictBehavior ?? 'fail')
  if (!whenTaken.success) throw new Refusal(400, 'invalidRequest', 'The request is malformed or incorrect.')
  const { id } = copyItem(context.tenant, from, { item: source, to, parent, name, whenTaken: whenTaken.data })
  return {
    status: 202,
    headers: { location: `${context.origin}/_monitor/${id}` },
    effect: { target: to.owner, detail: { item: source.name, name } },
  }
}
