import { template, type Card } from '../card'
import { commonTexts, dayText, momentText } from '../common'
import type { Choice } from '../conversation/decision'
import { evidenceTexts } from '../evidence/evidenceTexts'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import source from './summary.json'
import type { OpenItem, SummaryCard } from './summaryData'
import { detailsOf, inOneLine } from './summaryDetails'
import { atMost, lineOf, sectionIn, type Section } from './summarySection'
import { summaryTexts } from './summaryTexts'
import type { Message } from '../texts'

export type { Outcome, SummaryCard } from './summaryData'

const render = template<{
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly signIn: string
  readonly subtitle: string
  readonly sections: readonly Section[]
  readonly showDetails: string
  readonly details: readonly Section[]
  readonly caseNumber: string
  readonly caseId: string
  readonly revision: number
  readonly audience: string
  readonly takeBack: readonly Choice[]
  readonly takeBackPerson: string
  readonly takeBackTitle: string
  readonly takeBackLabel: string
  readonly takeBackPress: string
  readonly write: string
  readonly fallback: string
}>(source)

const styles: Readonly<Record<SummaryCard['outcome'], string>> = {
  completed: 'good',
  scheduled: 'accent',
  declined: 'accent',
  notFinished: 'warning',
  stopped: 'warning',
  takenBack: 'emphasis',
  dryRun: 'emphasis',
}

/**
 * How it ended: on the first screen whether the leaver can still get in, who has what now, what is left and for whom, and
 * which dates; behind a button all that was done. A case is only called completed when nothing is open.
 */
export function summaryCard(card: SummaryCard): Card {
  return firstThatFits([
    () => summary(card, 40, 40),
    () => summary(card, 40, 12),
    () => summary(card, 12, 4),
    () => summary(card, 4, 2),
    () => summary(card, 2, 1),
    () => summary(card, 1, 1),
    () => summary(card, 1, 0),
  ])
}

/** @param most lines of a section on the first screen @param mostBehind and of one behind the button: those go first */
function summary(card: SummaryCard, most: number, mostBehind: number): Card {
  const { say, caseId, signIn } = card
  const speak = speaking(say)
  const title = titleOf(card)
  const shown = (sections: readonly Section[], lines: number) =>
    sections.filter((section) => section.lines.length > 0).map((section) => atMost(say, section, lines))
  return render({
    style: card.alarming ? 'attention' : styles[card.outcome],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    signIn: signIn === undefined ? '' : speak(signIn),
    subtitle: subtitleOf(card),
    sections: shown(sectionsOf(card), most),
    showDetails: say(summaryTexts.say('details')),
    details: shown(detailsOf(card), mostBehind),
    caseId,
    revision: card.revision,
    audience: card.audience,
    takeBack: takeBackChoices(card),
    takeBackPerson: card.takeBack?.personId ?? '',
    takeBackTitle: say(summaryTexts.say('takeBack')),
    takeBackLabel: say(summaryTexts.say('takeBackWhat')),
    takeBackPress: say(summaryTexts.say('takeBackLook')),
    write: say(evidenceTexts.say('write')),
    caseNumber: speak(commonTexts.say('caseNumber', { caseId })),
    fallback: bare(speak(title)),
  })
}

/** All of it first; nothing where nothing can be. */
function takeBackChoices({ say, takeBack }: SummaryCard): readonly Choice[] {
  if (takeBack === undefined || takeBack.steps.length === 0) return []
  return [
    { title: say(summaryTexts.say('takeBackAll')), value: 'everything' },
    ...takeBack.steps.map(({ stepId, title }) => ({ title: say(title), value: stepId })),
  ]
}

function titleOf({ outcome, employeeName: name, declined, staysOut }: SummaryCard): Message {
  if (outcome === 'completed' && staysOut === true) return summaryTexts.say('staysOutTitle', { name })
  if (outcome !== 'declined') return summaryTexts.say(`${outcome}Title`, { name })
  return summaryTexts.say('declinedTitle', { name, steps: declined.flatMap(({ title }) => title) })
}

/** What has come of it in a sentence or two; of a case that was ended, who ended it and what that leaves. */
function subtitleOf({ say, outcome, ended, accepted, open: { count, all }, readAt }: SummaryCard): string {
  return [
    ...(outcome === 'stopped' || outcome === 'takenBack' || outcome === 'dryRun'
      ? ended.map(speaking(say))
      : [say(summaryTexts.say(`${outcome}Text`, { count, all, accepted: accepted.length }))]),
    ...(readAt === undefined ? [] : [say(summaryTexts.say('readAt', { at: momentText(say, readAt) }))]),
  ].join(' ')
}

/** The first screen, harms first and whole. */
function sectionsOf(card: SummaryCard): readonly Section[] {
  const section = sectionIn(card.say)
  const failed = { style: card.alarming ? 'attention' : 'warning' }
  return [
    section('harms', card.harms, { style: 'warning', whole: true }),
    section('notDone', card.notDone.map(openLine), failed),
    section('declined', card.declined.map(openLine)),
    {
      ...section('tried', []),
      lines: card.tried.map(({ title, lines }) => ({ text: inOneLine(card.say, title, lines, ' · ') })),
    },
    section('handed', handedLines(card)),
    leftSection(card),
    section(
      'toCome',
      card.toCome.map(({ title, line }) => lineOf(title, line)),
      { color: 'Accent' },
    ),
    section('reminders', reminderLines(card)),
  ]
}

/** All of it by one day, which the heading has. */
function leftSection(card: SummaryCard): Section {
  const lines = [...card.tasks, ...card.left].map(({ who, line: text }) => summaryTexts.say('leftLine', { who, text }))
  const section = sectionIn(card.say)('left', lines)
  return card.leftBy === undefined
    ? section
    : { ...section, title: card.say(summaryTexts.say('leftBy', { at: card.leftBy })) }
}

function openLine({ title, why, who }: OpenItem): Message {
  return who === undefined ? lineOf(title, why) : summaryTexts.say('openLine', { title, text: why, who })
}

function handedLines({ outcome, isReturn, handed, privateMail, employeeName }: SummaryCard): readonly Message[] {
  if (handed.length === 0)
    return outcome === 'completed' && isReturn !== true
      ? [summaryTexts.say('handedNothing', { name: employeeName })]
      : []
  const lines = handed.map(({ to, what }) => summaryTexts.say('handedLine', { who: to, what }))
  return privateMail ? [...lines, summaryTexts.say('privateMail')] : lines
}

function reminderLines({ say, reminders }: SummaryCard): readonly Message[] {
  return reminders
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, who, message }) => summaryTexts.say('reminder', { day: dayText(say, at), who, text: message }))
}
