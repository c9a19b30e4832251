const day = 24 * 60 * 60_000

/** Does something now and every day from now on, as long as the process lives. Returns what ends it. */
export function daily(act: () => void): () => void {
  act()
  const timer = setInterval(act, day).unref()
  return () => clearInterval(timer)
}
