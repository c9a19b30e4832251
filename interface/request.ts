/** The body of a request, as JSON. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly why: string }

/** A request of another program, as it came over HTTP. */
export interface ProgramRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Network address. */
  readonly address: string
  /** Reads the body; asked for only when somebody genuine sends it. */
  readonly body: () => Promise<Body>
  /** Does what a genuine request asks for; its connection is kept meanwhile, whoever else crowds in. */
  readonly whileWorking: <Result>(act: () => Promise<Result>) => Promise<Result>
}
