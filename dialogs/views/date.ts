import { dateTexts } from '../../cards/conversation/dateTexts'
import { messageCard, type Button } from '../../cards/conversation/message'
import type { Card } from '../../cards/card'
import type { Message } from '../../cards/texts'
import { dateKey, partsOfKey } from '../../services/cases/journal/cardKeys'
import type { DateReminder, OffboardingCase } from '../../services/cases/journal/case'
import { isDateOpen } from '../../services/cases/journal/dateReminders'
import { isAftercared } from '../../services/cases/journal/standing'
import { datesOf, type DateToRemember } from '../dates'
import type { EndedBy } from '../../services/steps/step'
import { saysOf } from '../says'
import type { CaseSettings } from '../settings'
import type { DesiredCard } from './desiredCard'

const say = dateTexts.say

/** The reminders of dates, each in the chat of whoever was told: those that stand there, and what is still to be answered. Pure. */
export function dateCards(theCase: OffboardingCase, settings: CaseSettings): readonly DesiredCard[] {
  return theCase.dates
    .map((reminder) => ({ reminder, key: keyOf(reminder) }))
    .filter(({ reminder, key }) => theCase.shown[key] !== undefined || isOpen(theCase, settings, reminder))
    .map(({ reminder, key }) => ({
      key,
      place: { kind: 'person', personId: reminder.to?.id ?? theCase.requester.id },
      summary: theCase.employee.displayName,
      card: dateCardOf(theCase, settings, reminder),
    }))
}

/** The reminder that stands at this key. Pure; throws for a key that is none of this case. */
export function dateCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const reminder = theCase.dates.find(({ revision }) => String(revision) === partsOfKey(key).of)
  if (reminder === undefined) throw new Error(`Case ${theCase.caseId} has no card ${key}`)
  return dateCardOf(theCase, settings, reminder)
}

/** The key of a reminder’s card. Pure. */
export function keyOf({ revision, to }: DateReminder): string {
  return dateKey(revision, to === undefined ? 'requester' : 'successor')
}

/** The date of a reminder, as long as somebody is to say something to it; undefined once nobody is. Pure. */
export function openDate(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  reminder: DateReminder,
): DateToRemember | undefined {
  if (!isAftercared(theCase) || !isDateOpen(theCase.dates, reminder)) return undefined
  return datesOf(theCase, settings).find(({ date }) => date === reminder.date)
}

/** How whoever has the case ends it by a decision; undefined where they cannot. Pure. */
export function endedBy({ phase }: OffboardingCase, date: DateToRemember): EndedBy | undefined {
  return phase === 'cancelled' ? undefined : date.endedBy
}

function isOpen(theCase: OffboardingCase, settings: CaseSettings, reminder: DateReminder): boolean {
  return openDate(theCase, settings, reminder) !== undefined
}

function dateCardOf(theCase: OffboardingCase, settings: CaseSettings, reminder: DateReminder): Card {
  const { displayName: name } = theCase.employee
  const known = datesOf(theCase, settings).find(({ date }) => date === reminder.date)
  const open = openDate(theCase, settings, reminder)
  const title = say(known?.reviewEvery === undefined ? 'nearTitle' : 'reviewTitle', { name })
  const words = saysOf(theCase, settings, reminder.to === undefined ? theCase.language : reminder.language)
  if (known === undefined || open === undefined)
    return messageCard({ say: words, tone: 'info', title, text: answerTo(reminder) })
  const next = nextOf(theCase, reminder, known)
  return messageCard({
    say: words,
    tone: 'warning',
    title,
    text: textOf(known),
    ...(next === undefined ? {} : { next }),
    buttons: buttonsOf(theCase, reminder, known),
  })
}

function textOf({ at, knownAt, message: text, reviewEvery, what }: DateToRemember): Message {
  return reviewEvery === undefined ? say('on', { at, text }) : say('asked', { at: knownAt, text, what })
}

function answerTo({ seen, until }: DateReminder): Message {
  if (seen !== undefined) return say(seen.ends ? 'ending' : 'seenTo', { name: seen.by.displayName })
  return until === undefined ? say('over') : say('extended', { at: until })
}

function nextOf(theCase: OffboardingCase, { to }: DateReminder, date: DateToRemember): Message | undefined {
  if (endedBy(theCase, date) === undefined) return date.task
  return to === undefined ? date.deletion : say('toEnd', { requester: theCase.requester.displayName })
}

function buttonsOf(theCase: OffboardingCase, reminder: DateReminder, date: DateToRemember): readonly Button[] {
  const carries = { caseId: theCase.caseId, revision: reminder.revision }
  const { reviewEvery: days } = date
  const ending = reminder.to === undefined ? endedBy(theCase, date) : undefined
  return [
    ...(days === undefined ? [] : [{ title: say('extend', { days }), verb: 'extend', carries }]),
    ...(ending === undefined ? [] : [{ title: ending.button, verb: 'end', carries }]),
    { title: say('seen'), verb: 'seen', carries },
  ]
}
