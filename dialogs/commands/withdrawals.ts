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

const say = typedTexts.say

/** What somebody can end of their own, as a button each: the word alone ends nothing. Pure. */
export function withdrawalsOf({ admitted, cases }: KnownCases, settings: CaseSettings): Answer {
  if (!admitted.ok) return refused(admitted)
  const own = cases.filter(({ asks }) => asks.asRequester).map(({ theCase }) => theCase)
  const buttons = own.slice(0, mostShown).flatMap(endingButton)
  if (buttons.length === 0)
    return { tone: 'info', title: say('withdrawTitle'), text: say('withdrawNone'), next: say('typeName') }
  const runs = own.some((theCase) => endingOf(theCase) === 'stop')
  return {
    tone: 'info',
    title: say('withdrawTitle'),
    text: say('withdraw'),
    lines: [
      ...withMore(own, (theCase) => lineOf(theCase, inTurn(howItStands(theCase, settings, 'requester')))),
      ...(runs ? [standingTexts.say('stopMeans')] : []),
    ],
    buttons,
  }
}

function endingButton(theCase: OffboardingCase): readonly Button[] {
  const { caseId, revision, employee } = theCase
  const end = endButton(theCase)
  if (end === undefined) return []
  const title = saidOf(theCase, say('endOne', { end, name: employee.displayName }))
  return [{ title, verb: 'cancel', carries: { caseId, revision }, isDestructive: true }]
}
