import { isDeepStrictEqual } from 'node:util'
import type { Batch } from '../../services/batches/batchState'
import { isBeingDecided, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { sharedMailboxLimit, type MailboxFacts } from '../../services/steps/mailbox'
import { chosenOnPage, stepsOnPage, type ChosenOnPage, type StepOnPage } from '../onPage'
import type { CaseSettings } from '../settings'

/** The rule by which a batch makes an exception: the step that it is about, and whether it holds for somebody. */
export interface ExceptionRule {
  readonly name: string
  readonly stepId: string
  readonly holds: (theCase: OffboardingCase) => boolean
}

/** A mailbox that can be shared only with a licence of its own (learn, about-shared-mailboxes). */
export const largeMailbox: ExceptionRule = {
  name: 'largeMailbox',
  stepId: 'mailbox',
  holds({ steps }) {
    const facts = steps.find(({ stepId }) => stepId === 'mailbox')?.facts as MailboxFacts | undefined
    return facts?.exists === true && facts.sizeInBytes > sharedMailboxLimit
  },
}

export const exceptionRules: readonly ExceptionRule[] = [largeMailbox]

/**
 * What is decided for one of a batch: what was chosen for all, the exceptions by rule before that. Who takes over is each
 * one's manager unless somebody was chosen; never anybody who leaves in the same batch. Pure.
 */
export function chosenFor(theCase: OffboardingCase, batch: Batch): ChosenOnPage {
  const { successor, choices, exceptions } = batch.decisions
  const ruled = exceptionRules.flatMap(({ name, stepId, holds }) => {
    const choice = exceptions[name]
    return choice !== undefined && holds(theCase) ? [[stepId, choice] as const] : []
  })
  const wanted = successor === undefined ? chosenOnPage({ ...theCase, page: undefined }).successor : successor
  const isLeaver = batch.members.some(({ employeeId, leftOut }) => employeeId === wanted?.id && leftOut === undefined)
  return {
    successor: wanted === null || isLeaver ? undefined : wanted,
    choices: { ...choices, ...Object.fromEntries(ruled) },
  }
}

/** The steps of one of a batch with what would be decided about each, as if nothing was. Pure. */
export function stepsFor(theCase: OffboardingCase, batch: Batch, settings: CaseSettings): readonly StepOnPage[] {
  return stepsOnPage(asUndecided(theCase), settings, chosenFor(theCase, batch))
}

/** What a case lacks of what the batch decides for it; nothing where a person decides about it by itself. Pure. */
export function decisionsFor(theCase: OffboardingCase, batch: Batch, settings: CaseSettings): readonly CaseEvent[] {
  if (!isBeingDecided(theCase) || isDecidedByHand(theCase)) return []
  const { successor = null, choices } = chosenFor(theCase, batch)
  const isChosen =
    theCase.page !== undefined &&
    theCase.page.successor?.id === successor?.id &&
    isDeepStrictEqual(theCase.page.choices, choices)
  const decided = stepsFor(theCase, batch, settings).flatMap(
    ({ definition, decision, state }): readonly CaseEvent[] => {
      const now = theCase.steps.find(({ stepId }) => stepId === state.stepId)
      const stepId = definition.id
      if (now?.status !== 'decided') return [{ kind: 'decided', stepId, decision }]
      if (isDeepStrictEqual(asRead(now.decision), asRead(decision))) return []
      return [
        { kind: 'reopened', stepId },
        { kind: 'decided', stepId, decision },
      ]
    },
  )
  return isChosen ? decided : [{ kind: 'chosenOnPage', successor, choices }, ...decided]
}

/** Whether a person answered for this one alone: then what is chosen for all changes nothing of it. Pure. */
export function isDecidedByHand({ presses }: OffboardingCase): boolean {
  return presses.some((press) => /"decide"/.test(press))
}

function asUndecided(theCase: OffboardingCase): OffboardingCase {
  const steps = theCase.steps.map((step): CaseStep =>
    step.status === 'decided' && step.ordered === undefined
      ? { ...step, status: 'undecided', decision: undefined, putBack: undefined }
      : step,
  )
  return { ...theCase, phase: 'deciding', plan: undefined, page: undefined, steps }
}

/** As it stands in the journal: JSON knows no undefined. */
function asRead(decision: unknown): unknown {
  return JSON.parse(JSON.stringify(decision))
}
