/** A file, a folder or a notebook. */
export interface DriveItem {
  readonly id: string
  readonly name: string
  /** Undefined for the root. */
  readonly parent: string | undefined
  readonly kind: 'folder' | 'file' | 'notebook'
  /** Its own, without what is in it. */
  readonly bytes: number
  /** Files in a folder that are made up only when somebody looks. */
  readonly photographs: number
}

/** Somebody's access to a whole OneDrive. */
export interface DrivePermission {
  readonly id: string
  readonly user: string
  readonly roles: readonly string[]
}

export interface Drive {
  readonly id: string
  readonly rootId: string
  readonly owner: string
  total: number
  readonly items: Map<string, DriveItem>
  permissions: readonly DrivePermission[]
}

/** A copy that was accepted; its monitor tells how far it is. */
export interface CopyOperation {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly takes: number
  state: 'running' | 'completed' | { readonly code: string; readonly message: string }
  resourceId: string | undefined
}

/** All OneDrives, and what is being copied between them. */
export interface Drives {
  readonly byId: Map<string, Drive>
  readonly copies: Map<string, CopyOperation>
}
