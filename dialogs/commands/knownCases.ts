import type { Batch } from '../../services/batches/batchState'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { accountsOfCase, whyAboutThemselves } from '../../services/planning/approval/approver'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { forEachOpenCaseRead } from '../openCases'
import type { Turn } from '../turn'
import { whyNotDecidedBy } from '../verbs/approve'
import { isAnnounced } from '../views/case'

/** Whether somebody may ask at all, and in what capacity. */
export interface Rights {
  readonly admitted: Admission
  readonly isOperator: boolean
  readonly isApprover: boolean
}

/** In what capacity somebody is asked in a case. */
export interface Asks {
  readonly asApprover: boolean
  readonly asRequester: boolean
}

/** An open case that somebody may be told of. */
export interface KnownCase {
  readonly theCase: OffboardingCase
  readonly asks: Asks
}

/** Whether it is about somebody who comes back. Pure. */
export function comesBack({ theCase }: KnownCase): boolean {
  return theCase.takesBack !== undefined
}

/** Oldest first. */
export interface KnownCases {
  readonly admitted: Admission
  readonly isOperator: boolean
  readonly cases: readonly KnownCase[]
  /** Those in which some of the cases were opened, by id; none where nobody leaves together with others. */
  readonly batches?: ReadonlyMap<string, Batch>
}

/** As many cases of colleagues as are worth showing: there may be thousands. */
const mostOfOthers = 6

export async function readRights({ access }: DialogTools, { actor }: Pick<Turn, 'actor'>): Promise<Rights> {
  const [admitted, operator, approver] = await Promise.all([
    access.either(actor),
    access.operator(actor),
    access.approver(actor),
  ])
  return { admitted, isOperator: operator.ok, isApprover: approver.ok }
}

/**
 * The open cases that somebody may be told of: all in which they are asked something, and a few of their colleagues'.
 * All of one batch count as one of their colleagues' there. Throws JournalFault.
 * @param only of this batch, and then all that somebody may be told of
 */
export async function readKnown(tools: DialogTools, turn: Turn, only?: string): Promise<KnownCases> {
  const { actor } = turn
  const rights = await readRights(tools, turn)
  const { admitted, isOperator } = rights
  if (!admitted.ok) return { admitted, isOperator, cases: [] }
  const cases: KnownCase[] = []
  const batches = new Map<string, Batch>()
  const ofOthers = new Set<string>()
  await forEachOpenCaseRead(tools, async (theCase) => {
    // It may have ended since the list of open ones was read.
    const { batchId } = theCase.batch ?? {}
    if (isClosed(theCase) || (only !== undefined && batchId !== only)) return
    const asRequester = theCase.requester.id === actor.id
    const asApprover = rights.isApprover && (await mayApprove(tools, theCase, actor))
    const isAsked = asRequester || asApprover
    const counted = only === undefined && batchId !== undefined ? batchId : theCase.caseId
    const isOneMore = only !== undefined || (ofOthers.size < mostOfOthers && !ofOthers.has(counted))
    if (!isAsked && (!isOneMore || !(await isAnotherKnown(tools, theCase, actor)))) return
    if (!isAsked) ofOthers.add(counted)
    if (batchId !== undefined && !batches.has(batchId)) {
      const batch = await tools.batchJournal.load(batchId)
      if (batch !== undefined) batches.set(batchId, batch)
    }
    cases.push({ theCase, asks: { asApprover, asRequester } })
  })
  return { admitted, isOperator, cases, batches }
}

/**
 * Whether a case is kept from somebody: nobody learns here of their own leaving, by whichever account, also when the
 * directory cannot say whose account it is; and of a draft only its requester, and operators who ask for the person.
 */
export async function isKeptFrom(
  { access }: Pick<DialogTools, 'access'>,
  theCase: OffboardingCase,
  actor: Turn['actor'],
  { isOperator }: Pick<Rights, 'isOperator'>,
): Promise<boolean> {
  if (!isOperator && actor.id !== theCase.requester.id && !isAnnounced(theCase)) return true
  const alsoIs = await access.sameAs(actor, [theCase.employee])
  return alsoIs === undefined || whyAboutThemselves(theCase, { ...actor, alsoIs }) !== undefined
}

async function isAnotherKnown(tools: DialogTools, theCase: OffboardingCase, actor: Turn['actor']): Promise<boolean> {
  return isAnnounced(theCase) && !(await isKeptFrom(tools, theCase, actor, { isOperator: true }))
}

/** Nobody is told of an approval that a press of theirs would be refused for; nor when the directory cannot be asked. */
async function mayApprove(
  { access, settings }: DialogTools,
  theCase: OffboardingCase,
  actor: Turn['actor'],
): Promise<boolean> {
  if (waitingForApproval(theCase).length === 0) return false
  const alsoIs = await access.sameAs(actor, accountsOfCase(theCase))
  return alsoIs !== undefined && whyNotDecidedBy(theCase, { ...actor, alsoIs }, settings.policy) === undefined
}
