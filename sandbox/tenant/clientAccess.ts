/** The ways into a mailbox that can be switched, under Exchange's own names, as they start. */
const usual = {
  OWAEnabled: true,
  OWAforDevicesEnabled: true,
  ActiveSyncEnabled: true,
  PopEnabled: true,
  ImapEnabled: true,
  MAPIEnabled: true,
  EwsEnabled: true,
  OutlookMobileEnabled: true,
  MacOutlookEnabled: true,
  UniversalOutlookEnabled: true,
  OneWinNativeOutlookEnabled: true,
}

/** How clients may get into one mailbox. */
export interface ClientAccess {
  switches: typeof usual
  /** Null follows the organisation. */
  smtpClientAuthenticationDisabled: boolean | null
  /** Device ids of phones. */
  blockedDevices: readonly string[]
}

/** What a mailbox starts with. */
export function usualClientAccess(): ClientAccess {
  return { switches: { ...usual }, smtpClientAuthenticationDisabled: null, blockedDevices: [] }
}

/** Switches what is named and leaves the rest. True when that changed anything. */
export function changeClientAccess(access: ClientAccess, changes: Readonly<Record<string, unknown>>): boolean {
  const before = JSON.stringify(access)
  for (const name of Object.keys(access.switches) as (keyof typeof usual)[]) {
    const value = changes[name]
    if (typeof value === 'boolean') access.switches[name] = value
  }
  const { SmtpClientAuthenticationDisabled: smtp, ActiveSyncBlockedDeviceIDs: blocked } = changes
  if (typeof smtp === 'boolean' || smtp === null) access.smtpClientAuthenticationDisabled = smtp
  if (blocked !== undefined) access.blockedDevices = Array.isArray(blocked) ? blocked.map(String) : []
  return JSON.stringify(access) !== before
}
