/** One sign-in of the module that a worker was started for. */
export interface Session {
  /** Where the cmdlets run: the address of a sandbox on this machine. */
  readonly url: string
  /** The only module whose cmdlets it takes; all of them when left out. */
  readonly module?: string | undefined
  /** Writes one line of the worker’s standard output. */
  readonly write: (line: string) => void
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal
}

/** What an environment says of a session: SANDBOX_URL, and OFFBOARDING_POWERSHELL_MODULES. */
export function sessionIn(environment: Readonly<Record<string, string | undefined>>): Pick<Session, 'url' | 'module'> {
  const { SANDBOX_URL: url, OFFBOARDING_POWERSHELL_MODULES: module } = environment
  if (url === undefined || !/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(url))
    throw new Error('SANDBOX_URL must be the address of a sandbox on this machine')
  return { url, module }
}

/**
 * Speaks for `pwsh` with the Exchange and Teams modules: takes one JSON line per cmdlet and writes one per answer. The
 * cmdlets themselves run in the pretend tenant; those of another module are refused, as by the worker's script. Rejects
 * when the connection is cut, upon which a worker ends as at a crash of PowerShell: the caller cannot know what was done.
 */
export async function serveSession(lines: AsyncIterable<string>, session: Session): Promise<void> {
  /** When this session signed in: its token is good until it is revoked. */
  const signedIn = Date.now()
  session.write(JSON.stringify({ ready: true, module: session.module ?? 'sandbox' }))
  for await (const line of lines) if (line.trim() !== '') session.write(await perform(session, signedIn, line))
}

async function perform({ url, module, signal }: Session, signedIn: number, line: string): Promise<string> {
  const { id, cmdlet, parameters } = headOf(line)
  if (module !== undefined && moduleOf(cmdlet) !== module) {
    const error = { type: 'System.UnauthorizedAccessException', message: `${cmdlet} is not allowed` }
    return JSON.stringify({ id, ok: false, error })
  }
  const response = await fetch(`${url}/_sandbox/cmdlets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-signed-in': String(signedIn) },
    body: JSON.stringify({ id, cmdlet, parameters }),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw new Error(`The sandbox cannot be reached: ${error instanceof Error ? error.message : String(error)}`)
  })
  const text = await response.text()
  return response.ok ? text : JSON.stringify({ id, ok: false, error: errorOf(response, text, module) })
}

function errorOf(response: Response, text: string, module: string | undefined): object {
  if (response.status === 401) return signInRefused(module)
  return response.status === 429 ? throttled(response.headers) : otherError(response, text)
}

/** In the words of Microsoft’s modules when the token of their session is refused; they say it in several ways. */
function signInRefused(module: string | undefined): object {
  return module === 'teams'
    ? {
        type: 'Microsoft.Teams.PowerShell.TeamsCmdlets.ErrorHandling.ApiException',
        message:
          'Error occurred while executing \nCode: InvalidAuthenticationToken\nMessage: Access token validation failure.',
      }
    : { type: 'System.Exception', message: 'UnAuthorized' }
}

/** Told by the name, as Microsoft has them: the catalogue of cmdlets would take a process longer to load than all else. */
function moduleOf(cmdlet: string): 'teams' | 'exchange' {
  return /^\w+-Cs[A-Z]/.test(cmdlet) ? 'teams' : 'exchange'
}

/**
 * In the words of .NET for an answer that a module did not expect; whether Microsoft's modules say it so, or wait by
 * themselves and say nothing, is not verified.
 */
function throttled(headers: Headers): object {
  const retryAfter = headers.get('retry-after')
  const message = 'The request was throttled. Response status code does not indicate success: 429 (Too Many Requests).'
  const type = 'Microsoft.PowerShell.Commands.HttpResponseException'
  return { type, message, ...(retryAfter === null ? {} : { retryAfter: Number(retryAfter) }) }
}

function otherError({ status }: Response, text: string): object {
  return { type: 'System.Exception', message: text === '' ? `The tenant answered ${status}.` : text }
}

interface Head {
  readonly id: unknown
  readonly cmdlet: string
  readonly parameters: unknown
}

/** What the tenant is told of a request; which results are wanted is between the bot and its worker. */
function headOf(line: string): Head {
  try {
    const { id = null, cmdlet, parameters } = JSON.parse(line) as Partial<Head>
    return { id, cmdlet: String(cmdlet), parameters }
  } catch {
    return { id: null, cmdlet: '', parameters: undefined }
  }
}
