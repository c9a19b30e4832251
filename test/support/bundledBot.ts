import { build } from 'esbuild'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** Packages that load files of their own by place, which a bundle would move. */
const leftOutside = ['dtrace-provider', 'libsql', 'pg-boss', 'pino']

const made = new Map<string, Promise<string>>()

/**
 * `bot/index.ts` and everything that it needs as one file, by the compiler that tsx has: it loads in a quarter of the
 * processor time, and a test that kills a bot again and again starts it as often. Made once for each process that asks. That
 * `npm start` starts the same is what test/start.test.ts looks at.
 */
export function bundledBot(): Promise<string> {
  return bundledProgram('bot/index.ts')
}

/** The same of another program, by its path in the project. */
export function bundledProgram(entry: string): Promise<string> {
  const known = made.get(entry) ?? bundle(entry)
  made.set(entry, known)
  return known
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: leftOutside,
    // A third of it are spaces and comments, which every start would read.
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  })
  // As deep as the file of the project that looks for another by its own place.
  const folder = path.join(root, 'build/tests/bot')
  const file = path.join(folder, `${path.basename(entry, '.ts')}.js`)
  const own = `${file}.${process.pid}`
  await mkdir(folder, { recursive: true })
  // Whoever starts one at this moment finds the whole file, an earlier one or this.
  await writeFile(own, outputFiles[0]?.contents ?? '')
  await rename(own, file)
  return file
}
