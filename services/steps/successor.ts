import type { SuccessorKey } from '../../cards/conversation/successor'
import type { PartTexts } from '../../cards/texts'
import { standingsIn } from '../facts/people'
import type { Employee, Person, Successor } from '../model/people'
import type { CardInput, Context, Parsed } from './step'

/**
 * The person chosen in the picker `successor`, or a problem in words: nobody chosen, not found, the leaver, blocked, a guest,
 * or leaving, too (promise 17).
 * The id comes from a card and may be anything; only somebody that the flow looked up is accepted.
 */
export function chosenSuccessor(
  input: CardInput,
  people: ReadonlyMap<string, Successor>,
  employee: Employee,
  texts: PartTexts<SuccessorKey>,
): Parsed<Successor> {
  const id = input['successor'] ?? ''
  if (id === '') return { ok: false, problem: texts.say('successorMissing') }
  if (id === employee.id) return { ok: false, problem: texts.say('successorIsLeaver', { name: employee.displayName }) }
  const successor = people.get(id)
  if (successor === undefined) return { ok: false, problem: texts.say('successorUnknown') }
  const name = successor.displayName
  if (!successor.accountEnabled) return { ok: false, problem: texts.say('successorBlocked', { name }) }
  if (successor.guest) return { ok: false, problem: texts.say('successorGuest', { name }) }
  if (successor.leaving) return { ok: false, problem: texts.say('successorLeaving', { name }) }
  return { ok: true, value: successor }
}

/** The part of a person that a decision keeps. */
export function personIn({ id, displayName, userPrincipalName, mail }: Person): Person {
  return { id, displayName, userPrincipalName, mail }
}

/**
 * Who is suggested: whoever takes over the work, as the requester said; or else whoever was chosen to take something over on
 * an earlier card, or the manager. Undefined when there is nobody who could.
 */
export function suggestedSuccessor(context: Context): Person | undefined {
  const { decisions, successor } = context
  if (successor === null) return undefined
  if (successor !== undefined && mayTakeOver(successor, context)) return successor
  const chosen = Object.values(decisions).flatMap((decision) => successorIn(decision) ?? [])
  return chosen.findLast((person) => mayTakeOver(person, context)) ?? availableManager(context)
}

/** Who takes something over by a decision; undefined when nobody does. */
export function successorIn(decision: unknown): Person | undefined {
  // Decisions name it so by the contract of `chosenSuccessor`.
  return (decision as { readonly successor?: Person } | null | undefined)?.successor
}

/** The manager, where they can take something over by all that is known of them: as the case was opened, and since. */
export function availableManager(context: Pick<Context, 'employee' | 'facts'>): Person | undefined {
  const { manager } = context.employee
  return manager?.available === true && mayTakeOver(manager, context) ? manager : undefined
}

/** Whether nothing is known by which the rules would refuse somebody (promise 17). */
function mayTakeOver({ id }: Person, { facts }: Pick<Context, 'facts'>): boolean {
  return (standingsIn(facts)[id] ?? 'able') === 'able'
}
