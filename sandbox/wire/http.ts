/** One request, wherever it came from: the wire, or the inside of a `$batch`. */
export interface WireRequest {
  readonly method: string
  /** Path without query, still percent-encoded, with a leading slash. */
  readonly path: string
  /** What stands behind the question mark, still encoded; empty without one. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** As sent; empty without one, and where it is a file, of which nobody looks at more than how large it is. */
  readonly body: string
  /** Bytes of what was sent. */
  readonly size: number
  /** Travelled inside a `$batch`. */
  readonly inner: boolean
  readonly requestId: string
}

export interface WireAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or a text or bytes (then `content-type` says which), or nothing. */
  readonly body?: unknown
}

export type JsonBody = Readonly<Record<string, unknown>>

/** The body as a JSON object, or undefined when it is anything else. */
export function jsonObject(text: string): JsonBody | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonBody) : undefined
  } catch {
    return undefined
  }
}

/** Decodes one path segment; what cannot be decoded stays as it is. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
