import { strict as assert } from 'node:assert'
import { generatePassword, fillInPassword } from '../../../../services/remote/graph/password'
import { randomPassword } from '../../../../services/model/operation'

describe('a made-up password', () => {
  it('is long and has characters of all four classes, every time', () => {
    for (let count = 0; count < 200; count += 1) {
      const password = generatePassword()

      assert.ok(password.length >= 48)
      for (const characters of [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]) assert.match(password, characters)
    }
  })

  it('is never the same twice', () => {
    assert.equal(new Set(Array.from({ length: 500 }, generatePassword)).size, 500)
  })

  it('takes the place of what is to be made up, wherever that stands, and leaves the operation as it was', () => {
    const body = { passwordProfile: { password: randomPassword, force: true }, list: [randomPassword, null, 'x'] }

    const sent = fillInPassword(body) as unknown as {
      passwordProfile: { password: string; force: boolean }
      list: unknown[]
    }

    assert.match(sent.passwordProfile.password, /^.{48,}$/)
    assert.equal(sent.passwordProfile.force, true)
    assert.match(String(sent.list[0]), /^.{48,}$/)
    assert.notEqual(sent.list[0], sent.passwordProfile.password)
    assert.deepEqual(sent.list.slice(1), [null, 'x'])
    assert.deepEqual(body.passwordProfile.password, { $generate: 'password' })
  })
})
