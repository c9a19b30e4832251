import type { CloudAdapter } from 'botbuilder'
import type { Logger } from 'pino'
import { createServer, plugins, type Request, type Response, type Server } from 'restify'
import type { OffboardingBot } from './offboardingBot'

const largestBody = 256 * 1024

/**
 * The web server: `POST /api/messages` for Teams, `GET /health` for whoever watches over it. Listens on the given host
 * only; resolves with the port. Rejects with a sentence when the port is taken.
 */
export async function startServer(
  options: { readonly host: string; readonly port: number },
  adapter: CloudAdapter,
  bot: OffboardingBot,
  log: Logger,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer({ name: 'offboarding-bot' })
  refuseMalformedAddresses(server)
  server.use(plugins.bodyParser({ mapParams: false, maxBodySize: largestBody }))
  server.get('/health', (_request: Request, response: Response, next: () => void) => {
    response.send(200, { status: 'ok' })
    next()
  })
  server.post('/api/messages', async (request: Request, response: Response) => {
    if (!isActivity(request.body)) {
      log.warn({ length: request.getContentLength() }, 'A request that is no activity was refused')
      response.send(400, { message: 'This is no activity.' })
      return
    }
    await adapter.process(request, response, (context) => bot.run(context))
  })
  server.on('restifyError', (request: Request, _response: Response, error: Error, next: () => void) => {
    log.warn({ method: request.method, problem: error.name }, 'A request was refused')
    next()
  })
  return listen(server, options)
}

type First = (handler: (request: Request, response: Response) => boolean) => void

/** restify 12 builds a URL from the Host header outside its handler chain, and a malformed one ends the process. */
function refuseMalformedAddresses(server: Server & { readonly first?: First }): void {
  // Its type declarations are of an older version, which lacks this.
  server.first?.((request: Request, response: Response) => {
    try {
      request.getUrl()
      return true
    } catch {
      response.statusCode = 400
      response.end()
      return false
    }
  })
}

function isActivity(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string'
}

function listen(server: Server, { host, port }: { readonly host: string; readonly port: number }) {
  return new Promise<{ readonly port: number; stop(): Promise<void> }>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const sentence = `Port ${port} is already in use. Stop what uses it, or choose another: PORT=3979 npm start`
      reject(taken ? new Error(sentence) : error)
    })
    server.listen(port, host, () => {
      const address: { readonly port: number } = server.address()
      resolve({
        port: address.port,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped())
            ;(server.server as { closeAllConnections?: () => void }).closeAllConnections?.()
          }),
      })
    })
  })
}
