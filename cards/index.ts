import { caseTexts } from './case'
import { chooseTexts } from './choose'
import { cloudTaskTexts } from './cloudTask'
import { commonTexts } from './common'
import { evidenceTexts } from './evidenceTexts'
import { helpTexts } from './help'
import { messageTexts } from './message'
import { personTexts } from './personTexts'
import { planTexts } from './planTexts'
import { stepTexts } from './step'
import { stepStatusTexts } from './stepStatus'
import { summaryTexts } from './summaryTexts'
import { taskTexts } from './task'
import type { Texts } from './texts'
import { whoTexts } from './who'

/** The texts of all cards that are not a step's own; with those of the steps they make the catalogue. */
export const cardTexts: readonly Texts[] = [
  commonTexts,
  cloudTaskTexts,
  messageTexts,
  helpTexts,
  whoTexts,
  chooseTexts,
  personTexts,
  planTexts,
  stepStatusTexts,
  caseTexts,
  stepTexts,
  taskTexts,
  summaryTexts,
  evidenceTexts,
]
