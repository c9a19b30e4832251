import { cardTexts } from '../cards'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { harmTexts } from '../cards/conversation/mailHarms'
import { plannerTexts } from '../cards/conversation/plannerTexts'
import { problemTexts } from '../cards/conversation/problems'
import { createCatalogue, type Catalogue } from '../cards/texts'
import type { AnyStep } from '../services/steps/step'

/** All texts of the product in each language: those of the cards, of the dialogs, and of every step. */
export function catalogueFor(steps: readonly AnyStep[], timeZone?: string): Catalogue {
  const parts = [...cardTexts, dialogTexts, harmTexts, plannerTexts, problemTexts, ...steps.map(({ texts }) => texts)]
  return createCatalogue(parts, timeZone)
}
