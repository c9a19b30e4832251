import { spawn, execFile, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { newFolder } from './folder'
import { reservedPort } from './ports'

/** Where Debian puts the programs of each version. */
const debian = '/usr/lib/postgresql'
/** PostgreSQL refuses to be root, so a test that is root starts it as `nobody`, whom every Linux has. */
const nobody = { uid: 65_534, gid: 65_534 }
/** The only role; nobody but this machine reaches the server, and nobody is asked for a password unless a test says so. */
const role = 'offboarding'
/** Connections at once: several bots with a pool each, of the tests of one process. */
const connections = 200

/** A PostgreSQL of the tests' own, on loopback, with a data folder that goes with it. */
export interface PostgresServer {
  readonly port: number
  /** The folder of its data; root and the server itself may read there. */
  readonly data: string
  /** The URL of an empty database that nobody else uses. */
  newDatabase(): Promise<string>
  /** Carries out statements as whoever may do everything. */
  query(url: string, sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Ends it: politely, cutting every connection, or as a machine that loses its power does. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  /** Starts it again on the same port and data; resolves when it takes connections. */
  start(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

let shared: Promise<PostgresServer> | undefined

/**
 * The server that all tests of this process share; it ends with the process. Whoever stops servers has one of their own by
 * {@link startPostgres}.
 */
export function sharedPostgres(): Promise<PostgresServer> {
  return (shared ??= startPostgres())
}

const missing = 'There is no PostgreSQL on this machine (apt-get install postgresql, or POSTGRES_BIN)'

/** Whether there is one; said loudly where there is none, and thrown where REQUIRE_POSTGRES is 1. @param what is left out */
export function hasPostgres(what: string): boolean {
  if (binaries() !== undefined) return true
  if (process.env['REQUIRE_POSTGRES'] === '1') throw new Error(`${missing}, and REQUIRE_POSTGRES is 1`)
  console.warn(`SKIPPED: ${what}. ${missing}.`)
  return false
}

/** Skips the tests of a `describe` loudly where there is no PostgreSQL; fails them where REQUIRE_POSTGRES is 1. */
export function describeWithPostgres(title: string, body: () => void): void {
  if (binaries() !== undefined) return void describe(title, body)
  describe(title, () => {
    it('needs a PostgreSQL', function () {
      if (!hasPostgres(title)) this.skip()
    })
  })
}

/** A server of its own, ready for connections: seconds. What it did not write through is lost with the machine only. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binaries()
  if (bin === undefined) throw new Error('There is no PostgreSQL on this machine')
  const folder = await newFolder('offboarding-postgres-')
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid)
  await chmod(folder, 0o700)
  const as = isRoot ? nobody : {}
  const data = path.join(folder, 'data')
  const ofRole = ['-U', role, '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '-D', data]
  await promisify(execFile)(path.join(bin, 'initdb'), ofRole, { ...as, cwd: folder })
  const port = await reservedPort()
  let child: ChildProcess | undefined
  const urlOf = (database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const removeAtOnce = (): void => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', removeAtOnce)
  const server: PostgresServer = {
    port,
    data,
    async newDatabase() {
      const name = `test_${(databases += 1)}`
      await asked(urlOf('postgres'), `CREATE DATABASE ${name}`)
      return urlOf(name)
    },
    query: asked,
    stop: (how = 'fast') => end(how === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    async start() {
      await end('SIGINT')
      const settings = [
        `port=${port}`,
        'listen_addresses=127.0.0.1',
        `unix_socket_directories=${folder}`,
        `max_connections=${connections}`,
        'shared_buffers=32MB',
        'fsync=off',
        // Not in /dev/shm, where a server that is killed would leave it.
        'dynamic_shared_memory_type=mmap',
        'timezone=UTC',
      ]
      child = bound(path.join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], folder, as)
      // Nobody waits for it: it ends with the process.
      child.unref()
      await ready(urlOf('postgres'), child)
    },
    async remove() {
      await end('SIGQUIT')
      process.removeListener('exit', removeAtOnce)
      removeAtOnce()
    },
  }
  await server.start()
  return server
}

let databases = 0

/** Started so that the kernel ends it with this process, however that ends, where the kernel can. */
function bound(program: string, words: readonly string[], cwd: string, as: Partial<typeof nobody>): ChildProcess {
  const setpriv = '/usr/bin/setpriv'
  const options = { ...as, cwd, stdio: 'ignore' } as const
  if (!existsSync(setpriv)) return spawn(program, words, options)
  return spawn(setpriv, ['--pdeathsig', 'SIGQUIT', program, ...words], options)
}

/** The folder with the newest version's programs; undefined where PostgreSQL is not installed. */
function binaries(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((one, other) => Number(other) - Number(one)) : []
  const places = [process.env['POSTGRES_BIN'], ...versions.map((version) => path.join(debian, version, 'bin'))]
  return places.find((place) => place !== undefined && existsSync(path.join(place, 'initdb')))
}

async function asked(url: string, sql: string, values: readonly unknown[] = []) {
  const client = new Client({ connectionString: url })
  // A server that is stopped later cuts what is open: the query says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values])
    return rows
  } finally {
    await client.end()
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const giveUp = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode} at once`)
    try {
      await asked(url, 'SELECT 1')
      return
    } catch (error) {
      if (Date.now() > giveUp) throw error
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
}
