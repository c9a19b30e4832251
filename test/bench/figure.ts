/** Something that is measured, as data. */
export interface Figure {
  readonly name: string
  /** Of the value and the limit: `L` for latencies of the tenant, `×`, `ms`, `MB`, `requests`. */
  readonly unit: string
  /** How it is measured, in a sentence. */
  readonly how: string
  /** What is wanted of it, in words. */
  readonly goal: string
  readonly limit: number
  /** The value is to reach the limit; without it, not to exceed it. */
  readonly atLeast?: true
}

/** A figure with what came of it, and where that comes from. */
export interface Measured {
  readonly figure: Figure
  readonly value: number
  /** What the value is made of, for whoever wonders. */
  readonly note?: string
}

/** Whether a figure is as wanted; what could not be measured is not. */
export function holds({ figure: { limit, atLeast }, value }: Measured): boolean {
  return atLeast === true ? value >= limit : value <= limit
}

/** The table that is printed, in Markdown, as it stands in README. */
export function tableOf(all: readonly Measured[]): string {
  const rows = all.map((one) => [
    one.figure.name,
    `${shown(one.value)} ${one.figure.unit}`,
    one.figure.goal,
    holds(one) ? 'yes' : `no, ${missed(one)}`,
  ])
  return [['figure', 'measured', 'goal', 'holds'], ['---', '---:', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** What is written with `--json`. */
export function jsonOf(all: readonly Measured[], about: object): string {
  const figures = all.map((one) => {
    const { name, unit, how, goal, limit } = one.figure
    // JSON has no number for what could not be measured.
    const value = Number.isFinite(one.value) ? one.value : null
    return {
      name,
      value,
      limit,
      goal,
      holds: holds(one),
      unit,
      how,
      ...(one.note === undefined ? {} : { note: one.note }),
    }
  })
  return `${JSON.stringify({ ...about, figures }, undefined, 2)}\n`
}

function missed({ figure: { limit, atLeast }, value }: Measured): string {
  if (!Number.isFinite(value)) return 'not measured'
  return `${shown(atLeast === true ? limit / value : value / limit)} × off`
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2).replace(/^(\d+)\.0$/, '$1')
}
