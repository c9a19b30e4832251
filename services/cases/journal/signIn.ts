import { contain } from '../../steps/contain'
import type { OffboardingCase } from './caseState'
import type { CaseEvent } from './entry'

type SignIn = OffboardingCase['signIn']

/**
 * Whether the account can sign in, as it was last read: by its own step, whether that is in the plan or not, and by the last
 * look, which reads the account whatever the case does about it. What tells nothing about it leaves it as it was. Pure.
 * @param at when the event was, ISO 8601
 */
export function signInAfter(before: SignIn, event: CaseEvent, at: string): SignIn {
  const enabled = enabledIn(event)
  return enabled === undefined ? before : { enabled, at }
}

function enabledIn(event: CaseEvent): boolean | undefined {
  if (event.kind === 'lookedAtLast') return event.accountEnabled
  if (!('facts' in event)) return undefined
  const facts = 'stepId' in event ? (event.stepId === contain.id ? event.facts : undefined) : event.facts[contain.id]
  const { accountEnabled } = (facts ?? {}) as { readonly accountEnabled?: boolean }
  return accountEnabled
}
