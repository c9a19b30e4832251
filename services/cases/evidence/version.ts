import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folders = ['cards', 'dialogs', 'services']

let known: string | undefined

/**
 * What a page's words depend on besides the journal, in short: the sources of this version, and the dates of this
 * Node.js. Two that are equal render a journal to the same bytes; read once per process.
 */
export function rendererVersion(root = path.join(__dirname, '..', '..', '..')): string {
  known ??= `${sourcesIn(root)}, ICU ${process.versions['icu'] ?? 'unknown'}`
  return known
}

function sourcesIn(root: string): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((one) => /\.(ts|js|json)$/.test(one)).sort())
      hash.update(`${folder}/${name.split(path.sep).join('/')}\n`).update(readFileSync(path.join(root, folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}
