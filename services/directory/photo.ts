import type { Photo } from '../model/photo'
import type { GraphReader } from '../remote/reader'

/** Bytes: a JPEG of 48 by 48 has about two thousand, and a card that holds it has to stay below Teams’ limit. */
const largestPhoto = 8_000

/** How the kinds of picture that Teams draws (learn, cards-format) begin. */
const beginnings: readonly (readonly [Photo['mediaType'], string])[] = [
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/gif', '474946383'],
]

/**
 * The photo of an account at 48 by 48 pixels; undefined when there is none, or none that fits on a card. Of what kind it
 * is, its own bytes say, whatever it is called. Throws RemoteError. Source: learn, profilephoto-get.
 */
export async function readPhoto(graph: GraphReader, id: string): Promise<Photo | undefined> {
  const bytes = await graph.bytes(`/users/${encodeURIComponent(id)}/photos/48x48/$value`)
  if (bytes === undefined || bytes.length > largestPhoto) return undefined
  const begins = bytes.subarray(0, 8).toString('hex')
  const kind = beginnings.find(([, beginning]) => begins.startsWith(beginning))
  return kind === undefined ? undefined : { mediaType: kind[0], base64: bytes.toString('base64') }
}
