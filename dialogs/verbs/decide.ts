import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { readSuccessor } from '../../services/directory/employee'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Successor } from '../../services/model/people'
import type { CardInput, Parsed } from '../../services/steps/step'
import type { DialogTools } from '../dialogTools'
import { decide, type Transition } from '../transitions'
import type { Turn } from '../turn'
import type { CasePress } from '.'
import { contextOf, relevantSteps, type StepView } from '../views/desiredCard'

/** The input does not make a decision yet: the same question again, with what is the matter. */
export interface NotYet {
  readonly notYet: Message
}

/**
 * An answer to a question: one decision, or with `suggested` the suggestions for this question and all that are open.
 * Looks the chosen people up, since only they make an input a decision. Throws RemoteError.
 */
export async function decideSteps(tools: DialogTools, turn: Turn, about: CasePress): Promise<Transition | NotYet> {
  const { theCase, step, stepId, revision, input } = about
  if (step === undefined) return { ok: false, why: dialogTexts.say('noStep') }
  const press = { stepId, revision }
  const first = decide(theCase, turn.actor, press, [])
  if (!first.ok) return first
  if (input['suggested'] === 'true') return decide(theCase, turn.actor, press, suggestions(tools, theCase))
  const parsed = await parse(tools, theCase, step, input)
  if (!parsed.ok) return { notYet: parsed.problem }
  return decide(theCase, turn.actor, press, [{ stepId, decision: parsed.value }])
}

async function parse(
  tools: DialogTools,
  theCase: OffboardingCase,
  { definition, state }: StepView,
  input: CardInput,
): Promise<Parsed<unknown>> {
  const ids = definition.people.flatMap((name) => personId(input[name]) ?? [])
  const found = await Promise.all(ids.map((id) => readSuccessor(tools.gateways.graph, id)))
  const people = found.flatMap((person): [string, Successor][] => (person === undefined ? [] : [[person.id, person]]))
  return definition.parse(input, state.facts, new Map(people), contextOf(theCase))
}

/** The suggestions for all questions that are open, each knowing the ones before it. */
function suggestions(tools: DialogTools, theCase: OffboardingCase) {
  const context = contextOf(theCase)
  const decisions: Record<string, unknown> = { ...context.decisions }
  return relevantSteps(theCase, tools.settings)
    .filter(({ state }) => state.status === 'undecided')
    .map(({ definition, state }) => {
      const decision = definition.suggest(state.facts, { ...context, decisions: { ...decisions } })
      decisions[definition.id] = decision
      return { stepId: definition.id, decision }
    })
}

const idPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A directory id from a people picker; the first when several were picked, undefined when it is no id at all. */
export function personId(value: string | undefined): string | undefined {
  const id = value?.split(',')[0]?.trim()
  return id !== undefined && idPattern.test(id) ? id.toLowerCase() : undefined
}
