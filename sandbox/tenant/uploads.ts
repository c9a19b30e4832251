import { randomUUID } from 'node:crypto'
import { childCalled, driveCalled, freeIn, freeName, invalid, isTaken, itemIn, nameTaken, newItemId } from './drives'
import { Refusal } from './refusal'
import type { Tenant } from './state'
import type { Drive, DriveItem, UploadSession, WhenTaken } from './state/drives'

/** Bytes of a file that comes in one request (learn, driveitem-put-content). */
export const largestAtOnce = 250 * 1024 * 1024
/** Bytes of one part of a file (learn, driveitem-createuploadsession: less than 60 MiB). */
export const largestPart = 60 * 1024 * 1024 - 1
/** Bytes that every part but the last is a multiple of (ditto). */
export const partUnit = 320 * 1024

/** As long as sessions were seen to last (issue 1273 of onedrive-api-docs); no page says. */
const sessionLives = 7 * 24 * 60 * 60 * 1000

/** A file that was written, and whether it is a new one. */
export interface Written {
  readonly file: DriveItem
  readonly isNew: boolean
}

/** Writes a file of a name into a folder. Throws a Refusal in Microsoft's words. @param bytes how large it is */
export function writeFile(drive: Drive, parent: DriveItem, name: string, bytes: number, whenTaken: WhenTaken): Written {
  if (parent.kind !== 'folder') throw invalid('The destination is not a folder.')
  if (whenTaken === 'fail' && isTaken(drive, parent, name)) throw nameTaken()
  const taken = whenTaken === 'replace' ? childCalled(drive, parent, name) : undefined
  if (taken !== undefined) return { file: replaceContent(drive, taken, bytes), isNew: false }
  requireRoom(drive, bytes)
  const called = freeName(drive, parent, name)
  const file: DriveItem = { id: newItemId(), name: called, parent: parent.id, kind: 'file', bytes, photographs: 0 }
  drive.items.set(file.id, file)
  return { file, isNew: true }
}

/** Gives a file another content. Throws a Refusal for what is no file. @param bytes how large it is */
export function replaceContent(drive: Drive, file: DriveItem, bytes: number): DriveItem {
  // Whatever has the name but is no file keeps it.
  if (file.kind !== 'file') throw nameTaken()
  requireRoom(drive, bytes - file.bytes)
  const changed = { ...file, bytes, version: (file.version ?? 1) + 1 }
  drive.items.set(file.id, changed)
  return changed
}

/** How a file is to come in parts. */
export type UploadRequest = Pick<UploadSession, 'parent' | 'name' | 'whenTaken' | 'deferred'> & {
  /** Bytes, where somebody says so before. */
  readonly fileSize: number | undefined
}

/** Begins to take a file in parts. Throws a Refusal in Microsoft's words. */
export function openUpload({ drives }: Tenant, drive: Drive, { fileSize = 0, ...file }: UploadRequest): UploadSession {
  if (file.whenTaken === 'fail' && isTaken(drive, itemIn(drive, file.parent), file.name)) throw nameTaken()
  requireRoom(drive, fileSize)
  const session: UploadSession = {
    ...file,
    id: randomUUID(),
    drive: drive.id,
    until: Date.now() + sessionLives,
    total: undefined,
    received: 0,
    uneven: false,
  }
  drives.uploads.set(session.id, session)
  return session
}

/** The session of this id that has not ended. Throws Microsoft's 404, upon which a client begins anew. */
export function uploadIn({ drives: { uploads } }: Tenant, id: string): UploadSession {
  const session = uploads.get(id)
  if (session === undefined || Date.now() >= session.until)
    throw new Refusal(404, 'itemNotFound', 'The upload session was not found')
  return session
}

/** A part of a file: from which byte to which of how many. */
export interface Part {
  readonly first: number
  readonly last: number
  readonly total: number
}

/**
 * Takes a part of a file, of which the bytes themselves are nobody's business here. Throws a Refusal; what came before is
 * kept.
 * @param size bytes that really came
 * @returns the file, once all of it is there and nobody has to say so
 */
export function takePart(tenant: Tenant, session: UploadSession, part: Part, size: number): Written | undefined {
  const { first, last, total } = part
  // Both words were seen in the field (issues 8097 of microsoft-graph-docs-contrib, 64 and 79 of onedrive-api-docs).
  if (last - first + 1 !== size)
    throw invalid('The Content-Range header length does not match the provided number of bytes.')
  if (last >= total) throw invalid('The Content-Range header is not valid.')
  if (session.total !== undefined && session.total !== total)
    throw invalid('The total size of the Content-Range header is not that of the parts before.')
  if (first < session.received) throw badRange('Uploaded fragment overlaps with existing data.')
  if (first > session.received) throw badRange('Uploaded fragment is out of order.')
  session.total = total
  session.received = last + 1
  if (last + 1 < total && size % partUnit !== 0) session.uneven = true
  return last + 1 < total || session.deferred ? undefined : endUpload(tenant, session)
}

/** Makes the file of all parts. Throws a Refusal, and the session is kept, so that its name can be freed meanwhile. */
export function endUpload(tenant: Tenant, session: UploadSession): Written {
  if (session.received !== session.total) throw invalid('The upload session is not complete.')
  // It does not fail before its end (learn, driveitem-createuploadsession, remarks).
  if (session.uneven) throw invalid('A part of the file was no multiple of 320 KiB.')
  const drive = driveCalled(tenant, session.drive)
  const { parent, name, received, whenTaken } = session
  if (whenTaken === 'fail' && isTaken(drive, itemIn(drive, parent), name)) throw takenMeanwhile()
  const written = writeFile(drive, itemIn(drive, parent), name, received, whenTaken)
  tenant.drives.uploads.delete(session.id)
  return written
}

/** Forgets a file that came in part. */
export function cancelUpload({ drives: { uploads } }: Tenant, { id }: UploadSession): void {
  uploads.delete(id)
}

/** Throws Microsoft's answer when so many bytes more are too many. */
function requireRoom(drive: Drive, bytes: number): void {
  if (bytes > freeIn(drive)) throw new Refusal(507, 'quotaLimitReached', 'Insufficient Space Available')
}

function badRange(message: string): Refusal {
  return new Refusal(416, 'invalidRange', message)
}

function takenMeanwhile(): Refusal {
  return new Refusal(
    409,
    'nameAlreadyExists',
    'Another file exists with the same name as the uploaded session. You can redirect the upload session to use a new filename by calling PUT with the new metadata and @microsoft.graph.sourceUrl attribute.',
  )
}
