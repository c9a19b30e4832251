import type { Browser } from 'playwright-core'
import type { Card } from '../../cards/card'
import { alike } from '../gallery/drawing'
import { pageSource, withoutHiding, type Look, type NamedCard } from '../support/render'
import { measuring, type Measured } from './measured'

/** How many cards stand on a page at once: measuring many makes the browser lay them out anew again and again. */
const together = 60

/** A card at one width, and what it measures there. */
export type Drawn = Measured & { readonly name: string; readonly width: number }

/**
 * The measures of each card with all opened that it folds away.
 * @param widths pixels of the window; a card has 20 less
 */
export async function drawn(
  browser: Browser,
  cards: readonly NamedCard[],
  look: Look,
  widths: readonly number[],
): Promise<readonly Drawn[]> {
  const page = await browser.newPage()
  try {
    await page.setContent(await pageSource(look))
    await page.addScriptTag({ content: await measuring() })
    const found: Drawn[] = []
    for (let first = 0; first < cards.length; first += together) {
      const some = cards.slice(first, first + together)
      const opened = some.map(({ name, card }) => ({ says: name, card: withoutHiding(alike(card)) }))
      await page.evaluate(`drawAll(${JSON.stringify(opened)}); unfoldAll()`)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 })
        const measures = await page.evaluate<Measured[]>('measureAll()')
        if (measures.length !== some.length) throw new Error(`${measures.length} of ${some.length} cards were drawn`)
        found.push(...measures.map((one, index) => ({ ...one, name: some[index]?.name ?? '', width })))
      }
    }
    return found
  } finally {
    await page.close()
  }
}

/** The texts of a card as it comes, with all folded that it folds away, from the top: how far down each ends, pixels. */
export async function folded(
  browser: Browser,
  card: Card,
  width: number,
): Promise<readonly { readonly says: string; readonly bottom: number }[]> {
  const page = await browser.newPage({ viewport: { width, height: 844 } })
  try {
    await page.setContent(await pageSource({ finger: true }))
    await page.addScriptTag({ content: await measuring() })
    await page.evaluate(`drawAll(${JSON.stringify([{ says: '', card: alike(card) }])})`)
    const [one] = await page.evaluate<Measured[]>('measureAll()')
    return (one?.texts ?? []).map(({ says, lines }) => ({
      says,
      bottom: Math.max(...lines.map(({ bottom }) => bottom)) - (one?.card.top ?? 0),
    }))
  } finally {
    await page.close()
  }
}
