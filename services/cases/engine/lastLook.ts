import { randomUUID } from 'node:crypto'
import { endedLookTexts } from '../../../cards/conversation/endedLookTexts'
import { problemTexts } from '../../../cards/conversation/problems'
import { findUser, type User } from '../../facts/user'
import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import type { Person } from '../../model/people'
import { hashOfStep, isCovered } from '../../planning/approval/binding'
import type { PlannedStep } from '../../planning/plan'
import { attempted, type Attempted } from '../../remote/attempted'
import type { RemoteProblem } from '../../remote/reader'
import type { AnyStep } from '../../steps/step'
import { successorIn } from '../../steps/successor'
import { type CaseStep, type OffboardingCase } from '../journal/case'
import type { CaseEvent, StepLook } from '../journal/entry'
import { hasEndedAccount } from './accountEnded'
import { isPassing } from './monitors'
import { nextPause } from './progress'
import { renaming, renamingOthers } from './renaming'
import { readFacts } from './lastMoment'
import { remoteProblemMessage } from './inWords'
import type { RunnerTools } from './runStep'
import { verdictOn } from './verdict'

type LookingTools = Pick<RunnerTools, 'gateways' | 'pace' | 'now'> & { readonly steps: readonly AnyStep[] }

/** What a last look found, for the journal. */
export interface LastLook {
  readonly events: readonly CaseEvent[]
  /** When to look once more, because something could not be read; undefined when the look is complete. */
  readonly again: Date | undefined
}

/** A step that the summary says something of. */
interface Claim {
  readonly definition: AnyStep
  readonly state: CaseStep
  /** What was found new since it was done, and is told besides. */
  readonly offered: readonly Operation[]
}

/**
 * Reads anew, side by side, all that the summary is about to claim (promise 14): the account, whoever takes something over,
 * and each step by its own `read`, once. What cannot be read at the moment is tried again for as long as a verification
 * waits, and is said then. Of a case that was ended nothing is offered or done again. Throws what is no RemoteError.
 */
export async function lookAtLast(tools: LookingTools, theCase: OffboardingCase): Promise<LastLook> {
  const claims = claimsOf(theCase, tools.steps)
  const { graph } = tools.gateways
  const tasks = theCase.steps.filter(({ status }) => status === 'task')
  const successors = new Map(
    [...claims.map(({ state }) => state), ...tasks]
      .flatMap((state) => successorOf(state) ?? [])
      .map((person) => [person.id, person]),
  )
  const [account, people, facts] = await Promise.all([
    attempted(findUser(graph, theCase.employee.id)),
    Promise.all([...successors.keys()].map(async (id) => [id, await attempted(findUser(graph, id))] as const)),
    Promise.all(claims.map(({ definition }) => attempted(readFacts(tools, theCase, definition)))),
  ])
  const at = tools.now().toISOString()
  // What was read by a former name may have missed something: it is all looked at once more.
  const found = (read: Attempted<User | undefined>) => ('value' in read && !isGone(read.value) ? read.value : undefined)
  const named = new Map(people.flatMap(([id, read]) => [[id, found(read) ?? {}] as const]))
  const renamed = [...renaming(theCase.employee, found(account) ?? {}), ...renamingOthers(theCase, named)]
  if (renamed.length > 0) return { events: renamed, again: tools.now() }
  const looked = claims.map((claim, index) => {
    const read = facts[index] ?? { value: undefined }
    return lookOn(theCase, claim, { at, account, people: new Map(people), read })
  })
  const anew = looked.flatMap(({ look: { stepId }, isOutdated }) => (isOutdated === true ? [stepId] : []))
  if (anew.length > 0 && theCase.ended === undefined)
    return { events: anew.map((stepId) => ({ kind: 'retried', stepId })), again: tools.now() }
  const { events, again } = concluded(tools, theCase, looked, account)
  const isMissing = 'value' in account && isGone(account.value) && !hasEndedAccount(theCase)
  const missing: readonly CaseEvent[] =
    isMissing && theCase.accountGoneSince === undefined ? [{ kind: 'accountGone' }] : []
  return { events: [...events, ...missing], again }
}

/** What was found about one step; `step`: what would be sent about what is new. */
interface Found {
  readonly look: StepLook
  readonly unread?: RemoteProblem
  readonly step?: PlannedStep
  /** It is as it was done, but somebody in it is called otherwise by now: it is done once more. */
  readonly isOutdated?: true
}

interface Seen {
  readonly at: string
  readonly account: Attempted<User | undefined>
  readonly people: ReadonlyMap<string, Attempted<User | undefined>>
  readonly read: Attempted<unknown>
}

/** What was done, also where the last look did not find it so; and what may have come where nothing was to be done. */
function claimsOf(theCase: OffboardingCase, steps: readonly AnyStep[]): readonly Claim[] {
  return steps.flatMap((definition) => {
    const now = theCase.steps.find(({ stepId }) => stepId === definition.id)
    if (now === undefined) return []
    // Of a case that was ended, what was done before something new was found is told, too.
    const told = theCase.ended === undefined ? now : (now.earlier ?? now)
    const offered = told === now ? [] : (now.planned?.operations ?? [])
    const isMissed = told.status === 'failed' && told.lost !== undefined
    // It is held against how it stood before a look did not find it so.
    const state = isMissed ? { ...told, status: told.lost ?? told.status } : told
    const isClaimed = state.status === 'done' || isMissed
    const mayHaveCome = state.status === 'skipped' && !isStopped(theCase) && theCase.ended === undefined
    return isClaimed || mayHaveCome ? [{ definition, state, offered }] : []
  })
}

