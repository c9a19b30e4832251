import { plannerTexts } from '../../cards/planning/plannerTexts'
import { peopleNamed } from '../facts/people'
import type { ApprovalPolicy } from '../model/approvalPolicy'
import type { Message } from '../model/message'
import { needsApproval } from './approval/needed'
import type { RuleInput } from '../steps/rule'
import type { AnyStep } from '../steps/step'
import type { Plan, PlannedStep } from './plan'
import { hashOf } from './planHash'
import { rulesFor } from './ruleList'
import { canJudge, leftOutBy, type LeftOut } from './unread'

export interface PlannerInput extends RuleInput {
  readonly steps: readonly AnyStep[]
  readonly policy: ApprovalPolicy
  /** Ids of steps that were started already, outside the plan. */
  readonly started: readonly string[]
  /** Ids of the steps whose facts could not be read: `facts` has none of them. None when left out. */
  readonly unread?: readonly string[]
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan; readonly advice: readonly Message[] }
  | { readonly ok: false; readonly reasons: readonly Message[] }

/**
 * All facts and decisions to a plan, or the reasons why there is none. Pure. What may not be is said by the rules, each of
 * which names the promise that it keeps.
 */
export function planCase(input: PlannerInput): Planned {
  const { unread = [] } = input
  const all = rulesFor(input.steps)
  const rules = all.filter((rule) => canJudge(rule, unread))
  const leftOut = leftOutBy(open(input), all, unread)
  const known = { ...input, steps: input.steps.filter(({ id }) => !leftOut.some(({ stepId }) => stepId === id)) }
  const reasons = [...rules.flatMap((rule) => rule.refuse?.(input) ?? []), ...undecided(known)]
  if (reasons.length > 0) return { ok: false, reasons }
  const steps = known.steps.filter((step) => acts(step, input)).map((step) => planStep(step, input))
  const advice = rules.flatMap((rule) => rule.advise?.(input) ?? [])
  return {
    ok: true,
    plan: {
      steps,
      hash: hashOf(steps),
      ...(leftOut.length === 0 ? {} : { leftOut: leftOut.map(({ stepId }) => stepId) }),
    },
    advice: [...notPlanned(leftOut, input), ...advice, ...notAsked(known), ...leftToPeople(known)],
  }
}

/** Ids of the steps that were not started already. */
function open({ steps, started }: PlannerInput): readonly string[] {
  return steps.map(({ id }) => id).filter((id) => !started.includes(id))
}

/** What is not in the plan because of what could not be read, in words. */
function notPlanned(leftOut: readonly LeftOut[], { steps }: PlannerInput): readonly Message[] {
  const titles = (ids: readonly string[]) => steps.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
  const own = leftOut.filter(({ stepId, because }) => because.includes(stepId)).map(({ stepId }) => stepId)
  const others = leftOut.filter(({ stepId }) => !own.includes(stepId))
  const because = own.filter((id) => others.some((other) => other.because.includes(id)))
  const unknown = others.some((other) => other.because.includes(peopleNamed)) ? [plannerTexts.say('people')] : []
  return [
    ...(own.length === 0 ? [] : [plannerTexts.say('notRead', { steps: titles(own) })]),
    ...(others.length === 0
      ? []
      : [
          plannerTexts.say('notJudged', {
            steps: titles(others.map(({ stepId }) => stepId)),
            unread: [...titles(because), ...unknown],
          }),
        ]),
  ]
}

/**
 * One step's part of a plan: also used for the step that is started at once, and for one that is decided again.
 * @param before the facts when it first started to run; undefined when it has not
 */
export function planStep(
  step: AnyStep,
  { employee, facts, decisions, policy }: Pick<PlannerInput, 'employee' | 'facts' | 'decisions' | 'policy'>,
  before?: unknown,
): PlannedStep {
  const own = facts[step.id]
  const decision = decisions[step.id]
  const operations = step.plan(employee, own, decision, before ?? own)
  return { stepId: step.id, decision, facts: own, operations, needsApproval: needsApproval(policy, step, operations) }
}

function acts(step: AnyStep, { employee, facts, decisions, started }: PlannerInput): boolean {
  const decision = decisions[step.id]
  if (started.includes(step.id) || decision === undefined) return false
  return step.applies(facts[step.id], { employee, facts, decisions }) && !step.changesNothing(decision)
}

function undecided({ steps, decisions, facts, employee, started }: PlannerInput): readonly Message[] {
  return steps
    .filter((step) => !started.includes(step.id) && decisions[step.id] === undefined)
    .filter((step) => step.applies(facts[step.id], { employee, facts, decisions }))
    .map((step) => plannerTexts.say('decisionMissing', { step: step.title }))
}

/** What is left for people besides what is planned. */
function leftToPeople({ steps, facts, decisions, employee }: PlannerInput): readonly Message[] {
  return steps
    .filter(({ id }) => facts[id] !== undefined)
    .flatMap((step) => step.leftToPeople?.(employee, facts[step.id], decisions[step.id], facts[step.id]) ?? [])
}

/** Why there was nothing to decide about a step, where people would wonder. */
function notAsked({ steps, facts, decisions, employee, started }: PlannerInput): readonly Message[] {
  const context = { employee, facts, decisions }
  return steps
    .filter(({ id }) => !started.includes(id) && facts[id] !== undefined)
    .filter((step) => !step.applies(facts[step.id], context))
    .flatMap((step) => step.notAsked?.(facts[step.id], context) ?? [])
}
