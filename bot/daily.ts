const minute = 60_000
const day = 24 * 60 * minute

/** Does something now and every day from now on, as long as the process lives. Returns what ends it. */
export function daily(act: () => void): () => void {
  return nowAndEvery(day, act)
}

/** The same every ten minutes: what is to be gone soon, or made good for soon. */
export function often(act: () => void): () => void {
  return nowAndEvery(10 * minute, act)
}

function nowAndEvery(milliseconds: number, act: () => void): () => void {
  act()
  const timer = setInterval(act, milliseconds).unref()
  return () => clearInterval(timer)
}
