import { sha256 } from '../journal/seal'
import { verifyLines, type Whole } from './verify'
import { verifyPage } from './verifyPage'

/** What is said of a file, and how a script can tell: see {@link exitCodes}. */
export interface Checked {
  readonly exitCode: number
  readonly sentences: readonly string[]
}

export const exitCodes = { whole: 0, wrong: 1, misused: 2, textNotCompared: 3 } as const

/**
 * Checks an evidence file, HTML or JSON Lines. Pure.
 * @param fingerprint one that was kept elsewhere, in Teams or a log; spaces do not count
 */
export function checkFile(
  content: string,
  fingerprint: string | undefined,
  version: string,
  settingsFor: Parameters<typeof verifyPage>[2],
): Checked {
  const isPage = content.trimStart().startsWith('<')
  const page = isPage ? verifyPage(content, version, settingsFor) : undefined
  if (page?.kind === 'broken') return wrong(page.problem)
  const verdict = page?.verdict ?? verifyLines(content)
  if (!verdict.ok) return wrong(verdict.problem)
  const compared = compare(verdict, fingerprint?.replaceAll(/\s/g, '').toLowerCase())
  if (compared.exitCode !== exitCodes.whole) return compared
  const text = textOf(page?.text)
  return {
    exitCode: page?.text === 'otherVersion' ? exitCodes.textNotCompared : exitCodes.whole,
    sentences: [wholeSentence(verdict), ...text, ...compared.sentences],
  }
}

function wholeSentence({ caseId, entries, fingerprint, personalDataRemoved }: Whole): string {
  const removed = personalDataRemoved ? ' Its personal data was removed by the bot, as its last entries say.' : ''
  return `Case ${caseId}: ${entries.length} entries, whole, fingerprint ${fingerprint}.${removed}`
}

function textOf(text: PageText): readonly string[] {
  if (text === undefined) return []
  return text === 'same'
    ? ['The text of the page is what its entries say.']
    : [
        'Another version of the bot wrote the text of this page, so it could not be compared with the entries. Believe the entries: write the page anew from the journal, or check it with the version that wrote it.',
      ]
}

type PageText = 'same' | 'otherVersion' | undefined

/** A chain that was made anew as a whole is found by a fingerprint that its maker could not reach. */
function compare({ entries, fingerprint }: Whole, kept: string | undefined): Checked {
  if (kept === undefined)
    return right('Compare the fingerprint with one that was kept elsewhere: Teams and the log of the bot have it.')
  if (!/^[0-9a-f]{64}$/.test(kept))
    return { exitCode: exitCodes.misused, sentences: ['A fingerprint has 64 characters, 0 to 9 and a to f.'] }
  if (kept === fingerprint) return right('That is the fingerprint you gave.')
  const at = entries.find(({ line }) => sha256(line) === kept)
  if (at === undefined)
    return wrong(
      `The entries hang together, but none of them has the fingerprint you gave: this is another journal, or one that was made anew. Its fingerprint is ${fingerprint}.`,
    )
  return right(
    `The fingerprint you gave is that of entry ${at.revision}: up to there nothing was changed, and ${entries.length - at.revision} entries were added since.`,
  )
}

function right(sentence: string): Checked {
  return { exitCode: exitCodes.whole, sentences: [sentence] }
}

function wrong(problem: string): Checked {
  return { exitCode: exitCodes.wrong, sentences: [problem, 'This file proves nothing.'] }
}
