/** What the directory knows of an account that can tell whose it is. */
export interface Identity {
  /** Directory object id (GUID). */
  readonly id: string
  readonly userPrincipalName: string
  /** Primary SMTP address. */
  readonly mail: string | undefined
  /** The number that the organisation knows its employee by; undefined where it keeps none. */
  readonly employeeId?: string | undefined
  /** Alternate addresses, also for getting back into the account. */
  readonly otherMails?: readonly string[] | undefined
}

/**
 * Whether two accounts belong to one person, as far as the directory shows it: they are one account, have the same employee
 * id, or an alternate mail of one is an address of the other. Symmetric and pure; what is empty or unknown never matches.
 */
export function isSamePerson(one: Identity, other: Identity): boolean {
  return (
    isSame(one.id, other.id) || isSame(one.employeeId, other.employeeId) || reaches(one, other) || reaches(other, one)
  )
}

/** What tells that two accounts are one person's: `employeeId` for certain, `address` probably, `name` perhaps. */
export type Likeness = 'employeeId' | 'address' | 'name'

/** What of an account tells whose it is, the name with it. */
export type NamedIdentity = Identity & { readonly displayName: string }

/**
 * By what two accounts are, or may be, one person's; the most certain that there is. Undefined for one and the same account,
 * and where nothing says so. Symmetric and pure.
 */
export function likenessOf(one: NamedIdentity, other: NamedIdentity): Likeness | undefined {
  if (isSame(one.id, other.id)) return undefined
  if (isSame(one.employeeId, other.employeeId)) return 'employeeId'
  if (reaches(one, other) || reaches(other, one)) return 'address'
  return isSame(one.displayName, other.displayName) ? 'name' : undefined
}

/** What is remembered of an account: nothing but what tells whose it is. */
export function identityOf({ id, userPrincipalName, mail, employeeId, otherMails }: Identity): Identity {
  return { id, userPrincipalName, mail, employeeId, otherMails }
}

function reaches(one: Identity, other: Identity): boolean {
  const addresses = [other.userPrincipalName, other.mail, ...(other.otherMails ?? [])]
  return (one.otherMails ?? []).some((alternate) => addresses.some((address) => isSame(alternate, address)))
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return plain(one) !== '' && plain(one) === plain(other)
}

function plain(value: string | undefined): string {
  return (value ?? '').normalize('NFC').trim().toLowerCase()
}
