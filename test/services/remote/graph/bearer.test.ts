import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { createTokenSource, type TokenWish } from '../../../../services/remote/graph/transport/bearer'

const hour = 3_600_000

/** Keeps a numbered token, as a credential does, and gives another one only in place of one that was refused. */
function source(lifetime = hour) {
  const wishes: TokenWish[] = []
  let kept = 1
  const tokens = createTokenSource(async (wish) => {
    wishes.push(wish)
    await new Promise((resolve) => setImmediate(resolve))
    if (wish.refused !== undefined) kept += 1
    return { token: `token-${kept}`, expiresOnTimestamp: Date.now() + lifetime }
  })
  return { tokens, wishes }
}

describe('the tokens for one remote system', () => {
  it('are asked for once by all who start together', async () => {
    const { tokens, wishes } = source()

    assert.deepEqual(await Promise.all([tokens.current(), tokens.current()]), ['token-1', 'token-1'])
    assert.deepEqual(wishes, [{}])
  })

  it('are asked for once as long as they are good, and again before their end or when their credential says so', async () => {
    const good = source()
    await good.tokens.current()
    await good.tokens.current()
    assert.deepEqual(good.wishes, [{}])

    const ending = source(4 * 60_000)
    await ending.tokens.current()
    await ending.tokens.current()
    assert.deepEqual(ending.wishes, [{}, {}])

    let asked = 0
    const renewable = createTokenSource(async () => {
      asked += 1
      return { token: `token-${asked}`, expiresOnTimestamp: Date.now() + hour, refreshAfterTimestamp: Date.now() - 1 }
    })
    await renewable.current()
    assert.equal(await renewable.current(), 'token-2')
  })

  it('are not the refused one again that was asked for before it was refused and came after', async () => {
    let give: () => void = () => undefined
    const late = new Promise<void>((resolve) => (give = resolve))
    const asked = [late.then(() => 'refused'), Promise.resolve('another')]
    const tokens = createTokenSource(async ({ refused }) => {
      if (refused !== undefined) return { token: 'fresh, and soon at its end', expiresOnTimestamp: Date.now() }
      return { token: (await asked.shift()) ?? '', expiresOnTimestamp: Date.now() + hour }
    })
    const first = tokens.current()

    await tokens.inPlaceOf('refused')
    give()
    await first

    assert.equal(await tokens.current(), 'another')
  })

  it('are replaced once, with the claims demanded, for all that were refused together or a moment later', async () => {
    const { tokens, wishes } = source()
    const refused = await tokens.current()

    await Promise.all([tokens.inPlaceOf(refused, 'claims'), tokens.inPlaceOf(refused)])
    await tokens.inPlaceOf(refused, 'claims')

    assert.deepEqual(wishes, [{}, { refused, claims: 'claims' }])
    assert.deepEqual(await Promise.all([tokens.current(), tokens.current()]), ['token-2', 'token-2'])
  })

  it('are asked for again when what came in place of the refused one was that one again', async () => {
    const wishes: TokenWish[] = []
    const tokens = createTokenSource(async (wish) => {
      wishes.push(wish)
      return { token: wishes.length < 3 ? 'kept' : 'fresh', expiresOnTimestamp: Date.now() + hour }
    })

    await tokens.inPlaceOf(await tokens.current())
    await tokens.inPlaceOf('kept')

    assert.equal(await tokens.current(), 'fresh')
  })

  it('are the credential’s again when the fresh one comes to its end', async () => {
    const { tokens, wishes } = source(4 * 60_000)
    await tokens.inPlaceOf(await tokens.current())

    await tokens.current()

    assert.deepEqual(wishes.at(-1), {})
  })

  it('are never the refused one again, and never asked for more often than one was refused, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('use', 'revoke', 'useThrice'), { maxLength: 30 }), async (acts) => {
        const { tokens, wishes } = source()
        const revoked = new Set<string>()
        let revocations = 0
        const use = async (): Promise<void> => {
          const token = await tokens.current()
          if (!revoked.has(token)) return
          await tokens.inPlaceOf(token)
          assert.ok(!revoked.has(await tokens.current()))
        }
        for (const act of acts) {
          if (act === 'use') await use()
          else if (act === 'useThrice') await Promise.all([use(), use(), use()])
          else {
            revocations += 1
            revoked.add(await tokens.current())
          }
        }
        assert.ok(wishes.filter(({ refused }) => refused !== undefined).length <= revocations)
      }),
    )
  })
})
