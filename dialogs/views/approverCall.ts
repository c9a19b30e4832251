import type { Card } from '../../cards/card'
import { callCard } from '../../cards/channel/approverCall'
import { callKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import { channelSays } from '../says'

/** The calls that stand in the case’s thread, and the newest one that is to. Pure. */
export function callsShown(theCase: OffboardingCase, { mentions = [] }: CaseSettings): readonly string[] {
  if (mentions.length === 0) return []
  const newest = isClosed(theCase) ? undefined : theCase.calls.at(-1)
  return theCase.calls
    .filter((revision) => revision === newest || theCase.shown[callKey(revision)] !== undefined)
    .map((revision) => callKey(revision))
}

/** Calls whoever may approve. It says what was asked, which stays so, since a change of it would call them again. Pure. */
export function callCardOf(theCase: OffboardingCase, settings: CaseSettings): Card {
  return callCard({
    say: channelSays(theCase, settings),
    mentions: settings.mentions ?? [],
    employeeName: theCase.employee.displayName,
  })
}
