import { AsyncLocalStorage } from 'node:async_hooks'

/** The services that told what cannot wait, itself, to leave them alone. */
const told = new AsyncLocalStorage<Set<string> | undefined>()

/**
 * Does what cannot wait: signing somebody out. What a service said to others does not hold it up, since that is told per
 * resource and often over, and one request is harmless (learn, throttling); what it is told itself, it obeys.
 */
export function urgently<Result>(act: () => Result): Result {
  return told.run(new Set(), act)
}

/** Does what can wait, also where what cannot brought it about. */
export function inItsTime<Result>(act: () => Result): Result {
  return told.run(undefined, act)
}

/** Whether a service may be asked by whoever runs now, whatever it said to others. */
export function mayAskAnyway(service: string): boolean {
  return told.getStore()?.has(service) === false
}

/** Whoever runs now was told to leave a service alone. */
export function heardFrom(service: string): void {
  told.getStore()?.add(service)
}
