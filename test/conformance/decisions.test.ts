import { strict as assert } from 'node:assert'
import { readdirSync } from 'node:fs'
import { readDocument } from './markdown'

const folder = 'docs/decisions'
const files = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort()

describe('the decisions', () => {
  it('stand in their index, each once, and nothing else does', () => {
    const { targets } = readDocument(`${folder}/README.md`)

    assert.deepEqual([...targets].sort(), files)
  })

  it('are called in the index what their pages are called', () => {
    const { text } = readDocument(`${folder}/README.md`)

    for (const file of files) {
      const [title = ''] = readDocument(`${folder}/${file}`).text.split('\n')
      assert.ok(text.includes(`- [${title.replace('# ', '')}](${file})`), file)
    }
  })

  for (const file of files)
    it(`say their context, the decision and what follows: ${file}`, () => {
      const { text } = readDocument(`${folder}/${file}`)

      assert.match(text, /^# .+\n\n\*\*Context\.\*\* .+\n\n\*\*Decision\.\*\* .+\n\n\*\*Consequence\.\*\* ./)
    })
})
