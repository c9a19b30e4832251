import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** The way from one bot to the database, which can be cut and mended. */
export class Link {
  private readonly sockets = new Set<Socket>()
  private isCut = false

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

  mend(): void {
    this.isCut = false
  }

  close(): void {
    this.cut()
    this.server.close()
  }

  private pass(incoming: Socket, port: number): void {
    if (this.isCut) return void incoming.destroy()
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
}
