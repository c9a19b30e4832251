import type { Cloud, CloudLinks } from './cloud'
import type { Language } from './message'

/** What was configured about the organisation that steps have to know; they find it beside the gateways they read from. */
export interface StepSettings {
  readonly cloud: Cloud
  /** Where a person does what the bot cannot, in this cloud. */
  readonly links: CloudLinks
  /** IANA name, for days that people choose. */
  readonly timeZone: string
  /** The language of the organisation, for what others than the requester read. */
  readonly language: Language
  /** Name or address of an on-premises BlackBerry server, where there is one. */
  readonly blackberryServer: string | undefined
  /** User principal name of the mailbox that notices are sent from; without it no mail is sent. */
  readonly noticeSender: string | undefined
  /** Mailboxes may be exported by eDiscovery: Purview was set up for the bot. */
  readonly ediscoveryExport: boolean
}

/** Who must never be offboarded by this bot. */
export interface Protection {
  /** User principal names of Global Administrators that may be offboarded all the same. */
  readonly allowedAdministrators: readonly string[]
  /** User principal names or ids of emergency accounts. */
  readonly breakGlass: readonly string[]
}
