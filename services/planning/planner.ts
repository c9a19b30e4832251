import type { LicenceReason } from '../../cards/steps/licences/card'
import { plannerTexts } from '../../cards/conversation/planner'
import type { Message } from '../../cards/texts'
import type { PlannedStep, Plan } from '../cases/journal/entry'
import type { ApprovalPolicy } from '../model/approvalPolicy'
import type { Employee } from '../model/people'
import { needsApproval } from './approval/needed'
import { hashOf } from './planHash'
import { deviceConflicts, mailAccessAdvice } from '../steps/devices/planning'
import { withEligibility } from './eligibility'
import { lastOwnerConflicts } from './lastOwner'
import { noticeConflicts } from '../steps/notice/planning'
import { seatConflicts } from '../steps/seats/planning'
import { oneDriveAdvice, oneDriveConflicts } from '../steps/onedrive/planning'
import type { AccountDecision } from '../steps/account'
import type { CallsDecision, CallsFacts } from '../steps/calls'
import { goAlong, needsOf, unmet } from '../facts/licences'
import type { LicencesDecision, LicencesFacts } from '../steps/licences'
import type { MailboxDecision, MailboxFacts } from '../steps/mailbox'
import type { AnyStep } from '../steps/step'

/** Who must never be offboarded by this bot; from configuration. */
export interface Protection {
  /** User principal names of Global Administrators that may be offboarded all the same. */
  readonly allowedAdministrators: readonly string[]
  /** User principal names or ids of emergency accounts. */
  readonly breakGlass: readonly string[]
}

export interface PlannerInput {
  readonly employee: Employee
  readonly facts: Readonly<Record<string, unknown>>
  readonly decisions: Readonly<Record<string, unknown>>
  readonly steps: readonly AnyStep[]
  readonly policy: ApprovalPolicy
  readonly protection: Protection
  readonly requesterId: string
  /** Ids of steps that were started already, outside the plan. */
  readonly started: readonly string[]
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan; readonly advice: readonly Message[] }
  | { readonly ok: false; readonly reasons: readonly Message[] }

/**
 * All facts and decisions to a plan, or the reasons why there is none. Pure. The rules are the promises of
 * `design.md` section 4; each function below names its own.
 */
export function planCase(input: PlannerInput): Planned {
  const reasons = [
    ...protectedBecause(withEligibility(input.employee, input.facts), input.requesterId, input.protection),
    ...conflicts(input),
  ]
  if (reasons.length > 0) return { ok: false, reasons }
  const steps = input.steps.filter((step) => acts(step, input)).map((step) => planStep(step, input))
  return {
    ok: true,
    plan: { steps, hash: hashOf(steps) },
    advice: [...advice(input), ...oneDriveAdvice(input), ...mailAccessAdvice(input), ...notAsked(input)],
  }
}

/** One step's part of a plan: also used for the step that is started at once. */
export function planStep(
  step: AnyStep,
  { employee, facts, decisions, policy }: Pick<PlannerInput, 'employee' | 'facts' | 'decisions' | 'policy'>,
): PlannedStep {
  const own = facts[step.id]
  const decision = decisions[step.id]
  const operations = step.plan(employee, own, decision, own)
  return { stepId: step.id, decision, facts: own, operations, needsApproval: needsApproval(policy, step, operations) }
}

/** Promise 8: accounts that are refused whatever was decided. Empty when this one may be offboarded. */
export function protectedBecause(employee: Employee, requesterId: string, protection: Protection): readonly Message[] {
  const { id, userPrincipalName, displayName: name } = employee
  const named = (list: readonly string[]) =>
    list.some((one) => [userPrincipalName.toLowerCase(), id.toLowerCase()].includes(one.toLowerCase()))
  const reasons: Message[] = []
  if (id === requesterId) reasons.push(plannerTexts.say('yourself'))
  if (named(protection.breakGlass)) reasons.push(plannerTexts.say('breakGlass', { name }))
  if (employee.globalAdministrator && !named(protection.allowedAdministrators)) {
    reasons.push(plannerTexts.say('globalAdministrator', { name }))
  }
  if (isSynchronisationAccount(employee)) reasons.push(plannerTexts.say('synchronisation', { name }))
  return reasons
}

/** The roles of synchronisation, by template id and by name (learn: permissions-reference). */
const synchronisationRoles = [
  'd29b2b05-8046-44ba-8758-1e26182fcf32',
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
  'Directory Synchronization Accounts',
  'On Premises Directory Sync Account',
]

/** The account of Entra Connect or of its cloud synchronisation: by its role, or by the name that it is given. */
function isSynchronisationAccount({ adminRoles, adminRoleIds = [], userPrincipalName }: Employee): boolean {
  return (
    [...adminRoles, ...adminRoleIds].some((role) => synchronisationRoles.includes(role)) ||
    /^(sync_|adtoaadsyncserviceaccount)/i.test(userPrincipalName)
  )
}

function acts(step: AnyStep, { employee, facts, decisions, started }: PlannerInput): boolean {
  const decision = decisions[step.id]
  if (started.includes(step.id) || decision === undefined) return false
  return step.applies(facts[step.id], { employee, facts, decisions }) && !step.changesNothing(decision)
}

