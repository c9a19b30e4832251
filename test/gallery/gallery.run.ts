import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startChromium } from '../support/render'
import { imageOf, withFewColours } from './image'
import { drawEach, kept, playAll } from './pictures'

/** `npm run gallery`: plays whole cases and keeps a picture of every card, in place of those that were kept. */
async function drawGallery(): Promise<void> {
  const played = await playAll()
  const browser = await startChromium()
  try {
    await mkdir(kept, { recursive: true })
    for (const name of await readdir(kept)) await rm(path.join(kept, name))
    let bytes = 0
    for await (const { name, png } of drawEach(browser, played)) {
      const picture = withFewColours(imageOf(png))
      bytes += picture.length
      await writeFile(path.join(kept, `${name}.png`), picture)
    }
    const cards = [...played.values()].flat().length
    console.log(`${cards} cards of ${played.size} cases, each twice, ${Math.round(bytes / 1_000)} kB, in ${kept}`)
  } finally {
    await browser.close()
  }
}

void drawGallery()
