import { isDeepStrictEqual } from 'node:util'
import { restraintTexts } from '../../../cards/conversation/restraintTexts'
import type { Message } from '../../model/message'
import { peopleIn, peopleNamed, readStandings } from '../../facts/people'
import type { Made } from '../../model/made'
import type { Employee } from '../../model/people'
import type { NotSent } from '../../model/restraint'
import type { Protection } from '../../model/settings'
import { factsNeededBy, forbiddenBy, foundSince, goesOnWithout, rulesGuarding } from '../../planning/lastMoment'
import type { Gateways } from '../../remote/gateway'
import { unlessUnread } from '../../remote/attempted'
import { RemoteError, type RemoteProblem } from '../../remote/reader'
import type { Rule } from '../../steps/rule'
import type { AnyStep } from '../../steps/step'
import { decisionsOf, stepIn, type OffboardingCase } from '../journal/case'
import type { CaseStep, Held } from '../journal/caseStep'
import { acceptedIn } from '../journal/sentOperation'

/** What the rules need of the outside when they are asked once more. */
export interface LastMomentTools {
  readonly gateways: Gateways
  readonly steps: readonly AnyStep[]
  readonly rules: readonly Rule[]
  readonly protection: Protection
  /** The account as the directory has it now; undefined when it has none. Throws RemoteError. */
  readonly readAccount: (id: string) => Promise<Employee | undefined>
  /**
   * What keeps anything about an account from being sent, by the bot's configuration; nothing when left out. Throws
   * RemoteError.
   */
  readonly whyNotSent?: ((about: string) => Promise<NotSent | undefined>) | undefined
}

/** What the rules say about a step at this moment. */
export type WhatRulesSay =
  | { readonly kind: 'free' }
  | { readonly kind: 'forbidden'; readonly reasons: readonly Message[]; readonly changed: readonly Message[] }
  /** Another answer mends it, so a person is asked again (see `Rule.decideAgain`). */
  | { readonly kind: 'toDecideAgain'; readonly reasons: readonly Message[] }
  /** What a rule needs to know cannot be read, so it is not known whether it forbids. */
  | { readonly kind: 'unread'; readonly problem: RemoteProblem }

/** No rule forbids it. */
export const free: WhatRulesSay = { kind: 'free' }

/**
 * Asks the rules that guard a step once more (promise 13), with what they look at read anew: side by side, and nothing
 * else. A rule knows the decisions from the journal, and from before a step started what the case itself took away since.
 * @param own the step's own facts, when they are being read or were read just now
 */
export async function askRules(
  tools: LastMomentTools,
  theCase: OffboardingCase,
  { id, takesBack }: AnyStep,
  own?: Promise<unknown>,
): Promise<WhatRulesSay> {
  const notSent = await whyKept(tools, theCase)
  if (notSent !== undefined) return notSent
  // They protect from being taken away: what comes back was judged by whoever approved it.
  if (takesBack !== undefined) return free
  const rules = rulesGuarding(id, tools.rules)
  const needed = factsNeededBy(rules)
  const definitions = tools.steps.filter((step) => needed.steps.includes(step.id))
  try {
    const decisions = decisionsOf(theCase)
    const named = needed.steps.includes(peopleNamed) ? peopleIn(decisions[id]).map((person) => person.id) : []
    const [people, account, ...read] = await Promise.all([
      readStandings(tools.gateways, named),
      needed.employee ? tools.readAccount(theCase.employee.id) : undefined,
      ...definitions.map(async (step) => {
        const isOwn = step.id === id && own !== undefined
        const reading = isOwn ? own : readFacts(tools, theCase, step)
        return [step.id, await (goesOnWithout(id, step.id, rules) ? unlessUnread(reading) : reading)] as const
      }),
    ])
    const facts = { ...Object.fromEntries(read), [peopleNamed]: people }
    // Of an account that is gone, what the case knows is all there is.
    const employee = account ?? theCase.employee
    const { requester, steps } = theCase
    const before = Object.fromEntries(
      steps.flatMap((step) => (step.before === undefined ? [] : [[step.stepId, step.before]])),
    )
    const about = { employee, facts, decisions, before, requesterId: requester.id, protection: tools.protection }
    const again = forbiddenBy(
      rules.filter(({ decideAgain }) => decideAgain === true),
      about,
    )
    if (again.length > 0) return { kind: 'toDecideAgain', reasons: again }
    const reasons = forbiddenBy(rules, about)
    if (reasons.length === 0) return free
    return { kind: 'forbidden', reasons, changed: foundSince(definitions, factsPlannedFrom(theCase), facts) }
  } catch (error) {
    if (error instanceof RemoteError) return { kind: 'unread', problem: error.problem }
    throw error
  }
}

