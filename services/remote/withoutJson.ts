/** Names under which an error says in words what is the matter. */
const telling = /^(message|error_?description|error_?message|description|detail|title|reason)$/i

/**
 * A remote system's text without the data in it: where an error body was handed on as it is (modules do that), the words of
 * it are left. What stands there in braces and is no JSON stays, but for a body that was cut off, of which nothing more
 * than its words can be read.
 */
export function withoutJson(text: string): string {
  const parts: string[] = []
  for (let rest = text; ;) {
    const start = rest.search(/\{\s*["}]|\[\s*[[{"\]]/)
    if (start === -1) return parts.length === 0 ? text : joined([...parts, rest])
    const end = endOf(rest, start)
    const parsed = end === undefined ? undefined : parse(rest.slice(start, end))
    parts.push(rest.slice(0, start), parsed === undefined ? wordsCutOff(rest.slice(start)) : wordsIn(parsed).join(' '))
    rest = parsed === undefined ? '' : rest.slice(end)
  }
}

function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}

/** Where the value that starts here ends; undefined when it does not. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '\\') at += 1
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) depth += 1
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What says it in words, once each; where nothing does, the whole of it as names and values. */
function wordsIn(value: unknown): readonly string[] {
  const told = [...new Set(toldIn(value))]
  return told.length > 0 ? told : [leavesOf(value).join(', ')]
}

function toldIn(value: unknown): readonly string[] {
  return membersOf(value).flatMap(([name, member]) => {
    if (typeof member !== 'string') return toldIn(member)
    const words = withoutJson(member).trim()
    return telling.test(name) && words !== '' ? [words] : []
  })
}

function leavesOf(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'object' && value !== null)
    return membersOf(value).flatMap(([inner, member]) => leavesOf(member, Array.isArray(value) ? name : inner))
  const words = withoutJson(String(value))
  return [name === '' ? words : `${withoutJson(name)}: ${words}`]
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** The words of a body whose end is missing. */
function wordsCutOff(text: string): string {
  const pairs = [...text.matchAll(/"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)/g)]
  const words = pairs.filter(([, name = '']) => telling.test(name)).map(([, , value = '']) => value)
  return joined(
    words.map((value) => {
      const unescaped = parse(`"${value}"`)
      return withoutJson(typeof unescaped === 'string' ? unescaped : value)
    }),
  )
}
