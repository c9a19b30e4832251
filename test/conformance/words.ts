import { readFileSync } from 'node:fs'
import type { Language } from '../../cards/texts'

/** The last two columns of the table in docs/words.md, and what holds one of them and is right all the same. */
const glossary = readFileSync('docs/words.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').slice(1, -1).map(listed))
const right: Readonly<Record<Language, readonly string[]>> = column(1, 2)
const wrong: Readonly<Record<Language, readonly string[]>> = column(3, 4)

/** The words in what is said that docs/words.md has another word for. */
export function wrongWordsIn(said: string, language: Language): readonly string[] {
  return wrong[language].filter((word) => {
    const allowed = right[language].filter((phrase) => phrase !== word && phrase.includes(word))
    const rest = allowed.reduce((text, phrase) => text.replaceAll(phrase, ''), said)
    return new RegExp(String.raw`(?<![\p{L}-])${word}(?![\p{L}-])`, 'iu').test(rest)
  })
}

function column(en: number, nl: number): Readonly<Record<Language, readonly string[]>> {
  return { en: glossary.flatMap((row) => row[en] ?? []), nl: glossary.flatMap((row) => row[nl] ?? []) }
}

function listed(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
