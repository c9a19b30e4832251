import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { accountsOfCase, whyAboutThemselves } from '../../services/planning/approval/approver'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { forEachOpenCase } from '../openCases'
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
 * Throws JournalFault.
 */
export async function readKnown(tools: DialogTools, turn: Turn): Promise<KnownCases> {
  const { actor } = turn
  const rights = await readRights(tools, turn)
  const { admitted, isOperator } = rights
  if (!admitted.ok) return { admitted, isOperator, cases: [] }
  const cases: KnownCase[] = []
  let ofOthers = 0
  await forEachOpenCase(tools, async (caseId) => {
    const theCase = await tools.journal.load(caseId)
    // It may have ended since the list of open ones was read.
    if (theCase === undefined || isClosed(theCase)) return
    const asRequester = theCase.requester.id === actor.id
    const asApprover = rights.isApprover && (await mayApprove(tools, theCase, actor))
    const isAsked = asRequester || asApprover
    if (!isAsked && (ofOthers >= mostOfOthers || !(await isAnotherKnown(tools, theCase, actor)))) return
    if (!isAsked) ofOthers += 1
    cases.push({ theCase, asks: { asApprover, asRequester } })
  })
  return { admitted, isOperator, cases }
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
