import { strict as assert } from 'node:assert'
import { connectionTo, placeOf, readDatabaseUrl } from '../../../../services/cases/database/address'

function addressIn(url: string) {
  const read = readDatabaseUrl(url)
  assert.ok(read.ok, url)
  return read.address
}

describe('the address of a database', () => {
  it('is taken apart, with what is written with % in it', () => {
    assert.deepEqual(addressIn('postgres://bot%40contoso:p%2F%25%40@db.contoso.com:6432/cases'), {
      host: 'db.contoso.com',
      port: 6432,
      database: 'cases',
      user: 'bot@contoso',
      password: 'p/%@',
      tls: { ca: undefined },
    })
  })

  it('is connected to by TLS with a certificate that is looked at, but on this machine or where it is told otherwise', () => {
    const isClear = (url: string) => addressIn(url).tls === false
    for (const url of ['postgres://b@db/x', 'postgresql://b@10.0.0.4/x', 'postgres://b@db/x?sslmode=require'])
      assert.ok(!isClear(url), url)
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) assert.ok(isClear(`postgres://b@${host}/x`), host)
    assert.ok(isClear('postgres://b@localhost/x?host=/var/run/postgresql'))
    assert.ok(isClear('postgres://b@db/x?sslmode=disable'))
    assert.ok(!isClear('postgres://b@localhost/x?sslmode=verify-full'))
    assert.deepEqual(connectionTo(addressIn('postgres://b@db/x')).ssl, { rejectUnauthorized: true })
  })

  for (const [url, problem] of [
    ['db/x', /is no URL/],
    ['mysql://b:geheim@db/x', /must begin with postgres:/],
    ['postgres://b:geheim@db/x?sslmode=prefer', /sslmode that is none of/],
    ['postgres://b:geheim@db/x?ssl=true', /the parameter ssl, which/],
    ['postgres://db/x', /must name a user/],
    ['postgres://b:geheim@db/', /must name a user/],
    ['postgres://b:geheim@db/x/y', /must name a user/],
    ['postgres://b:geheim%zz@db/x', /%25/],
    ['postgres://b:geheim@db/x?sslrootcert=/none', /root certificate \/none/],
  ] as const)
    it(`is refused in words without its password: ${url}`, () => {
      const read = readDatabaseUrl(url)
      assert.ok(!read.ok)
      assert.match(read.problem, problem)
      assert.ok(!read.problem.includes('geheim'))
    })

  it('is named without who the bot is there', () => {
    assert.equal(placeOf(addressIn('postgres://bot:geheim@db/cases')), 'PostgreSQL db:5432/cases')
  })

  it('is connected to in fields, with a token in place of a password where there is one', async () => {
    const address = addressIn('postgres://bot@db/cases')
    const { password, connectionString, user } = connectionTo(address, async () => 'token')
    assert.ok(typeof password === 'function')
    assert.deepEqual([await password(), connectionString, user], ['token', undefined, 'bot'])
    assert.ok(!('password' in connectionTo(address)))
  })
})
