import type { RoleName } from '../tenant/directoryRoles'
import { domain } from '../tenant/organization'
import { skus } from '../tenant/products'
import type { Sku } from '../tenant/products'

/** A mailbox as the tenant starts with it. */
export interface MailboxSeed {
  readonly gigabytes: number
  readonly kind?: 'UserMailbox' | 'SharedMailbox'
  readonly archive?: true
  readonly litigationHold?: true
}

/** A person as the tenant starts with them; what is left out is the ordinary thing. */
export interface PersonSeed {
  readonly id: string
  readonly displayName: string
  readonly givenName: string
  readonly surname: string
  readonly userPrincipalName: string
  /** Primary address, or null without mailbox. */
  readonly mail: string | null
  readonly jobTitle?: string
  readonly department?: string
  readonly manager?: string
  /** ISO 8601; left out when the person never signed in. */
  readonly lastSignIn?: string
  readonly licences?: readonly Sku[]
  readonly mailbox?: MailboxSeed
  readonly blocked?: true
  readonly synced?: true
  readonly guest?: true
  readonly deleted?: true
  readonly roles?: readonly RoleName[]
}

interface Details extends Omit<Partial<PersonSeed>, 'id' | 'displayName' | 'givenName' | 'surname'> {}

const regular = { licences: [skus.e3], mailbox: { gigabytes: 4 } } as const satisfies Details

const licensedForCalls = { licences: [skus.e5], mailbox: { gigabytes: 6 } } as const satisfies Details

const bare = { mail: null } as const satisfies Details

