import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { experiments } from './experiments'
import { jsonOf, tableOf, type Measured } from './figure'

/** What a request takes, milliseconds, where nothing else is said. */
const latency = 50

/** A thing to do that is said wrong; its message is a sentence. */
class Misunderstood extends Error {}

const help = `npm run bench -- [--json FILE] [--rounds N] [--short] [EXPERIMENT …]
Measures how quick and how large the bot is, as ratios in one run, and prints of each figure whether it is as wanted.
There are: ${experiments.map(({ name }) => name).join(', ')}. Without a name all are measured.`

/**
 * `npm run bench`: measures and prints a table; with `--json FILE` it writes the same as data, `--rounds N` says how often,
 * `--short` only sees that it works, and other words are names of experiments. Ends well whatever the figures are.
 */
async function main(): Promise<void> {
  const { short, rounds, json, names, asksHelp } = asked()
  if (asksHelp) return console.log(help)
  const extent = { latency, rounds: short ? 1 : rounds, short }
  const chosen = experiments.filter(({ name }) => names.length === 0 || names.includes(name))
  const all: Measured[] = []
  for (const { name, measure } of chosen) {
    const began = performance.now()
    try {
      all.push(...(await measure(extent)))
    } catch (error) {
      // What the others measured in half an hour is told all the same.
      console.error(`${name} could not be measured:`, error)
      process.exitCode = 1
    }
    console.error(`${name}: ${Math.round((performance.now() - began) / 1_000)} s`)
  }
  const machine = machineOf()
  console.log(`\n${tableOf(all)}\n\nL is ${latency} ms, the median of ${extent.rounds}. ${machine}`)
  for (const { figure, note } of all) if (note !== undefined) console.log(`- ${figure.name}: ${note}`)
  if (json !== undefined) writeFileSync(json, jsonOf(all, { machine, ...extent }))
}

/** What the command line says. Throws {@link Misunderstood}. */
function asked() {
  const { values, positionals: names } = parsed()
  const unknown = names.find((name) => experiments.every((one) => one.name !== name))
  if (unknown !== undefined) throw new Misunderstood(`There is no experiment “${unknown}”.`)
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Misunderstood(`--rounds is a number from 1, not “${values.rounds}”.`)
  return { short: values.short === true, rounds, json: values.json, names, asksHelp: values.help === true }
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        short: { type: 'boolean' },
      },
    })
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new Misunderstood(`${said}.`)
  }
}

function machineOf(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${memory} GB, Node.js ${process.version}, ${process.platform}`
}

void main().catch((error: unknown) => {
  console.error(error instanceof Misunderstood ? `${error.message}\n${help}` : error)
  process.exitCode = 1
})
