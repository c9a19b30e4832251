import { isDeepStrictEqual } from 'node:util'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { parseAhead } from '../../cards/templates'
import type { Message } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent, Earlier, TookOver, Unread } from '../../services/cases/journal/entry'
import { readEmployee } from '../../services/directory/employee'
import { identityOf, isSamePerson, type Identity } from '../../services/directory/identity'
import type { Account } from '../../services/directory/groupMembers'
import type { Employee, FactsAbout } from '../../services/model/people'
import type { OthersInGroup } from '../access'
import { withManagerWhoStays } from '../accountAnew'
import { askDependents } from '../dependents'
import type { DialogTools } from '../dialogTools'
import { readTookOver } from '../finishedCases'
import { whileNobodyLeaves, type Beginning } from '../leavingLock'
import { readFacts } from '../planning'
import { endLeftDryRun, notNamedAnswer } from '../restrained'
import type { CaseSettings } from '../settings'
import { stepsOfLeaving } from '../stepsOfCase'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { earlierOf, readEarlier, wasOffboarded } from './earlier'
import { showAgain, type HowAsked } from './existing'
import { whyProtected } from './protection'
import type { MomentWanted } from '../typed/typed'
import { recordWanted } from './typedMoment'
import { openedUnreachable } from './unreachable'

const say = dialogTexts.say

/** Whose case is to be opened, and the account of the operator who asks, as the directory shows it. */
export interface Opening {
  readonly account: Account
  readonly employeeId: string
  /** Them as they were found just now, where they were: their facts are read by that beside the account. */
  readonly found?: FactsAbout
  /** They were offboarded before, and that is known to whoever asks. */
  readonly again?: boolean
  /** When it is to be carried out, as far as that was said. */
  readonly wanted?: MomentWanted | undefined
}

/** The leaver, as far as it was worth reading: of a protected account no facts are read. */
export interface LeaverRead {
  readonly employee: Employee | undefined
  readonly others: readonly OthersInGroup[]
  readonly facts: Readonly<Record<string, unknown>> | undefined
  /** What a closed case about them left. */
  readonly earlier?: Earlier
  /** What they took over by closed cases about others. */
  readonly tookOver?: readonly TookOver[]
  readonly unread?: Unread
  /** The bot is limited to others, so that nothing was read. */
  readonly notNamed?: true
  /** Nothing of the case will be sent; which one was closed last, where there was one. */
  readonly dryRun?: { readonly behind?: string }
}

export type OpeningDecision =
  | { readonly ok: true; readonly event: CaseEvent & { readonly kind: 'opened' }; readonly beginning: Beginning }
  | { readonly ok: false; readonly answer: Answer }

/**
 * Opens the case of an employee and shows its first cards, unless there is one already or the account is protected.
 * Returns the card that answers, or undefined when the case's own cards do. Throws RemoteError.
 */
export async function openCase(
  tools: DialogTools,
  turn: Turn,
  opening: Opening,
  by: HowAsked,
): Promise<Card | undefined> {
  const { account, employeeId, wanted } = opening
  await endLeftDryRun(tools, employeeId)
  const known = await tools.store.unfinishedOf(employeeId)
  if (known !== undefined) return showAgain(tools, turn, account, known, by, wanted)
  const before = await readEarlier(tools, employeeId)
  if (before?.phase === 'completed' && opening.again !== true) return wasOffboarded(tools, turn, before)
  const read = await readLeaver(tools, opening, before)
  const decision = decideOpening(turn, account, read, tools.settings)
  if (!decision.ok) return answerCard(tools, turn, decision.answer)
  const { event, beginning } = decision
  const caseId = tools.newCaseId()
  const opened = await whileNobodyLeaves(tools, turn.actor, beginning, async (gone) =>
    gone === undefined ? tools.journal.open(caseId, event.requester, event) : gone,
  )
  if (opened === true) {
    if (event.dryRun === undefined) tools.background.run(() => askDependents(tools, employeeId), turn.actor.id)
    await recordWanted(tools, turn, caseId, wanted)
    return showNew(tools, turn, caseId, event)
  }
  if (opened !== false) return answerCard(tools, turn, protectedAnswer(opened))
  // Somebody else opened one at the same moment.
  const other = await tools.store.unfinishedOf(employeeId)
  return other === undefined ? undefined : showAgain(tools, turn, account, other, by)
}

/**
 * Everything about a leaver that a case begins with. Throws RemoteError.
 * @param before the case about them that was closed last, and changed something
 */
