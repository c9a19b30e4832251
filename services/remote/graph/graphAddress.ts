/**
 * A link that Graph gave, as a path relative to the version, or undefined when it leads to another host: the bot's
 * token goes to Graph alone. Links are absolute, or relative to the host, or relative to the version.
 */
export function relativePath(baseUrl: string, link: string): string | undefined {
  const base = new URL(baseUrl)
  const url = URL.canParse(link) ? new URL(link) : new URL(link.replace(/^\/*/, '/'), base)
  if (url.origin !== base.origin) return undefined
  const version = base.pathname.replace(/\/+$/, '')
  const path = url.pathname.startsWith(`${version}/`) ? url.pathname.slice(version.length) : url.pathname
  return `${path}${url.search}`
}
