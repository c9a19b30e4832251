import { accountAfter } from './accountAnew'
import { callIn } from './approversCall'
import { leaverCalledNow, otherCalledNow } from './calledNow'
import { shownAfter, withReached } from './cardsShown'
import { datesAfter } from './dateReminders'
import { peopleIn, peopleNamed, standingsIn } from '../../facts/people'
import { renamingsOf, type Renaming } from '../../model/renamed'
import type { CasePhase, HowEnded, OffboardingCase } from './caseState'
import { newStep, stepAfter, stepAfterReading, submitStep, type CaseStep } from './caseStep'
import { stepLookedAt, stepLookedAtAfterEnd } from './lookedAtLast'
import { signInAfter } from './signIn'
import { refusalKey } from './refusals'
import { afterMoment, atOnce } from './timed'
import { pausedAfter, pausedCase, resumedCase } from './pause'
import { endingOf } from './standing'
import { requesterBefore } from './takenOver'
import type { Actor, CaseEvent, Entry, PressKey, Unread } from './entry'
import { isBeingDecided, isSent } from './phase'

export type { ApproversCall, CallLevel, CasePhase, DateReminder, OffboardingCase, Requester } from './caseState'
export type { CaseStep, StepStatus } from './caseStep'
export { isBeingDecided, isClosed, isLeaving, isSent } from './phase'
export type { SentOperation } from './sentOperation'

/** A case from its entries in order. Returns undefined when there are none; throws when the first is not `opened`. */
export function foldCase(entries: readonly Entry[]): OffboardingCase | undefined {
  const [first, ...rest] = entries
  if (first === undefined) return undefined
  return foldOn(openCase(first), rest)
}

/** The case after entries that followed. Pure, like {@link foldCase}, which gives the same from all of them at once. */
export function foldOn(theCase: OffboardingCase, entries: readonly Entry[]): OffboardingCase {
  return entries.reduce(applyEntry, theCase)
}

/** The step with this id. Throws when the case has none: ids from cards are checked before. */
export function stepIn(theCase: OffboardingCase, stepId: string): CaseStep {
  const step = theCase.steps.find((candidate) => candidate.stepId === stepId)
  if (step === undefined) throw new Error(`Case ${theCase.caseId} has no step ${stepId}`)
  return step
}

/** Whether the step has come to an end for which nothing more is to be done. */
export function isSettled({ status }: CaseStep): boolean {
  return status === 'done' || status === 'skipped' || status === 'tried'
}

/** Whether this press of this person did something already: Teams delivers a press again under a new id. */
export function wasPressed({ presses }: OffboardingCase, actor: Pick<Actor, 'id'>, press: PressKey): boolean {
  return presses.includes(keyOf(actor, press))
}

function keyOf({ id }: Pick<Actor, 'id'>, { verb, stepId, revision }: PressKey): string {
  return JSON.stringify([id, verb, stepId, revision])
}

/** Decisions by step id, those that were made. */
export function decisionsOf(theCase: OffboardingCase): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    theCase.steps.filter(({ decision }) => decision !== undefined).map(({ stepId, decision }) => [stepId, decision]),
  )
}

/**
 * The newest facts by step id, and how it stood with the people whom decisions name. Of a step that could not be read when
 * it was last tried, nothing is known.
 */
export function factsOf(theCase: OffboardingCase): Readonly<Record<string, unknown>> {
  const read = theCase.steps.filter(({ unread }) => unread === undefined)
  const facts = read.map(({ stepId, facts: own }): [string, unknown] => [stepId, own])
  const people = Object.keys(theCase.people).length === 0 ? [] : [[peopleNamed, theCase.people] as const]
  return Object.fromEntries([...facts, ...people])
}

/** Ids of the steps that could not be read when it was last tried, and `peopleNamed` where that is so of people. */
export function unreadOf({ steps, peopleUnread }: Pick<OffboardingCase, 'steps' | 'peopleUnread'>): readonly string[] {
  const unread = steps.filter((step) => step.unread !== undefined).map(({ stepId }) => stepId)
  return peopleUnread === undefined ? unread : [...unread, peopleNamed]
}

/** Whether something of the account could not be read, by which a person is still to decide. */
export function isAccountUnread(theCase: OffboardingCase): boolean {
  return isBeingDecided(theCase) && (theCase.employee.unread ?? []).length > 0
}

