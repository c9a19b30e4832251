import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { createSentFiles, isFileAddress } from '../../bot/sentFiles'
import { clouds } from '../../services/remote/clouds'

const real = { fileDomains: clouds.worldwide.fileDomains, sandboxOrigin: undefined, within: 1_000 }
const good =
  'https://contoso-my.sharepoint.com/personal/ilse_contoso_com/_layouts/15/download.aspx?UniqueId=1&Translate=false&tempauth=ey.x'

describe('The address of a file that somebody sent', () => {
  it('is one of SharePoint’s, by https and on the ordinary port', () => {
    assert.ok(isFileAddress(good, real))
    for (const other of [
      good.replace('https', 'http'),
      good.replace('.com/', '.com:8443/'),
      good.replace('https://', 'https://me:secret@'),
      good.replace('.sharepoint.com', '.sharepoint.com.example.com'),
      good.replace('contoso-my.sharepoint.com', 'sharepoint.com'),
      good.replace('contoso-my.sharepoint.com', 'evilsharepoint.com'),
      good.replace('contoso-my.sharepoint.com', '127.0.0.1'),
      good.replace('contoso-my.sharepoint.com', '169.254.169.254'),
      good.replace('contoso-my.sharepoint.com', '[::1]'),
      good.replace('contoso-my.sharepoint.com', 'example.com#.sharepoint.com'),
      `${good}${'x'.repeat(4_000)}`,
      '/etc/passwd',
      '',
    ])
      assert.ok(!isFileAddress(other, real), other)
    for (const cloud of [clouds.usgov, clouds['usgov-dod'], clouds.china])
      assert.ok(!isFileAddress(good, { ...real, fileDomains: cloud.fileDomains }))
  })

  it('is never taken for one of them when its host is not theirs, however it is written', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (address, more) => {
        for (const one of [address, `${address}${more}`, `https://${more}.sharepoint.com`, `https://${more}`]) {
          if (!isFileAddress(one, real)) continue
          const { protocol, hostname, port } = new URL(one)
          assert.deepEqual([protocol, port], ['https:', ''])
          assert.match(hostname, /\.sharepoint\.com$/)
        }
      }),
    )
  })

  it('is in the sandbox the pretend tenant’s, and nothing of Microsoft’s', () => {
    const pretend = { ...real, sandboxOrigin: 'http://127.0.0.1:4100' }

    assert.ok(isFileAddress('http://127.0.0.1:4100/personal/x', pretend))
    for (const other of [
      good,
      'http://127.0.0.1:4101/x',
      'http://localhost:4100/x',
      'http://127.0.0.1:4100@example.com/',
    ])
      assert.ok(!isFileAddress(other, pretend), other)
  })
})

describe('A file that somebody sent', () => {
  let server: Server
  let origin: string
  let asked: IncomingMessage[]
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request)
      answer(request, response)
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const get = async (largest = 1_000, within = 30_000) => {
    const files = createSentFiles({ fileDomains: [], sandboxOrigin: origin, within })
    const got = await files.get({ name: 'lijst.csv', url: `${origin}/personal/lijst` }, largest)
    return got.ok ? got.bytes.toString() : got.why
  }

  it('is got without a token', async () => {
    answer = (_, response) => void response.end('Naam')

    assert.equal(await get(), 'Naam')
    assert.deepEqual(
      asked.map(({ headers }) => [headers.authorization, headers.cookie]),
      [[undefined, undefined]],
    )
  })

  it('is not followed to another place', async () => {
    answer = (_, response) => respond(response, 302, { location: `${origin}/other` })

    assert.equal(await get(), 'gone')
    assert.equal(asked.length, 1)
  })

  it('is not read further than it may be large, whatever it says of its size', async () => {
    answer = (_, response) => respond(response, 200, { 'content-length': '5000' }, 'x'.repeat(5_000))
    assert.equal(await get(), 'tooLarge')
    let closed: Promise<unknown> | undefined
    answer = (_, response) => {
      closed = once(response, 'close')
      const more = (): void => void (response.destroyed || response.write('x'.repeat(600), () => setImmediate(more)))
      more()
    }
    assert.equal(await get(), 'tooLarge')
    await closed
  })

  it('is given up when it is slow, gone, or broken off', async () => {
    answer = (_, response) => void response.write('Na')
    assert.equal(await get(1_000, 50), 'slow')
    answer = () => undefined
    assert.equal(await get(1_000, 50), 'slow')
    answer = (_, response) => respond(response, 404)
    assert.equal(await get(), 'gone')
    answer = (_, response) => void response.destroy()
    assert.equal(await get(), 'gone')
  })

  it('is no page that shows it', async () => {
    answer = (_, response) => respond(response, 200, { 'content-type': 'text/html; charset=utf-8' }, '<p>')

    assert.equal(await get(), 'webPage')
  })
})

function respond(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): void {
  response.writeHead(status, headers)
  response.end(body)
}
