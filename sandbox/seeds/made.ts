import { deletedName } from '../tenant/deletedItems'
import { filledWith } from '../tenant/mailboxes'
import { blankUser } from '../tenant/userProperties'
import type { Mailbox, User } from '../tenant/state'
import { fullAccessTo } from './delegates'
import type { PersonSeed } from './people'

/**
 * A person’s account as the tenant starts with it.
 * @param number tells it apart where the directory counts: employee number, security identifier
 */
export function userFrom(seed: PersonSeed, number: number): User {
  return { ...accountFrom(seed), properties: propertiesFrom(seed, number) }
}

/** What an account has besides its properties. */
export function accountFrom(seed: PersonSeed): Omit<User, 'properties'> {
  return {
    id: seed.id,
    roles: [],
    manager: seed.manager,
    lastSignIn: seed.lastSignIn,
    licences: licencesOf(seed),
    licencesWithoutSeat: [],
    formerPlans: [],
    deletedAt: seed.deleted === true ? threeWeeksAgo() : undefined,
    foundFrom: { graph: 0, exchange: 0 },
  }
}

/** The properties of {@link userFrom}. */
export function propertiesFrom(seed: PersonSeed, number: number): User['properties'] {
  const synced = seed.synced === true
  const onPremises = (value: string): string | null => (synced ? value : null)
  const mailNickname = seed.userPrincipalName.split('@')[0] ?? ''
  return {
    ...blankUser(),
    displayName: seed.displayName,
    givenName: seed.givenName,
    surname: seed.surname,
    userPrincipalName: seed.deleted === true ? deletedName(seed.id, seed.userPrincipalName) : seed.userPrincipalName,
    mail: seed.mail,
    mailNickname,
    accountEnabled: seed.blocked !== true,
    companyName: seed.guest === true ? null : 'Contoso B.V.',
    createdDateTime: '2021-03-01T09:00:00Z',
    department: seed.department ?? null,
    employeeId: employeeIdOf(seed, number),
    externalUserState: seed.guest === true ? 'Accepted' : null,
    jobTitle: seed.jobTitle ?? null,
    lastPasswordChangeDateTime: '2026-03-02T08:00:00Z',
    officeLocation: seed.guest === true ? null : 'Utrecht',
    onPremisesDistinguishedName: onPremises(`CN=${seed.displayName},OU=Utrecht,DC=contoso,DC=local`),
    onPremisesDomainName: onPremises('contoso.local'),
    onPremisesImmutableId: onPremises('xkDm2n0F7Eu1Vh9cT3q6Yw=='),
    onPremisesLastSyncDateTime: onPremises('2026-11-20T09:30:00Z'),
    onPremisesSamAccountName: onPremises(mailNickname),
    onPremisesSecurityIdentifier: onPremises(`S-1-5-21-1180699209-877415012-3182924384-${1000 + number}`),
    onPremisesSyncEnabled: synced ? true : null,
    onPremisesUserPrincipalName: onPremises(seed.userPrincipalName),
    preferredLanguage: seed.guest === true ? 'en-GB' : 'nl-NL',
    proxyAddresses: seed.mail === null ? [] : [`SMTP:${seed.mail}`],
    securityIdentifier: `S-1-12-1-1180699209-877415012-3182924384-${1000 + number}`,
    signInSessionsValidFromDateTime: '2026-03-02T08:00:00Z',
    usageLocation: seed.guest === true ? null : 'NL',
    userType: seed.guest === true ? 'Guest' : 'Member',
  }
}

/** What was bought for somebody in particular. */
function licencesOf({ licences = [] }: PersonSeed): User['licences'] {
  return licences.map(({ skuId }) => ({ skuId, disabledPlans: [], group: undefined }))
}

export function employeeIdOf({ guest }: PersonSeed, number: number): string | null {
  return guest === true ? null : String(1000 + number)
}

/** At ten o’clock: recently enough to be restored, whenever the tenant starts. */
function threeWeeksAgo(): string {
  const day = new Date(Date.now() - 21 * 24 * 60 * 60_000)
  return `${day.toISOString().slice(0, 10)}T10:00:00Z`
}

/** The mailbox of a person as the tenant starts with it; none or one. */
export function mailboxFrom({ id, mailbox, deleted }: PersonSeed): readonly Mailbox[] {
  if (mailbox === undefined) return []
  return [
    {
      owner: id,
      kind: mailbox.kind ?? 'UserMailbox',
      becoming: undefined,
      ...filledWith(mailbox.gigabytes),
      archive: mailbox.archive === true,
      litigationHold: mailbox.litigationHold === true,
      litigationHoldDuration: 'Unlimited',
      inPlaceHolds: [],
      delayHold: false,
      labelHold: false,
      hidden: false,
      onPremisesKind: mailbox.kind ?? 'UserMailbox',
      cloudManaged: false,
      onOwnServers: false,
      forwardingAddress: null,
      forwardingSmtpAddress: null,
      deliverAndForward: false,
      permissions: fullAccessTo(id),
      softDeleted: deleted === true,
    },
  ]
}
