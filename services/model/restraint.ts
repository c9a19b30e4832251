/**
 * Why a request that was ready did not go out: nothing is sent in a dry run (`dryRun`), and nothing about anybody but the
 * accounts that the bot is limited to (`notNamed`).
 */
export type NotSent = 'dryRun' | 'notNamed'

/** What keeps the bot from writing, by its configuration. */
export interface Restraint {
  /** Nothing that writes is sent. */
  readonly dryRun: boolean
  /** The only accounts about which anything is written, by object id or address in lower case; undefined: about anybody. */
  readonly only: readonly string[] | undefined
}

/** Nothing keeps it. */
export const unrestrained: Restraint = { dryRun: false, only: undefined }
