import type { IncomingMessage } from 'node:http'
import type { Body } from '../interface/request'

export type { Body }

/**
 * Reads the JSON of a request, as far as it is UTF-8, not compressed and not above so many bytes: a compressed body says
 * nothing about how large it will be. Never throws; a caller who goes away half-way has sent no JSON.
 */
export async function readJson(request: IncomingMessage, largest: number): Promise<Body> {
  const {
    'content-type': type = '',
    'content-encoding': encoding = 'identity',
    'content-length': length,
  } = request.headers
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    return refuse(415, 'it is not JSON in UTF-8')
  if (encoding.toLowerCase() !== 'identity') return refuse(415, 'it is compressed')
  if (Number(length ?? 0) > largest) return refuse(413, 'it is too large')
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largest) return refuse(413, 'it is too large')
      chunks.push(chunk)
    }
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) }
  } catch {
    return refuse(400, 'it is no whole JSON')
  }
}

function refuse(status: 400 | 413 | 415, why: string): Body {
  return { kind: 'refused', status, why }
}
