import { takenUpTexts } from '../../../cards/channel/takenUpTexts'
import { peopleIn, peopleNamed, receiversIn, standingsIn, type Standing } from '../../facts/people'
import type { Message } from '../../model/message'
import type { Person } from '../../model/people'
import { whyUnfit } from '../../planning/successorsFit'
import type { AnyStep } from '../../steps/step'
import { decisionsOf, type CaseStep, type OffboardingCase } from '../journal/case'
import type { CaseEvent } from '../journal/entry'

/** A step of a case together with what its definition knows. */
interface Handed {
  readonly definition: AnyStep
  readonly state: CaseStep
}

/** What somebody has by a case about another leaver. */
export interface Held {
  readonly person: Person
  /** What goes on leading to them by the leaver’s own things, such as a forwarding. */
  readonly leading: readonly Handed[]
  /** What became theirs, such as a group or a number. */
  readonly own: readonly Handed[]
}

/**
 * What a case handed to somebody, by what was done and never taken back in it; undefined when nothing. Of a case whose
 * personal data was removed nobody knows any more. Pure.
 */
export function heldFrom(theCase: OffboardingCase, personId: string, steps: readonly AnyStep[]): Held | undefined {
  const person = peopleIn(decisionsOf(theCase)).find(({ id }) => id === personId)
  if (person === undefined) return undefined
  const done = steps.flatMap((definition) => {
    const state = theCase.steps.find(({ stepId, status }) => stepId === definition.id && status === 'done')
    return state === undefined ? [] : [{ definition, state }]
  })
  const leads = ({ definition, state }: Handed) => definition.leadsTo?.(state.decision, person) === true
  const names = ({ state }: Handed) => receiversIn(state.decision).some(({ id }) => id === personId)
  const leading = done.filter(leads)
  const own = done.filter((handed) => !leads(handed) && names(handed))
  return leading.length + own.length === 0 ? undefined : { person, leading, own }
}

/** How it stands with somebody who took something over, where they can have it no more. */
export interface Unfit {
  readonly standing: Exclude<Standing, 'able'>
  /** Whether there is a case about them, which finds what became theirs and hands it on. */
  readonly ownCase: boolean
}

/**
 * What of it is still so by facts that were read just now, by step id. Access of an account that is gone is listed nowhere:
 * there the thing itself must be there.
 */
export function stillLeading(
  { employee, ...theCase }: OffboardingCase,
  { leading }: Held,
  { standing }: Unfit,
  facts: Readonly<Record<string, unknown>>,
): readonly Handed[] {
  const context = { employee, facts, decisions: decisionsOf({ employee, ...theCase }) }
  return leading.filter(({ definition, state }) => {
    const now = facts[definition.id]
    if (now === undefined || !definition.applies(now, context)) return false
    return standing === 'gone' || definition.isDone(now, state.decision, state.before)
  })
}

/**
 * A completed case is taken up again: of what still leads to whoever can have it no more, the requester chooses another
 * successor (promise 17), and for what became theirs it answers no more. Nothing when there is nobody to tell. Pure.
 * @param leading what of it is still so
 * @param facts of those steps, as they are now
 */
export function takingUp(
  theCase: OffboardingCase,
  { person, own, leading: before }: Held,
  leading: readonly Handed[],
  { standing, ownCase }: Unfit,
  facts: Readonly<Record<string, unknown>>,
): readonly CaseEvent[] {
  const [unfit] = whyUnfit(person, { [person.id]: standing })
  const gone = whatOfOwn(person, standing, ownCase)
  // What became theirs is found by their own case, without a word from this one.
  const why = leading.length > 0 ? unfit : ownCase || own.length === 0 ? undefined : gone
  if (theCase.phase !== 'completed' || unfit === undefined || why === undefined) return []
  const read = Object.fromEntries(leading.map(({ state }) => [state.stepId, facts[state.stepId]]))
  return [
    { kind: 'takenUpAgain', why },
    { kind: 'factsRead', facts: { ...read, [peopleNamed]: { ...standingsIn(facts), [person.id]: standing } } },
    ...leading.map(({ state }): CaseEvent => ({ kind: 'putBack', stepId: state.stepId, why: unfit })),
    ...own.map(({ state }): CaseEvent => ({ kind: 'passedOn', stepId: state.stepId, why: gone })),
    ...before
      .filter(({ state }) => !leading.some((one) => one.state.stepId === state.stepId))
      .map(({ state }): CaseEvent => ({ kind: 'passedOn', stepId: state.stepId, why: takenUpTexts.say('changed') })),
  ]
}

function whatOfOwn(
  { displayName: name, userPrincipalName: upn }: Person,
  standing: Unfit['standing'],
  ownCase: boolean,
): Message {
  if (ownCase) return takenUpTexts.say('ownCase', { name })
  return takenUpTexts.say(standing === 'gone' ? 'ownGone' : 'ownUnfit', { name, upn })
}
