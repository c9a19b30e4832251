/** When somebody is next to be reminded of something in a case, as far as that was worked out. */
interface Quiet {
  /** By what it was worked out. */
  readonly by: string
  /** ISO 8601; undefined: not before the case changes. */
  readonly until: string | undefined
}

/** Which cases are to be looked at for what somebody is reminded of, for one process that alone writes them. */
export interface Agenda {
  /** A case was opened, or changed. */
  changed(caseId: string): void
  forgotten(caseId: string): void
  /** In the order in which they were opened or read. */
  due(by: string, moment: Date): readonly string[]
  quiet(caseId: string, by: string, until: Date | undefined): void
}

/**
 * In memory: whoever starts looks at every case once, by the program and the configuration that it has then, and no byte of a
 * file says that there is nothing to remind of.
 * @param caseIds those that there are and that still have their personal data
 */
export function createAgenda(caseIds: readonly string[]): Agenda {
  const cases = new Map<string, Quiet | undefined>(caseIds.map((caseId) => [caseId, undefined]))
  return {
    changed: (caseId) => void cases.set(caseId, undefined),
    forgotten: (caseId) => void cases.delete(caseId),
    due: (by, moment) =>
      [...cases].flatMap(([caseId, quiet]) => {
        const isQuiet =
          quiet !== undefined && quiet.by === by && (quiet.until === undefined || quiet.until > moment.toISOString())
        return isQuiet ? [] : [caseId]
      }),
    quiet(caseId, by, until) {
      if (cases.has(caseId)) cases.set(caseId, { by, until: until?.toISOString() })
    },
  }
}
