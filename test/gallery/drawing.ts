import type { Browser } from 'playwright-core'
import type { Card } from '../../cards/card'
import { pageSource, type Look } from '../support/render'
import type { Shown } from './wholeCase'

/** Pixels: a phone, and a card in a desktop’s window. */
export const widths = { phone: 390, desktop: 760 } as const
export type Width = keyof typeof widths

/** One picture of cards, one under the other, each with a line that says where it stood and what had just happened. */
export async function draw(browser: Browser, shown: readonly Shown[], width: Width, look: Look = {}): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: widths[width], height: 600 } })
  try {
    await page.setContent(await pageSource(look))
    const cards = shown.map(({ where, after, card }, index) => ({
      says: `${index + 1}. ${where}, after “${after}”`,
      card: alike(card),
    }))
    await page.evaluate(`drawAll(${JSON.stringify(cards)})`)
    return await page.locator('#card').screenshot({ animations: 'disabled' })
  } finally {
    await page.close()
  }
}

/** Ids that the pretend tenant always has begin like this. */
const newId = /(?!5a1de0)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * With ids that are new each time, as those of cases are, as if they were always the same; and the picker of people, whom
 * Teams shows by name, as the list that the renderer can show by name, too. Pure.
 */
export function alike(card: Card): Card {
  const text = JSON.stringify(card, (name, value: unknown) => (name === 'choices.data' ? undefined : value))
  return JSON.parse(
    text
      .replaceAll('"style":"filtered"', '"style":"compact"')
      .replaceAll(newId, '0ff60a2d-0000-4000-8000-000000000000'),
  ) as Card
}
