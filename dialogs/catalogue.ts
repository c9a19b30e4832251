import { cardTexts } from '../cards'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { harmTexts } from '../cards/planning/mailHarms'
import { plannerTexts } from '../cards/planning/plannerTexts'
import { problemTexts } from '../cards/conversation/problems'
import { restraintTexts } from '../cards/conversation/restraintTexts'
import { createCatalogue, type Catalogue, type Texts } from '../cards/texts'
import type { AnyStep } from '../services/steps/step'

/** All texts of the product by the part that they belong to: those of the cards, of the dialogs, and of every step. */
export function textsOf(steps: readonly AnyStep[]): readonly Texts[] {
  return [
    ...cardTexts,
    dialogTexts,
    harmTexts,
    plannerTexts,
    problemTexts,
    restraintTexts,
    ...steps.map(({ texts }) => texts),
  ]
}

/** The same in each language. */
export function catalogueFor(steps: readonly AnyStep[], timeZone?: string): Catalogue {
  return createCatalogue(textsOf(steps), timeZone)
}
