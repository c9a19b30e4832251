import { whenTexts } from '../../cards/conversation/whenTexts'
import type { DayAndHour, MomentChoice, WhenOffer } from '../../cards/conversation/when'
import type { Message } from '../../cards/texts'
import {
  isBeingDecided,
  isClosed,
  isSent,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { partOf } from '../../services/cases/engine/progress'
import { isKeptByMoment, momentOf, momentRevision } from '../../services/cases/journal/timed'
import { endOfWork, standardChoices } from '../../services/moments/choices'
import { dayOf, hourOf, momentOn, type Moment } from '../../services/moments/moment'
import { isSameWhen, type Part, type When } from '../../services/moments/schedule'
import { momentWritten } from '../../services/moments/written'
import { timeZoneOf } from '../../services/steps/leaversZone'
import type { CaseSettings } from '../settings'
import { contextOf } from '../stepsOfCase'

const say = whenTexts.say

/** When the case is carried out, as far as it is still to be: the same words on every card. None where that is at once. Pure. */
export function momentLines(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly Message[] {
  if (isClosed(theCase)) return []
  const { askedAtMoment, requester, momentTyped } = theCase
  const rest = momentOf(theCase, 'rest')
  if (isBeingDecided(theCase) && momentTyped !== undefined) return [say('typed', { words: momentTyped.words })]
  if (rest === undefined || !isAnyOpen(theCase, settings)) return []
  if (askedAtMoment !== undefined) {
    const moment = momentOf(theCase, askedAtMoment.part) ?? rest
    const key = askedAtMoment.why === 'missed' ? 'missedWaits' : 'enabledWaits'
    return [say(key, { moment: momentWritten(moment), requester: requester.displayName })]
  }
  return [standsLine(theCase, rest, settings)]
}

/** When what is still to begin of a case does, whatever is asked about it: the same words on every card. Pure. */
export function standsLine(theCase: OffboardingCase, rest: Moment, settings: Pick<CaseSettings, 'steps'>): Message {
  const containment = momentOf(theCase, 'containment') ?? 'now'
  return scheduleLine({ containment, rest }, isOpen(theCase, 'containment', settings))
}

/** When a part that is later than at once begins, in words. Pure. @param asksContainment whether signing out is to come */
export function scheduleLine(
  { containment, rest }: { readonly containment: When; readonly rest: Moment },
  asksContainment: boolean,
): Message {
  if (!asksContainment) return say('restStands', { rest: momentWritten(rest) })
  if (containment === 'now') return chosenLine(undefined, momentWritten(rest))
  return chosenLine(isSameWhen(containment, rest) ? 'together' : momentWritten(containment), momentWritten(rest))
}

/** What is chosen, in words. Pure. @param containment undefined: at once */
export function chosenLine(containment: Message | 'together' | undefined, rest: Message): Message {
  if (containment === undefined) return say('standsAfter', { rest })
  return containment === 'together' ? say('stands', { rest }) : say('standsApart', { rest, containment })
}

/** Whether anything of a part has still to begin. Pure. */
export function isOpen(theCase: OffboardingCase, part: Part, settings: Pick<CaseSettings, 'steps'>): boolean {
  return theCase.steps.some(
    (step) => isToCome(step) && isKeptByMoment(step) && partOf(theCase, step, settings.steps) === part,
  )
}

/** Whether anything has still to begin: of one who is only signed out there is no rest. Pure. */
export function isAnyOpen(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): boolean {
  return isOpen(theCase, 'rest', settings) || isOpen(theCase, 'containment', settings)
}

/** Whether anything of the case was tried. Pure. */
export function hasBegunAny({ steps }: Pick<OffboardingCase, 'steps'>): boolean {
  return steps.some(({ attempt }) => attempt > 0)
}

function isToCome({ status }: CaseStep): boolean {
  return status !== 'done' && status !== 'skipped'
}

/**
 * Where its requester may choose when the case is carried out: while its plan is proposed, and after it was sent for a moment
 * as long as that is still to come. Undefined where there is nothing to choose. Pure.
 */
export function whenOffer(theCase: OffboardingCase, settings: CaseSettings): WhenOffer | undefined {
  const { takesBack, plan, phase, momentTyped } = theCase
  if (takesBack !== undefined || plan === undefined || isClosed(theCase)) return undefined
  const rest = momentOf(theCase, 'rest')
  const isDraft = phase === 'proposed'
  if (!isDraft && (!isSent(theCase) || rest === undefined || !isAnyOpen(theCase, settings))) return undefined
  const containment = momentOf(theCase, 'containment')
  const choices = choicesOf(theCase, settings)
  const isListed = rest !== undefined && choices.some(({ value }) => value === valueOf(rest))
  return {
    isAtOnce: rest === undefined && momentTyped === undefined,
    choices,
    chosen: chosenValue(rest, isListed, momentTyped !== undefined),
    another: isListed ? nothing : dayAndHour(rest ?? openDay(theCase)),
    signOut: isOpen(theCase, 'containment', settings) ? signOutOffer(rest, containment) : undefined,
    revision: momentRevision(theCase),
  }
}

/** Where words left it open, nothing is chosen. */
function chosenValue(rest: Moment | undefined, isListed: boolean, isTyped: boolean): string {
  if (rest === undefined) return isTyped ? '' : 'now'
  return isListed ? valueOf(rest) : 'another'
}

const nothing: DayAndHour = { day: '', hour: '' }

function signOutOffer(rest: Moment | undefined, containment: Moment | undefined): WhenOffer['signOut'] {
  if (rest === undefined || (containment !== undefined && isSameWhen(containment, rest)))
    return { chosen: 'together', another: nothing }
  return containment === undefined
    ? { chosen: 'now', another: nothing }
    : { chosen: 'another', another: dayAndHour(containment) }
}

/** What is sensible, and what was typed. */
function choicesOf(theCase: OffboardingCase, settings: CaseSettings): readonly MomentChoice[] {
  const typed = (theCase.momentTyped?.readings ?? []).flatMap((reading) => {
    if (reading.kind === 'now') return []
    return reading.kind === 'moment' ? [reading.moment] : [momentOn(reading.day, endOfWork).moment]
  })
  const standard = standardChoices(new Date(theCase.newestAt), timeZoneOf(contextOf(theCase), settings))
  const moments = standard.flatMap((choice) => ('moment' in choice ? [choice.moment] : []))
  const offered = [...typed, ...moments]
  const apart = offered.filter((one, index) => offered.findIndex((other) => isSameWhen(one, other)) === index)
  return [
    { title: say('now'), value: 'now' },
    ...apart.map((moment) => ({ title: momentWritten(moment), value: valueOf(moment) })),
    { title: say('another'), value: 'another' },
  ]
}

/** A moment as a card carries it. Pure. */
export function valueOf({ at, timeZone }: Moment): string {
  return `${at} ${timeZone}`
}

/** The inputs of a moment, or of a day whose hour is open. Pure. */
export function dayAndHour(of: Moment | string | undefined): DayAndHour {
  if (of === undefined) return nothing
  return typeof of === 'string' ? { day: of, hour: '' } : { day: dayOf(of).day, hour: hourOf(of) }
}

/** A day that was typed without an hour. */
function openDay({ momentTyped }: OffboardingCase): string | undefined {
  const [reading] = (momentTyped?.readings ?? []).filter((one) => one.kind === 'day')
  return reading?.day.day
}
