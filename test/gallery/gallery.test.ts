import { strict as assert } from 'node:assert'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromiumPath } from '../browser/support/playground'
import { startChromium } from '../support/render'
import { differingPixels, pictureOfDifference } from './difference'
import { imageOf, withFewColours } from './image'
import { differences, drawEach, kept, playAll } from './pictures'

/** Pixels of a picture that may differ: less than a short word has, however long the picture is. */
const mostDiffering = 40

describe('The gallery', function () {
  this.timeout(900_000)

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
        const bytes = existsSync(file) ? await readFile(file) : undefined
        const drawnNow = withFewColours(imageOf(png))
        // Most are equal to the last byte, and need no look at each of their millions of pixels.
        if (bytes?.equals(drawnNow) === true) continue
        const before = bytes === undefined ? undefined : imageOf(bytes)
        const now = imageOf(drawnNow)
        const pixels = differingPixels(before, now)
        if (pixels <= mostDiffering) continue
        await mkdir(differences, { recursive: true })
        await writeFile(path.join(differences, `${name}.difference.png`), pictureOfDifference(before, now))
        await writeFile(path.join(differences, `${name}.now.png`), png)
        differing.push(`${name}: ${pixels} pixels`)
      }
    } finally {
      await browser.close()
    }

    assert.deepEqual(differing, [], `Look at ${differences}; if it was meant, npm run gallery keeps what is drawn now.`)
    assert.deepEqual(readdirSync(kept).toSorted(), drawn.toSorted(), 'one picture each, and no other')
  })
})
