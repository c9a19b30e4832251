import type { Employee } from '../../model/people'
import type { CaseEvent } from '../journal/entry'

/** Characters of a word that are compared; an index takes no longer ones. */
const longest = 200

/**
 * What `openedMentioning` finds a case by: every text of its leaver, alone and behind its property’s name, as JSON writes it.
 * Pure.
 */
export function mentionsIn(event: CaseEvent): readonly string[] {
  return event.kind === 'opened' ? [...new Set(wordsOf(event.employee).map(word))] : []
}

/** From where to where the words stand, in the order of their bytes, that begin with this text. Pure. */
export function wordsFrom(text: string): { readonly first: string; readonly last: string } {
  const first = word(text)
  return { first, last: `${first}\u{10FFFF}` }
}

function word(text: string): string {
  return Array.from(text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()))
    .slice(0, longest)
    .join('')
}

function wordsOf(value: Employee | object): readonly string[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (typeof one === 'object' && one !== null) return wordsOf(one)
    if (typeof one !== 'string') return []
    const own = JSON.stringify(one)
    return [own, `${JSON.stringify(name)}:${own}`]
  })
}
