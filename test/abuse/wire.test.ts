import { strict as assert } from 'node:assert'
import net from 'node:net'
import { gzipSync, deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { ConnectorDouble } from '../support/connector'
import { ilse, Office, waitFor } from '../support/office'

const seed = Number(process.env['ABUSE_SEED'] ?? 7)
const crlf = '\r\n'
/** How long a wire is watched for an answer, milliseconds: what is not answered stays open, and must not be in the way. */
const glance = 300

function post(headers: readonly string[], body: string | Buffer = ''): Buffer {
  const head = ['POST /api/messages HTTP/1.1', 'Host: 127.0.0.1', ...headers].join(crlf)
  return Buffer.concat([Buffer.from(head + crlf + crlf), Buffer.from(body)])
}

const json = 'Content-Type: application/json'
const withLength = (body: string | Buffer) => `Content-Length: ${Buffer.byteLength(body)}`
const sized = (headers: readonly string[], body: string | Buffer) => post([...headers, withLength(body)], body)
const bomb = gzipSync(Buffer.alloc(20 * 1_048_576, ' '))

/** What is put on the wire, and which statuses are a good answer; none means that no answer is one, too. */
const wires: Readonly<Record<string, { readonly bytes: Buffer | string; readonly status?: readonly number[] }>> = {
  'no HTTP': { bytes: 'garbage\r\n\r\n', status: [400] },
  'nothing but zeros': { bytes: Buffer.alloc(4_096) },
  'a TLS greeting': { bytes: Buffer.from('16030100c8010000c40303', 'hex') },
  'half a request line': { bytes: 'POST /api/mes' },
  'headers that never end': { bytes: 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-A: ' },
  'huge headers': { bytes: post([`X-A: ${'a'.repeat(100_000)}`]), status: [431] },
  'a thousand headers': { bytes: post(Array.from({ length: 1_000 }, (_, index) => `X-${index}: 1`)) },
  'a huge token': { bytes: post([json, `Authorization: Bearer ${'a'.repeat(15_000)}`]) },
  'a Host that is no host': { bytes: 'GET / HTTP/1.1\r\nHost: a b[\r\n\r\n', status: [400] },
  'a Host with a port beyond all': { bytes: 'GET / HTTP/1.1\r\nHost: x:99999\r\n\r\n', status: [400] },
  'an open bracket for a Host': { bytes: 'GET / HTTP/1.1\r\nHost: [\r\n\r\n', status: [400] },
  'an address that is none': { bytes: 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', status: [400] },
  'two Hosts': { bytes: 'POST /api/messages HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n' },
  'no Host': { bytes: 'GET /health HTTP/1.1\r\n\r\n', status: [400] },
  'a Host from elsewhere': {
    bytes:
      'POST /api/messages HTTP/1.1\r\nHost: evil.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
    status: [400, 401, 403],
  },
  'a path that decodes to nothing good': {
    bytes: 'GET /%00%ff%c0%ae../..%2f HTTP/1.1\r\nHost: x\r\n\r\n',
    status: [400, 404],
  },
  'a long path': { bytes: `GET /${'a'.repeat(10_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, status: [404] },
  'a query of brackets': { bytes: `GET /health?${'a[b]'.repeat(1_000)}=1 HTTP/1.1\r\nHost: x\r\n\r\n` },
  'an unknown method': { bytes: 'FROB /api/messages HTTP/1.1\r\nHost: x\r\n\r\n', status: [400] },
  'another method': { bytes: 'DELETE /api/messages HTTP/1.1\r\nHost: x\r\n\r\n', status: [405] },
  'a proxy’s CONNECT': { bytes: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n' },
  'an upgrade to a web socket': {
    bytes:
      'GET /api/messages HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAA\r\n\r\n',
  },
  'an expectation': { bytes: post([json, 'Expect: 100-continue', 'Content-Length: 2'], '{}') },
  'an expectation nobody meets': { bytes: post([json, 'Expect: 200-ok', 'Content-Length: 2'], '{}') },
  'a length and chunks': {
    bytes: post([json, 'Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\nGET /x'),
    status: [400],
  },
  'two lengths': { bytes: post([json, 'Content-Length: 2', 'Content-Length: 3'], '{}'), status: [400] },
  'a negative length': { bytes: post([json, 'Content-Length: -1'], '{}'), status: [400] },
  'a length beyond all numbers': { bytes: post([json, 'Content-Length: 99999999999999999999'], '{}') },
  'chunks of no size': { bytes: post([json, 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n') },
  'an endless chunk': { bytes: post([json, 'Transfer-Encoding: chunked'], 'fffffff\r\n{') },
  'a body that does not come': { bytes: post([json, 'Content-Length: 1000'], '{"type"') },
  'a body above the limit': { bytes: sized([json], `"${'x'.repeat(300_000)}"`), status: [401, 413] },
  'a gzip bomb': { bytes: sized([json, 'Content-Encoding: gzip'], bomb), status: [401, 415] },
  'broken gzip': { bytes: sized([json, 'Content-Encoding: gzip'], 'this is not gzip'), status: [401, 415] },
  'half a gzip': { bytes: sized([json, 'Content-Encoding: gzip'], bomb.subarray(0, 100)), status: [401, 415] },
  deflate: { bytes: sized([json, 'Content-Encoding: deflate'], deflateSync('{}')), status: [401, 415] },
  'an encoding nobody knows': { bytes: sized([json, 'Content-Encoding: x'], '{}'), status: [401, 415] },
  'gzip twice': { bytes: sized([json, 'Content-Encoding: gzip, gzip'], bomb), status: [401, 415] },
  'no content type': { bytes: sized([], '{"type":"message"}'), status: [401, 415] },
  'plain text': { bytes: sized(['Content-Type: text/plain'], '{"type":"message"}'), status: [401, 415] },
  'a form': { bytes: sized(['Content-Type: application/x-www-form-urlencoded'], 'type=message'), status: [401, 415] },
  'a form with files': {
    bytes: sized(
      ['Content-Type: multipart/form-data; boundary=x'],
      '--x\r\nContent-Disposition: form-data; name="a"; filename="../../x"\r\n\r\nx\r\n--x--',
    ),
    status: [401, 415],
  },
  'comma-separated values': { bytes: sized(['Content-Type: text/csv'], 'a,b\n1,2'), status: [401, 415] },
  'a content type that is none': { bytes: sized(['Content-Type: ;;;;charset'], '{}'), status: [401, 415] },
  'another charset': { bytes: sized(['Content-Type: application/json; charset=utf-16'], '{}'), status: [401, 415] },
  'bytes that are no UTF-8': { bytes: sized([json], Buffer.from([0x22, 0xff, 0xfe, 0x22])), status: [400, 401] },
  'a wrong digest': { bytes: sized([json, 'Content-MD5: AAAA'], '{}'), status: [400, 401] },
  'a version of the interface': { bytes: sized([json, 'Accept-Version: 99'], '{}'), status: [400, 401] },
  'a type of answer that nobody can give': { bytes: sized([json, 'Accept: image/png'], '{}'), status: [400, 401] },
  'brackets 100,000 deep': { bytes: sized([json], '['.repeat(100_000)), status: [400, 401] },
  'a list 100,000 deep': { bytes: sized([json], `${'['.repeat(100_000)}${']'.repeat(100_000)}`), status: [400, 401] },
  'an activity around something 60,000 deep': {
    bytes: sized([json], `{"type":"message","value":${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}}`),
    status: [400, 401],
  },
  'a prototype': { bytes: sized([json], '{"__proto__":{"type":"message"}}'), status: [400, 401] },
  'two requests at once': { bytes: Buffer.concat([sized([json], '{}'), sized([json], '{}')]), status: [400, 401] },
}

for (const kind of ['a sandbox’s bot', 'a real tenant’s bot', 'a real tenant’s bot, with a genuine token'] as const)
  describe(`on the wire to ${kind}`, () => {
    let connector: ConnectorDouble
    let office: Office
    before(async () => {
      connector = await ConnectorDouble.start()
      office = await Office.open(kind === 'a sandbox’s bot' ? {} : { connector })
    })
    after(async () => {
      await office.close()
      await connector.stop()
    })
    afterEach(async () => {
      const health = await fetch(`http://127.0.0.1:${office.botPort}/health`)
      assert.equal(health.status, 200, 'the process is up')
      assert.deepEqual(office.kept()['entries'], [])
      assert.equal((await office.teams.say(ilse, '/help')).status < 500, true)
    })

    const genuine = (bytes: Buffer | string): Buffer => {
      const text = Buffer.from(bytes).toString('latin1')
      if (!kind.endsWith('token')) return Buffer.from(bytes)
      const header = `Authorization: Bearer ${connector.token()}`
      return Buffer.from(text.replace(`POST /api/messages HTTP/1.1${crlf}`, `$&${header}${crlf}`), 'latin1')
    }

    for (const [what, { bytes, status }] of Object.entries(wires))
      it(`survives ${what}`, async () => {
        const answer = await onTheWire(office.botPort, genuine(bytes))

        const [, given] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? []
        if (status !== undefined) assert.ok(status.includes(Number(given)), `answered ${answer.slice(0, 200)}`)
        assert.ok(given === undefined || Number(given) < 500, answer.slice(0, 200))
        assert.doesNotMatch(answer, /node_modules|\bat \/|TypeError/)
      })

    it('keeps no connection that wants to speak something else', async () => {
      for (const bytes of [wires['an upgrade to a web socket']?.bytes, wires['a proxy’s CONNECT']?.bytes])
        await new Promise<void>((resolve) => {
          const socket = net.connect(office.botPort, '127.0.0.1', () => socket.write(bytes ?? ''))
          socket.on('close', () => resolve()).on('error', () => undefined)
        })
    })

    it('survives a hundred callers who say nothing', async () => {
      const sockets = Array.from({ length: 100 }, () => net.connect(office.botPort, '127.0.0.1'))
      for (const socket of sockets) socket.on('error', () => undefined).write('POST /api/messages HTTP/1.1\r\nX: ')

      const health = await fetch(`http://127.0.0.1:${office.botPort}/health`)

      assert.equal(health.status, 200)
      for (const socket of sockets) socket.destroy()
    })

    it('answers whoever is genuine while two thousand idle connections stand open', async () => {
      const keepAlive = `GET /health HTTP/1.1${crlf}Host: 127.0.0.1${crlf}Connection: keep-alive${crlf}${crlf}`
      const sockets = Array.from({ length: 2_000 }, () => net.connect(office.botPort, '127.0.0.1'))
      const settled = new Set<net.Socket>()
      const closed = new Set<net.Socket>()
      for (const socket of sockets) {
        socket.on('error', () => undefined).on('data', () => void settled.add(socket))
        socket.on('close', () => void closed.add(socket)).write(keepAlive)
      }
      await waitFor('each to be answered or closed', () =>
        sockets.every((socket) => settled.has(socket) || closed.has(socket)) ? true : undefined,
      )
      const body = JSON.stringify({ ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' })
      const header = connector.token()
      const authorized = kind === 'a sandbox’s bot' ? [json] : [json, `Authorization: Bearer ${header}`]

      const answers = await Promise.all(
        Array.from({ length: 3 }, () => onTheWire(office.botPort, sized(authorized, body), 2_000)),
      )

      for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 200/)
      assert.ok(closed.size > 0 && closed.size < 1_000, `those within the budget are kept; ${closed.size} were closed`)
      for (const socket of sockets) socket.destroy()
    })

    it('survives callers who leave in the middle', async () => {
      const body = JSON.stringify({ ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' })
      const whole = genuine(sized([json], body))
      for (let length = 0; length <= whole.length; length += Math.ceil(whole.length / 40))
        await new Promise<void>((resolve) => {
          const socket = net.connect(office.botPort, '127.0.0.1', () => {
            socket.write(whole.subarray(0, length), () => {
              socket.destroy()
              resolve()
            })
          })
          socket.on('error', () => resolve())
        })
    })

    it(`survives any bytes, and any change to good ones (seed ${seed})`, async () => {
      const good = genuine(sized([json], JSON.stringify({ ...office.teams.activityOf(ilse, {}), type: 'event' })))
      const spoiled = fc
        .tuple(fc.nat(good.length), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
        .map(([at, length, put]) => Buffer.concat([good.subarray(0, at), put, good.subarray(at + length)]))
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
        spoiled,
      )
      for (const wire of fc.sample(bytes, { seed, numRuns: 60 })) {
        const answer = await onTheWire(office.botPort, wire, 30)
        assert.doesNotMatch(answer, /^HTTP\/1\.1 5\d\d (?!Not Implemented)/)
      }
    })
  })

/** What comes back for these bytes: until the other side closes, or for a glance. */
function onTheWire(port: number, bytes: Buffer, wait = glance): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('close', end)
    socket.on('error', end)
    setTimeout(() => (answer === '' ? setTimeout(end, wait) : end()), wait).unref()
  })
}
