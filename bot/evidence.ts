import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { languages, type Language } from '../cards/texts'
import { evidenceSettings } from '../dialogs/evidenceSettings'
import { cloudOf, clouds } from '../services/remote/clouds'
import { checkFile, exitCodes, type Checked } from '../services/cases/evidence/checkFile'
import { writeEvidence } from '../services/cases/evidence/files'
import { rendererVersion } from '../services/cases/evidence/version'
import { isRemoved, reveal } from '../services/cases/journal/seal'
import type { KnownCase, SealedJournals } from '../services/cases/store/caseStore'
import { readPostgresJournals } from '../services/cases/store/postgres/journals'
import { readSqliteJournals } from '../services/cases/store/sqliteSealed'
import { databaseIn } from './database'
import type { Environment } from './environment'
import { journalIn } from './journalFile'
import { withSecretFiles } from './secretFiles'

const usage = `npm run evidence                         lists the cases
npm run evidence -- CASE                 writes the evidence of a case: a page to read and lines to check
npm run evidence -- --verify FILE        checks such a file, without a network or a journal
  --fingerprint HEX   compares with a fingerprint from Teams or the log
  --out FOLDER        writes there; DATA_FOLDER/evidence when left out
  --language nl|en    of the page; CHANNEL_LANGUAGE when left out`

/** `npm run evidence`: 0 when all is well, 1 when not, 2 for wrong use, 3 when only the text of a page is not known to be right. */
async function main(words: readonly string[], environment: Environment): Promise<Checked> {
  const asked = parsed(words)
  if (asked === undefined) return misused(usage)
  const { values, positionals } = asked
  const language = languageOf(values.language ?? environment['CHANNEL_LANGUAGE'])
  if (values.verify !== undefined) return verify(values.verify, values.fingerprint)
  if (language === undefined) return misused(`The language must be one of: ${languages.join(', ')}.`)
  const [caseId, ...more] = positionals
  if (more.length > 0 || values.fingerprint !== undefined) return misused(usage)
  const file = journalIn(environment)
  const database = databaseIn(withSecretFiles(environment))
  const place = database?.place ?? file
  const journals: SealedJournals & { close(): void | Promise<void> } =
    database === undefined ? readSqliteJournals(file) : await readPostgresJournals(database.connection, database.place)
  try {
    if (caseId === undefined) return listOf(await journals.cases(), place)
    const folder = path.resolve(values.out ?? path.join(path.dirname(file), 'evidence'))
    const cloud = cloudOf(environment['CLOUD']?.trim() ?? '') ?? clouds.worldwide
    const settings = evidenceSettings(cloud, timeZoneOf(environment), language)
    const known = (await journals.cases()).some((one) => one.caseId === caseId)
    const written = known ? await writeEvidence(journals, caseId, folder, settings) : undefined
    if (written === undefined)
      return {
        exitCode: exitCodes.wrong,
        sentences: [`There is no case ${caseId} in ${place}.`, ...examples(await journals.cases())],
      }
    const { html, lines, entries, fingerprint } = written
    return { exitCode: exitCodes.whole, sentences: [html, lines, `${entries} entries, fingerprint ${fingerprint}`] }
  } finally {
    await journals.close()
  }
}

async function verify(file: string, fingerprint: string | undefined): Promise<Checked> {
  const content = await readFile(file, 'utf8')
  return checkFile(content, fingerprint, rendererVersion(), ({ language, timeZone, cloud }) => {
    const [own, its] = [languages.find((one) => one === language), cloudOf(cloud)]
    return own === undefined || its === undefined ? undefined : evidenceSettings(its, timeZone, own)
  })
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        verify: { type: 'string' },
        fingerprint: { type: 'string' },
        out: { type: 'string' },
        language: { type: 'string' },
      },
    })
  } catch {
    return undefined
  }
}

function listOf(cases: readonly KnownCase[], place: string): Checked {
  const lines = cases.map((one) =>
    [one.caseId, one.openedAt.slice(0, 16).replace('T', ' '), one.state, nameIn(one)].join('  '),
  )
  const none = `There are no cases in ${place} yet.`
  return { exitCode: exitCodes.whole, sentences: lines.length === 0 ? [none] : lines }
}

function nameIn({ opening }: KnownCase): string {
  const { event } = reveal(opening)
  return event.kind !== 'opened' || isRemoved(event.employee) ? '(removed)' : event.employee.displayName
}

function examples(cases: readonly KnownCase[]): readonly string[] {
  return cases.length === 0 ? [] : ['npm run evidence lists those that there are.']
}

function languageOf(name: string | undefined): Language | undefined {
  return name === undefined || name.trim() === '' ? 'en' : languages.find((one) => one === name.trim())
}

function timeZoneOf(environment: Environment): string {
  return environment['TIME_ZONE']?.trim() || 'Europe/Amsterdam'
}

function misused(sentence: string): Checked {
  return { exitCode: exitCodes.misused, sentences: [sentence] }
}

/** What `npm run evidence` with these words says, and how it ends: whatever goes wrong is said in a sentence. */
export async function evidence(words: readonly string[], environment: Environment): Promise<Checked> {
  try {
    return await main(words, environment)
  } catch (error) {
    return { exitCode: exitCodes.wrong, sentences: [error instanceof Error ? error.message : String(error)] }
  }
}

if (require.main === module)
  void evidence(process.argv.slice(2), process.env).then(({ exitCode, sentences }) => {
    const say = exitCode === exitCodes.whole || exitCode === exitCodes.textNotCompared ? console.log : console.error
    for (const sentence of sentences) say(sentence)
    process.exitCode = exitCode
  })
