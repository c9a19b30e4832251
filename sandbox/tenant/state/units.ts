/** A part of the directory that has administrators of its own. */
export interface AdministrativeUnit {
  readonly id: string
  readonly displayName: string
  /** Set when it is made, and never changed: whoever has no role over it changes nothing of its members. */
  readonly restricted: boolean
  /** Directory ids of users and groups. */
  members: readonly string[]
}
