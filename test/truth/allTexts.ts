import { cardTexts } from '../../cards'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { harmTexts } from '../../cards/conversation/harms'
import { problemTexts } from '../../cards/conversation/problems'
import { plannerTexts } from '../../cards/conversation/ruleTexts'
import type { Texts } from '../../cards/texts'
import { steps } from '../../services/steps'

/** Every text of the product, by the part that it belongs to. */
export const allTexts: readonly Texts[] = [
  ...cardTexts,
  dialogTexts,
  harmTexts,
  plannerTexts,
  problemTexts,
  ...steps.map(({ texts }) => texts),
]
