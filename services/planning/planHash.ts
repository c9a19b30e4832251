import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { PlannedStep } from './plan'

/** SHA-256 (hex) of what a plan would send, in JSON canonical form (RFC 8785): approvals bind to it. */
export function hashOf(steps: readonly PlannedStep[]): string {
  const sent = steps.map(({ stepId, decision, operations }) => ({ stepId, decision, operations }))
  return createHash('sha256')
    .update(canonicalize(JSON.parse(JSON.stringify(sent))) ?? '')
    .digest('hex')
}
