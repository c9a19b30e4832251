/** A file that somebody put into their chat with the bot, as it lies in their OneDrive. */
export interface SentFile {
  readonly name: string
  readonly bytes: Buffer
  /** Whoever has it may have the file, without a token. */
  readonly secret: string
}
