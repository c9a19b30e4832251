import type { AnyStep } from '../../steps/step'

/**
 * A step's facts as they were before the case did anything: those that it was decided from, with what could only be read once
 * it was decided. Where none were read then, those of its start are the oldest that there are. Pure.
 * @param untouched as last read before any step of the case started
 * @param atStart as read when this step first starts, after others ran
 */
export function beforeTheCase(
  { onceDecided = [] }: Pick<AnyStep, 'onceDecided'>,
  untouched: unknown,
  atStart: unknown,
): unknown {
  if (!isRecord(untouched) || !isRecord(atStart)) return untouched ?? atStart
  const decided = onceDecided.filter((name) => name in atStart).map((name) => [name, atStart[name]] as const)
  return { ...untouched, ...Object.fromEntries(decided) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
