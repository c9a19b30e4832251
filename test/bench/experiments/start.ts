import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { startSandbox } from '../../../sandbox/server'
import { botCommand, Program } from '../../support/process'
import type { Experiment } from '../experiment'
import type { Figure } from '../figure'
import { takenBy } from '../processTaken'
import { median } from '../statistics'

const root = path.resolve(__dirname, '../../..')

const start: Figure = {
  name: 'start to ready',
  unit: '× the packages alone',
  how: 'The program of `npm start` without npm, from its start until it listens, against a program that loads the same packages, each as often, in turn.',
  goal: 'at most 1.5 ×',
  limit: 1.5,
}
const idle: Figure = {
  name: 'memory, idle',
  unit: 'MB',
  how: 'Resident memory of the program of `npm start` two seconds after it listens, without a case.',
  goal: 'at most 150 MB',
  limit: 150,
}

/** What the bot takes before anybody speaks to it. */
export const starting: Experiment = {
  name: 'start',
  async measure({ rounds }) {
    const sandbox = await startSandbox()
    try {
      const packages = await programOfPackages()
      const measured: { readonly bot: number; readonly packages: number; readonly memory: number }[] = []
      for (let round = 0; round < rounds; round += 1) {
        const alone = await whole([process.execPath, packages])
        measured.push({ ...(await untilReady(sandbox.environment)), packages: alone })
      }
      const middle = (of: (one: (typeof measured)[number]) => number) => median(measured.map(of))
      return [
        {
          figure: start,
          value: middle((one) => one.bot / one.packages),
          note: `${middle(({ bot }) => bot).toFixed(0)} ms against ${middle((one) => one.packages).toFixed(0)} ms`,
        },
        { figure: idle, value: middle(({ memory }) => memory) },
      ]
    } finally {
      await sandbox.stop()
    }
  },
}

async function untilReady(environment: Readonly<Record<string, string>>) {
  const began = performance.now()
  const bot = await Program.start(botCommand, { ...environment, PORT: '0' })
  try {
    await bot.said(/listens on http/)
    const ready = performance.now() - began
    await pause(2_000)
    return { bot: ready, memory: takenBy(bot.id).memory }
  } finally {
    await bot.clean()
  }
}

/** Milliseconds until a program has ended. */
function whole([program = '', ...words]: readonly string[]): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    spawn(program, words, { cwd: root, stdio: 'ignore' })
      .once('error', reject)
      .once('exit', (code) =>
        code === 0 ? resolve(performance.now() - began) : reject(new Error(`It ended with ${code}`)),
      )
  })
}

/** A program that loads what `bot/index.ts` and its files load when it starts, and nothing of the project itself. */
async function programOfPackages(): Promise<string> {
  const { metafile } = await build({
    entryPoints: [path.join(root, 'bot/index.ts')],
    bundle: true,
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  // What is loaded later, when it is needed, is no part of a start.
  const loaded = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, kind }) => external === true && kind === 'import-statement')
    .filter((one) => !one.path.startsWith('.'))
    .map((one) => one.path)
  const file = path.join(root, 'build/bench/packages.js')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, [...new Set(loaded)].map((name) => `require(${JSON.stringify(name)})\n`).join(''))
  return file
}
