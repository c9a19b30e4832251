import { strict as assert } from 'node:assert'
import { databaseConnection, databaseIn } from '../../bot/database'
import { forgetSecrets, secretsHidden } from '../../services/remote/secrets'
import type { Credential } from '../../services/remote/credential'

const url = 'postgres://bot:p%2Fl4nted@db.contoso.com/cases'

describe('The database of the cases', () => {
  it('is signed in to by a token of its audience in the cloud, asked for anew at each connection', async () => {
    const asked: unknown[] = []
    const credential: Credential = {
      async getToken(scopes) {
        asked.push(scopes)
        return { token: `token ${asked.length}`, expiresOnTimestamp: 0 }
      },
    }
    const settings = databaseIn({ DATABASE_URL: 'postgres://bot@db.contoso.com/cases' })
    assert.equal(settings?.connection.password, undefined)
    const address = {
      host: 'db.contoso.com',
      port: 5432,
      database: 'cases',
      user: 'bot',
      password: undefined,
      tls: { ca: undefined },
    }

    for (const [cloud, host] of [
      ['worldwide', 'ossrdbms-aad.database.windows.net'],
      ['china', 'ossrdbms-aad.database.chinacloudapi.cn'],
    ] as const) {
      const { connection, place } = databaseConnection({ address, signIn: 'managedIdentity' }, cloud, credential)
      const before = asked.length
      assert.ok(typeof connection.password === 'function')
      assert.deepEqual(
        [await connection.password(), await connection.password()],
        [`token ${before + 1}`, `token ${before + 2}`],
      )
      assert.deepEqual(asked.slice(before), [`https://${host}/.default`, `https://${host}/.default`])
      assert.deepEqual(
        [connection.user, connection.connectionString, place],
        ['bot', undefined, 'PostgreSQL db.contoso.com:5432/cases'],
      )
    }
  })

  it('has a password that no text shows: as a whole address, alone, or in somebody else’s words', () => {
    const hide = secretsHidden({ DATABASE_URL: url })
    for (const text of [url, 'the password p/l4nted', 'p%2Fl4nted', `could not reach ${url}: gone`])
      assert.doesNotMatch(hide(text), /l4nted/)
    assert.equal(secretsHidden({})('postgresql://bot:l4nted@db/x refused'), 'postgresql://bot:(secret)@db/x refused')
    assert.match(secretsHidden({})('postgres://bot@db.contoso.com:5432/cases'), /^postgres:\/\/bot@db/)
    const environment: Record<string, string | undefined> = { DATABASE_URL: url, PATH: '/bin' }
    forgetSecrets(environment)
    assert.deepEqual(environment, { PATH: '/bin' })
  })

  it('that is named wrongly is refused by a command, in a sentence', () => {
    assert.throws(
      () => databaseIn({ DATABASE_URL: 'mysql://bot:l4nted@db/x' }),
      /^Error: DATABASE_URL must begin with postgres:\/\/\.$/,
    )
    assert.equal(databaseIn({}), undefined)
  })
})
