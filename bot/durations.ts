/** What the environment has under a name; undefined where that is nothing. */
export type Given = (name: string) => string | undefined

const duration = /^(?<count>[1-9]\d{0,3}) (?<unit>minute|hour|day)s?$/
const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Milliseconds of `4 hours`; undefined for `never`, and for what is none. Pure. */
export function durationFrom(text: string | undefined): number | undefined {
  const { count, unit } = duration.exec(text ?? '')?.groups ?? {}
  return unit === undefined ? undefined : Number(count) * units[unit as keyof typeof units]
}

/** Which of these are no durations, in sentences. */
export function durationProblems(given: Given, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const text = given(name)
    const isGood = text === undefined || text === 'never' || duration.test(text)
    return isGood ? [] : [`${name} is “${text}”, but must be a time like 30 minutes, 4 hours or 2 days, or never`]
  })
}
