/** A person of the tenant, as far as cards and decisions need one. */
export interface Person {
  /** Directory object id (GUID). */
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  /** Primary SMTP address, or undefined when the account has no mailbox. */
  readonly mail: string | undefined
}

/** What somebody is called, and can be called otherwise the next day. */
export type Names = Pick<Person, 'displayName' | 'userPrincipalName' | 'mail'>

/** The employee's manager. */
export interface Manager extends Person {
  /** Can take something over: not blocked, not a guest, not leaving. */
  readonly available: boolean
  /** Why not. Not in journals of before. */
  readonly unfit?: 'blocked' | 'guest' | 'leaving'
}

/** The employee who leaves, as found at the start of the case, and called what they were found to be called since. */
export interface Employee extends Person {
  readonly jobTitle: string | undefined
  readonly department: string | undefined
  readonly accountEnabled: boolean
  /** Mastered in on-premises Active Directory (`onPremisesSyncEnabled`). */
  readonly synced: boolean
  readonly guest: boolean
  readonly manager: Manager | undefined
  /** Display names of the active directory roles, and whether Global Administrator is one of them. */
  readonly adminRoles: readonly string[]
  readonly globalAdministrator: boolean
  /** ISO 8601, or undefined when never or when the tenant's licence does not show it. */
  readonly lastSignIn: string | undefined
  /** What tells another account of the same person: see `directory/identity.ts`. Not in journals of before. */
  readonly employeeId?: string | undefined
  readonly otherMails?: readonly string[]
  /** Template ids of the active directory roles, also those by a group. Not in journals of before. */
  readonly adminRoleIds?: readonly string[]
  /** What could not be read when the case was opened, and what Microsoft said. Not in journals of before. */
  readonly unread?: readonly UnreadPart[]
  /** What they were called since the case was opened and are not any more, oldest first; left out while that never changed. */
  readonly formerNames?: readonly Names[]
}

/** Of whom facts are read, with all of the account that says how. */
export type FactsAbout = Person & Pick<Employee, 'synced'>

/** A part of the account without which a case can go on. `details`: job, department, what tells other accounts. */
export interface UnreadPart {
  readonly part: 'manager' | 'details' | 'roleNames'
  readonly text: string
}

/** What of an account can be read anew during its case; a manager who is none any more is null. */
export type AccountKnown = Partial<
  Pick<Employee, 'jobTitle' | 'department' | 'employeeId' | 'otherMails' | 'adminRoles'>
> & { readonly manager?: Manager | null }

/** Somebody chosen on a card to take something over. */
export interface Successor extends Person {
  readonly accountEnabled: boolean
  readonly guest: boolean
  /** A case about them is open. */
  readonly leaving: boolean
  /** Has an enabled phone licence (service plan MCOEV), so that calls and numbers can be given to them. */
  readonly phoneLicensed: boolean
  /** Has a telephone number already, so that another cannot be given; undefined where that cannot be read. */
  readonly hasNumber: boolean | undefined
}
