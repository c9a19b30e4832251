import { remindOfDates } from '../dialogs/aftercare'
import { lookAfterSuccessors } from '../dialogs/dependents'
import type { DialogTools } from '../dialogs/dialogTools'
import { lookAtEndedCases } from '../dialogs/endedCases'
import { lookAfterFinishedCases } from '../dialogs/finishedCases'
import { lookAtCards } from '../dialogs/planning'
import { lookForWhatTurnedBack } from '../dialogs/turnedBack'
import { forgetOldCases } from '../services/cases/retention'
import type { ProposingWatch } from './proposing'

/** What there is to do each day. */
export interface DailyTools {
  readonly dialogs: DialogTools
  readonly retention: Parameters<typeof forgetOldCases>[0]
  /** Undefined where nobody is proposed by the directory’s dates. */
  readonly proposals: ProposingWatch | undefined
  /** How long before a date it is told, milliseconds; undefined: not at all. */
  readonly dateReminder: number | undefined
}

/**
 * Begins everything that is done once a day.
 * @param runAlone does a piece of it while no other replica does the same
 */
export function doDaily(
  runAlone: (name: string, work: () => Promise<void>) => void,
  { dialogs, retention, proposals, dateReminder }: DailyTools,
): void {
  const { now } = dialogs
  runAlone('cards', () => lookAtCards(dialogs, now()))
  runAlone('ended cases', () => lookAtEndedCases(dialogs, now()))
  runAlone('retention', async () => {
    await forgetOldCases(retention)
  })
  if (proposals !== undefined) runAlone('leave dates', () => proposals.look())
  runAlone('people and dates', async () => {
    await lookAfterSuccessors(dialogs)
    await lookAfterFinishedCases(dialogs)
    await lookForWhatTurnedBack(dialogs, now())
    if (dateReminder !== undefined) await remindOfDates(dialogs, dateReminder, now())
  })
}