interface View {
  readonly mailbox: { readonly facts?: MailboxFacts; readonly decision?: MailboxDecision }
  readonly calls: { readonly facts?: CallsFacts; readonly decision?: CallsDecision }
  readonly licences: { readonly facts?: LicencesFacts; readonly decision?: LicencesDecision }
  readonly account: { readonly decision?: AccountDecision }
}

function viewOf({ facts, decisions }: PlannerInput): View {
  return Object.fromEntries(
    ['mailbox', 'calls', 'licences', 'account'].map((id) => [id, { facts: facts[id], decision: decisions[id] }]),
  ) as unknown as View
}

function conflicts(input: PlannerInput): readonly Message[] {
  const view = viewOf(input)
  return [
    ...undecided(input),
    ...accountConflicts(view),
    ...licenceConflicts(input, view),
    ...lastOwnerConflicts(input),
    ...noticeConflicts(input),
    ...seatConflicts(input),
    ...oneDriveConflicts(input),
    ...deviceConflicts(input),
  ]
}

function undecided({ steps, decisions, facts, employee, started }: PlannerInput): readonly Message[] {
  return steps
    .filter((step) => !started.includes(step.id) && decisions[step.id] === undefined)
    .filter((step) => step.applies(facts[step.id], { employee, facts, decisions }))
    .map((step) => plannerTexts.say('decisionMissing', { step: step.title }))
}

/** Promise 3: never deleted while its mailbox is forwarded or shared (article, "Forward or convert"); nor while its calls are. */
function accountConflicts({ mailbox, calls, account }: View): readonly Message[] {
  if (account.decision === undefined || account.decision.choice === 'keep') return []
  const reasons: Message[] = []
  if (willForward(mailbox) || willBeShared(mailbox)) reasons.push(plannerTexts.say('accountNeededForMailbox'))
  if (calls.decision?.choice === 'forward') reasons.push(plannerTexts.say('accountNeededForCalls'))
  return reasons
}

/** Promises 4 and 5: licences that must stay for the mailbox or the calls, by the same rules as the licences' own card. */
function licenceConflicts(input: PlannerInput, { licences }: View): readonly Message[] {
  const { facts, decision } = licences
  if (facts === undefined || decision === undefined) return []
  const lost = lostLicences(facts, decision)
  const need = unmet(facts.assigned, lost, needsOf(input))
  if (need === undefined) return []
  const licence = facts.assigned.find((one) => lost.includes(one.skuId) && need.gives(one))?.name ?? ''
  return [neededFor(need.reason, licence)]
}

function neededFor(reason: LicenceReason, licence: string): Message {
  switch (reason) {
    case 'forwarding':
      return plannerTexts.say('licenceNeededForForwarding', { licence })
    case 'sharedLarge':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('above50') })
    case 'sharedArchive':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('withArchive') })
    case 'sharedHold':
      return plannerTexts.say('licenceNeededForShared', { licence, reason: plannerTexts.say('onHold') })
    case 'hold':
      return plannerTexts.say('licenceNeededForHold', { licence })
    case 'callForwarding':
    case 'numberLeft':
      return plannerTexts.say('licenceNeededForCalls', { licence })
    case 'mailboxLeft':
    case 'sameGroup':
      return plannerTexts.say('licenceNeededForMailbox', { licence })
  }
}

/** Sku ids of what goes: what was chosen, and what goes along because it comes only from a group that is left. */
function lostLicences({ assigned }: LicencesFacts, { remove }: LicencesDecision): readonly string[] {
  return [...remove, ...goAlong(assigned, remove).map(({ skuId }) => skuId)]
}

/** Why there was nothing to decide about a step, where people would wonder. */
function notAsked({ steps, facts, decisions, employee, started }: PlannerInput): readonly Message[] {
  const context = { employee, facts, decisions }
  return steps
    .filter(({ id }) => !started.includes(id) && facts[id] !== undefined)
    .filter((step) => !step.applies(facts[step.id], context))
    .flatMap((step) => step.notAsked?.(facts[step.id], context) ?? [])
}

function advice(input: PlannerInput): readonly Message[] {
  const { calls, licences } = viewOf(input)
  const number = calls.facts?.number?.telephoneNumber
  const keepsNumber = calls.decision === undefined || calls.decision.choice === 'leave'
  if (number === undefined || !keepsNumber || licences.facts === undefined || licences.decision === undefined) return []
  const lost = lostLicences(licences.facts, licences.decision)
  const losesPhone = !licences.facts.assigned.some((licence) => licence.hasPhone && !lost.includes(licence.skuId))
  return losesPhone ? [plannerTexts.say('freesNumber', { number })] : []
}

function willForward({ facts, decision }: View['mailbox']): boolean {
  if (decision?.choice === 'forward') return true
  return decision?.choice !== 'share' && facts !== undefined && facts.exists && facts.forwardingTo !== undefined
}

function willBeShared({ facts, decision }: View['mailbox']): boolean {
  return decision?.choice === 'share' || (facts !== undefined && facts.exists && facts.kind === 'SharedMailbox')
}
