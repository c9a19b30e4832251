import type { CmdletReader } from '../reader'

/**
 * A gateway whose equal reads of the same turn of the event loop are one: several steps ask about the same mailbox at the
 * same moment, and a cmdlet takes its time. Nothing is kept beyond that turn, so a read after a change sees the change.
 */
export function withEqualReadsOnce<Gateway extends CmdletReader>(gateway: Gateway): Gateway {
  const underWay = new Map<string, Promise<unknown>>()
  const get: CmdletReader['get'] = (cmdlet, parameters) => {
    const key = JSON.stringify([cmdlet, parameters])
    const known = underWay.get(key)
    if (known !== undefined) return known as ReturnType<typeof gateway.get<typeof cmdlet>>
    const read = gateway.get(cmdlet, parameters)
    underWay.set(key, read)
    setImmediate(() => underWay.delete(key))
    return read
  }
  return { ...gateway, get }
}
