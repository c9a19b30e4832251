const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]']
const longest = 500

/** Where Teams may be: its hosts in full, or in the sandbox this machine only. */
export interface TeamsAddresses {
  readonly teamsHosts: readonly string[]
  readonly sandbox: boolean
}

/**
 * Whether a service URL is Teams' own. The bot sends its token there, so the whole address is looked at as it was written:
 * https, one of the hosts and nothing like it, the ordinary port, a path that no program reads in two ways, no credentials,
 * query or fragment. Pure.
 */
export function isTeamsAddress(serviceUrl: unknown, { teamsHosts, sandbox }: TeamsAddresses): serviceUrl is string {
  if (typeof serviceUrl !== 'string' || serviceUrl.length > longest || !URL.canParse(serviceUrl)) return false
  const url = new URL(serviceUrl)
  if (sandbox) return url.protocol === 'http:' && loopbackHosts.includes(url.hostname)
  // Another program may read an unusual spelling differently, so none is taken.
  const asWritten = serviceUrl.toLowerCase()
  const origin = `https://${url.hostname}`
  return (
    teamsHosts.includes(url.hostname) &&
    asWritten.startsWith(origin) &&
    // Segments of letters, digits, `_` and `-`: nothing that leads up (`..`), is encoded, or stands for another.
    /^(?:\/[\w-]+)*\/?$/.test(serviceUrl.slice(origin.length))
  )
}

/** Whether this names the machine itself, as an address to listen on (`::1`) or in a Host header (`127.0.0.1:3978`). */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false
  const name = host.replace(/:\d{1,5}$/, '')
  return host === '::1' || loopbackHosts.includes(name.toLowerCase())
}

/** An address that the operator configured is as good as Microsoft's own list. */
export function hostOf(serviceUrl: string): readonly string[] {
  return URL.canParse(serviceUrl) ? [new URL(serviceUrl).hostname] : []
}
