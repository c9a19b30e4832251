import { RemoteError, type RemoteProblem } from './reader'

/** A read that came to an end: what it gave, or why it gave nothing. */
export type Attempted<Value> = { readonly value: Value } | { readonly problem: RemoteProblem }

/** What a read gave, or what a remote system said against it. Our own mistakes are thrown. */
export async function attempted<Value>(reading: Promise<Value>): Promise<Attempted<Value>> {
  try {
    return { value: await reading }
  } catch (error) {
    if (error instanceof RemoteError) return { problem: error.problem }
    throw error
  }
}

/** What can be gone on without: undefined when it cannot be read. Our own mistakes are thrown. */
export async function unlessUnread<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  const read = await attempted(reading)
  return 'problem' in read ? undefined : read.value
}
