import { createInterface } from 'node:readline'

/** When this session signed in: its token is good until it is revoked. */
const signedIn = Date.now()

/**
 * Stands in for `pwsh` with the Exchange and Teams modules: takes one JSON line per cmdlet on standard input and writes
 * one per answer on standard output. The cmdlets themselves run in the pretend tenant at SANDBOX_URL; those of another
 * module than OFFBOARDING_POWERSHELL_MODULES names are refused, as by the worker's script.
 */
async function main(): Promise<void> {
  const url = process.env['SANDBOX_URL']
  if (url === undefined || !/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(url)) {
    console.error('SANDBOX_URL must be the address of a sandbox on this machine')
    process.exitCode = 1
    return
  }
  write({ ready: true, module: process.env['OFFBOARDING_POWERSHELL_MODULES'] ?? 'sandbox' })
  for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') await perform(url, line)
}

async function perform(url: string, line: string): Promise<void> {
  const { id, cmdlet } = headOf(line)
  const module = process.env['OFFBOARDING_POWERSHELL_MODULES']
  if (module !== undefined && moduleOf(cmdlet) !== module) {
    const error = { type: 'System.UnauthorizedAccessException', message: `${cmdlet} is not allowed` }
    return write({ id, ok: false, error })
  }
  const response = await reach(url, line)
  const text = await response.text()
  if (response.ok) process.stdout.write(`${text}\n`)
  else write({ id, ok: false, error: errorOf(response, text) })
}

function errorOf(response: Response, text: string): object {
  if (response.status === 401) return signInRefused
  return response.status === 429 ? throttled(response.headers) : otherError(response, text)
}

/** In the words of Microsoft’s modules when the token of their session is refused; they say it in several ways. */
const signInRefused =
  process.env['OFFBOARDING_POWERSHELL_MODULES'] === 'teams'
    ? {
        type: 'Microsoft.Teams.PowerShell.TeamsCmdlets.ErrorHandling.ApiException',
        message:
          'Error occurred while executing \nCode: InvalidAuthenticationToken\nMessage: Access token validation failure.',
      }
    : { type: 'System.Exception', message: 'UnAuthorized' }

/** Told by the name, as Microsoft has them: the catalogue of cmdlets would take this process longer to load than all else. */
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

/** A connection that is cut ends this process, as a crash of PowerShell would: the caller cannot know what was done. */
async function reach(url: string, line: string): Promise<Response> {
  return fetch(`${url}/_sandbox/cmdlets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-signed-in': String(signedIn) },
    body: line,
  }).catch((error: unknown) => {
    console.error('The sandbox cannot be reached:', error instanceof Error ? error.message : error)
    return process.exit(1)
  })
}

function headOf(line: string): { readonly id: unknown; readonly cmdlet: string } {
  try {
    const { id = null, cmdlet } = JSON.parse(line) as { id?: unknown; cmdlet?: unknown }
    return { id, cmdlet: String(cmdlet) }
  } catch {
    return { id: null, cmdlet: '' }
  }
}

function write(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

void main()
