export interface ExportOperation {
  readonly id: string
  readonly createdDateTime: string
  /** Milliseconds since the epoch, and how many it takes. */
  readonly startedAt: number
  readonly takes: number
  readonly outputName: string
  status: 'running' | ExportEnd
  completedDateTime: string | null
}

export type ExportEnd = 'succeeded' | 'partiallySucceeded' | 'failed'

export interface EdiscoverySearch {
  readonly id: string
  readonly createdDateTime: string
  readonly displayName: string
  readonly contentQuery: string
  /** Ids of those whose mailboxes it looks in. */
  sources: readonly string[]
}

export interface EdiscoveryCase {
  readonly id: string
  readonly createdDateTime: string
  readonly displayName: string
  readonly description: string | null
  readonly searches: Map<string, EdiscoverySearch>
  readonly operations: Map<string, ExportOperation>
}

/** eDiscovery of Microsoft Purview. */
export interface Ediscovery {
  readonly cases: Map<string, EdiscoveryCase>
  /** The app's service principal is in Purview's role group eDiscovery Manager. */
  manager: boolean
  /** How exports end. */
  exportsEnd: ExportEnd
}
