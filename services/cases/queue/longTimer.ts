/** The longest time that setTimeout can count, milliseconds: about 24.8 days. Beyond it, it fires at once. */
const longestTimeout = 2_147_483_647

export interface LongTimer {
  cancel(): void
}

/** Calls back at a moment that may be months away. `at`: milliseconds since 1970. */
export function callAt(at: number, callback: () => void): LongTimer {
  let timer: NodeJS.Timeout
  // A timer may also fire a moment early.
  const ring = () => (Date.now() < at ? arm() : callback())
  const arm = () => {
    timer = setTimeout(ring, Math.min(Math.max(0, at - Date.now()), longestTimeout))
  }
  arm()
  return { cancel: () => clearTimeout(timer) }
}
