import { DelegateBackoff, handleWhen, retry } from 'cockatiel'
import { ThreadHeld } from './budget'
import { refusalOf } from './teamsAnswers'

/** How often an answer is tried again. */
const mostRepeats = 4

/**
 * Says the answer to a command, which nobody says again later as cards of a case are: what Teams does not take now is tried
 * again a few times with growing pauses, and no sooner than Teams asks for. Throws what Teams said last.
 * @param firstPause milliseconds; doubled each time
 */
export async function answering(say: () => Promise<unknown>, firstPause: number): Promise<void> {
  const pause = new DelegateBackoff<{ readonly attempt: number; readonly result: object }>(({ attempt, result }) => {
    const at = 'error' in result ? timeIn(result.error) : undefined
    return Math.max(firstPause * 2 ** (attempt - 1), (at ?? 0) - Date.now())
  })
  const policy = retry(handleWhen(isPassing), { maxAttempts: mostRepeats, backoff: pause })
  await policy.execute(say)
}

function isPassing(error: Error): boolean {
  return error instanceof ThreadHeld || refusalOf(error, 'post', Date.now()).kind === 'later'
}

/** When Teams wants to hear of the bot again; milliseconds since 1970. */
function timeIn(error: unknown): number | undefined {
  if (error instanceof ThreadHeld) return error.until
  const refusal = refusalOf(error, 'post', Date.now())
  return refusal.kind === 'later' ? refusal.at : undefined
}
