import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generate } from 'selfsigned'
import { signInHost } from '../../sandbox/identity/signIn'
import type { Sandbox } from '../../sandbox/server'

/** The names by which clients reach the front; 127.0.0.1 answers to all of them. */
export const frontHosts = ['graph.microsoft.com', signInHost, 'localhost'] as const

/** The sandbox as Microsoft's public endpoints: TLS on loopback, with a certificate made for this one start. */
export interface PublicFront {
  readonly port: number
  /** A file with the certificate, for NODE_EXTRA_CA_CERTS of a child process. */
  readonly certificateFile: string
  stop(): Promise<void>
}

/** Starts it. Answers carry the name that was asked, as Microsoft's `@odata.nextLink` and `Location` do. */
export async function startPublicFront(sandbox: Sandbox): Promise<PublicFront> {
  const { private: key, cert } = await certificate()
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    serve(sandbox, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = await mkdtemp(path.join(tmpdir(), 'clients-'))
  const certificateFile = path.join(folder, 'certificate.pem')
  await writeFile(certificateFile, cert)
  return {
    port: (server.address() as AddressInfo).port,
    certificateFile,
    async stop() {
      await close(server)
      await rm(folder, { recursive: true })
    },
  }
}

async function certificate() {
  const attributes = [{ name: 'commonName', value: 'The pretend tenant' }]
  const altNames = frontHosts.map((value) => ({ type: 2 as const, value }))
  return generate(attributes, {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 24 * 60 * 60 * 1000),
    extensions: [{ name: 'subjectAltName', altNames }],
  })
}

async function serve(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await bytesOf(incoming)
  const host = incoming.headers.host ?? ''
  const url = incoming.url ?? '/'
  const response = await fetch(sandbox.url + url, {
    method: incoming.method ?? 'GET',
    headers: passedOn(incoming),
    ...(body.length === 0 ? {} : { body }),
  })
  const publicly = (text: string): string => text.replaceAll(sandbox.url, `https://${host}`)
  const text = publicly(await response.text())
  const headers = [...response.headers]
    .filter(([name]) => !/^(content-length|connection|keep-alive)$/.test(name))
    .map(([name, value]) => [name, publicly(value)] as const)
  // Not chained: restify, when it is loaded in the same process, patches writeHead to return nothing.
  outgoing.writeHead(response.status, Object.fromEntries(headers))
  outgoing.end(text)
}

/** All headers but those about the connection itself. */
function passedOn({ headers }: IncomingMessage): Headers {
  const passed = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (!/^(host|connection|content-length|transfer-encoding|accept-encoding|keep-alive)$/.test(name))
      passed.set(name, [value ?? ''].flat().join(', '))
  return passed
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
