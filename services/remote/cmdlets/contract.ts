import type { z } from 'zod'

/** Parameters that may be given together: all that it needs, and any that it may have besides. */
export interface ParameterSet {
  readonly needs: readonly string[]
  readonly may: readonly string[]
}

interface Common {
  /** The module that has it. */
  readonly system: 'exchange' | 'teams'
  /** Microsoft's page about it: where the parameters below come from. */
  readonly source: string
  /** Its parameters by name: their types and allowed values, as they travel in JSON. */
  readonly parameters: Readonly<Record<string, z.ZodType>>
  readonly required: readonly string[]
  /** It looks through a whole organisation or calendar, which may take minutes. */
  readonly takesLong?: true
  /** Where the cmdlet has several sets besides `required`, the parameters must fit one of them. */
  readonly sets?: readonly ParameterSet[]
}

/** A cmdlet that changes nothing. */
export interface ReadingContract extends Common {
  readonly kind: 'read'
  /**
   * What this product reads of one object that it returns: Microsoft's names and types, and as nullish as Microsoft has
   * them. An object may have more.
   */
  readonly result: z.ZodObject
}

/** A cmdlet that changes something; what it returns is not read. */
export interface WritingContract extends Common {
  readonly kind: 'write'
}

/** A cmdlet that changes something, unless a switch tells it to say only what it would change: with that it is read. */
export interface PreviewingContract extends Common {
  readonly kind: 'preview'
  /** The switch with which it changes nothing. A gateway reads by this cmdlet only with it. */
  readonly previewBy: string
  /** One thing that it returns. */
  readonly result: z.ZodType
}

/** What Microsoft says about one cmdlet, as far as this product uses it. */
export type CmdletContract = ReadingContract | WritingContract | PreviewingContract
