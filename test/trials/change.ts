import type { Node } from '@vscode/tree-sitter-wasm'

/** Another text for a part of a source; offsets in characters. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * How a change is made while the program runs: a statement is passed over; an operand, or a whole condition, counts as true
 * or as false; a filter keeps everything.
 */
export type Effect = 'statement' | 'true' | 'false' | 'filter'

/** A change that is made while the program runs. */
export type Running =
  | { readonly effect: Effect; readonly node: Node }
  | {
      /** The expression is another one. It has no effect but its value. */
      readonly effect: 'instead'
      readonly node: Node
      readonly text: string
      /**
       * What it is declared in and stands by itself in the file, a property, a list or a schema: it is made anew when it is
       * looked at. Whoever has taken over what is in it while files were loaded does not see the change.
       */
      readonly madeAnew?: Node
    }

/** One change to a source, which a test should notice. */
export interface Change {
  readonly id: number
  /** `tenant/groups.ts: removeOwner: if group.owners.length === 1`; no two have the same. */
  readonly name: string
  readonly removal: Edit
  /** Left out where it works by being declared, before any test begins. */
  readonly running: Running | undefined
}

/** A file, and the changes to it. */
export interface ChangedFile {
  /** Absolute path. */
  readonly file: string
  readonly source: string
  readonly changes: readonly Change[]
}

/** A change, and the file that it is made to. */
export interface Place {
  readonly file: ChangedFile
  readonly change: Change
}

/** The source with an edit made. */
export function edited(source: string, { start, end, text }: Edit): string {
  return source.slice(0, start) + text + source.slice(end)
}

/** Another text in place of a node. */
export function instead(node: Node, text: string): Edit {
  return { start: node.startIndex, end: node.endIndex, text }
}

/** On one line, and not too long to be a name. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

/** Gives a name that was had before a number. */
export function numbering(): (words: string) => string {
  const seen = new Map<string, number>()
  return (words) => {
    const count = (seen.get(words) ?? 0) + 1
    seen.set(words, count)
    return count === 1 ? words : `${words} (${count})`
  }
}