/** How it stands with the people whom decisions name, after a read that may have told nothing of them. */
function peopleAfter(
  { people, peopleUnread }: Pick<OffboardingCase, 'people' | 'peopleUnread'>,
  { facts, unread = {} }: { readonly facts: Readonly<Record<string, unknown>>; readonly unread?: Unread },
  at: string,
): Pick<OffboardingCase, 'people' | 'peopleUnread'> {
  const problem = unread[peopleNamed]
  if (problem !== undefined) return { people, peopleUnread: { problem, since: peopleUnread?.since ?? at } }
  const isRead = facts[peopleNamed] !== undefined
  return { people: { ...people, ...standingsIn(facts) }, peopleUnread: isRead ? undefined : peopleUnread }
}

/** Whether a step was left out of the plan that was sent, and has no plan of its own since; also once the case was ended. */
export function isLate(theCase: Pick<OffboardingCase, 'submittedAt' | 'plan'>, step: CaseStep): boolean {
  const { stepId, planned, ordered, status, putBack } = step
  const isLeftOut = theCase.submittedAt !== undefined && theCase.plan?.leftOut?.includes(stepId) === true
  return isLeftOut && planned === undefined && ordered === undefined && status !== 'skipped' && putBack === undefined
}

function openCase({ caseId, at, revision, event }: Entry): OffboardingCase {
  if (event.kind !== 'opened') throw new Error(`The journal of case ${caseId} does not begin with its opening`)
  return {
    caseId,
    revision,
    phase: 'deciding',
    openedAt: at,
    newestAt: at,
    requester: { ...event.requester, language: event.language, account: event.account },
    requesterRevision: revision,
    earlierRequesters: [],
    language: event.language,
    employee: event.employee,
    signIn: signInAfter({ enabled: event.employee.accountEnabled, at }, event, at),
    othersRenamed: [],
    earlier: event.earlier,
    takesBack: event.takesBack,
    batch: event.batch,
    dryRun: event.dryRun,
    tookOver: event.tookOver ?? [],
    page: undefined,
    steps: Object.keys({ ...event.facts, ...event.unread })
      .map((stepId) => newStep(stepId, event.facts[stepId], { revision, at }))
      .map((step) => stepAfterReading(step, event, { at, revision })),
    accountGoneSince: undefined,
    people: {},
    peopleUnread: undefined,
    plan: undefined,
    ...atOnce,
    submittedAt: undefined,
    note: undefined,
    calls: [],
    dates: [],
    successors: [],
    ended: undefined,
    paused: undefined,
    pauseRevision: 0,
    planRevision: 0,
    togetherRevision: 0,
    lookedAt: undefined,
    unreadSince: undefined,
    factsRevision: 0,
    shown: {},
    refusals: {},
    presses: [],
  }
}

function applyEntry(theCase: OffboardingCase, entry: Entry): OffboardingCase {
  const { by, press, revision } = entry
  const key = press === undefined ? undefined : keyOf(by, press)
  const isNew = key !== undefined && !theCase.presses.includes(key)
  const presses = isNew ? [...theCase.presses, key] : theCase.presses
  const signIn = signInAfter(theCase.signIn, entry.event, entry.at)
  const after = applyEvent(theCase, entry.event, entry)
  return { ...after, paused: pausedAfter(after), signIn, revision, newestAt: entry.at, presses }
}

