import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../model/message'
import { employeeItself, isGuardedBy, type Rule, type RuleInput } from '../steps/rule'
import type { AnyStep } from '../steps/step'

/** The rules that can forbid a step: the very ones that its plan was made by (promise 13). */
export function rulesGuarding(stepId: string, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter((rule) => isGuardedBy(rule, stepId))
}

/** What rules must be told as it is now: no more than what they look at. */
export interface FactsNeeded {
  readonly employee: boolean
  /** Ids of steps. */
  readonly steps: readonly string[]
}

export function factsNeededBy(rules: readonly Rule[]): FactsNeeded {
  const uses = [...new Set(rules.flatMap((rule) => rule.uses))]
  return { employee: uses.includes(employeeItself), steps: uses.filter((one) => one !== employeeItself) }
}

/** Whether a step goes on by the rest of what is known when these facts cannot be read: all rules that look at them let it. */
export function goesOnWithout(stepId: string, factsOf: string, rules: readonly Rule[]): boolean {
  return rules
    .filter(({ uses }) => uses.includes(factsOf))
    .every((rule) => rule.letsGoUnread?.includes(stepId) === true)
}

/** Why these rules forbid it; empty when none does. Pure: the same answer as when the plan was made, from the same facts. */
export function forbiddenBy(rules: readonly Rule[], input: RuleInput): readonly Message[] {
  return rules.flatMap((rule) => rule.refuse?.(input) ?? [])
}

type Facts = Readonly<Record<string, unknown>>

/** What was found since, of that which people are warned of, in the words of the steps that found it. */
export function foundSince(steps: readonly AnyStep[], before: Facts, now: Facts): readonly Message[] {
  return steps.flatMap((step) => {
    const [known, found] = [before[step.id], now[step.id]]
    if (known === undefined || found === undefined) return []
    const old = step.findings(known)
    return step
      .findings(found)
      .filter(({ tone }) => tone === 'warning' || tone === 'blocker')
      .filter(({ message }) => !old.some((one) => isDeepStrictEqual(asJson(one.message), asJson(message))))
      .map(({ message }) => message)
  })
}

/** As it stands in the journal: JSON knows no undefined. */
function asJson(message: Message): unknown {
  return JSON.parse(JSON.stringify(message))
}
