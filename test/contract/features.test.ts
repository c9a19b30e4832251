import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { readmeWithFeatures } from './features'

describe('README', () => {
  it('lists what every step calls, needs and where it works: npm run features writes it', async () => {
    const readme = readFileSync('README.md', 'utf8')

    assert.equal(readme, await readmeWithFeatures(readme))
  })
})
