import { Expression } from 'adaptive-expressions'
import { Template } from 'adaptivecards-templating'

/**
 * Templates, each expression of which is parsed once for all that have it: that is most of what a card takes when it is drawn
 * for the first time, and of a thousand expressions in them four hundred differ.
 */
const expressions = new Map<string, Expression>()
const parse = Expression.parse.bind(Expression)
// The templating has no other place to keep them. What it looks functions up by is the same for every template.
Expression.parse = (text, lookup) => {
  const known = expressions.get(text) ?? parse(text, lookup)
  expressions.set(text, known)
  return known
}

/** Expressions of templates that nobody has parsed yet. */
const unparsed = new Set<string>()

/** A template that is parsed when it is first wanted: all of them together are a fifth of what a process does until it is ready. */
export function lazyTemplate(source: object): () => Template {
  let parsed: Template | undefined
  for (const text of expressionsIn(source)) unparsed.add(text)
  return () => (parsed ??= new Template(source))
}

/** Parses what nobody has parsed yet, one expression in each round of the event loop: while something else is waited for. */
export async function parseAhead(): Promise<void> {
  for (const text of unparsed) {
    unparsed.delete(text)
    if (expressions.has(`\`${text}\``)) continue
    await new Promise((resolve) => setImmediate(resolve))
    void new Template(text)
  }
}

function expressionsIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return node.includes('${') ? [node] : []
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(expressionsIn) : []
}
