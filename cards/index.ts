import { againTexts } from './conversation/again'
import { askedTexts } from './channel/asked'
import { batchTexts } from './channel/batchTexts'
import { batchPlanTexts } from './conversation/batchPlanTexts'
import { callTexts } from './channel/approverCall'
import { caseTexts } from './channel/caseTexts'
import { changeTexts } from './conversation/changeTexts'
import { checkTexts } from './conversation/checkTexts'
import { chooseTexts } from './conversation/choose'
import { cloudTaskTexts } from './steps/cloudTask'
import { commonTexts } from './common'
import { dateTexts } from './conversation/dateTexts'
import { endingTexts } from './conversation/endingTexts'
import { evidenceTexts } from './evidence/evidenceTexts'
import { hereBeforeTexts } from './conversation/hereBeforeTexts'
import { handOverTexts } from './conversation/handOverTexts'
import { helpTexts } from './conversation/help'
import { messageTexts } from './conversation/message'
import { interruptedTexts } from './conversation/interruptedTexts'
import { momentTexts } from './conversation/momentTexts'
import { crowdTexts } from './conversation/crowdTexts'
import { leaverListTexts } from './conversation/leaverListTexts'
import { leaveDatesTexts } from './channel/leaveDatesTexts'
import { overviewTexts } from './conversation/overviewTexts'
import { pageTexts } from './conversation/pageTexts'
import { pauseTexts } from './conversation/pauseTexts'
import { personTexts } from './conversation/personTexts'
import { planTexts } from './conversation/planTexts'
import { requestedTexts } from './conversation/requestedTexts'
import { requestsTexts } from './conversation/requestsTexts'
import { restrictedTexts } from './steps/restricted'
import { endedLookTexts } from './conversation/endedLookTexts'
import { standingTexts } from './conversation/standingTexts'
import { restoreTexts } from './conversation/restoreTexts'
import { returningTexts } from './returning/texts'
import { passTexts } from './returning/passTexts'
import { unblockingTexts } from './returning/unblockingTexts'
import { deletedTexts } from './conversation/deletedTexts'
import { receiptTexts } from './channel/receiptTexts'
import { rejectionTexts } from './conversation/rejectionTexts'
import { successorTexts } from './conversation/successorTexts'
import { setAsideTexts } from './channel/setAsideTexts'
import { takeBackTexts } from './channel/takeBackTexts'
import { takenUpTexts } from './channel/takenUpTexts'
import { statusTexts } from './conversation/statusTexts'
import { stepTexts } from './channel/step'
import { stepStatusTexts } from './channel/stepStatus'
import { summaryTexts } from './channel/summaryTexts'
import { taskTexts } from './channel/task'
import type { Texts } from './texts'
import { undoTexts } from './channel/undoTexts'
import { typedTexts } from './conversation/typedTexts'
import { unreachedTexts } from './channel/unreachedTexts'
import { togetherTexts } from './conversation/togetherTexts'
import { waitingTexts } from './conversation/waitingTexts'
import { welcomeTexts } from './conversation/welcomeTexts'
import { whenTexts } from './conversation/whenTexts'
import { batchWhenTexts } from './conversation/batchWhenTexts'
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
  batchPlanTexts,
  personTexts,
  planTexts,
  requestsTexts,
  endedLookTexts,
  standingTexts,
  statusTexts,
  welcomeTexts,
  checkTexts,
  hereBeforeTexts,
  overviewTexts,
  interruptedTexts,
  crowdTexts,
  requestedTexts,
  leaverListTexts,
  leaveDatesTexts,
  endingTexts,
  stepStatusTexts,
  askedTexts,
  caseTexts,
  batchTexts,
  stepTexts,
  taskTexts,
  unreachedTexts,
  summaryTexts,
  typedTexts,
  rejectionTexts,
  successorTexts,
  dateTexts,
  momentTexts,
  callTexts,
  receiptTexts,
  restoreTexts,
  returningTexts,
  passTexts,
  unblockingTexts,
  deletedTexts,
  togetherTexts,
  waitingTexts,
  setAsideTexts,
  takenUpTexts,
  takeBackTexts,
  undoTexts,
  changeTexts,
  pauseTexts,
  whenTexts,
  batchWhenTexts,
  handOverTexts,
  evidenceTexts,
]
