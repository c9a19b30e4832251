import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Operation } from '../../../services/model/operation'
import type { Plan } from '../../../services/planning/plan'
import { planCase, type Planned, type PlannerInput } from '../../../services/planning/planner'
import { steps } from '../../../services/steps'
import type { Licence } from '../../../services/steps/licences'
import type { MailboxFacts } from '../../../services/steps/mailbox'
import { evaAsPerson, jan } from '../steps/builders'
import { licence } from '../steps/licences/made'
import { ordinaryMailbox } from '../steps/mailbox/made'
import { plannerInput, removing, settings, situation, type Situation } from './situations'

/** For properties that need many situations to be believed. */
export const many = { ...settings, numRuns: 1_000 }
export const catalogue = catalogueFor(steps)
export const successor = evaAsPerson()

/** Checks every plan that the planner makes; what it refuses sends nothing. */
export function everyPlan(check: (plan: Plan, about: Situation) => void): void {
  fc.assert(
    fc.property(situation, (about) => {
      const planned = planCase(plannerInput(about))
      if (planned.ok) check(planned.plan, about)
    }),
    many,
  )
}

const e5 = licence('E5', { hasExchange: true, hasExchangePlan2: true, hasOneDrive: true })

interface Story {
  readonly mailbox?: MailboxFacts
  readonly number?: { readonly telephoneNumber: string; readonly numberType: string; readonly locationId: undefined }
  readonly assigned?: readonly Licence[]
  readonly taken?: readonly Licence[]
  /** Takes every licence. */
  readonly take?: boolean
  readonly choices?: { readonly mailbox?: 'share'; readonly account?: 'keep' | 'delete' }
}

/** The plan of an ordinary employee with an E5, who keeps everything but what the story says. */
export function plan(story: Story, overrides: Partial<PlannerInput> = {}): Planned {
  const { assigned = [e5], mailbox = ordinaryMailbox, number, choices = {} } = story
  const taken = story.take === true ? assigned : (story.taken ?? [])
  const input = plannerInput(
    {
      employee: jan(),
      facts: {
        contain: { accountEnabled: true, synced: false, sessionsValidFrom: undefined },
        mailbox,
        calls: { number, licensed: true, forwardingTo: undefined, unanswered: false, successorNumbers: [] },
        licences: { assigned, mailboxKind: 'UserMailbox' },
        account: {
          deleted: false,
          accountEnabled: true,
          synced: false,
          mailboxInUse: false,
          today: '2026-11-23',
          timeZone: 'Europe/Amsterdam',
        },
      },
      decisions: {
        contain: { choice: 'block' },
        mailbox: choices.mailbox === 'share' ? { choice: 'share', successor } : { choice: 'leave' },
        calls: { choice: 'leave' },
        licences: removing(assigned, taken),
        account: { choice: choices.account ?? 'keep' },
      },
    },
    overrides,
  )
  return planCase(input)
}

export function reasonsOf(planned: Planned): readonly string[] {
  return planned.ok ? [] : planned.reasons.map((reason) => catalogue.en(reason))
}

export function operationsOf(planned: Plan, stepId: string): readonly Operation[] {
  return planned.steps.find((step) => step.stepId === stepId)?.operations ?? []
}

export function isForwarding(mailbox: MailboxFacts, choice: string): boolean {
  if (!mailbox.exists) return false
  return choice === 'forward' || (choice === 'leave' && mailbox.forwardingTo !== undefined)
}

export function isShared(mailbox: MailboxFacts, choice: string): boolean {
  return mailbox.exists && (choice === 'share' || mailbox.kind === 'SharedMailbox')
}
