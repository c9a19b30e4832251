import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { experiments } from './experiments'
import { jsonOf, tableOf, type Measured } from './figure'

/** What a request takes, milliseconds, where nothing else is said. */
const latency = 50

/**
 * `npm run bench`: measures and prints a table; with `--json FILE` it writes the same as data, `--rounds N` says how often,
 * `--short` only sees that it works, and other words are names of experiments. Ends well whatever the figures are.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' }, short: { type: 'boolean' } },
  })
  const short = values.short === true
  const extent = { latency, rounds: short ? 1 : Number(values.rounds), short }
  const chosen = experiments.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  if (chosen.length === 0) throw new Error(`There are: ${experiments.map(({ name }) => name).join(', ')}`)
  const all: Measured[] = []
  for (const { name, measure } of chosen) {
    const began = performance.now()
    all.push(...(await measure(extent)))
    console.error(`${name}: ${Math.round((performance.now() - began) / 1_000)} s`)
  }
  const machine = machineOf()
  console.log(`\n${tableOf(all)}\n\nL is ${latency} ms, the median of ${extent.rounds}. ${machine}`)
  for (const { figure, note } of all) if (note !== undefined) console.log(`- ${figure.name}: ${note}`)
  if (values.json !== undefined) writeFileSync(values.json, jsonOf(all, { machine, ...extent }))
}

function machineOf(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${memory} GB, Node.js ${process.version}, ${process.platform}`
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
