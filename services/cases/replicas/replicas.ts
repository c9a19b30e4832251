import { createQuiet, type Quiet } from '../../model/quiet'
import { everything, type Share } from '../../model/share'

/** The bots that work on the same cases, of which this process is one. */
export interface Replicas {
  /**
   * Does it while no other replica, and nothing else of this one, does anything of this name. One that is frozen or cut off
   * loses what it has within seconds: `still` says whether it is alone yet. Throws `JournalFault` when nobody knows.
   */
  alone<Result>(name: string, act: (still: () => boolean) => Promise<Result>): Promise<Result>
  /** Does it only where nobody is alone with that name at this moment; does nothing, either, where that is not known. */
  aloneIfFree(name: string, act: () => Promise<void>): Promise<void>
  /** What of what all replicas share is this one’s at the moment. */
  share(): Share
  /** Which services are to be left alone, whichever replica they said so to. */
  readonly quiet: Quiet
  stop(): Promise<void>
}

/** Nobody else: a bot that keeps its cases in a file has that alone. */
export function oneReplica(): Replicas {
  return {
    alone: async (_name, act) => act(() => true),
    aloneIfFree: async (_name, act) => act(),
    share: () => everything,
    quiet: createQuiet(),
    stop: async () => undefined,
  }
}
