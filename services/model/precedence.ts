/**
 * What goes before what where not everything can go at once, the first first: whoever is to be kept out, before all that is
 * slow; and a leaver by themselves, or a person who waits for an answer, before one of many who leave together.
 */
export const precedences = ['containment', 'containmentOfMany', 'case', 'caseOfMany'] as const
export type Precedence = (typeof precedences)[number]

/** Its place in the order, from 0. Pure. */
export function rankOf(precedence: Precedence): number {
  return precedences.indexOf(precedence)
}

/** Whether it is so that somebody is kept out. Pure. */
export function contains(precedence: Precedence): boolean {
  return precedence === 'containment' || precedence === 'containmentOfMany'
}

/** Whichever of both goes first; the other where one is none. Pure. */
export function firstOf(one: Precedence, other: Precedence | undefined): Precedence {
  return other !== undefined && rankOf(other) < rankOf(one) ? other : one
}
