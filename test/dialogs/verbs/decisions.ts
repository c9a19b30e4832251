import type { CaseSettings } from '../../../dialogs/settings'
import { propose as proposal } from '../../../dialogs/planning'
import { verbs } from '../../../dialogs/verbs'
import { startAtOnce } from '../../../dialogs/verbs/contain'
import { eventsOf, whyNotAnswered } from '../../../dialogs/verbs/decide'
import type { Turn } from '../../../dialogs/turn'
import type { CasePress, Decision } from '../../../dialogs/verbs/verb'
import type { Message } from '../../../cards/texts'
import type { OffboardingCase } from '../../../services/cases/journal/case'
import type { Actor, CaseEvent } from '../../../services/cases/journal/entry'
import { toldSteps } from '../../services/planning/situations'
import type { Plan, PlannedStep } from '../../../services/planning/plan'
import type { ApprovalPolicy } from '../../../services/model/approvalPolicy'
import type { Somebody } from '../../../services/planning/approval/approver'
import { caseSettings } from '../../support/caseSettings'

/** What a press does to a case: entries for the journal, or why it does nothing. */
export type Transition =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly why: Message }

type OnStep = Pick<CasePress, 'stepId' | 'revision'>

export const ordinary = caseSettings([], { channelLanguage: 'nl' })

function transitionOf(decision: Decision): Transition {
  switch (decision.kind) {
    case 'accepted':
      return { ok: true, events: decision.events }
    case 'refused':
    case 'toConfirm':
      return { ok: false, why: decision.why }
    case 'askedAgain':
      return { ok: false, why: decision.problem }
    case 'needsMore':
      throw new Error(`The choice ${decision.choice} asks for more`)
  }
}

/** The deciding half of a verb, by its name. */
function pressed(
  verb: string,
  theCase: OffboardingCase,
  actor: Somebody,
  press: OnStep & Partial<CasePress>,
  policy: ApprovalPolicy = 'second-person',
  where: Turn['where'] = 'approvals',
  read?: unknown,
): Transition {
  const found = verbs.get(verb)
  if (found === undefined) throw new Error(`There is no verb ${verb}`)
  const settings = { ...ordinary, policy, steps: toldSteps }
  return transitionOf(found.decide(theCase, { actor, where }, { input: {}, ...press }, read, settings))
}

/** Answers that are decisions already: what the question of the press does with them. */
export function decide(
  theCase: OffboardingCase,
  actor: Somebody,
  press: OnStep,
  answers: readonly { readonly stepId: string; readonly decision: unknown }[],
): Transition {
  const why = whyNotAnswered(theCase, actor, press)
  return why === undefined ? { ok: true, events: eventsOf(theCase, answers) } : { ok: false, why }
}

export function change(theCase: OffboardingCase, actor: Somebody, stepId: string, revision: number): Transition {
  return pressed('change', theCase, actor, { stepId, revision })
}

export function submit(theCase: OffboardingCase, actor: Somebody, revision: number): Transition {
  return pressed('submit', theCase, actor, { stepId: undefined, revision })
}

export function order(theCase: OffboardingCase, actor: Somebody, planned: PlannedStep): Transition {
  return transitionOf(startAtOnce(theCase, actor, planned))
}

export function approve(theCase: OffboardingCase, actor: Somebody, press: OnStep, policy: ApprovalPolicy): Transition {
  return pressed('approve', theCase, actor, press, policy)
}

export function reject(
  theCase: OffboardingCase,
  actor: Somebody,
  { reason, ...press }: OnStep & { readonly reason: string },
  policy: ApprovalPolicy,
): Transition {
  return pressed('reject', theCase, actor, { ...press, input: { reason } }, policy)
}

export function unapprove(
  theCase: OffboardingCase,
  actor: Somebody,
  press: OnStep,
  policy: ApprovalPolicy,
): Transition {
  return pressed('unapprove', theCase, actor, press, policy)
}

/** @param where the cards of a case stand with its requester and in the channel */
export function pauseOrResume(
  verb: 'pause' | 'resume',
  theCase: OffboardingCase,
  actor: Somebody,
  revision: number,
  where: Turn['where'] = actor.id === theCase.requester.id ? 'personal' : 'approvals',
): Transition {
  return pressed(verb, theCase, actor, { stepId: undefined, revision }, 'second-person', where)
}

/** As the card’s input has them, and as the directory does: an operator. */
export function givenTo(
  colleague: Actor,
  admission: { readonly ok: boolean; readonly barrier?: string } = { ok: true },
) {
  const person = { ...colleague, id: '5d1b2c3a-4a5e-4f60-9a7b-0c1d2e3f4a5b' }
  const account = { id: person.id, userPrincipalName: 'tom@contoso.com', mail: undefined, enabled: true, own: true }
  return { input: { colleague: person.id }, read: { person, admitted: { account, ...admission }, language: undefined } }
}

export function handOver(
  theCase: OffboardingCase,
  actor: Somebody,
  { input, read }: ReturnType<typeof givenTo>,
): Transition {
  const press = { stepId: undefined, revision: theCase.requesterRevision, input }
  return pressed('handOver', theCase, actor, press, 'second-person', 'personal', read)
}

/** Anybody with the right tries again or confirms: the verb does not ask who. */
const anybody: Somebody = { id: 'anybody', displayName: 'Anybody' }

export function retry(theCase: OffboardingCase, stepId: string, revision: number): Transition {
  return pressed('retry', theCase, anybody, { stepId, revision })
}

export function hand(theCase: OffboardingCase, actor: Somebody, stepId: string, revision: number): Transition {
  return pressed('hand', theCase, actor, { stepId, revision })
}

export function leave(theCase: OffboardingCase, actor: Somebody, stepId: string, revision: number): Transition {
  return pressed('leave', theCase, actor, { stepId, revision })
}

export function confirm(theCase: OffboardingCase, stepId: string, revision: number): Transition {
  return pressed('confirm', theCase, anybody, { stepId, revision })
}

/** @param where the cards of a case stand with its requester and in the channel */
export function cancel(
  theCase: OffboardingCase,
  actor: Somebody,
  where: Turn['where'] = actor.id === theCase.requester.id ? 'personal' : 'approvals',
): Transition {
  return pressed('cancel', theCase, actor, { stepId: undefined, revision: theCase.revision }, 'second-person', where)
}

/** What the bot does with a plan, when no question is open; refused where it does nothing. */
export function propose(
  theCase: OffboardingCase,
  plan: Plan,
  facts: Readonly<Record<string, unknown>>,
  asked: CaseSettings['steps'] = [],
): Transition {
  const events = proposal(theCase, { ok: true, plan, advice: [] }, { facts }, { steps: asked })
  return events.length > 0 ? { ok: true, events } : { ok: false, why: { key: 'dialog.stale' } }
}
