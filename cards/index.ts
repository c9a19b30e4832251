import { againTexts } from './conversation/again'
import { askedTexts } from './channel/asked'
import { callTexts } from './channel/approverCall'
import { caseTexts } from './channel/caseTexts'
import { checkTexts } from './conversation/checkTexts'
import { chooseTexts } from './conversation/choose'
import { cloudTaskTexts } from './steps/cloudTask'
import { commonTexts } from './common'
import { dateTexts } from './conversation/dateTexts'
import { endingTexts } from './conversation/endingTexts'
import { evidenceTexts } from './evidence/evidenceTexts'
import { helpTexts } from './conversation/help'
import { messageTexts } from './conversation/message'
import { overviewTexts } from './conversation/overviewTexts'
import { pageTexts } from './conversation/pageTexts'
import { personTexts } from './conversation/personTexts'
import { planTexts } from './conversation/planTexts'
import { requestsTexts } from './conversation/requestsTexts'
import { restrictedTexts } from './steps/restricted'
import { standingTexts } from './conversation/standingTexts'
import { receiptTexts } from './channel/receiptTexts'
import { rejectionTexts } from './conversation/rejectionTexts'
import { successorTexts } from './conversation/successorTexts'
import { setAsideTexts } from './channel/setAsideTexts'
import { takenUpTexts } from './channel/takenUpTexts'
import { statusTexts } from './conversation/statusTexts'
import { stepTexts } from './channel/step'
import { stepStatusTexts } from './channel/stepStatus'
import { summaryTexts } from './channel/summaryTexts'
import { taskTexts } from './channel/task'
import type { Texts } from './texts'
import { typedTexts } from './conversation/typedTexts'
import { unreachedTexts } from './channel/unreachedTexts'
import { waitingTexts } from './conversation/waitingTexts'
import { welcomeTexts } from './conversation/welcomeTexts'
import { whoTexts } from './conversation/who'

/** The texts of all cards that are not a step's own; with those of the steps they make the catalogue. */
export const cardTexts: readonly Texts[] = [
  commonTexts,
  cloudTaskTexts,
  restrictedTexts,
  messageTexts,
  helpTexts,
  whoTexts,
  chooseTexts,
  againTexts,
  pageTexts,
  personTexts,
  planTexts,
  requestsTexts,
  standingTexts,
  statusTexts,
  welcomeTexts,
  checkTexts,
  overviewTexts,
  endingTexts,
  stepStatusTexts,
  askedTexts,
  caseTexts,
  stepTexts,
  taskTexts,
  unreachedTexts,
  summaryTexts,
  typedTexts,
  rejectionTexts,
  successorTexts,
  dateTexts,
  callTexts,
  receiptTexts,
  waitingTexts,
  setAsideTexts,
  takenUpTexts,
  evidenceTexts,
]
