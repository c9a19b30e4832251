import type { Button } from '../../cards/conversation/message'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { endingOf } from '../../services/cases/journal/standing'
import type { CaseSettings } from '../settings'
import { endButton } from '../views/standing'
import type { Answer } from './answer'
import type { KnownCases } from './knownCases'
import { inTurn, lineOf, mostShown, refused, saidOf, withMore } from './listed'
import { howItStands } from './status'
import { inBatches, isTogether, lineTogether, sizeOf, wayTogether, type Item } from './together'

const say = typedTexts.say

/** What somebody can end of their own, as a button each: the word alone ends nothing. Pure. */
export function withdrawalsOf(known: KnownCases, settings: CaseSettings): Answer {
  const { admitted, cases } = known
  if (!admitted.ok) return refused(admitted)
  const own = inBatches(
    cases.filter(({ asks }) => asks.asRequester),
    known,
  )
  const buttons = own.slice(0, mostShown).flatMap((item) => endingOfItem(item, settings))
  if (buttons.length === 0)
    return { tone: 'info', title: say('withdrawTitle'), text: say('withdrawNone'), next: say('typeName') }
  const runs = own.some((item) => !isTogether(item) && endingOf(item.theCase) === 'stop')
  return {
    tone: 'info',
    title: say('withdrawTitle'),
    text: say('withdraw'),
    lines: [
      ...withMore(
        own,
        (item) =>
          isTogether(item)
            ? lineTogether(item, settings)
            : lineOf(item.theCase, inTurn(howItStands(item.theCase, settings, 'requester'))),
        mostShown,
        sizeOf,
      ),
      ...(runs ? [standingTexts.say('stopMeans')] : []),
    ],
    buttons,
  }
}

/** All of a batch end on its card. */
function endingOfItem(item: Item, settings: CaseSettings): readonly Button[] {
  if (!isTogether(item)) return endingButton(item.theCase)
  const way = wayTogether(item, settings)
  return 'button' in way ? [way.button] : []
}

function endingButton(theCase: OffboardingCase): readonly Button[] {
  const { caseId, revision, employee } = theCase
  const end = endButton(theCase)
  if (end === undefined) return []
  const title = saidOf(theCase, say('endOne', { end, name: employee.displayName }))
  return [{ title, verb: 'cancel', carries: { caseId, revision }, isDestructive: true }]
}
