/** Something that is wrong, for whoever runs the bot: in plain sentences, without a secret. */
export interface Ailment {
  readonly what: string
  /** What of the bot does not work by it, or becomes a task. */
  readonly costs: string
  /** Exactly what to do. With two possible causes, one for each. */
  readonly remedies: readonly string[]
}

/** One thing to look at. */
export interface Examination {
  readonly name: string
  readonly look: () => Promise<readonly Ailment[]>
}

export interface Examined {
  readonly name: string
  readonly ailments: readonly Ailment[]
}

/** Looks at all side by side, in the order in which they are told. What cannot be looked at is an ailment, too. */
export async function examine(examinations: readonly Examination[]): Promise<readonly Examined[]> {
  return Promise.all(
    examinations.map(async ({ name, look }) => {
      try {
        return { name, ailments: await look() }
      } catch (error) {
        const what = `It could not be looked at: ${error instanceof Error ? error.message : String(error)}`
        const remedies = ['Mend what the sentence says, and look again: npm run doctor.']
        return { name, ailments: [{ what, costs: 'Nobody knows whether it works.', remedies }] }
      }
    }),
  )
}

/** What was found, line by line, with the exit code: 0 when nothing is wrong. Pure. */
export function told(examined: readonly Examined[]): { readonly lines: readonly string[]; readonly code: number } {
  const lines = examined.flatMap(({ name, ailments }) =>
    ailments.length === 0
      ? [`✓ ${name}`]
      : ailments.flatMap(({ what, costs, remedies }) => [
          `✗ ${name}: ${what}`,
          `    What it costs: ${costs}`,
          ...remedies.map((remedy, index) =>
            remedies.length === 1
              ? `    Remedy: ${remedy}`
              : `    Remedy ${index + 1} of ${remedies.length}: ${remedy}`,
          ),
        ]),
  )
  return { lines, code: examined.every(({ ailments }) => ailments.length === 0) ? 0 : 1 }
}
