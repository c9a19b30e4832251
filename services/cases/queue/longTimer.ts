/** The longest time that setTimeout can count, milliseconds: about 24.8 days. Beyond it, it fires at once. */
const longestTimeout = 2_147_483_647

export interface LongTimer {
  cancel(): void
}

/**
 * Calls back at a moment that may be months away, by this machine’s clock or once as much time has passed, whichever is
 * first: a clock that was set back makes nobody wait for the years that it went wrong. `at`: milliseconds since 1970.
 */
export function callAt(at: number, callback: () => void): LongTimer {
  const passed = performance.now() + (at - Date.now())
  const left = () => Math.min(at - Date.now(), passed - performance.now())
  let timer: NodeJS.Timeout
  // A timer may also fire a moment early.
  const ring = () => (left() > 0 ? arm() : callback())
  const arm = () => {
    timer = setTimeout(ring, Math.min(Math.max(0, Math.ceil(left())), longestTimeout))
  }
  arm()
  return { cancel: () => clearTimeout(timer) }
}
