import { textsOf } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'

/** Every text of the product, by the part that it belongs to. */
export const allTexts = textsOf(steps)
