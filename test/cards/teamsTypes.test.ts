import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { variants } from './variants'

const folder = path.resolve('build/teamsCards')

describe('Every card, against Teams’ own types of elements', function () {
  this.timeout(240_000)

  it('has only elements, properties and values that these types have', async () => {
    const problems = await typeProblems(variants.map(({ card }) => card))

    assert.deepEqual(problems, [])
  })

  it('is refused where it has others', async () => {
    const [text, property, value, fallback] = await Promise.all(
      [
        { type: 'Bagde', text: 'Done' },
        { type: 'Badge', text: 'Done', colour: 'Good' },
        { type: 'Badge', text: 'Done', style: 'Green' },
        { type: 'Badge', text: 'Done', fallback: { type: 'TextBlock', txt: 'Done' } },
      ].map((element) => typeProblems([{ type: 'AdaptiveCard', version: '1.5', body: [element] }])),
    )

    assert.match(String(text), /"Bagde"/)
    assert.match(String(property), /'colour' does not exist/)
    assert.match(String(value), /"Green"/)
    assert.match(String(fallback), /'txt' does not exist/)
  })
})

/** What TypeScript says of cards written as literals of `IAdaptiveCard`, where a property too many is an error, too. */
async function typeProblems(cards: readonly object[]): Promise<readonly string[]> {
  const different = [...new Set(cards.map((card) => JSON.stringify(card)))]
  const hash = different.join().length
  const file = path.join(folder, `cards-${different.length}-${hash}.ts`)
  await mkdir(folder, { recursive: true })
  const literals = different.map((card, index) => `export const card${index}: IAdaptiveCard = ${card}`)
  await writeFile(file, ["import type { IAdaptiveCard } from '@microsoft/teams.cards'", ...literals].join('\n'))
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', '']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [require.resolve('typescript/bin/tsc'), ...options, file],
      { maxBuffer: 1e8 },
      (_e, said) => resolve(said.split('\n').filter((line) => /error TS/.test(line))),
    )
  })
}
