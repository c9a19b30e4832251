/** How the contents of the mailbox are saved: by a litigation hold, by an export, or not. */
export type HoldDecision =
  | { readonly choice: 'unlimited' }
  | { readonly choice: 'days'; readonly days: number }
  | { readonly choice: 'export' }
  | { readonly choice: 'exportByBot' }
  | { readonly choice: 'leave' }

/** What is a litigation hold of these, without an end or for some days. */
export type Holding = Extract<HoldDecision, { readonly choice: 'unlimited' | 'days' }>

/** Whether a litigation hold was decided: the mailbox and the licences go by it as by one that is there. Pure. */
export function holdDecided(decision: HoldDecision | undefined): decision is Holding {
  return decision?.choice === 'unlimited' || decision?.choice === 'days'
}
