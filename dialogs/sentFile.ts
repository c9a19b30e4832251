/** A file that somebody sent, as Teams tells of it: all of it is theirs, and nothing in it is believed. */
export interface SentFile {
  readonly name: string
  /** Where Teams says that it is, for whoever has this address and for a while; it is a secret, and never logged or kept. */
  readonly url: string
}

/** What was got of a file, or why nothing was. `elsewhere`: its address is not one of Microsoft’s. */
export type FileGot =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: 'elsewhere' | 'gone' | 'tooLarge' | 'webPage' | 'slow' }

/** Gets files that people sent. Never throws; keeps nothing. */
export interface SentFiles {
  get(file: SentFile, largest: number): Promise<FileGot>
}
