import { existsSync } from 'node:fs'
import path from 'node:path'

/** The major versions of Node.js that the bot is run on, again and again: package.json says the same in `engines`. */
export const nodeVersions = [20, 22, 24] as const

/** The one that the image has. */
export const recommendedNode = 24

/**
 * What differs from one Node to another: what is native or names a version itself (libsql, pg-boss, PostgreSQL), the web
 * server, tokens and texts by its ICU, the program as it is started, and one whole way. Not what is minutes of our own rules.
 */
export const filesForNodes: readonly string[] = [
  'test/services/cases/queue/',
  'test/services/cases/replicas/',
  'test/services/cases/store/postgres/',
  'test/services/cases/store/sqliteCaseStore.test.ts',
  'test/postgres/killed.test.ts',
  'test/postgres/moving.test.ts',
  'test/replicas/retryAfter.test.ts',
  'test/bot/',
  'test/services/moments/',
  'test/services/remote/graph/',
  'test/scenarios/frontDoor.test.ts',
  'test/scenarios/wholeWay.test.ts',
]

/** Where `.ci/run` installs one: npm has the programs of Node as packages, one for each kind of machine. */
function installed(version: number): string {
  return `.tools/node${version}/node_modules/node-${process.platform}-${process.arch}/bin/node`
}

/**
 * The program of a Node of this major version: the one that runs this, the one that `NODE20`, `NODE22` or `NODE24` names, or
 * the one that was installed; undefined where there is none.
 */
export function nodeOf(version: number): string | undefined {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath
  return [process.env[`NODE${version}`] ?? '', path.resolve(installed(version))].find(
    (file) => file !== '' && existsSync(file),
  )
}

/** Why the tests do not run on it. */
export function noNode(version: number): string {
  return `There is no Node ${version} on this machine (NODE${version}, or ${installed(version)})`
}
