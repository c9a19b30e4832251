import type { WireAnswer, WireRequest } from '../wire/http'
import type { World } from '../world'

/** Where OneDrive gives out what was sent in a chat, to whoever has the address (learn, bots-filesv4). */
export const sentFilePath = '/personal/chat/_layouts/15/download.aspx'

/** The path of a sent file, as the `downloadUrl` of an attachment has it behind its host. */
export function pathOfSentFile(id: string, secret: string): string {
  return `${sentFilePath}?UniqueId=${id}&Translate=false&tempauth=${secret}`
}

export function answerSentFile({ tenant }: World, { method, query, headers }: WireRequest): WireAnswer {
  if (method !== 'GET') return { status: 405 }
  // The address is all that it takes. A token has no business there, so that one is a mistake to be seen.
  if (headers['authorization'] !== undefined) return { status: 401 }
  const asked = new URLSearchParams(query)
  const file = tenant.sentFiles.get(asked.get('UniqueId') ?? '')
  if (file === undefined) return { status: 404 }
  if (asked.get('tempauth') !== file.secret) return { status: 403 }
  const type = /\.html?$/i.test(file.name) ? 'text/html; charset=utf-8' : 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type }, body: file.bytes }
}
