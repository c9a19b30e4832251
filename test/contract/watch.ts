import { strict as assert } from 'node:assert'
import type { GraphExchange } from '../../sandbox/wire/observation'
import { answerViolations, isInContract, requestViolations, type Violation } from './graphContract'

/** The bearer of a test that looks into the tenant, or changes it, as anybody with curl could. */
export const anybody = 'Bearer anybody'

/** Holds all that goes to and from the pretend Graph against Microsoft's contract. */
export class ContractWatch {
  private readonly found: Violation[] = []
  private seen = 0

  /** The `observe` of a sandbox. */
  readonly observe = (exchange: GraphExchange): void => {
    this.seen += 1
    // What only people with curl send need not be in the subset.
    const byBot = exchange.requestHeaders['authorization'] !== anybody
    if (byBot) this.found.push(...requestViolations(exchange))
    if (!exchange.fault && (byBot || isInContract(exchange))) this.found.push(...answerViolations(exchange))
  }

  /** How many requests were looked at. */
  get count(): number {
    return this.seen
  }

  /** Throws with every violation there was, each once. */
  assertKept(): void {
    const words = this.found.map(({ of, part, problem }) => `${of}: ${part}: ${problem}`)
    assert.deepEqual([...new Set(words)], [], "every request of the bot and every answer keeps to Graph's contract")
  }
}
