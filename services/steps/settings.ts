import type { Cloud } from './step'

/** What was configured about the organisation that steps have to know; they find it beside the gateways they read from. */
export interface StepSettings {
  readonly cloud: Cloud
  /** Name or address of an on-premises BlackBerry server, where there is one. */
  readonly blackberryServer: string | undefined
  /** The tenant has what an export by eDiscovery takes: E5, and the bot's role in Purview. */
  readonly ediscoveryExport: boolean
  /** User principal name of the mailbox that notices are sent from; without it no mail is sent. */
  readonly noticeSender: string | undefined
}

/** A worldwide tenant of which nothing special is known. */
export const ordinarySettings: StepSettings = {
  cloud: 'global',
  blackberryServer: undefined,
  ediscoveryExport: false,
  noticeSender: undefined,
}