/** What the bot's configuration says first of all: a request that it keeps back would come to nothing. */
async function whyKept(
  { whyNotSent }: LastMomentTools,
  { employee }: OffboardingCase,
): Promise<Exclude<WhatRulesSay, { readonly kind: 'free' }> | undefined> {
  try {
    const why = await whyNotSent?.(employee.id)
    if (why === undefined) return undefined
    const reason = why === 'dryRun' ? restraintTexts.say('dryRun') : restraintTexts.say('notNamed')
    return { kind: 'forbidden', reasons: [reason], changed: [] }
  } catch (error) {
    if (error instanceof RemoteError) return { kind: 'unread', problem: error.problem }
    throw error
  }
}

/** The facts of a step and of what its rules look at, as they are now; what cannot be read is left out. */
export async function readForRules(
  tools: Pick<LastMomentTools, 'gateways' | 'steps' | 'rules'>,
  theCase: OffboardingCase,
  stepId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const needed = factsNeededBy(rulesGuarding(stepId, tools.rules)).steps
  const definitions = tools.steps.filter(({ id }) => id === stepId || needed.includes(id))
  const read = await Promise.all(
    definitions.map(async (step) => [step.id, await unlessUnread(readFacts(tools, theCase, step))] as const),
  )
  return Object.fromEntries(read.filter(([, facts]) => facts !== undefined))
}

/** What was known by step when it was decided, and approved: after a step has run, its facts are of later. */
function factsPlannedFrom({ steps }: OffboardingCase): Readonly<Record<string, unknown>> {
  return Object.fromEntries(steps.map(({ stepId, planned, facts }) => [stepId, planned?.facts ?? facts]))
}

/** What Microsoft 365 says now; and of what no read can verify, what it accepted. Throws RemoteError. */
export async function readFacts(
  { gateways }: Pick<LastMomentTools, 'gateways'>,
  theCase: OffboardingCase,
  definition: AnyStep,
): Promise<unknown> {
  const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
  const facts = await definition.read(gateways, theCase.employee, state?.decision, madeBy(theCase, definition))
  if (state === undefined) return facts
  return definition.withAccepted?.(facts, acceptedIn(state), state.partly) ?? facts
}

/** What a step that takes back is to bring back; undefined for one of an offboarding. Pure. */
export function madeBy({ takesBack }: OffboardingCase, { takesBack: stepId = '' }: AnyStep): Made | undefined {
  return takesBack?.made[stepId]
}

/** Whether a step is stopped for these very reasons already, so that there is nothing new to tell. */
export function isHeldFor({ held }: Pick<CaseStep, 'held'>, { reasons, changed }: Omit<Held, 'at'>): boolean {
  if (held === undefined) return false
  const [was, is]: readonly unknown[] = [
    { reasons: held.reasons, changed: held.changed },
    { reasons, changed },
  ].map((one) => JSON.parse(JSON.stringify(one)) as unknown)
  return isDeepStrictEqual(was, is)
}

/** When a stopped step is looked at again: soon at first, then ever more seldom, and never later than this from now. */
export function lookAgainAt(
  theCase: OffboardingCase,
  { id }: AnyStep,
  now: Date,
  pace: { readonly firstPause: number; readonly rulePause: number },
): Date {
  const since = stepIn(theCase, id).held?.at ?? now.toISOString()
  const waited = now.getTime() - Date.parse(since)
  return new Date(now.getTime() + Math.min(Math.max(waited, pace.firstPause), pace.rulePause))
}
