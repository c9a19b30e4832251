/** Thrown when a newer version of the bot wrote what is kept; its message is a sentence for the operator. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew'
}

/** Thrown when an older version wrote what is kept, and it is only to be read. */
export class StoreTooOld extends Error {
  override readonly name = 'StoreTooOld'
}
