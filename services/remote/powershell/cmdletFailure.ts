import { isCmdletThrottled, isSignedOut } from './cmdletProblem'

/** Why a cmdlet brought nothing. */
export class CmdletFailure extends Error {
  override readonly name = 'CmdletFailure'
  constructor(
    /** `refused`: the cmdlet's own error; `lost`: it was sent and may have run; `unsent`: it has not run. */
    readonly reason: 'refused' | 'lost' | 'unsent',
    message: string,
    /** The .NET exception of a refusal. */
    readonly type?: string,
    /** Milliseconds after which a refusal may be asked anew, where that was said. */
    readonly retryAfter?: number,
    /** ISO 8601: when it may be asked anew, where that is too long to wait for. */
    readonly notBefore?: string,
  ) {
    super(message)
  }

  /** The session’s sign-in has come to its end, or was revoked: only a new session runs anything again. */
  get signedOut(): boolean {
    const isGone = this.type?.endsWith('CommandNotFoundException') === true
    return this.reason === 'unsent' && (isGone || isSignedOut({ type: this.type, text: this.message }))
  }

  /** It was refused because there were too many, and it has not run. */
  get throttled(): boolean {
    return this.reason === 'refused' && isCmdletThrottled({ type: this.type, text: this.message })
  }
}
