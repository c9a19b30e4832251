import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { allLogLines, logLinesIn, type LogLine } from './logLines'

const page = readFileSync('docs/runbook.md', 'utf8')
/** Somebody reads it at night: words in a cell, of which there are three for each line. */
const mostWords = 45

interface Row extends LogLine {
  /** What it means, what it costs, what to do. */
  readonly cells: readonly string[]
}

const rows: readonly Row[] = [...page.matchAll(/^\| `([^`]+)` \*(\w+)\* \| (.+) \|$/gm)].map(
  ([, message = '', level = '', rest = '']) => ({ message, level, cells: rest.split(' | ') }),
)

describe('docs/runbook.md', () => {
  /** Read by each test: what is not understood fails that one. */
  const logged = () => new Set(allLogLines().map(nameOf))
  const told = rows.map(nameOf)

  it('has every line that the bot logs as a warning, an error or its end', () => {
    const lines = [...logged()]

    assert.ok(lines.length > 80, `${lines.length} lines`)
    assert.deepEqual(
      lines.filter((line) => !told.includes(line)),
      [],
    )
  })

  it('has no line that nothing logs any more, or that is logged at another level', () => {
    const lines = logged()

    assert.deepEqual(
      told.filter((line) => !lines.has(line)),
      [],
    )
  })

  it('has each line once', () => {
    assert.deepEqual(
      told.filter((line, index) => told.indexOf(line) !== index),
      [],
    )
  })

  it('says of each what it means, what it costs and what to do, in few words', () => {
    const long = rows.flatMap(({ message, cells }) =>
      cells.length === 3 && cells.every(isShort) ? [] : [`${message}: ${cells.length} cells, ${cells.join(' | ')}`],
    )

    assert.deepEqual(long, [])
  })

  it('says what each kind of problem means that a remote system answers, and no other', () => {
    const kinds = namesIn('services/remote/reader.ts', 'RemoteProblemKind', /\| '(\w+)'/g)
    const [, part = ''] = page.split('### What Microsoft answered\n')
    const [table = ''] = part.split('\n### ')

    assert.ok(kinds.length > 10)
    assert.deepEqual(
      [...table.matchAll(/^\| `(\w+)` \| /gm)].map(([, kind]) => kind),
      kinds,
    )
  })

  it('says what each kind of refusal by Teams means', () => {
    const kinds = namesIn('dialogs/messenger.ts', 'Refusal', /kind: '(\w+)'/g)
    const [, part = ''] = page.split('## Teams\n')
    const [before = ''] = part.split('\n|')

    assert.ok(kinds.length > 3)
    assert.deepEqual(
      kinds.filter((kind) => !before.includes(`\`${kind}\` (`)),
      [],
    )
  })
})

describe('A line of the log', () => {
  const messagesIn = (source: string) => logLinesIn('bot/some.ts', source).map(nameOf)

  it('is found in whatever way it is written', () => {
    for (const [source, line] of [
      [`log.warn('It rains')`, 'warn: It rains'],
      [`tools.log.error({ err: error, at: [a, b(c)] }, 'It rains, it pours')`, 'error: It rains, it pours'],
      [`dialogs().log.fatal(\n  { why: '(', err },\n  "It’s raining",\n)`, 'fatal: It’s raining'],
      ['log?.warn({ id }, `The account ${nameOf({ id: `a${id}` })} is gone`)', 'warn: The account … is gone'],
      [
        `catch((error: unknown) => log.warn(\n// so it is, (mostly\n{ error }, 'It\\'s raining'))`,
        "warn: It's raining",
      ],
    ] as const)
      assert.deepEqual(messagesIn(source), [line])
  })

  it('is not what a command says to whoever typed it, nor what is logged for developers', () => {
    assert.deepEqual(messagesIn(`console.error('No such file'); log.info('Up'); log.debug({ a }, 'Read')`), [])
  })

  it('cannot be written in a way that is not understood here', () => {
    for (const source of [
      `journal.warn('It rains')`,
      `log.warn(sentence)`,
      `log.warn({ err })`,
      `log.warn({ err }, 'It ' + verb)`,
      `log.warn({ err }, isWet ? 'It rains' : 'It pours')`,
    ])
      assert.throws(() => messagesIn(source), /bot\/some\.ts: what does/, source)
  })
})

function nameOf({ level, message }: LogLine): string {
  return `${level}: ${message}`
}

function isShort(cell: string): boolean {
  return cell.trim() !== '' && cell.split(/\s+/).length <= mostWords
}

/** The words of a union of types, in their order. */
function namesIn(file: string, type: string, word: RegExp): readonly string[] {
  const [, after = ''] = readFileSync(file, 'utf8').split(`export type ${type} =`)
  const [union = ''] = after.split('\n\n')
  return [...union.matchAll(word)].map(([, name = '']) => name)
}
