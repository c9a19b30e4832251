import type { WireAnswer, WireRequest } from '../wire/http'
import { Refusal } from '../tenant/refusal'
import { invalid, driveCalled } from '../tenant/drives'
import type { UploadSession } from '../tenant/state/drives'
import {
  cancelUpload,
  endUpload,
  largestAtOnce,
  largestPart,
  takePart,
  uploadIn,
  type Part,
  type Written,
} from '../tenant/uploads'
import { addEffect } from '../wire/log'
import type { World } from '../world'
import { itemProperties, viewItem } from './driveViews'
import { pick } from './collection'

/** Where files are sent to in parts: not Graph's, and without a token (learn, driveitem-createuploadsession). */
export const uploadPath = '/_upload'

/** Bytes of the file that a request may carry; undefined for one that carries none. */
export function largestFile(method: string, path: string): number | undefined {
  if (method !== 'PUT') return undefined
  if (path.startsWith(`${uploadPath}/`)) return largestPart
  return path.endsWith('/content') ? largestAtOnce : undefined
}

/** How far a session is, in the words of `uploadSession`. */
export function viewUpload({ until, received, total }: UploadSession): Readonly<Record<string, unknown>> {
  const nextExpectedRanges = received === total ? [] : [`${received}-`]
  return { expirationDateTime: new Date(until).toISOString(), nextExpectedRanges }
}

/** Takes a part of a file, tells how far it is, ends or forgets it. Never throws for what the caller did. */
export function answerUpload(world: World, request: WireRequest): WireAnswer {
  try {
    return answered(world, request)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { status, code, message } = error
    return { status, body: { error: { code, message } } }
  }
}

function answered(world: World, { method, path, headers, size }: WireRequest): WireAnswer {
  const { tenant } = world
  // The address is all that it takes. A token has no business there, so that one is a mistake to be seen.
  if (headers['authorization'] !== undefined)
    throw new Refusal(401, 'unauthenticated', 'The upload session takes no token.')
  const session = uploadIn(tenant, path.slice(uploadPath.length + 1))
  if (method === 'GET') return { status: 200, body: viewUpload(session) }
  if (method === 'PUT') {
    const written = takePart(tenant, session, partOf(headers['content-range']), size)
    return written === undefined ? { status: 202, body: viewUpload(session) } : answerFile(world, session, written)
  }
  if (method === 'POST') return answerFile(world, session, endUpload(tenant, session))
  if (method !== 'DELETE') return { status: 405 }
  cancelUpload(tenant, session)
  return { status: 204 }
}

/** `bytes 0-25/128` */
function partOf(range: string | undefined): Part {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '') ?? []
  if (total === undefined) throw invalid('The Content-Range header is missing or malformed.')
  return { first: Number(first), last: Number(last), total: Number(total) }
}

function answerFile({ tenant, log }: World, session: UploadSession, { file, isNew }: Written): WireAnswer {
  const drive = driveCalled(tenant, session.drive)
  addEffect(log, { system: 'graph', what: 'PUT uploadUrl', target: drive.owner, detail: { item: file.name } })
  return { status: isNew ? 201 : 200, body: pick(viewItem(drive, file), itemProperties) }
}
