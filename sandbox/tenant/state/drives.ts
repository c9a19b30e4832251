/** What becomes of something whose name is taken. */
export type WhenTaken = 'fail' | 'rename' | 'replace'

/** A file, a folder or a notebook. */
export interface DriveItem {
  readonly id: string
  readonly name: string
  /** How often it was changed; 1 when it is left out. */
  readonly version?: number
  /** Undefined for the root. */
  readonly parent: string | undefined
  readonly kind: 'folder' | 'file' | 'notebook'
  /** Its own, without what is in it. */
  readonly bytes: number
  /** Files in a folder that are made up only when somebody looks. */
  readonly photographs: number
}

/** Somebody's access to a OneDrive, or to a part of it. */
export interface DrivePermission {
  readonly id: string
  readonly user: string
  /** Address of somebody outside to whom it is given instead, as a guest of this item alone. */
  readonly outsider?: string
  roles: readonly string[]
  /** Of what it is; of the root, and so of everything, when it is left out. */
  readonly item?: string
  /** A link that works for whoever has it, within its scope. */
  readonly link?: { readonly type: 'view' | 'edit'; readonly scope: 'anonymous' | 'organization' | 'users' }
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

/** A file that comes in parts; how far it is. */
export interface UploadSession {
  readonly id: string
  readonly drive: string
  /** Id of the folder that the file is to stand in. */
  readonly parent: string
  readonly name: string
  readonly whenTaken: WhenTaken
  /** Milliseconds since the epoch. */
  readonly until: number
  /** It ends when somebody says so, and not with its last byte. */
  readonly deferred: boolean
  /** Bytes of the whole file, as its first part has it. */
  total: number | undefined
  /** Bytes so far, from the first on. */
  received: number
  /** Some part that was not the last was of another size than Microsoft wants. */
  uneven: boolean
}

/** All OneDrives, what is being copied between them, and what is being sent to them. */
export interface Drives {
  readonly byId: Map<string, Drive>
  readonly copies: Map<string, CopyOperation>
  readonly uploads: Map<string, UploadSession>
}
