import { template, type Card, type CardPointer } from '../card'
import { commonTexts, dayText, momentText } from '../common'
import { evidenceTexts } from '../evidence/evidenceTexts'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import source from './summary.json'
import { summaryTexts } from './summaryTexts'
import type { Message, Translator } from '../texts'

/** `scheduled`: all is done but what was decided for a later day; `stopped`: somebody ended the case. */
export type Outcome = 'completed' | 'scheduled' | 'notFinished' | 'stopped'

export interface SummaryCard extends CardPointer {
  readonly say: Translator
  /** In whose chat it stands, for the language of the answer to a press. */
  readonly audience: 'requester' | 'channel'
  /** The evidence as it was last written, of so many entries; `at`: ISO 8601; the fingerprint is a SHA-256 in hex. */
  readonly evidence:
    { readonly by: string; readonly at: string; readonly entries: number; readonly fingerprint: string } | undefined
  readonly employeeName: string
  readonly outcome: Outcome
  /** Who ended the case, and what that leaves; only of one that was. */
  readonly ended: readonly Message[]
  /** What takes back what was done, step by step; only of a case that was ended. */
  readonly undo: readonly { readonly title: Message; readonly lines: readonly Message[] }[]
  /** What goes on doing harm with what was decided: first. */
  readonly harms: readonly Message[]
  /** `title`: of all steps of which it is so. */
  readonly notDone: readonly { readonly title: Message | readonly Message[]; readonly why: Message }[]
  /** When all of this was read anew, ISO 8601; undefined in cases of before. */
  readonly readAt?: string | undefined
  /** What was decided for a later day; `line`: when. */
  readonly toCome: readonly { readonly title: Message; readonly line: Message }[]
  /** `line`: what was read back. */
  readonly done: readonly { readonly title: Message; readonly line: Message }[]
  /** What no read can show; `line` says so. */
  readonly accepted: readonly { readonly title: Message; readonly line: Message }[]
  readonly skipped: readonly { readonly title: Message | readonly Message[]; readonly line: Message }[]
  readonly tasks: readonly { readonly title: Message; readonly instruction: Message }[]
  /** What is left for people and nobody is asked to confirm. */
  readonly left: readonly { readonly title: Message; readonly line: Message }[]
  /** When the effects are felt. */
  readonly felt: readonly { readonly title: Message; readonly lines: readonly Message[] }[]
  /** `at`: ISO 8601. */
  readonly reminders: readonly { readonly at: string; readonly message: Message }[]
  /** `at`: ISO 8601. */
  readonly approvals: readonly { readonly stepTitle: Message; readonly by: string; readonly at: string }[]
  readonly sandbox: boolean
}

interface Section {
  readonly style: string
  readonly color: string
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
  /** Never shortened. */
  readonly whole?: true
}

const render = template<{
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly subtitle: string
  readonly sandbox: string
  readonly sections: readonly Section[]
  readonly caseNumber: string
  readonly caseId: string
  readonly revision: number
  readonly audience: string
  readonly write: string
  readonly fallback: string
}>(source)

const styles: Readonly<Record<Outcome, string>> = {
  completed: 'good',
  scheduled: 'accent',
  notFinished: 'attention',
  stopped: 'attention',
}

/** How it ended. What is not done comes first; a case is only called completed when nothing is. */
export function summaryCard(card: SummaryCard): Card {
  return firstThatFits([
    () => summary(card, 40),
    () => summary(card, 12),
    () => summary(card, 4),
    () => summary(card, 2),
    () => summary(card, 1),
  ])
}

function summary(card: SummaryCard, most: number): Card {
  const { say, caseId, employeeName, outcome, notDone, sandbox } = card
  const speak = speaking(say)
  const count = notDone.reduce((all, { title }) => all + [title].flat().length, 0)
  const title = summaryTexts.say(`${outcome}Title`, { name: employeeName })
  return render({
    style: styles[outcome],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    subtitle: subtitleOf(card, count),
    sandbox: sandbox ? say(commonTexts.say('sandbox')) : '',
    sections: sectionsOf(card)
      .filter(({ lines }) => lines.length > 0)
      .map((section) => (section.whole === true ? section : atMost(say, section, most))),
    caseId,
    revision: card.revision,
    audience: card.audience,
    write: say(evidenceTexts.say('write')),
    caseNumber: speak(commonTexts.say('caseNumber', { caseId })),
    fallback: bare(speak(title)),
  })
}

