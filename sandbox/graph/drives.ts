import { z } from 'zod'
import { childrenOf, copyItem, driveOfUser, invite, itemIn, removePermission } from '../tenant/drives'
import { type Drive, type DriveItem } from '../tenant/state/drives'
import { badRequest, Refusal } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import {
  driveProperties,
  itemProperties,
  permissionProperties,
  viewDrive,
  viewItem,
  viewPermission,
} from './driveViews'
import { selected } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userIn } from './users'

const item = '/drives/{drive}/items/{item}'

/** Calls on OneDrives: what is in them, who has access, and copies. */
export const driveRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/drive', options: ['select'], handle: getDrive },
  {
    method: 'GET',
    path: '/drives/{drive}/root',
    options: ['select'],
    handle: (context) => {
      const drive = driveIn(context)
      return entity(context, viewItem(drive, itemIn(drive, 'root')), itemProperties, 'driveItem')
    },
  },
  { method: 'GET', path: `${item}/children`, options: ['select', 'top', 'skiptoken', 'orderby'], handle: listChildren },
  { method: 'GET', path: `${item}/permissions`, options: ['select', 'top', 'skiptoken'], handle: listPermissions },
  { method: 'POST', path: `${item}/invite`, handle: postInvite },
  {
    method: 'DELETE',
    path: `${item}/permissions/{permission}`,
    handle: (context) => {
      const drive = driveWithRoot(context)
      removePermission(drive, context.parameters['permission'] ?? '')
      return { status: 204, effect: { target: drive.owner } }
    },
  },
  { method: 'POST', path: `${item}/copy`, options: ['conflictBehavior'], handle: postCopy },
]

function driveIn({ tenant, parameters }: GraphContext): Drive {
  return driveById({ tenant }, parameters['drive'] ?? '')
}

function driveById({ tenant }: Pick<GraphContext, 'tenant'>, id: string): Drive {
  const drive = tenant.drives.byId.get(id)
  if (drive === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
  return drive
}

/** Access is kept for a whole OneDrive only. */
function driveWithRoot(context: GraphContext): Drive {
  const drive = driveIn(context)
  const { id } = itemOf(context, drive)
  if (id !== drive.rootId) throw badRequest('The pretend tenant keeps permissions of the root only.')
  return drive
}

function itemOf({ parameters }: GraphContext, drive: Drive): DriveItem {
  return itemIn(drive, parameters['item'] ?? '')
}

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
  const views = childrenOf(drive, folder).map((child) => viewItem(drive, child))
  const body = answerCollection(context, views, {
    name: `drives('${drive.id}')/items('${folder.id}')/children`,
    type: 'microsoft.graph.driveItem',
    resource: 'DriveItem',
    properties: itemProperties,
    filterable: [],
    orderable: ['name', 'size', 'lastModifiedDateTime'],
    usualPage: 200,
  })
  return { status: 200, body }
}

function listPermissions(context: GraphContext): RouteAnswer {
  const drive = driveWithRoot(context)
  const owner = { id: 'owner', user: drive.owner, roles: ['owner'] }
  const views = [owner, ...drive.permissions].flatMap((permission) => viewPermission(context.tenant, permission))
  const body = answerCollection(context, views, {
    name: `drives('${drive.id}')/items('${drive.rootId}')/permissions`,
    type: 'microsoft.graph.permission',
    resource: 'Permission',
    properties: permissionProperties,
    filterable: [],
  })
  return { status: 200, body }
}

const invitation = z.strictObject({
  recipients: z
    .array(z.strictObject({ objectId: z.guid().optional(), email: z.email().optional(), alias: z.string().optional() }))
    .min(1),
  roles: z.array(z.enum(['read', 'write', 'owner'])).min(1),
  requireSignIn: z.boolean(),
  sendInvitation: z.boolean(),
  message: z.string().max(2000).nullable().optional(),
  retainInheritedPermissions: z.boolean().nullable().optional(),
  expirationDateTime: z.iso.datetime().nullable().optional(),
  password: z.string().nullable().optional(),
})

function postInvite(context: GraphContext): RouteAnswer {
  const drive = driveWithRoot(context)
  const { recipients, roles, requireSignIn, sendInvitation } = readBody(context, invitation, 'DriveItem')
  // A link that anybody can use is only ever given by a message (learn, driveitem-invite).
  if (!requireSignIn && !sendInvitation)
    throw new Refusal(400, 'invalidRequest', 'At least one of requireSignIn or sendInvitation must be true.')
  const named = recipients.map(({ objectId, email, alias }) => {
    const given = [objectId, email, alias].filter((one) => one !== undefined)
    if (given.length !== 1) throw new Refusal(400, 'invalidRequest', 'The request is malformed or incorrect.')
    return given[0] ?? ''
  })
  const made = invite(context.tenant, drive, named, roles)
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
})

function postCopy(context: GraphContext): RouteAnswer {
  const from = driveIn(context)
  const source = itemOf(context, from)
  const { parentReference, name = source.name } = readBody(context, copy, 'DriveItem')
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
