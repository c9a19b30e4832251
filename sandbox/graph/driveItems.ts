import { z } from 'zod'
import { addFolder, changeItem, childrenOf, deleteItem, everythingIn, itemAt, itemIn } from '../tenant/drives'
import type { Drive, DriveItem } from '../tenant/state/drives'
import { answerCollection, pick } from './collection'
import { driveIn, itemOf, refuseStale } from './driveIn'
import { itemProperties, viewItem } from './driveViews'
import { parseExpand, selected, single } from './options'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'

type Properties = Readonly<Record<string, unknown>>
const item = '/drives/{drive}/items/{item}'
const type = 'microsoft.graph.driveItem'
const read = `GET ${item}/children`
const write = `PATCH ${item}`
const page = ['select', 'top', 'skiptoken', 'orderby'] as const

/** Calls on single files and folders, by their id or by where they are. */
export const driveItemRoutes: readonly Route[] = [
  { method: 'GET', path: item, options: single, allowedLike: read, handle: getItem },
  { method: 'PATCH', path: item, handle: patchItem },
  { method: 'DELETE', path: item, allowedLike: write, handle: remove },
  { method: 'POST', path: `${item}/children`, handle: postChild },
  ...['/drives/{drive}/root', item].flatMap((from): readonly Route[] => [
    {
      method: 'GET',
      path: `${from}/:/{place}`,
      options: single,
      allowedLike: read,
      handle: (context) => answer(context, driveIn(context), placeOf(context)),
    },
    {
      method: 'GET',
      path: `${from}/:/{place}/children`,
      options: page,
      allowedLike: read,
      handle: (context) => listItems(context, childrenOf(driveIn(context), placeOf(context))),
    },
  ]),
  { method: 'GET', path: `${item}/search/{words}`, options: page, allowedLike: read, handle: search },
  {
    method: 'GET',
    path: `${item}/delta`,
    options: [...page, 'deltatoken'],
    handle: (context) => {
      const drive = driveIn(context)
      const { body } = listItems(context, everythingIn(drive, itemOf(context, drive)))
      const deltaLink = `${context.origin}${context.request.path}?$deltatoken=${Date.now()}`
      return { status: 200, body: { ...(body as Properties), '@odata.deltaLink': deltaLink } }
    },
  },
]

/** The item at the place that the path names, from the root or from another item. Throws Graph's 404. */
function placeOf(context: GraphContext): DriveItem {
  const drive = driveIn(context)
  const from = context.parameters['item'] === undefined ? itemIn(drive, 'root') : itemOf(context, drive)
  return itemAt(drive, from, context.parameters['place'] ?? '')
}

function getItem(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  return answer(context, drive, itemOf(context, drive))
}

/** An item, with what is in it where that was asked for. */
export function answer(context: GraphContext, drive: Drive, found: DriveItem, status = 200): RouteAnswer {
  const { options, baseUrl } = context
  const names = selected(options.select, itemProperties, type) ?? itemProperties
  const children =
    parseExpand(options.expand, ['children'], type) === undefined
      ? {}
      : { children: childrenOf(drive, found).map((child) => pick(viewItem(drive, child), itemProperties)) }
  const body = { '@odata.context': `${baseUrl}/$metadata#driveItems/$entity`, ...pick(viewItem(drive, found), names) }
  return { status, body: { ...body, ...children } }
}

/** Some of the items of the drive that the path names. @param under what is listed, as the context names it */
export function listItems(context: GraphContext, items: readonly DriveItem[], under = ''): RouteAnswer {
  const drive = driveIn(context)
  const body = answerCollection(
    context,
    items.map((one) => viewItem(drive, one)),
    {
      name: `drives('${drive.id}')/items${under}`,
      type,
      resource: 'DriveItem',
      properties: itemProperties,
      filterable: [],
      orderable: ['name', 'size', 'lastModifiedDateTime'],
      usualPage: 200,
    },
  )
  return { status: 200, body }
}

function search(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const words = (context.parameters['words'] ?? '').toLowerCase()
  const found = everythingIn(drive, itemOf(context, drive)).filter(({ name }) => name.toLowerCase().includes(words))
  return listItems(context, found)
}

/** What a file or folder may be called (support.microsoft.com, restrictions of OneDrive). */
export const itemName = z
  .string()
  .max(255)
  .regex(/^[^"*:<>?/\\|]+$/)
const patch = z
  .strictObject({ name: itemName, parentReference: z.strictObject({ id: z.string() }), description: z.string() })
  .partial()

function patchItem(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const found = itemOf(context, drive)
  refuseStale(context, drive, found)
  const { name: called, parentReference } = readBody(context, patch, 'DriveItem')
  const changed = changeItem(drive, found, called ?? found.name, parentReference?.id)
  return { ...answer(context, drive, changed), effect: { target: drive.owner, detail: { item: changed.name } } }
}

function remove(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const found = itemOf(context, drive)
  refuseStale(context, drive, found)
  deleteItem(drive, found)
  return { status: 204, effect: { target: drive.owner, detail: { item: found.name } } }
}

const folder = z.strictObject({
  name: itemName,
  folder: z.strictObject({}),
  '@microsoft.graph.conflictBehavior': z.enum(['fail', 'rename', 'replace']).optional(),
})

function postChild(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const parent = itemOf(context, drive)
  const asked = readBody(context, folder, 'DriveItem')
  const made = addFolder(drive, parent, asked.name, asked['@microsoft.graph.conflictBehavior'] ?? 'fail')
  return { ...answer(context, drive, made, 201), effect: { target: drive.owner, detail: { item: made.name } } }
}
