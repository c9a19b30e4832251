import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** One import as it stands in a source. */
export interface Import {
  readonly file: string
  /** A package by its name, or one of our own files by its path in the repository. */
  readonly target: string
  /** Gone when the program runs. */
  readonly typeOnly: boolean
}

/** All imports of these sources, types included; those of our own are resolved to the files that they mean. */
export function importsOfAll(files: readonly string[], known: ReadonlySet<string>): readonly Import[] {
  return files.flatMap((file) =>
    importsIn(file, readFileSync(file, 'utf8')).map((it) => ({ ...it, target: resolved(it.target, known) })),
  )
}

/** `import`, `export ... from`, `import()` and `require()` of a source. Statements begin at the start of a line. */
export function importsIn(file: string, source: string): readonly Import[] {
  const statements = source.matchAll(/^(?:import|export)\s+(?:([\w$*\s{},]+?)\s+from\s+)?['"]([^'"]+)['"]/gm)
  const calls = source.matchAll(/\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]/g)
  return [
    ...[...statements].map(([, clause = '', specifier = '']) => ({
      file,
      target: targetOf(file, specifier),
      typeOnly: isTypeOnly(clause),
    })),
    ...[...calls].map(([, specifier = '']) => ({ file, target: targetOf(file, specifier), typeOnly: false })),
  ]
}

/**
 * Files that import each other in a circle, directly or by way of others; each circle whole, in the order of the alphabet.
 * Tarjan's algorithm for strongly connected components.
 */
export function circlesIn(imports: readonly Pick<Import, 'file' | 'target'>[]): readonly (readonly string[])[] {
  const arrows = new Map<string, string[]>()
  for (const { file, target } of imports) arrows.set(file, [...(arrows.get(file) ?? []), target])
  const numbers = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []

  function visit(file: string): void {
    numbers.set(file, numbers.size)
    lowest.set(file, numbers.size - 1)
    open.push(file)
    for (const target of arrows.get(file) ?? []) {
      if (!numbers.has(target)) visit(target)
      const reached = open.includes(target) ? (lowest.get(target) ?? Infinity) : Infinity
      lowest.set(file, Math.min(lowest.get(file) ?? Infinity, reached))
    }
    if (lowest.get(file) !== numbers.get(file)) return
    const circle = open.splice(open.indexOf(file))
    if (circle.length > 1 || arrows.get(file)?.includes(file) === true) circles.push(circle.sort())
  }

  for (const file of arrows.keys()) if (!numbers.has(file)) visit(file)
  return circles
}

/** The file that is meant, or the target as it was when there is none. */
function resolved(target: string, known: ReadonlySet<string>): string {
  const endings = ['', '.ts', '.cjs', '.mjs', '/index.ts']
  return endings.map((ending) => `${target}${ending}`).find((file) => known.has(file)) ?? target
}

/** `type { A, B }`, or `{ type A, type B }`. */
function isTypeOnly(clause: string): boolean {
  if (/^type\s+[\w{*]/.test(clause)) return true
  const named = /^\{([^}]+)\}$/.exec(clause)?.[1]?.split(',') ?? []
  const names = named.map((name) => name.trim()).filter((name) => name !== '')
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    return target.endsWith('/') ? target.slice(0, -1) : target
  }
  const [scope = '', name = ''] = specifier.replace(/^node:/, '').split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

/** What one source imports of ours, types included: the file, or what it would be called if it were there. */
export function importsOf(file: string): readonly Import[] {
  return importsIn(file, readFileSync(file, 'utf8'))
    .filter(({ target }) => target.includes('/') && !target.startsWith('@'))
    .map((one) => {
      const usual = one.target.endsWith('.json') ? one.target : `${one.target}.ts`
      return {
        ...one,
        target: isFile(usual) ? usual : isFile(`${one.target}/index.ts`) ? `${one.target}/index.ts` : usual,
      }
    })
}

/** Whether there is such a file. */
export function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true
}
