import { contains, precedences, type Precedence } from '../../model/precedence'

/** The places of one process for looks that are under way. */
export interface Places {
  /** How many are free for looks that keep somebody out, and for the rest. */
  free(kind: 'containing' | 'rest'): number
  /** Takes one of its kind. */
  take(precedence: Precedence): Place
}

/** The place of one look. */
export interface Place {
  /** Takes one of the rest in exchange for one of those that keep somebody out. True when it has one; false when none is free. */
  goOn(): boolean
  leave(): void
}

/**
 * As many for looks that keep somebody out as for all others, and apart from theirs: however slow what goes on is, nobody’s
 * containment waits for it.
 * @param freed told of each place that becomes free, also of one that was exchanged; whoever waits for one is given it then
 */
export function createPlaces(each: number, freed: () => void): Places {
  const taken = { containing: 0, rest: 0 }
  const free = (kind: keyof typeof taken): number => each - taken[kind]
  return {
    free,
    take(precedence) {
      let kind: keyof typeof taken | undefined = contains(precedence) ? 'containing' : 'rest'
      taken[kind] += 1
      const leave = (): void => {
        if (kind === undefined) return
        taken[kind] -= 1
        kind = undefined
        freed()
      }
      return {
        goOn() {
          if (kind === 'rest') return true
          if (free('rest') <= 0) return false
          if (kind === undefined) return false
          taken.containing -= 1
          taken.rest += 1
          kind = 'rest'
          freed()
          return true
        },
        leave,
      }
    },
  }
}

/** Cases that wait for a place in the order of their looks. */
export interface Line {
  /** Puts it at its place; one that stands there already goes forward, never back. */
  join(caseId: string, precedence: Precedence): void
  /** Takes out the first of those that this holds for. */
  next(
    isOne: (precedence: Precedence) => boolean,
  ): { readonly caseId: string; readonly precedence: Precedence } | undefined
}

export function createLine(): Line {
  const lines = new Map(precedences.map((precedence) => [precedence, new Set<string>()]))
  const of = (precedence: Precedence): Set<string> => lines.get(precedence) ?? new Set()
  return {
    join(caseId, precedence) {
      const current = precedences.find((one) => of(one).has(caseId))
      if (current !== undefined && precedences.indexOf(current) <= precedences.indexOf(precedence)) return
      if (current !== undefined) of(current).delete(caseId)
      of(precedence).add(caseId)
    },
    next(isOne) {
      for (const precedence of precedences) {
        const [caseId] = isOne(precedence) ? of(precedence) : []
        if (caseId === undefined) continue
        of(precedence).delete(caseId)
        return { caseId, precedence }
      }
      return undefined
    },
  }
}
