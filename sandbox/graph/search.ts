import { badRequest } from '../tenant/refusal'

/** Properties of a user that `$search` looks at; only the display name is cut into words. */
const searchable = ['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname', 'otherMails']

/**
 * Reads a `$search` of directory objects: `"displayName:jan" AND "mail:j"`, each clause in its quotes. In a display
 * name every word asked for must be the beginning of a word of the name; any other property must begin with the text.
 */
export function parseSearch(text: string): (properties: Readonly<Record<string, unknown>>) => boolean {
  const alternatives = text.split(/"\s+OR\s+"/).map((part, index, all) => {
    const restored = `${index === 0 ? '' : '"'}${part}${index === all.length - 1 ? '' : '"'}`
    return restored
      .split(/"\s+AND\s+"/)
      .map((clause, place, clauses) =>
        parseClause(`${place === 0 ? '' : '"'}${clause}${place === clauses.length - 1 ? '' : '"'}`, text),
      )
  })
  return (properties) => alternatives.some((clauses) => clauses.every((clause) => clause(properties)))
}

function parseClause(clause: string, whole: string): (properties: Readonly<Record<string, unknown>>) => boolean {
  const [, property, wanted] = /^\s*"(\w+):((?:[^"\\]|\\.)+)"\s*$/.exec(clause) ?? []
  if (property === undefined || wanted === undefined)
    throw badRequest(`Syntax error: search term '${whole}' must be of the form "property:value", in quotes.`)
  if (!searchable.includes(property))
    throw badRequest(`Property '${property}' is not supported in $search on resource 'User'.`)
  const text = wanted.replaceAll(/\\(.)/g, '$1').toLowerCase()
  return (properties) => {
    const values = [properties[property]].flat().filter((value) => typeof value === 'string')
    return values.some((value) =>
      property === 'displayName' ? beginWords(value, text) : value.toLowerCase().startsWith(text),
    )
  }
}

function beginWords(name: string, wanted: string): boolean {
  const words = wordsOf(name)
  const asked = wordsOf(wanted)
  return asked.length > 0 && asked.every((word) => words.some((candidate) => candidate.startsWith(word)))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
