import { momentText } from '../common'
import { evidenceTexts } from '../evidence/evidenceTexts'
import { speaking } from '../speech'
import type { Message, Translator } from '../texts'
import type { DoneStep, SummaryCard } from './summaryData'
import { lineOf, sectionIn, type Section } from './summarySection'
import { summaryTexts } from './summaryTexts'

/** What stands behind the button: each step once with what was verified and when it is felt, who approved, the evidence. */
export function detailsOf(card: SummaryCard): readonly Section[] {
  const { say } = card
  const section = sectionIn(say)
  return [
    section(
      'tasks',
      card.tasks.map(({ title, instruction }) => lineOf(title, instruction)),
    ),
    { ...section('done', [], { color: 'Good' }), lines: card.done.map((step) => stepLine(say, step)) },
    { ...section('accepted', [], { color: 'Good' }), lines: card.accepted.map((step) => stepLine(say, step)) },
    {
      ...section('undo', []),
      lines: card.undo.map(({ title, lines }) => ({ text: inOneLine(say, title, lines) })),
    },
    section(
      'skipped',
      card.skipped.map(({ title, line }) => lineOf(title, line)),
    ),
    section('approvals', approvalLines(card)),
    // Half a fingerprint is none.
    section('evidence', evidenceLines(card), { whole: true }),
  ]
}

function stepLine(say: Translator, { title, line, felt }: DoneStep): Section['lines'][number] {
  return { text: inOneLine(say, title, [line, ...felt]) }
}

/** A step’s title, and what is told of it. */
export function inOneLine(say: Translator, title: Message, lines: readonly Message[], between = ' '): string {
  const speak = speaking(say)
  return `**${speak(title)}:** ${lines.map(speak).join(between)}`
}

/** Who approved, once for all steps that one person approved in the same minute, with what they said. */
function approvalLines({ say, approvals }: SummaryCard): readonly Message[] {
  const told = approvals.map(({ stepTitle, by: name, at, comment = '' }) => ({
    stepTitle,
    name,
    at: momentText(say, at),
    comment,
  }))
  const moments = new Map(
    told.map(({ name, at, comment }) => [JSON.stringify([name, at, comment]), { name, at, comment }]),
  )
  return [...moments.values()].map(({ name, at, comment }) => {
    const together = told.filter((one) => one.name === name && one.at === at && one.comment === comment)
    const title = together.map(({ stepTitle }) => stepTitle)
    return comment === ''
      ? summaryTexts.say('approval', { title, name, at })
      : summaryTexts.say('approvalWith', { title, name, at, comment })
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
