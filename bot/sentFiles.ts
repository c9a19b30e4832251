import type { FileGot, SentFile, SentFiles } from '../dialogs/sentFile'

/** Where files that people send may be: Microsoft’s domains, or in the sandbox the pretend tenant only. */
export interface FileAddresses {
  /** Names under which every host is Microsoft’s own; none in a cloud in which bots get no files. */
  readonly fileDomains: readonly string[]
  /** `http://127.0.0.1:1234`, or undefined outside of the sandbox. */
  readonly sandboxOrigin: string | undefined
  /** Milliseconds for all of it. */
  readonly within: number
}

const longestAddress = 4_000

/**
 * Whether a file may be fetched from there. The address comes with the activity: only https, on the ordinary port, without
 * credentials, and on a host of Microsoft’s. Pure. Source: learn, bots-filesv4 (`downloadUrl`).
 */
export function isFileAddress(address: string, { fileDomains, sandboxOrigin }: FileAddresses): boolean {
  if (address.length > longestAddress || !URL.canParse(address)) return false
  const { origin, protocol, hostname, port, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (sandboxOrigin !== undefined) return origin === sandboxOrigin
  const isMicrosofts = fileDomains.some((domain) => hostname.endsWith(`.${domain}`))
  return protocol === 'https:' && port === '' && isMicrosofts
}

/**
 * Gets files from the address that Teams gave, which needs no token and is sent none: no redirect is followed, and no more is read
 * than a file may have.
 */
export function createSentFiles(addresses: FileAddresses): SentFiles {
  return {
    async get({ url }: SentFile, largest) {
      if (!isFileAddress(url, addresses)) return { ok: false, why: 'elsewhere' }
      const signal = AbortSignal.timeout(addresses.within)
      try {
        return await bodyOf(await fetch(url, { redirect: 'manual', signal, credentials: 'omit' }), largest)
      } catch {
        // What the network says may hold the address, which is a secret.
        return { ok: false, why: signal.aborted ? 'slow' : 'gone' }
      }
    },
  }
}

async function bodyOf(response: Response, largest: number): Promise<FileGot> {
  const why = response.status !== 200 ? 'gone' : whyNot(response, largest)
  if (why !== undefined || response.body === null) {
    await response.body?.cancel()
    return { ok: false, why: why ?? 'gone' }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length
    // Leaving the loop ends the request.
    if (size > largest) return { ok: false, why: 'tooLarge' }
    chunks.push(chunk)
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}

/** Some clients send the address of a page that shows the file (OfficeDev/Microsoft-Teams-Samples#1314). */
function whyNot({ headers }: Response, largest: number): 'tooLarge' | 'webPage' | undefined {
  if (Number(headers.get('content-length')) > largest) return 'tooLarge'
  return headers.get('content-type')?.startsWith('text/html') === true ? 'webPage' : undefined
}
