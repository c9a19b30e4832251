import { z } from 'zod'
import { childCalled, invalid, itemAt, itemIn } from '../tenant/drives'
import { badRequest } from '../tenant/refusal'
import type { Drive, DriveItem, WhenTaken } from '../tenant/state/drives'
import { openUpload, replaceContent, writeFile } from '../tenant/uploads'
import { driveIn, itemOf, refuseStale, refuseUnchanged } from './driveIn'
import { answer, itemName } from './driveItems'
import { uploadPath, viewUpload } from './driveUploadSession'
import { readParameters, type GraphContext, type Route, type RouteAnswer } from './route'

const item = '/drives/{drive}/items/{item}'
const allowedLike = `PATCH ${item}`

/** Calls that write files: at once, or in parts. */
export const driveUploadRoutes: readonly Route[] = [
  { method: 'PUT', path: `${item}/content`, allowedLike, handle: putContent },
  { method: 'POST', path: `${item}/createUploadSession`, allowedLike, handle: postSession },
  ...['/drives/{drive}/root', item].flatMap((from): readonly Route[] => [
    { method: 'PUT', path: `${from}/:/{place}/content`, options: ['conflictBehavior'], allowedLike, handle: putFile },
    { method: 'POST', path: `${from}/:/{place}/createUploadSession`, allowedLike, handle: postSession },
  ]),
]

const whenTaken = z.enum(['fail', 'rename', 'replace'])

function putContent(context: GraphContext): RouteAnswer {
  requireType(context)
  const drive = driveIn(context)
  return written(context, drive, replaceContent(drive, itemOf(context, drive), context.request.size), 200)
}

function putFile(context: GraphContext): RouteAnswer {
  requireType(context)
  const drive = driveIn(context)
  const { parent, name } = placeOf(context, drive)
  // What a PUT does when nobody says so (learn, driveItem, instance attributes).
  const asked = whenTaken.safeParse(context.options.conflictBehavior ?? 'replace')
  if (!asked.success) throw invalid('The request is malformed or incorrect.')
  const { file, isNew } = writeFile(drive, parent, name, context.request.size, asked.data)
  return written(context, drive, file, isNew ? 201 : 200)
}

const session = z.strictObject({
  item: z
    .strictObject({
      '@microsoft.graph.conflictBehavior': whenTaken.nullish(),
      description: z.string().nullish(),
      fileSize: z.int().min(0).nullish(),
      name: z.string().nullish(),
    })
    .nullish(),
  deferCommit: z.boolean().nullish(),
})

function postSession(context: GraphContext): RouteAnswer {
  const drive = driveIn(context)
  const { item: about, deferCommit } =
    context.request.body === '' ? {} : readParameters(context, session, 'createUploadSession')
  const { parent, name, whenTaken } = destinationOf(context, drive, about?.['@microsoft.graph.conflictBehavior'])
  // That the path has the name of the body is asked for (learn, driveitem-createuploadsession); in which words is not said.
  if ((about?.name ?? name) !== name) throw invalid('The name of the item is not that of its path.')
  const there = childCalled(drive, parent, name)
  if (there !== undefined) refuseStale(context, drive, there)
  if (there !== undefined) refuseUnchanged(context, drive, there)
  const fileSize = about?.fileSize ?? undefined
  const opened = openUpload(context.tenant, drive, {
    parent: parent.id,
    name,
    whenTaken,
    deferred: deferCommit === true,
    fileSize,
  })
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#microsoft.graph.uploadSession`,
    uploadUrl: `${context.origin}${uploadPath}/${opened.id}`,
    ...viewUpload(opened),
  }
  return { status: 200, body }
}

/** Where a file is to stand: a file by its id is written anew, one by its place as is asked for. Throws Graph's 404. */
function destinationOf(
  context: GraphContext,
  drive: Drive,
  asked: WhenTaken | null | undefined,
): { readonly parent: DriveItem; readonly name: string; readonly whenTaken: WhenTaken } {
  if (context.parameters['place'] !== undefined) return { ...placeOf(context, drive), whenTaken: asked ?? 'fail' }
  const file = itemOf(context, drive)
  if (file.kind !== 'file') throw invalid('The item is not a file.')
  return { parent: itemIn(drive, file.parent ?? 'root'), name: file.name, whenTaken: 'replace' }
}

/** The folder and the name at the end of the path. Folders on the way are there already: that they are made is written nowhere. */
function placeOf(context: GraphContext, drive: Drive): { readonly parent: DriveItem; readonly name: string } {
  const from = context.parameters['item'] === undefined ? itemIn(drive, 'root') : itemOf(context, drive)
  const [, way, name] = /^(?:(.*)\/)?([^/]*)$/.exec(context.parameters['place'] ?? '') ?? []
  const called = itemName.safeParse(name)
  if (!called.success)
    throw invalid('The provided name cannot contain any of the following characters: " * : < > ? / \\ |')
  return { parent: way === undefined ? from : itemAt(drive, from, way), name: called.data }
}

function requireType({ request }: GraphContext): void {
  if (request.headers['content-type'] === undefined)
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.')
}

function written(context: GraphContext, drive: Drive, file: DriveItem, status: number): RouteAnswer {
  return { ...answer(context, drive, file, status), effect: { target: drive.owner, detail: { item: file.name } } }
}
