import type { Card } from '../../cards/card'
import type { Catalogue, Language, Translator } from '../../cards/texts'
import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import type { Protection } from '../../services/planning/planner'
import { decisionsOf, factsOf, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { AnyStep, Context } from '../../services/steps/step'

/** Where a card belongs: a person's own chat with the bot, or the approvals channel. */
export type Place = { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'channel' }

/** A card as it should stand somewhere now. Its key says which one it is, for updating it in place. */
export interface DesiredCard {
  readonly key: string
  readonly place: Place
  /** The key of the card that it is posted under, as a reply in the same thread. */
  readonly under?: string
  /** One line for notifications and screen readers. */
  readonly summary: string
  readonly card: Card
}

/** What all views need besides the case. */
export interface ViewSettings {
  readonly steps: readonly AnyStep[]
  readonly catalogue: Catalogue
  readonly channelLanguage: Language
  readonly policy: ApprovalPolicy
  readonly protection: Protection
  readonly sandbox: boolean
}

/** A step of a case together with what its definition knows. */
export interface StepView {
  readonly definition: AnyStep
  readonly state: CaseStep
}

/** The steps of a case in the registry's order. */
export function stepViews(theCase: OffboardingCase, { steps }: ViewSettings): readonly StepView[] {
  return steps.flatMap((definition) => {
    const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
    return state === undefined ? [] : [{ definition, state }]
  })
}

export function contextOf(theCase: OffboardingCase): Context {
  return { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
}

/** The steps that have something to decide, or had: facts read after a step was done no longer call for it. */
export function relevantSteps(theCase: OffboardingCase, settings: ViewSettings): readonly StepView[] {
  const context = contextOf(theCase)
  return stepViews(theCase, settings).filter(
    ({ definition, state }) => state.planned !== undefined || definition.applies(state.facts, context),
  )
}

/** The question the requester is at: the first relevant step without an answer. */
export function currentQuestion(theCase: OffboardingCase, settings: ViewSettings): StepView | undefined {
  if (theCase.phase !== 'deciding') return undefined
  return relevantSteps(theCase, settings).find(({ state }) => state.status === 'undecided')
}

/** The newest revision at which something was pressed; stays the same while cards are merely posted. */
export function pressRevision(theCase: OffboardingCase): number {
  return Math.max(...theCase.steps.map(({ revision }) => revision))
}

export function requesterSays(theCase: OffboardingCase, { catalogue }: ViewSettings): Translator {
  return catalogue[theCase.language]
}
