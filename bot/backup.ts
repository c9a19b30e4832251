import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { backUp, restore } from '../services/cases/store/sqliteBackup'
import type { Environment } from './environment'
import { journalIn, realJournalIn } from './journalFile'

const usage = `npm run backup                      copies the journal and the evidence to DATA_FOLDER/backups, also while the bot runs
npm run backup -- FOLDER            copies them into a new folder there
npm run backup:restore -- FOLDER    puts such a copy back, while the bot does not run; a journal alone may be named too`

const [name, evidence] = ['offboarding.db', 'evidence']

/** Returns what to say. Throws an error whose message is a sentence. */
function main(words: readonly string[], environment: Environment): readonly string[] {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { restore: { type: 'boolean', default: false } },
  })
  const [folder, ...more] = positionals
  refuseDatabase(environment)
  if (more.length > 0 || (values.restore && folder === undefined)) throw new Error(usage)
  // The pretend tenant forgets at every start: what is put back is the real one’s, which may have been lost.
  return values.restore
    ? putBack(realJournalIn(environment), path.resolve(folder ?? ''))
    : save(journalIn(environment), folder)
}

/** A copy by the bot would be one of many moments; the database has a way of its own, which also goes back to any moment. */
function refuseDatabase(environment: Environment): void {
  const isThere = [environment['DATABASE_URL'], environment['DATABASE_URL_FILE']].some(
    (value) => (value?.trim() ?? '') !== '',
  )
  if (isThere)
    throw new Error(
      'The cases are in the database that DATABASE_URL names: back that up by its own means, such as pg_dump or the backups ' +
        'of the service, and copy DATA_FOLDER/evidence beside it. See “PostgreSQL” in docs/operations.md.',
    )
}

function save(file: string, folder: string | undefined): readonly string[] {
  const time = new Date().toISOString().replaceAll(/[:.]/g, '')
  const target = path.resolve(folder ?? path.join(path.dirname(file), 'backups', time))
  const copy = path.join(target, name)
  if (existsSync(copy)) throw new Error(`There is a backup in ${target} already: name another folder.`)
  backUp(file, copy)
  copyEvidence(path.dirname(file), target)
  return [target]
}

function putBack(file: string, from: string): readonly string[] {
  const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true
  const { aside } = restore(file, isFolder ? path.join(from, name) : from, new Date())
  if (isFolder) copyEvidence(from, path.dirname(file))
  const before =
    aside === undefined ? [] : [`The one that was there is kept as ${aside}: it names people, remove it in time.`]
  return [`${file} is the backup’s now: start the bot, it goes on from there.`, ...before]
}

/** The pages and lines that were written; never in place of one that is there, which may be newer. */
function copyEvidence(from: string, to: string): void {
  const [source, target] = [path.join(from, evidence), path.join(to, evidence)]
  if (!existsSync(source)) return
  mkdirSync(target, { recursive: true, mode: 0o700 })
  for (const file of readdirSync(source).filter((one) => /\.(html|jsonl)$/.test(one)))
    cpSync(path.join(source, file), path.join(target, file), { force: false })
}

try {
  for (const sentence of main(process.argv.slice(2), process.env)) console.log(sentence)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
