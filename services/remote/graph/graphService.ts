/** What Microsoft counts by itself (learn, throttling-limits); what is none of these is the directory. */
const parts: readonly (readonly [name: string, path: RegExp])[] = [
  // Not told which counts them: so that what is only nice to have holds nothing else up.
  ['photos', /^\/users\/[^/]+\/photos?\b/],
  ['sign-in methods', /^\/users\/[^/]+\/authentication\//],
  ['logs', /^\/auditLogs\//],
  ['reports', /^\/reports\//],
  ['Intune', /^\/deviceManagement\/|^\/users\/[^/]+\/managedDevices\b/],
  ['Teams', /^\/(?:teams|chats|admin\/teams|communications)\/|^\/users\/[^/]+\/joinedTeams\b/],
  ['eDiscovery', /^\/security\/cases\//],
  ['files', /^\/(?:drives|sites|shares)\/|^\/users\/[^/]+\/drives?\b/],
]

const outlook =
  /^\/users\/([^/?]+)\/(?:mailboxSettings|mailFolders|messages|events|calendars?|calendarView|sendMail|contacts)\b/

/**
 * The part of Graph that counts a request together with others, so that all of them are left alone when one is told to wait.
 * Pure.
 * @param request its path, relative to the version, after a method or without one
 */
export function graphServiceOf(request: string): string {
  const path = request.replace(/^[A-Z]+ /, '')
  const mailbox = outlook.exec(path)?.[1]
  if (mailbox !== undefined) return `graph mailbox ${mailbox}`
  const [name = 'directory'] = parts.find(([, pattern]) => pattern.test(path)) ?? []
  return `graph ${name}`
}
