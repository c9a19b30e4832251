import type { Card } from '../../cards/card'
import { messageCard, type Button, type MessageCard } from '../../cards/conversation/message'
import { momentCard } from '../../cards/conversation/moment'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { channelMomentKey, momentKey, partsOfKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { momentOf } from '../../services/cases/journal/timed'
import type { Moment } from '../../services/moments/moment'
import { momentWritten } from '../../services/moments/written'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import { channelSays, requesterSays } from '../says'
import type { CaseSettings } from '../settings'
import { isOpen, whenOffer } from './when'

const say = whenTexts.say

/** What the requester is asked at a moment, or is told before it, and the approvers in the thread: what is so, and what stood. Pure. */
export function momentsShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  const { askedAtMoment, momentReminders, shown } = theCase
  const asked = askedAtMoment === undefined || isClosed(theCase) ? [] : [momentKey(askedAtMoment.revision)]
  const near = momentReminders
    .filter((reminder) => nearMoment(theCase, settings, reminder) !== undefined)
    .flatMap(({ revision }) => [momentKey(revision), channelMomentKey(revision)])
  const stood = Object.keys(shown).filter((key) => ['moment', 'channelMoment'].includes(partsOfKey(key).kind))
  return [...new Set([...stood, ...asked, ...near])]
}

/** The card at such a key: as it is to be answered, or that it was. Pure. */
export function momentCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const { kind, of } = partsOfKey(key)
  const isInChannel = kind === 'channelMoment'
  const says = isInChannel ? channelSays(theCase, settings) : requesterSays(theCase, settings)
  const { caseId, askedAtMoment: asked } = theCase
  const when = whenOffer(theCase, settings)
  if (asked !== undefined && String(asked.revision) === of && !isClosed(theCase))
    return momentCard({ say: says, caseId, key, when, ...askedIn(theCase, asked, key) })
  const reminder = theCase.momentReminders.find(({ revision }) => String(revision) === of)
  const near = reminder === undefined ? undefined : nearMoment(theCase, settings, reminder)
  const name = theCase.employee.displayName
  if (near === undefined)
    return messageCard({
      say: says,
      tone: 'info',
      title: say('answeredTitle', { name }),
      text: say(isInChannel ? 'answeredInChannel' : 'answered'),
    })
  const words = {
    say: says,
    tone: 'info',
    title: say('nearTitle', { name }),
    text: say('near', { moment: momentWritten(near) }),
    lines: [say('nearWaits', { count: waitingForApproval(theCase).length })],
  } as const
  return isInChannel ? messageCard(words) : momentCard({ ...words, caseId, key, when, next: say('nearNext') })
}

function askedIn(
  theCase: OffboardingCase,
  { part, why, revision }: NonNullable<OffboardingCase['askedAtMoment']>,
  key: string,
): Pick<MessageCard, 'tone' | 'title' | 'text' | 'next' | 'buttons'> {
  const name = theCase.employee.displayName
  const moment = momentOf(theCase, part)
  const values = { name, ...(moment === undefined ? {} : { moment: momentWritten(moment) }) }
  const button = (title: Button['title'], answer: string): readonly Button[] => [
    { title, verb: 'when', carries: { caseId: theCase.caseId, revision, card: key, answer } },
  ]
  return why === 'missed'
    ? {
        tone: 'warning',
        title: say('missedTitle', values),
        text: say('missed', values),
        next: say('missedNext'),
        buttons: button(say('runNow'), 'now'),
      }
    : {
        tone: 'warning',
        title: say('enabledTitle', values),
        text: say('enabled', values),
        next: say('enabledNext', values),
        buttons: button(say('signOutAgain'), 'signOut'),
      }
}

/** The moment that a reminder is of, as long as it is the case’s and still to come. Pure. */
export function nearMoment(
  theCase: OffboardingCase,
  settings: CaseSettings,
  { moment }: OffboardingCase['momentReminders'][number],
): Moment | undefined {
  if (isClosed(theCase)) return undefined
  return (['containment', 'rest'] as const)
    .filter((part) => isOpen(theCase, part, settings))
    .map((part) => momentOf(theCase, part))
    .find((one) => one?.at === moment)
}
