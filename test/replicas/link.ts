import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** The way from one bot to the database, which can be cut, or swallow everything, and be mended. */
export class Link {
  private readonly sockets = new Set<Socket>()
  private isCut = false
  private isSilent = false

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param port of the server on this machine that it leads to */
  static async to(port: number): Promise<Link> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const link = new Link(server, (server.address() as AddressInfo).port)
    server.on('connection', (socket) => link.pass(socket, port))
    return link
  }

  /** Every connection ends, and no other comes about. */
  cut(): void {
    this.isCut = true
    for (const socket of this.sockets) socket.destroy()
  }

  /** Nothing arrives any more in either direction, and nobody is told, as where a network drops all packets. */
  swallow(): void {
    this.isSilent = true
    for (const socket of this.sockets) socket.unpipe().pause()
  }

  /** What was open meanwhile is lost. */
  mend(): void {
    if (this.isSilent) for (const socket of this.sockets) socket.destroy()
    this.isCut = false
    this.isSilent = false
  }

  close(): void {
    this.cut()
    this.server.close()
  }

  private pass(incoming: Socket, port: number): void {
    if (this.isCut) return void incoming.destroy()
    if (this.isSilent) return this.keepWaiting(incoming)
    const outgoing = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      this.sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }

  private keepWaiting(incoming: Socket): void {
    this.sockets.add(incoming)
    incoming.on('error', () => undefined)
    incoming.on('close', () => this.sockets.delete(incoming))
    incoming.pause()
  }
}
