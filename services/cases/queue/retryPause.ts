/**
 * Milliseconds until a look that threw so often in a row is repeated: one second, doubling up to five minutes, with jitter,
 * so that cases that failed together do not come back together.
 */
export function retryPauseAfter(failures: number): number {
  const pause = Math.min(1_000 * 2 ** (failures - 1), 300_000)
  return (pause / 2) * (1 + Math.random())
}
