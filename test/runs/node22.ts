import { existsSync } from 'node:fs'
import path from 'node:path'

/** The Node that pg-boss 12 says it needs; the bot itself runs from 20.19 on. */
const wanted = 22

/** Where `.ci/run` installs it: npm has the programs of Node as packages, one for each kind of machine. */
const installed = `.tools/node${wanted}/node_modules/node-${process.platform}-${process.arch}/bin/node`

/**
 * What is about pg-boss, PostgreSQL and libsql, whose native part is to load in both, and whole bots on them. Not the
 * scenarios on PostgreSQL: they are minutes of what says nothing about a Node.
 */
export const filesOnNode22: readonly string[] = [
  'test/services/cases/queue/',
  'test/services/cases/replicas/',
  'test/services/cases/store/postgres/',
  'test/services/cases/store/sqliteCaseStore.test.ts',
  'test/postgres/killed.test.ts',
  'test/postgres/moving.test.ts',
  'test/replicas/retryAfter.test.ts',
]

/** The program of a Node 22: the one that runs this, the one that `NODE22` names, or the one that was installed. */
export function node22(): string | undefined {
  if (process.versions.node.startsWith(`${wanted}.`)) return process.execPath
  return [process.env['NODE22'] ?? '', path.resolve(installed)].find((file) => file !== '' && existsSync(file))
}

/** Why the tests do not run on it. */
export const noNode22 = `There is no Node ${wanted} on this machine (NODE22, or ${installed})`
