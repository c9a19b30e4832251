import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
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
    assert.match(String(property), /"colour"' does not exist/)
    assert.match(String(value), /"Green"/)
    assert.match(String(fallback), /"txt"' does not exist/)
  })
})

/** What TypeScript says of cards written as literals of `IAdaptiveCard`, where a property too many is an error, too. */
async function typeProblems(cards: readonly object[]): Promise<readonly string[]> {
  // The types know the width in small letters alone, where Teams' own page writes it with a capital (cards-format).
  const written = cards.map((card) => JSON.stringify(card).replace('"width":"Full"', '"width":"full"'))
  const different = [...new Set(written)]
  await mkdir(folder, { recursive: true })
  const file = path.join(await mkdtemp(path.join(folder, 'cards-')), 'cards.ts')
  const literals = different.map((card, index) => `export const card${index}: IAdaptiveCard = ${card}`)
  await writeFile(file, ["import type { IAdaptiveCard } from '@microsoft/teams.cards'", ...literals].join('\n'))
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', '']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.resolve('node_modules/typescript/bin/tsc'), ...options, file],
      { maxBuffer: 1e8 },
      (_e, said) => resolve(said.split('\n').filter((line) => /error TS/.test(line))),
    )
  })
}
