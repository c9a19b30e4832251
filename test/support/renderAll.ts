import { join } from 'node:path'
import { variants } from '../cards/variants'
import { renderCards } from './render'

/** `npx tsx test/support/renderAll.ts <folder>`: a picture of every card as a phone and a desktop show it. */
async function renderAll(folder: string): Promise<void> {
  const cards = variants
    .filter(({ hostile }) => !hostile)
    .map(({ name, language, card }) => ({ name: `${name}.${language}`, card }))
  await renderCards(cards, join(folder, 'phone'), { width: 420 })
  await renderCards(cards, join(folder, 'desktop'), { width: 900 })
  await renderCards(cards, join(folder, 'phone-dark'), { width: 420, dark: true })
  await renderCards(cards, join(folder, 'phone-expanded'), { width: 420, expanded: true })
  console.log(`${cards.length} cards, four ways, in ${folder}`)
}

void renderAll(process.argv[2] ?? './screenshots/cards')