function applyEvent(theCase: OffboardingCase, event: CaseEvent, entry: Entry): OffboardingCase {
  switch (event.kind) {
    case 'opened':
      throw new Error(`Case ${theCase.caseId} was opened twice`)
    case 'factsRead':
      return factsCame(theCase, event, entry)
    case 'planned':
      return planMade(theCase, event, entry)
    case 'submitted': {
      const leftOut = theCase.plan?.leftOut ?? []
      return {
        ...theCase,
        phase: 'submitted',
        submittedAt: entry.at,
        steps: theCase.steps.map((step) => submitStep(step, leftOut, entry)),
      }
    }
    case 'approved':
      return event.stepIds.reduce(
        (all, stepId) => updateStep(all, stepId, (step) => stepAfter(step, event, entry)),
        theCase,
      )
    case 'paused':
      return pausedCase(theCase, entry)
    case 'resumed':
      return resumedCase(theCase, entry)
    case 'timed':
    case 'momentTyped':
    case 'momentAsked':
    case 'momentReminded':
      return afterMoment(theCase, event, entry)
    case 'noted': {
      const { note: text } = event
      return { ...theCase, note: text === '' ? undefined : { by: entry.by.displayName, text } }
    }
    case 'approversCalled':
      return { ...theCase, calls: [...theCase.calls, callIn(event, entry)] }
    case 'dateReminded':
    case 'dateExtended':
    case 'dateSeen':
      return { ...theCase, dates: datesAfter(theCase.dates, event, entry) }
    case 'shown':
      return { ...withReached(theCase, event.card, true), shown: shownAfter(theCase.shown, event) }
    case 'successorNamed':
      return { ...theCase, successors: [...theCase.successors, { person: event.successor, unreached: false }] }
    case 'successorUnreached':
      return withReached(theCase, event.card, false)
    case 'accountGone':
      return { ...theCase, accountGoneSince: entry.at }
    case 'accountBack':
      return { ...theCase, accountGoneSince: undefined, phase: goingOn(theCase) }
    case 'renamed':
      return event.person === undefined
        ? leaverCalledNow(theCase, event.to)
        : otherCalledNow(theCase, event.person, event.to)
    case 'accountRead':
      return { ...theCase, employee: accountAfter(theCase.employee, event) }
    case 'takenUpAgain':
      return { ...theCase, phase: 'submitted' }
    case 'settled':
      return { ...theCase, phase: 'settled' }
    case 'completed':
      return { ...theCase, phase: 'completed' }
    case 'cancelled':
      return {
        ...theCase,
        phase: 'cancelled',
        ended: {
          by: entry.by,
          at: entry.at,
          how: howEnded(theCase, event),
          // What comes back is claimed by the case that gives it back, and a dry run claims nothing.
          isLookedAt: event.takenBack === true || event.dryRun === true,
        },
      }
    case 'evidenceWritten': {
      const { by, at, revision } = entry
      return { ...theCase, evidence: { by, at, entries: event.entries, fingerprint: event.fingerprint, revision } }
    }
    case 'refused': {
      const key = refusalKey(entry.by, event)
      const known = theCase.refusals[key] ?? 0
      return { ...theCase, refusals: { ...theCase.refusals, [key]: known + (event.times ?? 1) } }
    }
    case 'personalDataRemoved':
      return theCase
    case 'takenOver':
      return requesterBefore(theCase, event, entry)
    case 'lookedAtLast':
      return lookedAt(theCase, event, entry)
    case 'foundSince':
      return {
        ...updateStep(theCase, event.step.stepId, (step) => stepAfter(step, event, entry)),
        phase: theCase.phase === 'settled' ? 'submitted' : theCase.phase,
      }
    case 'ordered': {
      const ordered = updateStep(theCase, event.step.stepId, (step) => stepAfter(step, event, entry))
      // What was proposed included this step: the requester sees the plan anew, without it. One that was sent stands.
      return isBeingDecided(theCase) ? { ...ordered, phase: 'deciding', plan: undefined } : ordered
    }
    case 'planChanged':
      return {
        ...updateStep(theCase, event.step.stepId, (step) => stepAfter(step, event, entry)),
        phase: goingOn(theCase),
      }
    case 'chosenOnPage': {
      const { successor, choices, opened } = event
      return { ...theCase, page: { successor, choices, opened, revision: entry.revision } }
    }
    case 'decided':
    case 'reopened':
    case 'putBack':
      // A plan that was sent stands: only this one step is decided again.
      if (isSent(theCase)) return updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry))
      // A new answer makes the proposed plan a thing of the past.
      return {
        ...updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry)),
        phase: 'deciding',
        plan: undefined,
      }
    case 'approvalTakenBack':
    case 'stepStarted':
    case 'ruleLifted':
    case 'retried':
    case 'taskConfirmed':
    case 'passReadBack':
      return {
        ...updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry)),
        phase: goingOn(theCase),
      }
    default:
      return updateStep(theCase, event.stepId, (step) => stepAfter(step, event, entry))
  }
}

/**
 * All that the leaver and whom decisions name were called since the case was opened, as what they are called now. Pure.
 */
