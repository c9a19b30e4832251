import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { createLog, logConsole, logCrashes } from '../../bot/logging'
import { forgetSecrets, secretsHidden, withoutSecrets } from '../../services/remote/secrets'

const secret = 'pl4nted "secret"\nof two lines & more'
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl'

describe('The log', () => {
  it('has of an error its words, and never the request that an SDK hung on it', () => {
    const request = { headers: { authorization: `Bearer ${token}` }, body: `client_secret=${token}x` }
    const error = Object.assign(new Error('Teams said no', { cause: Object.assign(new Error('Inner'), { request }) }), {
      request,
      response: { headers: request.headers },
      config: request,
      statusCode: 403,
    })

    const line = logged((log) => log.error({ err: error }, 'A post failed'))

    assert.match(line, /Teams said no/)
    assert.match(line, /"statusCode":403/)
    assert.match(line, /Inner/)
    assert.doesNotMatch(line, /eyJ|authorization|client_secret/)
  })

  it('leaves out requests, headers and settings under any name', () => {
    const headers = { Authorization: 'Bearer not-like-a-token-at-all' }

    const line = logged((log) => log.warn({ headers, inner: { headers, request: { headers } } }, 'Seen'))

    assert.doesNotMatch(line, /not-like-a-token/)
  })

  it('has nothing of an error that is none', () => {
    const line = logged((log) => log.error({ err: { headers: { authorization: secret } } }, 'Thrown'))

    assert.match(line, /not an error: object/)
    assert.doesNotMatch(line, /pl4nted/)
  })

  it('says every error of several', () => {
    const line = logged((log) => log.error({ err: new AggregateError([new Error('one'), new Error('two')]) }, 'Both'))

    assert.match(line, /one/)
    assert.match(line, /two/)
  })

  for (const [name, form] of [
    ['as it is', secret],
    ['in an address', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in a JSON text', JSON.stringify({ body: secret })],
  ] as const) {
    it(`hides a secret of the environment ${name}`, () => {
      const line = logged((log) => log.info({ text: `before ${form} after` }), { AZURE_CLIENT_SECRET: secret })

      assert.match(line, /before .*\(secret\).* after/)
      assert.doesNotMatch(line, /pl4nted|cGw0bnRlZ/)
    })
  }

  it('hides what looks like a secret, whoever wrote it', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'
    const text = `${token} and Bearer abcdef123456789 and client_secret=s3cr3t&x=1 and ${key} and the end`

    const line = logged((log) => log.info({ text }))

    assert.doesNotMatch(line, /eyJ|abcdef123|s3cr3t|MIIEow/)
    assert.match(line, /and the end/)
  })

  it('is JSON still when what looks like a secret ends at a quote', () => {
    const text = JSON.stringify({ query: 'password=a"b', key: '-----BEGIN PRIVATE KEY-----\nMII"' })

    const line = logged((log) => log.info({ text }))

    assert.equal(
      (JSON.parse(line) as { readonly text: string }).text,
      '{"query":"password=(secret)\\"b","key":"(private key)\\""}',
    )
  })

  it('leaves the words of a sentence about tokens as they are', () => {
    const text = 'Bearer token missing; Basic authentication is not supported; password policy'

    assert.match(
      logged((log) => log.info({ text })),
      new RegExp(text),
    )
  })

  it('is JSON still, whatever the secrets and the words are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string({ unit: 'binary' }), (password, text) => {
        fc.pre(!JSON.stringify({ level: 30, time: 1, pid: 1, hostname: 'x', msg: 'text' }).includes(password))
        const line = logged((log) => log.info({ said: `${text}${password}${text}` }), { A_PASSWORD: password })
        const { said } = JSON.parse(line) as { readonly said: string }
        assert.ok(password.trim() === '' || !said.includes(password) || '(secret)'.includes(password))
      }),
    )
  })
})

describe('What a library prints on the console', () => {
  const { error, warn } = console
  afterEach(() => void Object.assign(console, { error, warn }))

  it('goes to the log, an error by its words and an object not at all', () => {
    const request = { headers: { authorization: 'Bearer abcdefgh12345678' } }

    const line = logged((log) => {
      logConsole(log)
      console.error(Object.assign(new Error('No key for this token'), { request }), 'Available keys', [request])
      console.warn('%s was met', 'a percent sign')
    })

    assert.match(line, /No key for this token Available keys \(an object\)/)
    assert.match(line, /a percent sign/)
    assert.doesNotMatch(line, /abcdefgh/)
  })
})

describe('A mistake that nobody caught', () => {
  it('ends the process, and the log has its words and not what hangs on it', () => {
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    try {
      const codes: number[] = []
      const error = Object.assign(new Error('Nobody caught this'), {
        headers: { authorization: 'Bearer abcdefgh12345' },
      })

      const line = logged((log) => {
        logCrashes(log, (code) => void codes.push(code))
        process.emit('uncaughtException', error)
      })

      assert.deepEqual(codes, [1])
      assert.match(line, /"level":60.*Nobody caught this/)
      assert.doesNotMatch(line, /abcdefgh/)
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const other of others) process.on('uncaughtException', other)
    }
  })
})

describe('The environment after the start', () => {
  it('has no secret any more, but what the managed identity is asked with', () => {
    const environment = {
      MicrosoftAppPassword: 'a',
      CertificatePrivateKey: 'b',
      AZURE_CLIENT_SECRET: 'c',
      OFFBOARDING_CERTIFICATE_PASSWORD: 'd',
      AZURE_FEDERATED_TOKEN_FILE: '/path',
      IDENTITY_HEADER: 'e',
      PATH: '/bin',
    }

    forgetSecrets(environment)

    assert.deepEqual(environment, { AZURE_FEDERATED_TOKEN_FILE: '/path', IDENTITY_HEADER: 'e', PATH: '/bin' })
  })
})

describe('The environment of the Playground', () => {
  it('has no secret at all', () => {
    const given = { MicrosoftAppPassword: 'a', IDENTITY_HEADER: 'b', PATH: '/bin' }

    assert.deepEqual(withoutSecrets(given), { PATH: '/bin' })
  })
})

describe('Hiding secrets', () => {
  it('hides the whole of two secrets of which one begins like the other', () => {
    const hide = secretsHidden({ ONE_SECRET: 'abc', OTHER_SECRET: 'abcdef' })

    assert.equal(hide('x abcdef y abc z'), 'x (secret) y (secret) z')
  })

  it('hides nothing for an empty variable, and leaves paths to secrets readable', () => {
    const hide = secretsHidden({ ONE_SECRET: ' ', AZURE_FEDERATED_TOKEN_FILE: '/var/token' })

    assert.equal(hide('a  b /var/token'), 'a  b /var/token')
  })
})

type Log = ReturnType<typeof createLog>

/** The line that was written. */
function logged(act: (log: Log) => void, environment: Readonly<Record<string, string>> = {}): string {
  const lines: string[] = []
  act(createLog('debug', environment, { write: (line) => void lines.push(line) }))
  return lines.join('')
}
