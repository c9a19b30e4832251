import { readPhones } from '../../facts/phones'
import { RemoteError, type CmdletReader } from '../../remote/reader'

/** The ways into a mailbox that Set-CASMailbox opens and closes. */
export const ways = [
  'OWAEnabled',
  'OWAforDevicesEnabled',
  'ActiveSyncEnabled',
  'PopEnabled',
  'ImapEnabled',
  'MAPIEnabled',
  'EwsEnabled',
  'OutlookMobileEnabled',
  'MacOutlookEnabled',
  'UniversalOutlookEnabled',
  'OneWinNativeOutlookEnabled',
] as const
export type Way = (typeof ways)[number]

/** How clients may get into a mailbox. */
export interface ClientAccess {
  /**
   * Whether each way is open. One that Exchange does not name is left out: some are younger than others, and a cmdlet
   * that is given one which it does not have does nothing at all. Null when Exchange says neither.
   */
  readonly open: Readonly<Partial<Record<Way, boolean | null>>>
  /** SmtpClientAuthenticationDisabled; null follows the organisation. */
  readonly smtpDisabled: boolean | null
  /** Device ids of phones that may not fetch mail. */
  readonly blockedPhones: readonly string[]
  /** Device ids of phones that fetch mail with their own mail app. */
  readonly phones: readonly string[]
}

/** How clients may get into a mailbox; undefined when there is none. Throws RemoteError. */
export async function readClientAccess(
  exchange: CmdletReader<'exchange'>,
  id: string,
): Promise<ClientAccess | undefined> {
  const [found, phones] = await Promise.all([readSwitches(exchange, id), readPhones(exchange, id)])
  if (found === undefined) return undefined
  return {
    open: Object.fromEntries(ways.flatMap((way) => (found[way] === undefined ? [] : [[way, found[way]]]))),
    smtpDisabled: found.SmtpClientAuthenticationDisabled ?? null,
    blockedPhones: found.ActiveSyncBlockedDeviceIDs ?? [],
    phones: phones.filter(({ outlook }) => !outlook).map(({ deviceId }) => deviceId),
  }
}

async function readSwitches(exchange: CmdletReader<'exchange'>, id: string) {
  try {
    const [found] = await exchange.get('Get-CASMailbox', { Identity: id })
    return found
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return undefined
    throw error
  }
}
