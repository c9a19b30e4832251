import { strict as assert } from 'node:assert'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromiumPath } from '../browser/support/playground'
import { startChromium } from '../support/render'
import { differenceOf } from './difference'
import { imageOf } from './image'
import { differences, drawEach, kept, playAll } from './pictures'

/** The part of the pixels that may differ: another Chromium draws letters a little otherwise, another word is more. */
const mostDiffering = 0.000_2

describe('The gallery', function () {
  this.timeout(240_000)

  before(function () {
    if (existsSync(chromiumPath)) return
    if (process.env['REQUIRE_CHROMIUM'] === '1') throw new Error(`There is no Chromium at ${chromiumPath}`)
    console.warn(`SKIPPED: there is no Chromium at ${chromiumPath}, so no picture was compared.`)
    this.skip()
  })

  it('shows every card of whole cases as it is now', async () => {
    await rm(differences, { recursive: true, force: true })
    const played = await playAll()
    const browser = await startChromium()
    const drawn: string[] = []
    const differing: string[] = []
    try {
      for await (const { name, png } of drawEach(browser, played)) {
        drawn.push(`${name}.png`)
        const file = path.join(kept, `${name}.png`)
        const before = existsSync(file) ? imageOf(await readFile(file)) : undefined
        const { part, picture } = differenceOf(before, imageOf(png))
        if (part <= mostDiffering) continue
        await mkdir(differences, { recursive: true })
        await writeFile(path.join(differences, `${name}.difference.png`), picture)
        await writeFile(path.join(differences, `${name}.now.png`), png)
        differing.push(`${name}: ${(part * 100).toFixed(2)} % of it`)
      }
    } finally {
      await browser.close()
    }

    assert.deepEqual(differing, [], `Look at ${differences}; if it was meant, npm run gallery keeps what is drawn now.`)
    assert.deepEqual(readdirSync(kept).toSorted(), drawn.toSorted(), 'one picture each, and no other')
  })
})
