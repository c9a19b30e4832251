import type { CmdletFailure } from './cmdletFailure'
import { createQuiet, type Quiet } from '../../model/quiet'
import { everything, portionOf, type Share } from '../../model/share'
import { createSilence } from '../silence'
import { createPatience } from './patience'
import { createPool } from './pool'
import type { Outcome, SessionSettings, Wanted } from './session'
import { unlessThrottled } from './throttling'

export interface PowerShellWorkerSettings extends SessionSettings {
  /** How many sessions there are at most, in all bots together; one when left out. */
  readonly sessions?: number
  /** What of them is this bot’s; all of them when left out. */
  readonly share?: () => Share
  /** Whether the service is to be left alone; by what this process hears itself when left out. */
  readonly quiet?: Quiet
  /** The service, as {@link quiet} knows it. */
  readonly service?: string
}

/** Long-lived PowerShells with one module, that run cmdlets side by side as far as the service and their order allow. */
export interface PowerShellWorker {
  /**
   * What a cmdlet returned and said. Starts a session when there is none for it, and asks again what was throttled. Rejects
   * with {@link CmdletFailure}.
   * @param wanted what of its results is read; without it nothing is
   * @param takesLong whether it looks through a whole organisation, and may take as long as that takes
   */
  run(cmdlet: string, parameters: object, wanted?: Wanted, takesLong?: boolean): Promise<Outcome>
  /**
   * Has all sessions stand ready from now on, so that no cmdlet waits for a start, and another in the place of one that is
   * gone. Never throws: where none can be started, that is tried again with the next cmdlet.
   */
  standReady(): void
  /** Ends every process for good: what is under way is rejected as lost, what comes later as unsent. */
  stop(): Promise<void>
}

/** What all sessions of a module share: who is next, how long the service wants to hear nothing, and the pauses after failures. */
export function createPowerShellWorker({
  sessions = 1,
  share = () => everything,
  quiet = createQuiet(),
  service = 'powershell',
  ...settings
}: PowerShellWorkerSettings): PowerShellWorker {
  const { pace } = settings
  const patience = createPatience(pace)
  const silence = createSilence<CmdletFailure>()
  const pool = createPool({
    ...settings,
    patience,
    sessions: () => portionOf(sessions, share()),
    quietFor: () => quiet.left(service),
  })
  const heard = (milliseconds: number): void => quiet.keep(service, milliseconds)
  return {
    run: (cmdlet, parameters, wanted, takesLong = false) =>
      // One budget for the tenant: what waits behind a throttled cmdlet would be throttled, too, in whichever session.
      unlessThrottled(pace, patience, cmdlet, { silence, heard }, pool, (again) =>
        pool.run({ cmdlet, parameters, wanted, takesLong, again }),
      ),
    standReady: () => pool.standReady(),
    async stop() {
      patience.giveUp()
      await pool.stop()
    },
  }
}