/** What has come of it in a sentence or two; of a case that was ended, who ended it and what that leaves. */
function subtitleOf({ say, outcome, ended, accepted, left, readAt }: SummaryCard, count: number): string {
  if (outcome === 'stopped') return ended.map(speaking(say)).join(' ')
  return [
    say(summaryTexts.say(`${outcome}Text`, { count, accepted: accepted.length, left: left.length })),
    ...(readAt === undefined ? [] : [say(summaryTexts.say('readAt', { at: momentText(say, readAt) }))]),
  ].join(' ')
}

function sectionsOf(card: SummaryCard): readonly Section[] {
  const { say } = card
  const section = (key: SectionKey, lines: readonly Message[], look: Partial<Section> = {}): Section => ({
    style: 'default',
    color: 'Default',
    ...look,
    title: say(summaryTexts.say(key)),
    lines: lines.map((line) => ({ text: speaking(say)(line) })),
  })
  const line = (title: Message | readonly Message[], text: Message): Message =>
    summaryTexts.say('line', { title, text })
  return [
    section('harms', card.harms, { style: 'warning', color: 'Warning', whole: true }),
    section(
      'notDone',
      card.notDone.map(({ title, why }) => line(title, why)),
      { style: 'attention', color: 'Attention' },
    ),
    section(
      'tasks',
      card.tasks.map(({ title, instruction }) => line(title, instruction)),
      { style: 'warning', color: 'Warning' },
    ),
    section(
      'left',
      card.left.map(({ title, line: text }) => line(title, text)),
      { style: 'warning', color: 'Warning' },
    ),
    section(
      'toCome',
      card.toCome.map(({ title, line: text }) => line(title, text)),
      { color: 'Accent' },
    ),
    section(
      'done',
      card.done.map(({ title, line: text }) => line(title, text)),
      { color: 'Good' },
    ),
    section(
      'accepted',
      card.accepted.map(({ title, line: text }) => line(title, text)),
      { color: 'Good' },
    ),
    { ...section('undo', []), lines: card.undo.flatMap((one) => feltLine(say, one)) },
    { ...section('felt', []), lines: card.felt.flatMap((one) => feltLine(say, one)) },
    section('reminders', reminderLines(card)),
    section(
      'skipped',
      card.skipped.map(({ title, line: text }) => line(title, text)),
    ),
    section('approvals', approvalLines(card)),
    // Half a fingerprint is none.
    section('evidence', evidenceLines(card), { whole: true }),
  ]
}

type SectionKey =
  | 'undo'
  | 'harms'
  | 'notDone'
  | 'tasks'
  | 'left'
  | 'toCome'
  | 'done'
  | 'accepted'
  | 'felt'
  | 'reminders'
  | 'skipped'
  | 'approvals'
  | 'evidence'

/** All that is to be said of one step's effect, in one line. */
function feltLine(say: Translator, { title, lines }: SummaryCard['felt'][number]): Section['lines'] {
  const speak = speaking(say)
  const text = lines.map(speak).join(' ')
  return text === '' ? [] : [{ text: `**${speak(title)}:** ${text}` }]
}

function reminderLines({ say, reminders }: SummaryCard): readonly Message[] {
  return reminders
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, message }) => summaryTexts.say('reminder', { day: dayText(say, at), text: message }))
}

/** Who approved, once for all steps that one person approved in the same minute. */
function approvalLines({ say, approvals }: SummaryCard): readonly Message[] {
  const told = approvals.map(({ stepTitle, by: name, at }) => ({ stepTitle, name, at: momentText(say, at) }))
  const moments = new Map(told.map(({ name, at }) => [JSON.stringify([name, at]), { name, at }]))
  return [...moments.values()].map(({ name, at }) => {
    const together = told.filter((one) => one.name === name && one.at === at)
    return summaryTexts.say('approval', { title: together.map(({ stepTitle }) => stepTitle), name, at })
  })
}

function evidenceLines({ say, caseId, evidence }: SummaryCard): readonly Message[] {
  if (evidence === undefined) return []
  const { by: name, at, entries, fingerprint } = evidence
  return [
    evidenceTexts.say('writtenBy', { name, at: momentText(say, at) }),
    evidenceTexts.say('writtenEntries', { entries }),
    // In groups, so that a phone can break the line and an eye can follow it.
    evidenceTexts.say('writtenFingerprint', { fingerprint: fingerprint.match(/.{1,8}/g)?.join(' ') ?? '' }),
    evidenceTexts.say('writtenFiles', { html: `${caseId}.html`, lines: `${caseId}.jsonl` }),
  ]
}

function atMost(say: Translator, section: Section, most: number): Section {
  const left = section.lines.length - most
  if (left <= 0) return section
  return {
    ...section,
    lines: [...section.lines.slice(0, most), { text: say(commonTexts.say('more', { count: left })) }],
  }
}
