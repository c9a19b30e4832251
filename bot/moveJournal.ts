import { parseArgs } from 'node:util'
import { move, type Moved } from '../services/cases/store/move'
import { moveFromPostgres, moveToPostgres } from '../services/cases/store/postgres/move'
import { moveFromSqlite, moveToSqlite } from '../services/cases/store/sqliteMove'
import { databaseIn, type DatabasePlace } from './database'
import type { Environment } from './environment'
import { realJournalIn } from './journalFile'
import { withSecretFiles } from './secretFiles'

const usage = `npm run journal:move -- --to postgres    moves all cases from the file in DATA_FOLDER to the database of DATABASE_URL
npm run journal:move -- --to file        moves them back
No bot may be at work on either.`

/** What `npm run journal:move` with these words says. Throws an error whose message is a sentence. */
export async function moveJournal(words: readonly string[], given: Environment): Promise<readonly string[]> {
  const to = wanted(words)
  const environment = withSecretFiles(given)
  const database = databaseIn(environment)
  if (database === undefined) throw new Error('DATABASE_URL is missing: it names the database on either way.')
  const file = realJournalIn(environment)
  const moved = await (to === 'postgres' ? toPostgres(file, database) : toFile(file, database))
  return [
    `${moved.cases} cases with ${moved.entries} entries were moved, and every chain of them was read back and holds.`,
    `What was there before is kept as ${moved.aside}: it names people, remove it in time.`,
    to === 'postgres'
      ? 'Start the bot with DATABASE_URL: it goes on from there.'
      : 'Start the bot without DATABASE_URL: it goes on from there.',
  ]
}

async function toPostgres(file: string, { connection, place }: DatabasePlace): Promise<Moved> {
  const from = await moveFromSqlite(file, new Date())
  try {
    const to = await moveToPostgres(connection, place)
    try {
      return await move(from, to)
    } finally {
      await to.close()
    }
  } finally {
    from.close()
  }
}

async function toFile(file: string, { connection, place }: DatabasePlace): Promise<Moved> {
  const from = await moveFromPostgres(connection, place, file, new Date())
  try {
    const to = moveToSqlite(file, new Date())
    try {
      return await move(from, to)
    } finally {
      to.close()
    }
  } finally {
    await from.close()
  }
}

function wanted(words: readonly string[]): 'postgres' | 'file' {
  const { values } = parseArgs({ args: [...words], options: { to: { type: 'string' } } })
  if (values.to === 'postgres' || values.to === 'file') return values.to
  throw new Error(usage)
}

if (require.main === module)
  moveJournal(process.argv.slice(2), process.env).then(
    (sentences) => console.log(sentences.join('\n')),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error))
      process.exitCode = 1
    },
  )
