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
  return (value ?? '').trim().toLowerCase()
}
