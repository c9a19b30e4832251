let last: Promise<void> = Promise.resolve()

/**
 * Resolves in a round of the event loop that no other caller has. What many people wait for comes at the same moment, and to
 * work something out for each takes milliseconds: so what has a time, such as the answer to a press, is not late by all of it.
 */
export function ownRound(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
  return last
}
