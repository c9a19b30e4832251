import { AsyncLocalStorage } from 'node:async_hooks'
import type { Precedence } from '../model/precedence'

const storage = new AsyncLocalStorage<Precedence>()

/** Whatever is asked of Microsoft 365 while this is done, and by what it begins, waits in this order. */
export function withPrecedence<Result>(precedence: Precedence, act: () => Result): Result {
  return storage.run(precedence, act)
}

/** Of what is being done; nobody who waits for an answer is one of many. */
export function precedenceNow(): Precedence {
  return storage.getStore() ?? 'case'
}
