import type { Language } from '../../cards/texts'
import { clouds, type CloudLinks } from '../remote/clouds'
import type { Cloud } from '../steps/step'

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

/** A worldwide tenant of which nothing special is known. */
export const ordinarySettings: StepSettings = {
  cloud: 'global',
  links: clouds.worldwide.links,
  timeZone: 'Europe/Amsterdam',
  language: 'en',
  blackberryServer: undefined,
  noticeSender: undefined,
  ediscoveryExport: false,
}
