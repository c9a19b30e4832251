import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { featuresPage, pageWithFeatures } from './features'

describe('docs/features.md', () => {
  it('lists what every step calls, needs and where it works: npm run features writes it', async () => {
    const page = readFileSync(featuresPage, 'utf8')

    assert.equal(page, await pageWithFeatures(page))
  })
})
