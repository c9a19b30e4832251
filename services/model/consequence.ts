/**
 * What somebody who decides about a step looks for first: what stays gone, then what somebody else gets, then the rest. In
 * the order in which a plan tells them.
 */
export const consequences = ['cannotBeUndone', 'givesAccess', 'other'] as const
export type Consequence = (typeof consequences)[number]
