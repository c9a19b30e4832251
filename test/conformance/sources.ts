import { readdirSync } from 'node:fs'
import path from 'node:path'

/** The folders that sources of ours lie in. */
export const folders = [
  'appPackage',
  'bot',
  'cards',
  'dialogs',
  'image',
  'interface',
  'sandbox',
  'services',
  'test',
] as const

/** All files in a folder, by their path in the repository; without what was built. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('appPackage/build/'))
}

/** Whether a file is one that is imported, and not data. */
export function isSource(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file)
}
