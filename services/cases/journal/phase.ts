import type { OffboardingCase } from './caseState'

/** Whether nothing is to come in the case any more: it came to its end, or was given up. */
export function isClosed({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'completed' || phase === 'cancelled'
}

/** Whether the plan is still being made: the requester answers questions, or has not sent what is proposed. */
export function isBeingDecided({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'deciding' || phase === 'proposed'
}

/** Whether the plan was sent and stands, for approval, under way, or carried out. */
export function isSent({ phase }: Pick<OffboardingCase, 'phase'>): boolean {
  return phase === 'submitted' || phase === 'settled' || phase === 'completed'
}

/**
 * Whether the employee's leaving has begun: sent for approval, or signed out at once. From then on they start, decide and
 * approve nothing any more, in whatever case. Whoever comes back is not leaving, nor is the one of a dry run.
 */
export function isLeaving({
  phase,
  steps,
  takesBack,
  dryRun,
}: Pick<OffboardingCase, 'phase' | 'steps' | 'takesBack' | 'dryRun'>): boolean {
  if (phase === 'cancelled' || takesBack !== undefined || dryRun !== undefined) return false
  return isSent({ phase }) || steps.some(({ ordered }) => ordered !== undefined)
}