export async function readLeaver(
  tools: DialogTools,
  opening: Opening,
  before: OffboardingCase | undefined,
): Promise<LeaverRead> {
  if (tools.named !== undefined && !(await tools.named.isNamed(opening.employeeId)))
    return { employee: undefined, others: [], facts: undefined, notNamed: true }
  const read = await readAccountAndFacts(tools, opening)
  const earlier = before === undefined ? {} : { earlier: earlierOf(before) }
  const behind = await behindDryRun(tools, opening.employeeId)
  return { ...read, ...earlier, ...behind, tookOver: await readTookOver(tools, opening.employeeId) }
}

/** That the case is a dry run, and which one it passes over once it is over; nothing where the bot is in none. */
export async function behindDryRun(
  { store, settings }: Pick<DialogTools, 'store' | 'settings'>,
  employeeId: string,
): Promise<{ readonly dryRun?: { readonly behind?: string } }> {
  if (settings.restraint?.dryRun !== true) return {}
  const behind = await store.closedOf(employeeId)
  return { dryRun: behind === undefined ? {} : { behind } }
}

/** Facts are read beside the account, by whom was found; of an account that is protected or called otherwise they are of no use. */
async function readAccountAndFacts(tools: DialogTools, opening: Opening): Promise<LeaverRead> {
  const { account, employeeId, found: asFound } = opening
  // In the same tick, so that it travels with the others; nothing waits for it.
  void tools.photos.look(employeeId)
  // Its cards are drawn once all is read: until then there is nothing to do but wait.
  void parseAhead()
  const steps = stepsOfLeaving(tools.settings)
  const ahead = asFound === undefined ? undefined : readFacts(tools, steps, asFound)
  // Looked at below, unless there is no case.
  ahead?.catch(() => undefined)
  const [found, others] = await Promise.all([
    readEmployee(tools.gateways.graph, employeeId),
    tools.access.othersWith({ id: employeeId, userPrincipalName: '', mail: undefined }),
  ])
  const employee = found === undefined ? undefined : await withManagerWhoStays(tools, found)
  const isWorthReading = employee !== undefined && whyProtected(employee, account, tools.settings) === undefined
  if (!isWorthReading) return { employee, others, facts: undefined }
  const isAsFound = asFound !== undefined && isDeepStrictEqual(readBy(asFound), readBy(employee))
  return { employee, others, ...(await ((isAsFound ? ahead : undefined) ?? readFacts(tools, steps, employee))) }
}

/** What of an account its facts are read by. */
function readBy({ id, displayName, userPrincipalName, mail, synced }: FactsAbout): FactsAbout {
  return { id, displayName, userPrincipalName, mail, synced }
}

/** The case as it begins, or why there is none. Pure. */
export function decideOpening(
  { actor, language }: Turn,
  account: Account,
  { employee, others, facts = {}, unread, earlier, tookOver = [], notNamed, dryRun }: LeaverRead,
  settings: Pick<CaseSettings, 'protection'>,
): OpeningDecision {
  if (notNamed === true) return { ok: false, answer: notNamedAnswer() }
  if (employee === undefined)
    return { ok: false, answer: { tone: 'info', title: say('noneTitle'), text: say('noCaseFacts') } }
  const refused = whyProtected(employee, account, settings, facts)
  if (refused !== undefined) return { ok: false, answer: protectedAnswer(refused) }
  const requester = { id: actor.id, displayName: actor.displayName }
  return {
    ok: true,
    event: {
      kind: 'opened',
      employee,
      requester,
      account: identityOf(account),
      language,
      facts,
      ...(earlier === undefined ? {} : { earlier }),
      ...(tookOver.length === 0 ? {} : { tookOver }),
      ...(unread === undefined ? {} : { unread }),
      ...(dryRun === undefined ? {} : { dryRun }),
    },
    beginning: { employee, others: withoutOwn(others, employee) },
  }
}

/** Another account of the leaver's does not go on when they are gone. */
function withoutOwn(groups: readonly OthersInGroup[], employee: Identity): readonly OthersInGroup[] {
  return groups.map(({ group, others }) => ({ group, others: others.filter((one) => !isSamePerson(one, employee)) }))
}

/** Why there is no case of this account. Pure. */
export function protectedAnswer(why: Message): Answer {
  return { tone: 'warning', title: say('refusedTitle'), text: why }
}

/** Shows a new case; its own cards are the answer, unless its requester cannot be reached by the bot yet. */
async function showNew(
  tools: DialogTools,
  turn: Turn,
  caseId: string,
  { unread, employee }: CaseEvent & { readonly kind: 'opened' },
): Promise<Card | undefined> {
  // What could not be read is read again by itself.
  if (unread !== undefined || employee.unread !== undefined) await tools.engine.lookAt(caseId)
  const unreachable = openedUnreachable(await tools.delivery.show(caseId))
  return unreachable === undefined ? undefined : answerCard(tools, turn, unreachable)
}
