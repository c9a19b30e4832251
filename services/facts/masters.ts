/** Who decides about something of an account: what anybody else changes there is refused, or lasts until the next synchronisation. */
export type Master = 'cloud' | 'onPremises'

/** What of an account the steps change. */
export type Attribute =
  | 'account'
  /** Personal or shared: what the mailbox is. */
  | 'mailboxKind'
  | 'addressLists'
  | 'sendOnBehalf'
  /** ForwardingAddress: a recipient of the organisation. */
  | 'forwardingRecipient'
  /** ForwardingSmtpAddress, and whether a copy stays. */
  | 'forwardingAddress'

/** What tells who masters an account. */
export interface Mastering {
  /** `onPremisesSyncEnabled` is true: it is not, nor is `IsDirSynced`, where the source of authority was moved to the cloud. */
  readonly synced?: boolean | undefined
  /** `IsExchangeCloudManaged`: what Exchange goes by is changed in the cloud, the account itself is not. */
  readonly exchangeCloudManaged?: boolean | undefined
}

/** What Entra Connect writes into Exchange: msExchRecipientTypeDetails, msExchHideFromAddressLists, publicDelegates, altRecipient. */
const ofExchange: readonly Attribute[] = ['mailboxKind', 'addressLists', 'sendOnBehalf', 'forwardingRecipient']

/**
 * Who masters an attribute of an account. Source: learn, reference-connect-sync-attributes-synchronized, where the address
 * that mail is forwarded to is not among them; hybrid-deployment, enable-exchange-attributes-cloud-management. Pure.
 */
export function masterOf(attribute: Attribute, { synced, exchangeCloudManaged }: Mastering): Master {
  if (synced !== true || attribute === 'forwardingAddress') return 'cloud'
  return ofExchange.includes(attribute) && exchangeCloudManaged === true ? 'cloud' : 'onPremises'
}
