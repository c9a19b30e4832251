import type { Somebody } from './approver'

interface HandsOver {
  readonly id: string
  /** Decisions of older journals may name nobody. */
  handsOver?(decision: unknown): { readonly to: { readonly id: string } | undefined } | undefined
}

/** The steps of these by which somebody gets something of what was the leaver’s, by whichever account of theirs is known. */
export function receivedBy(
  { id, alsoIs = [] }: Somebody,
  approved: readonly { readonly stepId: string; readonly decision: unknown }[],
  definitions: readonly HandsOver[],
): readonly string[] {
  return approved
    .filter(({ stepId, decision }) => {
      const definition = decision === undefined ? undefined : definitions.find((one) => one.id === stepId)
      const to = definition?.handsOver?.(decision)?.to?.id
      return to !== undefined && (to === id || alsoIs.includes(to))
    })
    .map(({ stepId }) => stepId)
}
