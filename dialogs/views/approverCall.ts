import type { Card } from '../../cards/card'
import { callCard, callTexts } from '../../cards/channel/approverCall'
import { messageCard } from '../../cards/conversation/message'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { callKey, escalationKey, partsOfKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type ApproversCall, type OffboardingCase } from '../../services/cases/journal/case'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { channelSays } from '../says'
import { threadOf } from '../threadOf'
import type { DesiredCard } from './desiredCard'

/** The calls that stand in the case’s thread, and the newest one that is to. Pure. */
export function callsShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  return theCase.calls
    .filter((call) => mentionsOf(call, settings).length > 0)
    .filter((call) => isNewest(theCase, call) || theCase.shown[callKey(call.revision)] !== undefined)
    .map(({ revision }) => callKey(revision))
}

/** The same calls in the channel of whoever comes next, where one is configured: no thread of the case is there. Pure. */
export function escalationCards(theCase: OffboardingCase, settings: CaseSettings): readonly DesiredCard[] {
  const id = settings.escalation?.channelId
  if (id === undefined) return []
  return theCase.calls
    .filter(({ level }) => level === 'escalated')
    .filter((call) => isNewest(theCase, call) || theCase.shown[escalationKey(call.revision)] !== undefined)
    .map((call) => ({
      key: escalationKey(call.revision),
      place: { kind: 'channel', id },
      summary: theCase.employee.displayName,
      card: escalationCardOf(theCase, settings, call),
    }))
}

/**
 * Calls whoever may approve. It says what was asked, which stays so, since a change of it would call them again. Pure; throws
 * for a key that is no call of this case.
 */
export function callCardOf(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const call = theCase.calls.find(({ revision }) => String(revision) === partsOfKey(key).of)
  if (call === undefined) throw new Error(`Case ${theCase.caseId} has no card ${key}`)
  return callCard({
    say: channelSays(theCase, settings),
    mentions: mentionsOf(call, settings),
    employeeName: theCase.employee.displayName,
    level: call.level,
    since: call.since,
    at: call.at,
  })
}

function escalationCardOf(theCase: OffboardingCase, settings: CaseSettings, { since, at }: ApproversCall): Card {
  const { displayName: name } = theCase.employee
  const url = threadOf(theCase, settings)
  return messageCard({
    say: channelSays(theCase, settings),
    tone: 'warning',
    title: callTexts.say('escalationTitle', { name }),
    text: callTexts.say('escalation', { name, since, at }),
    links: url === undefined ? [] : [{ title: typedTexts.say('threadOf', { name }), url }],
  })
}

function mentionsOf({ level }: ApproversCall, { mentions = [], escalation }: CaseSettings) {
  return level === 'escalated' ? (escalation?.mentions ?? []) : mentions
}

/** Whether it is the one to be made now: nobody is called to what has its answer by then. */
function isNewest(theCase: OffboardingCase, call: ApproversCall): boolean {
  if (isClosed(theCase) || call !== theCase.calls.at(-1)) return false
  return call.level === 'first' || waitingForApproval(theCase).some(({ revision }) => revision < call.revision)
}
