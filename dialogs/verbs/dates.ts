import { dateTexts } from '../../cards/conversation/dateTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { personKey } from '../../services/cases/journal/cardKeys'
import { decisionsOf, type DateReminder, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { momentAfter } from '../../services/facts/days'
import { RemoteError } from '../../services/remote/reader'
import type { DateToRemember } from '../dates'
import { isNewest } from '../newerCase'
import { readFacts } from '../planning'
import type { CaseSettings } from '../settings'
import { endedBy, keyOf, openDate } from '../views/date'
import { accept, nothing, refuse, whyNotRequester, type CasePress, type CaseVerb, type Decision } from './verb'

const say = dateTexts.say

/** The reminder that was pressed on: its card has the revision of its entry. */
function reminderOf({ dates }: OffboardingCase, { revision }: CasePress): DateReminder | undefined {
  return dates.find((one) => one.revision === revision)
}

function answer(theCase: OffboardingCase, press: CasePress): string {
  const reminder = reminderOf(theCase, press)
  return reminder === undefined ? personKey : keyOf(reminder)
}

/** What whoever was reminded says to it. */
function decideFor(
  theCase: OffboardingCase,
  actor: { readonly id: string },
  press: CasePress,
  settings: CaseSettings,
  act: (date: DateToRemember) => Decision,
): Decision {
  const reminder = reminderOf(theCase, press)
  if (reminder === undefined) return refuse(dialogTexts.say('stale'))
  const { id, displayName: name } = reminder.to ?? theCase.requester
  if (actor.id !== id) return refuse(say('notYours', { name }))
  const date = openDate(theCase, settings, reminder)
  return date === undefined ? refuse(dialogTexts.say('stale')) : act(date)
}

/** It is still needed: asked about again as long after. */
export const extend: CaseVerb<Date> = {
  may: 'colleague',
  needsStep: false,
  read: async ({ now }) => now(),
  decide: (theCase, { actor }, press, now, settings) =>
    decideFor(theCase, actor, press, settings, ({ stepId, date, reviewEvery }) =>
      reviewEvery === undefined
        ? refuse(dialogTexts.say('stale'))
        : accept([{ kind: 'dateExtended', stepId, date, until: momentAfter(now.toISOString(), reviewEvery) }]),
    ),
  answer,
}

/** Somebody has seen to it, and is reminded no more. */
export const seen: CaseVerb = {
  may: 'colleague',
  needsStep: false,
  read: nothing,
  decide: (theCase, { actor }, press, _read, settings) =>
    decideFor(theCase, actor, press, settings, (date) => accept([seenTo(date)])),
  answer,
}

/** What its step’s question needs to know, and whether this case may ask it. */
interface ToEnd {
  readonly isNewest: boolean
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * It is not needed as it was: what ends it is decided, or where several things may the step’s question is asked again, also in
 * a completed case, which is taken up for it. What is decided goes the way of every decision: planned, approved, sent and read
 * back.
 */
export const end: CaseVerb<ToEnd> = {
  may: 'operator',
  needsStep: false,
  async read(tools, _turn, theCase, press) {
    const stepId = reminderOf(theCase, press)?.stepId
    const definitions = tools.settings.steps.filter(({ id }) => id === stepId)
    const { facts, unread = {} } = await readFacts(tools, definitions, theCase.employee, decisionsOf(theCase))
    const [problem] = Object.values(unread)
    if (problem !== undefined) throw new RemoteError(problem)
    return { isNewest: await isNewest(tools, theCase), facts }
  },
  decide: (theCase, { actor }, press, read, settings) =>
    decideFor(theCase, actor, press, settings, (date) => {
      const why = whyNotRequester(theCase, actor)
      if (why !== undefined) return refuse(why)
      if (!read.isNewest) return refuse(say('newer', { name: theCase.employee.displayName }))
      const ending = endedBy(theCase, date)
      if (ending === undefined) return refuse(dialogTexts.say('stale'))
      const text = say('whyEnd', { name: theCase.requester.displayName, text: date.message })
      const asked = askedAgain(theCase, date, text, read.facts)
      const { decision } = ending
      if (decision === undefined) return accept([seenTo(date), ...asked], 'lookAtCase')
      const decided: CaseEvent = { kind: 'decided', stepId: date.stepId, decision }
      return accept([{ ...seenTo(date), ends: true }, ...asked, decided], 'makePlan')
    }),
  answer,
}

function seenTo({ stepId, date }: DateToRemember): CaseEvent & { readonly kind: 'dateSeen' } {
  return { kind: 'dateSeen', stepId, date }
}

function askedAgain(
  { phase }: OffboardingCase,
  { stepId }: DateToRemember,
  why: Message,
  facts: Readonly<Record<string, unknown>>,
): readonly CaseEvent[] {
  return [
    ...(phase === 'completed' ? [{ kind: 'takenUpAgain', why } as const] : []),
    { kind: 'factsRead', facts },
    { kind: 'putBack', stepId, why },
  ]
}
