import { messageCard } from '../cards/conversation/message'
import { requestedTexts } from '../cards/conversation/requestedTexts'
import type { Message } from '../cards/texts'
import type { Actor } from '../services/cases/journal/entry'
import type { Account } from '../services/directory/groupMembers'
import type { ExactAccount } from '../services/directory/exactly'
import { findExactly } from '../services/directory/exactly'
import { isDue, type Moment } from '../services/moments/moment'
import { RemoteError } from '../services/remote/reader'
import { openBatch } from './batches/openBatch'
import { readEarlier } from './commands/earlier'
import { decideOpening, readLeaver } from './commands/open'
import { eventsOfWanted } from './commands/typedMoment'
import { askDependents } from './dependents'
import type { DialogTools } from './dialogTools'
import { whileNobodyLeaves } from './leavingLock'
import { sayIn } from './says'
import type { Turn } from './turn'

const say = requestedTexts.say

/** By what a program names a person: one of the three. An address is a sign-in name or a primary e-mail address. */
export interface Named {
  readonly id?: string | undefined
  readonly userPrincipalName?: string | undefined
  /** The number that the organisation knows its employee by. */
  readonly employeeId?: string | undefined
}

/** What a program of the organisation asks for, in the name of an operator who will decide. */
export interface Asked {
  /** The program, by the id of its app registration. */
  readonly program: Actor
  readonly requester: Named
  /** When it is to be carried out; the requester sees it on the plan. */
  readonly at?: Moment | undefined
}

/** Why nothing was begun. */
export type WhyNot =
  | 'requesterUnknown'
  | 'requesterMayNot'
  | 'requesterUnreachable'
  | 'employeeUnknown'
  | 'employeeAmbiguous'
  | 'protected'
  | 'alreadyRuns'
  | 'alreadyOffboarded'
  | 'momentPast'
  | 'busy'

export type Requested =
  | { readonly ok: true }
  /** `which`: of several, counted from 0; `caseId`: of the one that there is. `detail`: a sentence in English. */
  | {
      readonly ok: false
      readonly why: WhyNot
      readonly detail: string
      readonly which?: number
      readonly caseId?: string
    }

/** Whoever is to decide, and is an operator now. */
interface Deciding {
  readonly turn: Turn
  readonly account: Account
}

/**
 * Opens the case of an employee as `/offboard` does, for the operator whom a program names: they are told who asks, and get the
 * first questions in their own chat. Nothing runs. By the same id it is done once. Throws JournalFault.
 * @param caseId the id that it gets
 */
export function requestCase(
  tools: DialogTools,
  caseId: string,
  asked: Asked & { readonly employee: Named },
): Promise<Requested> {
  return unlessBusy(async () => {
    if ((await tools.journal.load(caseId)) !== undefined) return { ok: true }
    const { program, at } = asked
    if (at !== undefined && isDue(at, tools.now())) return momentPast
    const deciding = await readDeciding(tools, asked)
    if ('ok' in deciding) return deciding
    const found = await findOne(tools, asked.employee, 'employee')
    if ('ok' in found) return found
    return openRequested(tools, caseId, { program, at, ...deciding, found })
  })
}

async function openRequested(
  tools: DialogTools,
  caseId: string,
  { program, at, turn, account, found }: Pick<Asked, 'program' | 'at'> & Deciding & { readonly found: ExactAccount },
): Promise<Requested> {
  const employeeId = found.id
  const runs = await tools.store.unfinishedOf(employeeId)
  if (runs !== undefined) return alreadyRuns(runs)
  const before = await readEarlier(tools, employeeId)
  if (before?.phase === 'completed') return alreadyOffboarded(before.caseId)
  const decision = decideOpening(
    turn,
    account,
    await readLeaver(tools, { account, employeeId }, before),
    tools.settings,
  )
  if (!decision.ok) return refused(tools, 'protected', decision.answer.text)
  const { event, beginning } = decision
  if (
    !(await tell(tools, turn, program, say('one', { program: program.displayName, name: event.employee.displayName })))
  )
    return unreachable
  const opened = await whileNobodyLeaves(tools, turn.actor, beginning, async (gone) =>
    gone === undefined ? tools.journal.open(caseId, program, event) : gone,
  )
  if (opened === false) return alreadyRuns((await tools.store.unfinishedOf(employeeId)) ?? caseId)
  if (opened !== true) return refused(tools, 'protected', opened)
  tools.background.run(() => askDependents(tools, employeeId), turn.actor.id)
  if (at !== undefined) await recordMoment(tools, caseId, program, at)
  // What could not be read is read again by itself.
  if (event.unread !== undefined || event.employee.unread !== undefined) await tools.engine.lookAt(caseId)
  // Reading and drawing is not waited for: it is in the journal, and shown whatever happens to this bot.
  tools.background.run(async () => void (await tools.delivery.show(caseId)), turn.actor.id)
  return { ok: true }
}

