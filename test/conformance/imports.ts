import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** One import of one of our own files. */
export interface Import {
  readonly file: string
  /** From the repository’s root, as the file is called or would be called if it were there. */
  readonly target: string
}

/** What a source imports of ours, types included. */
export function importsOf(file: string): readonly Import[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?:[^']*? )?from '(\.[^']*)'$/gm)
  return [...specifiers].map(([, specifier = '']) => {
    const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\/$/, '')
    const usual = target.endsWith('.json') ? target : `${target}.ts`
    return { file, target: [usual, `${target}/index.ts`].find(isFile) ?? usual }
  })
}

/** Whether there is such a file. */
export function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true
}
