/** A value that a person types for a parameter: a text, a word of the cmdlet's own, or yes and no. */
type Typed = string | { readonly word: string } | boolean

/**
 * A cmdlet as a person types it in PowerShell. Pure. Texts stand in single quotes, in which PowerShell reads nothing but
 * quotes, the curly ones among them; those are doubled. Source: learn, about_quoting_rules.
 */
export function commandLine(cmdlet: string, parameters: Readonly<Record<string, Typed>>): string {
  return [cmdlet, ...Object.entries(parameters).flatMap(([name, value]) => [`-${name}`, valueOf(value)])].join(' ')
}

function valueOf(value: Typed): string {
  if (typeof value === 'boolean') return value ? '$true' : '$false'
  return typeof value === 'string' ? quotedForShell(value) : value.word
}

function quotedForShell(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ')
  return `'${line.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`
}
