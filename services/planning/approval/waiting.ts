interface Waits {
  readonly status: string
  readonly revision: number
  readonly planHash?: string | undefined
}

/** The steps of a case that wait for an approval. */
export function waitingForApproval<Step extends Waits>({
  steps,
}: {
  readonly steps: readonly Step[]
}): readonly Step[] {
  return steps.filter(({ status }) => status === 'waitingApproval')
}

/**
 * The steps that one press approves together, on the case card: those that wait as they were planned. A step whose plan
 * changed since has a card of its own.
 */
export function approvableTogether<Step extends Waits>(theCase: {
  readonly steps: readonly Step[]
  readonly togetherRevision: number
  readonly plan?: { readonly hash: string } | undefined
}): readonly Step[] {
  return waitingForApproval(theCase).filter(
    ({ revision, planHash }) => revision === theCase.togetherRevision && planHash === theCase.plan?.hash,
  )
}
