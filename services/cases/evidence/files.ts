import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SealedJournals } from '../store/caseStore'
import { jsonLines } from './jsonLines'
import { evidencePage, type PageSettings } from './page'
import { verifyLines } from './verify'

/** Evidence that was written. */
export interface Written {
  readonly html: string
  readonly lines: string
  readonly entries: number
  readonly fingerprint: string
}

/** The names of a case's files. The id is ours and names a file safely; anything else is no case of ours. */
export function evidenceFiles(folder: string, caseId: string): Pick<Written, 'html' | 'lines'> {
  if (!/^[\w-]{1,100}$/.test(caseId)) throw new Error(`${caseId} cannot name a file`)
  return { html: path.join(folder, `${caseId}.html`), lines: path.join(folder, `${caseId}.jsonl`) }
}

/**
 * Writes a case's evidence, for its owner alone to read, in place of what was written earlier. Undefined when there is
 * no such case. Throws when the journal itself is not whole, or the folder cannot be written.
 */
export async function writeEvidence(
  journals: SealedJournals,
  caseId: string,
  folder: string,
  settings: PageSettings,
): Promise<Written | undefined> {
  const sealed = await journals.sealed(caseId)
  if (sealed.length === 0) return undefined
  const files = evidenceFiles(folder, caseId)
  const lines = jsonLines(caseId, sealed)
  const verdict = verifyLines(lines)
  if (!verdict.ok) throw new Error(`The journal of case ${caseId} is not whole: ${verdict.problem}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await replace(files.lines, lines)
  await replace(files.html, evidencePage(lines, verdict, settings))
  return { ...files, entries: verdict.entries.length, fingerprint: verdict.fingerprint }
}

/** The name of a list about many that somebody takes away. */
export function listFile(folder: string, batchId: string): string {
  return evidenceFiles(folder, batchId).html.replace(/html$/, 'csv')
}

/** Writes a list, for its owner alone to read, in place of one that was written earlier. Throws when the folder cannot be written. */
export async function writeListFile(folder: string, batchId: string, content: string): Promise<string> {
  const file = listFile(folder, batchId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await replace(file, content)
  return path.basename(file)
}

/** The batches that have a list in a folder; none where there is no such folder. */
export async function batchesWithList(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return [...new Set(names.flatMap((name) => /^([\w-]{1,100})\.csv(?:\.part)?$/.exec(name)?.[1] ?? []))]
}

/** Removes the list of a batch, if there is one. */
export async function removeList(folder: string, batchId: string): Promise<void> {
  const file = listFile(folder, batchId)
  for (const name of [file, `${file}.part`]) await rm(name, { force: true })
}

/** The cases that have evidence in a folder; none where there is no such folder. */
export async function casesWithEvidence(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return [...new Set(names.flatMap((name) => /^([\w-]{1,100})\.(?:html|jsonl)(?:\.part)?$/.exec(name)?.[1] ?? []))]
}

/** Removes a case's evidence, if there is any. */
export async function removeEvidence(folder: string, caseId: string): Promise<void> {
  const { html, lines } = evidenceFiles(folder, caseId)
  for (const file of [html, lines]) for (const name of [file, `${file}.part`]) await rm(name, { force: true })
}

/** A reader finds the old file or the new one, never a half. */
async function replace(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
