import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How often it asks each bot whether it is well, and how long that may take; milliseconds. */
const probeEvery = 300
const probePatience = 1_000

/** Stands in front of several bots, as what an operator puts there: gives each request to the next that says it is well. */
export class Balancer {
  private well: readonly string[] = []
  private turn = 0
  private readonly timer: NodeJS.Timeout

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly bots: () => readonly string[],
  ) {
    this.timer = setInterval(() => void this.probe(), probeEvery)
  }

  /** @param bots the addresses of those that there are at the moment */
  static async before(bots: () => readonly string[]): Promise<Balancer> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const balancer = new Balancer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bots)
    server.on('request', (request, response) => void balancer.pass(request, response).catch(() => response.destroy()))
    await balancer.probe()
    return balancer
  }

  close(): void {
    clearInterval(this.timer)
    this.server.closeAllConnections()
    this.server.close()
  }

  private async probe(): Promise<void> {
    const asked = await Promise.all(
      this.bots().map(async (bot) => {
        const signal = AbortSignal.timeout(probePatience)
        const answer = await fetch(`${bot}/health`, { signal }).catch(() => undefined)
        return answer?.status === 200 ? [bot] : []
      }),
    )
    this.well = asked.flat()
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const bot = this.well[(this.turn += 1) % this.well.length]
    if (bot === undefined) return void response.writeHead(503).end()
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' }
    const { method = 'POST', url = '/' } = request
    const sent = chunks.length === 0 ? {} : { body: Buffer.concat(chunks).toString() }
    const answer = await fetch(`${bot}${url}`, { method, headers, ...sent })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(await answer.text())
  }
}