/** While a rule stops something, that is what people are asked about; what came besides is looked at when it goes on. */
function isStopped({ steps }: OffboardingCase): boolean {
  return steps.some(({ held }) => held !== undefined)
}

function lookOn(theCase: OffboardingCase, claim: Claim, { at, account, people, read }: Seen): Found {
  const { definition, state, offered } = claim
  const { stepId } = state
  const { ended } = theCase
  const no = (problem: Message): Found => ({ look: { stepId, result: 'noLongerSo', problem } })
  if ('problem' in account) return { look: { stepId, result: 'unread' }, unread: account.problem }
  if (isGone(account.value)) {
    // What was read back before the case itself deleted the account is what there is to say.
    if (state.status === 'skipped' || hasEndedAccount(theCase)) return { look: { stepId, result: 'stillSo' } }
    return no(inWords(ended, 'accountGone', { at }))
  }
  const successor = successorOf(state)
  const taken = successor === undefined ? undefined : people.get(successor.id)
  if (taken !== undefined && 'problem' in taken) return { look: { stepId, result: 'unread' }, unread: taken.problem }
  if ('problem' in read) {
    // Nothing was to be done, and of what came since the step itself tells nothing: it is said, and holds nothing up.
    const isLeft = state.status === 'skipped' && definition.newSince === undefined
    return { look: { stepId, result: 'unread', ...(isLeft ? { isLeft } : {}) }, unread: read.problem }
  }
  const unfit =
    taken === undefined || successor === undefined ? undefined : unfitBecause(ended, taken.value, successor, at)
  if (unfit !== undefined) return no(unfit)
  const facts = read.value
  const verdict = verdictOn(definition, theCase, state, facts)
  const why = inWords(ended, 'noLongerSo', { doneAt: state.doneAt ?? at, at })
  const noLonger: Found = { look: { stepId, result: 'noLongerSo', facts, problem: why } }
  // Nobody is asked any more about what is new: what was done is so, or it is not.
  if (verdict.result === 'new' && theCase.ended !== undefined) {
    if (definition.isDone(facts, state.decision, state.before)) return { look: { stepId, result: 'stillSo', facts } }
    return isCovered(verdict.step.operations, offered) ? { look: { stepId, result: 'stillSo' } } : noLonger
  }
  if (verdict.result === 'new' && isStopped(theCase)) return { look: { stepId, result: 'stillSo' } }
  if (verdict.result === 'new') return { look: { stepId, result: 'new', facts }, step: verdict.step }
  if (verdict.result === 'stillSo') {
    // Where there was nothing to do, what it was decided from stays what the next look compares with.
    return { look: { stepId, result: 'stillSo', ...(state.status === 'skipped' ? {} : { facts }) } }
  }
  if (verdict.result === 'calledOtherwise') return { look: { stepId, result: 'stillSo' }, isOutdated: true }
  return noLonger
}

/** Waits for what could not be read, as long as it may still pass; or says how it ended. */
function concluded(
  { pace, now }: LookingTools,
  theCase: OffboardingCase,
  found: readonly Found[],
  account: Attempted<User | undefined>,
): LastLook {
  const correlationId = randomUUID()
  const unread = found.flatMap(({ unread: problem }) => problem ?? [])
  const waited = theCase.unreadSince === undefined ? 0 : now().getTime() - Date.parse(theCase.unreadSince)
  if (waited <= pace.verifyPatience && unread.some(isPassing)) {
    const named = unread.flatMap(({ notBefore }) => (notBefore === undefined ? [] : [Date.parse(notBefore)]))
    const again = new Date(Math.max(now().getTime() + nextPause(waited, pace), ...named))
    const looks = found.flatMap(({ look }) => (look.result === 'unread' ? [look] : []))
    const isKnown = theCase.unreadSince !== undefined
    return { events: isKnown ? [] : [{ kind: 'lookedAtLast', looks, correlationId }], again }
  }
  const at = now().toISOString()
  const looks = found.map(({ look, unread: problem }): StepLook => {
    if (problem === undefined) return look
    const values = { at, why: remoteProblemMessage(problem) }
    const isLeft = look.isLeft === true
    return {
      ...look,
      problem: isLeft ? problemTexts.say('unreadLeft', values) : inWords(theCase.ended, 'unreadAgain', values),
    }
  })
  const offers = found.flatMap(({ step }): readonly CaseEvent[] =>
    step === undefined ? [] : [{ kind: 'foundSince', step, hash: hashOfStep(step) }],
  )
  const enabled = 'value' in account ? account.value?.accountEnabled : undefined
  const signIn = enabled == null ? {} : { accountEnabled: enabled }
  return { events: [{ kind: 'lookedAtLast', looks, correlationId, ...signIn }, ...offers], again: undefined }
}

type Said = 'accountGone' | 'noLongerSo' | 'successorBlocked' | 'successorGone' | 'unreadAgain'

/** Nothing of a case that was ended can be tried again. */
function inWords(ended: OffboardingCase['ended'], key: Said, values: Message['values']): Message {
  return ended === undefined ? problemTexts.say(key, values) : endedLookTexts.say(key, values)
}

function isGone(user: User | undefined): boolean {
  return user === undefined || (user.deletedDateTime ?? undefined) !== undefined
}

/** Why somebody cannot have what they took over; undefined when they can. */
function unfitBecause(
  ended: OffboardingCase['ended'],
  user: User | undefined,
  { displayName: name }: Person,
  at: string,
): Message | undefined {
  if (isGone(user)) return inWords(ended, 'successorGone', { name, at })
  return user?.accountEnabled === false ? inWords(ended, 'successorBlocked', { name, at }) : undefined
}

function successorOf(state: CaseStep): Person | undefined {
  return state.status === 'skipped' ? undefined : successorIn(state.decision)
}