/** Everybody in the tenant by name, with ids that never change. */
export const people = {
  ilseSmit: person(1, 'Ilse', 'Smit', {
    ...licensedForCalls,
    jobTitle: 'Medewerker servicedesk',
    department: 'IT',
    manager: guid(4),
    lastSignIn: '2026-11-20T07:41:00Z',
  }),
  petraDeBoer: person(2, 'Petra', 'de Boer', {
    ...licensedForCalls,
    jobTitle: 'Manager Sales',
    department: 'Sales',
    manager: guid(20),
    lastSignIn: '2026-11-20T08:12:00Z',
  }),
  evaWillems: person(3, 'Eva', 'Willems', {
    licences: [skus.e3, skus.phone],
    mailbox: { gigabytes: 9 },
    jobTitle: 'Account manager',
    department: 'Sales',
    manager: guid(2),
    lastSignIn: '2026-11-20T08:30:00Z',
  }),
  tomVisser: person(4, 'Tom', 'Visser', {
    ...regular,
    jobTitle: 'Systeembeheerder',
    department: 'IT',
    manager: guid(20),
    lastSignIn: '2026-11-20T06:58:00Z',
  }),
  noorElIdrissi: person(5, 'Noor', 'el Idrissi', {
    ...regular,
    jobTitle: 'HR-adviseur',
    department: 'HR',
    manager: guid(20),
    lastSignIn: '2026-11-19T15:02:00Z',
  }),
  janDeVries: person(6, 'Jan', 'de Vries', {
    licences: [skus.e5, skus.visio],
    mailbox: { gigabytes: 12.4 },
    jobTitle: 'Account manager',
    department: 'Sales',
    manager: guid(2),
    lastSignIn: '2026-11-18T16:20:00Z',
  }),
  janJansen: person(7, 'Jan', 'Jansen', {
    ...regular,
    jobTitle: 'Supportmedewerker',
    department: 'Support',
    manager: guid(14),
    lastSignIn: '2026-11-20T08:01:00Z',
  }),
  janWillemBakker: person(8, 'Jan-Willem', 'Bakker', {
    ...regular,
    jobTitle: 'Magazijnchef',
    department: 'Logistiek',
    manager: guid(20),
    lastSignIn: '2026-11-12T05:45:00Z',
  }),
  /** Mastered in Active Directory. */
  lisaVanDijk: person(9, 'Lisa', 'van Dijk', {
    ...regular,
    synced: true,
    jobTitle: 'Financieel medewerker',
    department: 'Finance',
    manager: guid(15),
    lastSignIn: '2026-11-19T09:10:00Z',
  }),
  karinMulder: person(10, 'Karin', 'Mulder', {
    ...regular,
    roles: ['globalAdministrator'],
    jobTitle: 'Hoofd IT',
    department: 'IT',
    manager: guid(20),
    lastSignIn: '2026-11-20T07:05:00Z',
  }),
  danielMeijer: person(11, 'Daniel', 'Meijer', {
    ...regular,
    roles: ['userAdministrator'],
    jobTitle: 'Functioneel beheerder',
    department: 'IT',
    manager: guid(10),
    lastSignIn: '2026-11-17T10:11:00Z',
  }),
  /** A guest of another organisation. */
  oliverBennett: person(12, 'Oliver', 'Bennett', {
    guest: true,
    userPrincipalName: 'oliver_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    mail: 'oliver@fabrikam.com',
    lastSignIn: '2026-10-02T11:00:00Z',
  }),
  breakGlass: person(13, 'Noodaccount', '01', {
    ...bare,
    userPrincipalName: 'noodaccount01@contoso.onmicrosoft.com',
    roles: ['globalAdministrator'],
  }),
  /** A mailbox of 60 GB: sharing it needs a licence. */
  bramHendriks: person(14, 'Bram', 'Hendriks', {
    licences: [skus.e5],
    mailbox: { gigabytes: 60 },
    jobTitle: 'Teamleider Support',
    department: 'Support',
    manager: guid(20),
    lastSignIn: '2026-11-20T08:22:00Z',
  }),
  /** A mailbox on litigation hold. */
  saskiaDeGroot: person(15, 'Saskia', 'de Groot', {
    licences: [skus.e5],
    mailbox: { gigabytes: 18, litigationHold: true },
    jobTitle: 'Controller',
    department: 'Finance',
    manager: guid(20),
    lastSignIn: '2026-11-19T13:37:00Z',
  }),
  /** A mailbox with an archive. */
  maartenKok: person(16, 'Maarten', 'Kok', {
    licences: [skus.e3, skus.exchangePlan2],
    mailbox: { gigabytes: 22, archive: true },
    jobTitle: 'Jurist',
    department: 'Legal',
    manager: guid(20),
    lastSignIn: '2026-11-14T12:00:00Z',
  }),
  /** All licences by groups, none direct. */
  fleurPeters: person(17, 'Fleur', 'Peters', {
    mailbox: { gigabytes: 3 },
    jobTitle: 'Marketeer',
    department: 'Marketing',
    manager: guid(20),
    lastSignIn: '2026-11-20T09:00:00Z',
  }),
  /** Neither licence nor mailbox, and never signed in. */
  ahmedYildiz: person(18, 'Ahmed', 'Yıldız', {
    ...bare,
    userPrincipalName: 'ahmed.yildiz@contoso.com',
    jobTitle: 'Uitzendkracht',
    department: 'Logistiek',
    manager: guid(8),
  }),
  /** Blocked already. */
  hansPostma: person(19, 'Hans', 'Postma', {
    ...regular,
    blocked: true,
    jobTitle: 'Inkoper',
    department: 'Inkoop',
    manager: guid(20),
    lastSignIn: '2026-08-31T14:00:00Z',
  }),
  /** Has no manager. */
  willemVanLeeuwen: person(20, 'Willem', 'van Leeuwen', {
    ...licensedForCalls,
    jobTitle: 'Directeur',
    department: 'Directie',
    lastSignIn: '2026-11-20T07:59:00Z',
  }),
  sanneOBrien: person(21, 'Sanne', "O'Brien-'t Hooft", {
    ...regular,
    userPrincipalName: "sanne.o'brien@contoso.com",
    jobTitle: 'Vertaler',
    department: 'Marketing',
    manager: guid(17),
    lastSignIn: '2026-11-11T11:11:00Z',
  }),
  emojiRobin: person(22, 'Robin 🌷', 'Tulp', {
    ...regular,
    userPrincipalName: 'robin.tulp@contoso.com',
    jobTitle: 'Community manager',
    department: 'Marketing',
    manager: guid(17),
    lastSignIn: '2026-11-16T10:30:00Z',
  }),
  syncAccount: person(23, 'On-Premises Directory Synchronization', 'Service Account', {
    ...bare,
    userPrincipalName: 'Sync_DC01_5f2a@contoso.onmicrosoft.com',
    roles: ['directorySynchronization'],
    lastSignIn: '2026-11-20T09:30:00Z',
  }),
  /** Has a small Exchange licence and nothing else. */
  receptie: person(24, 'Receptie', 'Utrecht', {
    licences: [skus.exchangePlan1],
    mailbox: { gigabytes: 1 },
    department: 'Facilitair',
    manager: guid(20),
  }),
  /** Deleted two weeks ago: to be found in the deleted items only. */
  martijnDekker: person(25, 'Martijn', 'Dekker', {
    ...regular,
    deleted: true,
    jobTitle: 'Account manager',
    department: 'Sales',
    manager: guid(2),
    lastSignIn: '2026-10-30T16:00:00Z',
  }),
} as const satisfies Record<string, PersonSeed>

function guid(number: number): string {
  return `5a1de0${number.toString(16).padStart(2, '0')}-4c70-4b8e-9d2f-7e31c05f${(0x1a00 + number * 37).toString(16)}`
}

function person(number: number, givenName: string, surname: string, details: Details): PersonSeed {
  const name = `${givenName}.${surname}`.toLowerCase().replaceAll(/[^a-z.-]/g, '')
  const userPrincipalName = details.userPrincipalName ?? `${name}@${domain}`
  return {
    mail: userPrincipalName,
    ...details,
    id: guid(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName,
  }
}
