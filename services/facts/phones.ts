import { RemoteError, type CmdletReader } from '../remote/reader'

/** What a device or phone said of what it was asked to do. `at`: ISO 8601 as Microsoft wrote it. */
export interface Report {
  readonly state: 'pending' | 'done' | 'failed'
  readonly at: string | undefined
}

/** A phone that fetches mail, by its own mail app or by Outlook. */
export interface Phone {
  /** Exchange's Guid. */
  readonly id: string
  /** What it is blocked by. */
  readonly deviceId: string
  readonly name: string
  readonly model: string
  /** It is the Outlook app, which only ever wipes its own data. */
  readonly outlook: boolean
  readonly lastSeen: string | undefined
  readonly wipe: Report | undefined
}

/** The phones that a mailbox knows; none when there is no mailbox. Throws RemoteError. Source: learn, Get-MobileDeviceStatistics. */
export async function readPhones(exchange: CmdletReader<'exchange'>, id: string): Promise<readonly Phone[]> {
  try {
    const found = await exchange.get('Get-MobileDeviceStatistics', { Mailbox: id })
    return found.map((phone) => ({
      id: phone.Guid,
      deviceId: phone.DeviceID,
      name: phone.DeviceFriendlyName ?? phone.DeviceModel ?? phone.DeviceID,
      model: phone.DeviceModel ?? phone.DeviceType ?? '',
      outlook: phone.DeviceType === 'Outlook',
      lastSeen: phone.LastSuccessSync ?? undefined,
      wipe: newest([
        wipeReport(phone.AccountOnlyDeviceWipeRequestTime, phone.AccountOnlyDeviceWipeAckTime),
        wipeReport(phone.DeviceWipeRequestTime, phone.DeviceWipeAckTime),
      ]),
    }))
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
    throw error
  }
}

/** The newest of what was said; undefined when nothing was. */
export function newest(reports: readonly (Report | undefined)[]): Report | undefined {
  return reports.reduce(
    (last, one) => (one !== undefined && timeOf(one.at) >= timeOf(last?.at) ? one : last),
    undefined,
  )
}

function wipeReport(
  requestedAt: string | null | undefined,
  acknowledgedAt: string | null | undefined,
): Report | undefined {
  if (acknowledgedAt && !(requestedAt && timeOf(requestedAt) > timeOf(acknowledgedAt))) {
    return { state: 'done', at: acknowledgedAt }
  }
  return requestedAt ? { state: 'pending', at: requestedAt } : undefined
}

function timeOf(at: string | undefined): number {
  const time = at === undefined ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? 0 : time
}
