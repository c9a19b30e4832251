import { readFileSync } from 'node:fs'
import type { ClientConfig } from 'pg'

/** Thrown where the bot’s identity gives no token for the database. */
export class NoDatabaseToken extends Error {
  override readonly name = 'NoDatabaseToken'
}

/** Where a PostgreSQL is and who the bot is there, as `DATABASE_URL` says it. */
export interface DatabaseAddress {
  /** A name, an address, or the folder of a socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Undefined where a token is asked for instead, or the server asks for none. */
  readonly password: string | undefined
  /** How its certificate is looked at; false where the connection is in clear. */
  readonly tls: false | { readonly ca: string | undefined }
}

export type ReadAddress =
  | { readonly ok: true; readonly address: DatabaseAddress }
  /** What is wrong, as the end of a sentence; without the URL, which has a password. */
  | { readonly ok: false; readonly problem: string }

const parameters: ReadonlySet<string> = new Set(['sslmode', 'sslrootcert', 'host'])
const modes: readonly string[] = ['disable', 'require', 'verify-ca', 'verify-full']

/**
 * Takes `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=…&sslrootcert=FILE` apart. By itself the connection is in clear
 * on loopback and by a socket, and by TLS with a certificate that is checked everywhere else: `require`, `verify-ca` and
 * `verify-full` all look at it, names included. What is not known is refused and not passed over. Reads the file of a root
 * certificate.
 */
export function readDatabaseUrl(url: string): ReadAddress {
  if (!URL.canParse(url)) return { ok: false, problem: 'is no URL' }
  const { protocol, hostname, port, pathname, username, password, searchParams } = new URL(url)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:')
    return { ok: false, problem: 'must begin with postgres://' }
  const unknown = [...searchParams.keys()].find((name) => !parameters.has(name))
  if (unknown !== undefined) return { ok: false, problem: `has the parameter ${unknown}, which the bot does not know` }
  const mode = searchParams.get('sslmode') ?? undefined
  if (mode !== undefined && !modes.includes(mode))
    return { ok: false, problem: `has an sslmode that is none of: ${modes.join(', ')}` }
  const parts = [username, password, pathname.slice(1)].map(decoded)
  const [user = '', secret = '', database = ''] = parts
  if (parts.includes(undefined)) return { ok: false, problem: 'has a % that is no character; write %25 for it' }
  const host = searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, '')
  if (host === '' || user === '' || database === '' || database.includes('/'))
    return { ok: false, problem: 'must name a user, a host and a database: postgres://USER@HOST/DATABASE' }
  const isClear = mode === 'disable' || (mode === undefined && isHere(host))
  const certificate = isClear ? { ok: true as const, ca: undefined } : rootCertificate(searchParams.get('sslrootcert'))
  if (!certificate.ok) return certificate
  const own = { host, port: Number(port || 5432), database, user, password: secret === '' ? undefined : secret }
  return { ok: true, address: { ...own, tls: isClear ? false : { ca: certificate.ca } } }
}

/** Which database it is, for an operator: without the user and the password. */
export function placeOf({ host, port, database }: DatabaseAddress): string {
  return `PostgreSQL ${host}:${port}/${database}`
}

/**
 * The settings by which `pg` and what builds upon it connect. In fields and not as one string, since a string without a
 * password wins over the function that gives one.
 * @param token asked for each new connection, in place of a password; what it throws becomes {@link NoDatabaseToken}
 */
export function connectionTo(address: DatabaseAddress, token?: () => Promise<string>): ClientConfig {
  const { host, port, database, user, password, tls } = address
  return {
    host,
    port,
    database,
    user,
    ...(token === undefined ? (password === undefined ? {} : { password }) : { password: () => asked(token) }),
    ssl: tls === false ? false : { rejectUnauthorized: true, ...(tls.ca === undefined ? {} : { ca: tls.ca }) },
    application_name: 'offboarding-bot',
    keepAlive: true,
  }
}

async function asked(token: () => Promise<string>): Promise<string> {
  try {
    return await token()
  } catch (error) {
    throw new NoDatabaseToken('the bot’s identity gave no token for it', { cause: error })
  }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

function isHere(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function rootCertificate(file: string | null) {
  try {
    return { ok: true, ca: file === null ? undefined : readFileSync(file, 'utf8') } as const
  } catch {
    return { ok: false, problem: `names the root certificate ${String(file)}, which the bot cannot read` } as const
  }
}