export function renamingsIn(theCase: OffboardingCase): readonly Renaming[] {
  const { employee } = theCase
  const others = peopleIn(decisionsOf(theCase)).filter(({ id }) => id !== employee.id)
  const namesakes = (id: string) => [employee, ...others].filter((one) => one.id !== id)
  const ofOthers = theCase.othersRenamed.map(({ id, from, to }): Renaming => {
    const isShared = namesakes(id).some(({ displayName }) => displayName === from.displayName)
    return { from: isShared ? { ...from, displayName: to.displayName } : from, to }
  })
  return [...renamingsOf(employee, others), ...ofOthers]
}

/** What was read or could not be. A plan that was proposed without a step is one of the past once that can be read. */
function factsCame(
  theCase: OffboardingCase,
  event: CaseEvent & { readonly kind: 'factsRead' },
  entry: Entry,
): OffboardingCase {
  const { facts, nothingToDo = [] } = event
  const people = peopleAfter(theCase, event, entry.at)
  const isNew = unreadOf(theCase).some((id) => facts[id] !== undefined)
  const steps = withUntouched(theCase.steps, facts)
    .map((step) => stepAfterReading(step, event, entry))
    .map((step): CaseStep => {
      return nothingToDo.includes(step.stepId) ? { ...step, status: 'skipped', revision: entry.revision } : step
    })
  return isNew && theCase.phase === 'proposed'
    ? { ...theCase, phase: 'deciding', plan: undefined, factsRevision: entry.revision, ...people, steps }
    : { ...theCase, factsRevision: entry.revision, ...people, steps }
}

function lookedAt(
  theCase: OffboardingCase,
  { looks, correlationId }: CaseEvent & { readonly kind: 'lookedAtLast' },
  { at, revision }: Entry,
): OffboardingCase {
  const isOpen = looks.some(({ result, problem }) => result === 'unread' && problem === undefined)
  const { ended } = theCase
  const looked: OffboardingCase = {
    ...theCase,
    ended: ended === undefined || isOpen ? ended : { ...ended, isLookedAt: true },
    lookedAt: isOpen ? theCase.lookedAt : at,
    unreadSince: isOpen ? (theCase.unreadSince ?? at) : undefined,
  }
  const lookAt = ended === undefined ? stepLookedAt : stepLookedAtAfterEnd
  return looks.reduce(
    (all, look) => updateStep(all, look.stepId, (step) => lookAt(step, look, at, revision, correlationId)),
    looked,
  )
}

function howEnded(
  theCase: OffboardingCase,
  { takenBack, dryRun }: CaseEvent & { readonly kind: 'cancelled' },
): HowEnded {
  if (takenBack === true) return 'takenBack'
  return dryRun === true ? 'dryRun' : (endingOf(theCase) ?? 'close')
}

/** Something goes on again in a case that was at rest. */
function goingOn({ phase }: OffboardingCase): CasePhase {
  return phase === 'settled' ? 'submitted' : phase
}

function planMade(
  theCase: OffboardingCase,
  event: CaseEvent & { readonly kind: 'planned' },
  entry: Entry,
): OffboardingCase {
  const { plan, unread, facts } = event
  const { revision } = entry
  const steps = withUntouched(theCase.steps, facts).map((before): CaseStep => {
    const planned = plan.steps.find(({ stepId }) => stepId === before.stepId)
    const read = planned === undefined ? {} : facts
    const step = stepAfterReading(before, { facts: read, ...(unread === undefined ? {} : { unread }) }, entry)
    return planned === undefined ? step : { ...step, planned, planHash: plan.hash, revision }
  })
  const people = peopleAfter({ people: {}, peopleUnread: undefined }, event, theCase.peopleUnread?.since ?? entry.at)
  return { ...theCase, phase: 'proposed', ...people, plan, planRevision: revision, togetherRevision: revision, steps }
}

/** Facts that are read before any step of the case started show the tenant as the case found it. */
function withUntouched(steps: readonly CaseStep[], facts: Readonly<Record<string, unknown>>): readonly CaseStep[] {
  if (steps.some(({ attempt }) => attempt > 0)) return steps
  return steps.map((step) => ({ ...step, untouched: facts[step.stepId] ?? step.untouched }))
}

function updateStep(theCase: OffboardingCase, stepId: string, change: (step: CaseStep) => CaseStep): OffboardingCase {
  return { ...theCase, steps: theCase.steps.map((step) => (step.stepId === stepId ? change(step) : step)) }
}