/** Whose wish it is stands there: the requester sees it, and sends the plan with it or with another. */
async function recordMoment(tools: DialogTools, caseId: string, program: Actor, at: Moment): Promise<void> {
  const wanted = { words: at.at, readings: [{ kind: 'moment', moment: at }] } as const
  await tools.journal.record(caseId, program, (now) => eventsOfWanted(now, wanted, tools.now()))
}

/**
 * The same of several who leave together: a batch, whose one card comes to the operator’s chat. Whoever has no case to get is
 * left out of it with the reason, as in any batch. Throws JournalFault.
 */
export function requestBatch(
  tools: DialogTools,
  batchId: string,
  asked: Asked & { readonly name: string; readonly employees: readonly Named[] },
): Promise<Requested> {
  return unlessBusy(async () => {
    if ((await tools.batchJournal.load(batchId)) !== undefined) return { ok: true }
    const deciding = await readDeciding(tools, asked)
    if ('ok' in deciding) return deciding
    const { turn, account } = deciding
    const { program, name } = asked
    const found = await Promise.all(asked.employees.map((one) => findOne(tools, one, 'employee')))
    const which = found.findIndex((one) => 'ok' in one)
    const missing = found[which]
    if (missing !== undefined && 'ok' in missing) return { ...missing, which }
    const members = found.flatMap((one) => ('ok' in one ? [] : [{ employeeId: one.id, displayName: one.displayName }]))
    const text = say('together', { program: program.displayName, count: members.length })
    if (!(await tell(tools, turn, program, text))) return unreachable
    await openBatch(tools, turn, { account, name, members, asked: { by: program, batchId } })
    return { ok: true }
  })
}

async function readDeciding(
  tools: DialogTools,
  { requester }: Asked,
): Promise<Deciding | Extract<Requested, { ok: false }>> {
  const person = await findOne(tools, requester, 'requester')
  if ('ok' in person) return person
  const actor = { id: person.id, displayName: person.displayName }
  const admitted = await tools.access.operator(actor)
  if (!admitted.ok) return refused(tools, admitted.barrier === 'busy' ? 'busy' : 'requesterMayNot', admitted.why)
  const language = (await tools.languages.knownOf(person.id)) ?? tools.settings.channelLanguage
  return { turn: { actor, where: 'personal', language }, account: admitted.account }
}

async function findOne(
  { gateways }: DialogTools,
  { id, userPrincipalName, employeeId }: Named,
  who: 'requester' | 'employee',
): Promise<ExactAccount | Extract<Requested, { ok: false }>> {
  const { accounts } = await findExactly(gateways.graph, {
    numbers: listOf(employeeId),
    addresses: listOf(userPrincipalName),
    accounts: [],
    objectIds: listOf(id),
    names: [],
  })
  const [one, ...more] = accounts
  if (one !== undefined && more.length === 0) return one
  if (who === 'requester')
    return { ok: false, why: 'requesterUnknown', detail: 'There is not exactly one account for the requester.' }
  return one === undefined
    ? { ok: false, why: 'employeeUnknown', detail: 'There is no account for the employee.' }
    : { ok: false, why: 'employeeAmbiguous', detail: 'Several accounts are meant. Name the employee by object id.' }
}

function listOf(one: string | undefined): readonly string[] {
  return one === undefined ? [] : [one]
}

/** Before anything is opened: what its requester cannot see would wait for nobody. */
async function tell(tools: DialogTools, { actor, language }: Turn, program: Actor, text: Message): Promise<boolean> {
  const card = messageCard({
    say: sayIn(language, tools.settings),
    tone: 'info',
    title: say('title', { program: program.displayName }),
    text,
    next: say('next'),
  })
  const place = { kind: 'person', personId: actor.id } as const
  const options = { summary: 'Offboarding', under: undefined, urgency: 'answer' } as const
  return (await tools.messenger.post(place, card, options)).kind === 'shown'
}

/** Why not, in English: it is read by whoever runs the program. */
function refused({ settings }: DialogTools, why: WhyNot, reason: Message): Extract<Requested, { ok: false }> {
  return { ok: false, why, detail: settings.catalogue.en(reason) }
}

const unreachable: Requested = {
  ok: false,
  why: 'requesterUnreachable',
  detail: 'Teams does not let the bot write to the requester. They open a chat with the bot once, then ask again.',
}

const momentPast: Requested = { ok: false, why: 'momentPast', detail: 'The moment is over. Nothing was begun.' }

function alreadyRuns(caseId: string): Requested {
  return { ok: false, why: 'alreadyRuns', detail: 'An offboarding of this employee runs already.', caseId }
}

function alreadyOffboarded(caseId: string): Requested {
  const detail = 'This employee was offboarded before. An operator begins again in the chat with the bot.'
  return { ok: false, why: 'alreadyOffboarded', detail, caseId }
}

async function unlessBusy(act: () => Promise<Requested>): Promise<Requested> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    return { ok: false, why: 'busy', detail: 'Microsoft 365 could not be asked. Nothing was begun: try again.' }
  }
}
